// Changing tasks: properties, tags, custom fields, further lists, the home list.

import * as l10n from '@vscode/l10n'
import { all } from '../../base/problems/all.ts'
import type { Problem } from '../../base/problems/problem.ts'
import { notApplied } from '../../base/problems/problem.ts'
import { differenceOf, mapDifference, type SaidDifference } from '../../base/text/difference.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import type { Api } from '../../clickup/http/api.ts'
import { labelOf } from '../../clickup/objects/task/label.ts'
import { getTask, type Task } from '../../clickup/objects/task/task.ts'
import { resolveAllPeople, resolvePerson } from '../../clickup/references/people.ts'
import { resolvePlace } from '../../clickup/references/places.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import { resolveTask } from '../../clickup/references/tasks.ts'
import type { Change, Comparison } from '../engine/change.ts'
import { wordFor } from '../engine/field-words.ts'
import { touchedByUpdate } from '../engine/touched.ts'
import { homeOf, listsPart, movePart } from './home.ts'
import type { Part } from './parts.ts'
import { planParts, type WantedTask } from './plan.ts'
import {
  archivedPart,
  estimatesPart,
  RELATIONS,
  relationPart,
  watchersPart,
} from './relation-parts.ts'
import { forReading, judge, mayHold, type SentParts, sendParts } from './sending.ts'

export interface TaskUpdate extends WantedTask {
  /** Further lists (TIML). */
  readonly lists?: SaidDifference | undefined
  /** Another home list. */
  readonly move_to?: string | undefined
  readonly watchers?: SaidDifference | undefined
  readonly waits_on?: SaidDifference | undefined
  readonly blocks?: SaidDifference | undefined
  readonly links?: SaidDifference | undefined
  readonly archived?: boolean | undefined
  /** Durations by person; Business plans only. */
  readonly estimates?: Readonly<Record<string, string>> | undefined
}

interface Sent extends SentParts {
  /** The task as it is now, where it need not be read again. */
  readonly task: Task | undefined
}

const send = async (api: Api, task: Task, parts: readonly Part[]): Promise<Sent> => {
  const { sent, answer } = await sendParts(api, task.id, parts)
  const isComplete =
    answer && sent.every(({ part, sending }) => sending.sent === 'answered' && part.holds(answer))
  // What was surely not done leaves nothing to be read.
  const known = isComplete ? answer : sent.some(mayHold) ? undefined : task
  return { sent, answer, task: known }
}

const told = (
  task: Task,
  wanted: readonly Part[],
  { sent }: Sent,
  stored: Task | undefined,
): Comparison => {
  const label = labelOf(task)
  const { held, problems } = judge(label, sent, stored, notSet)
  const set = held.map(({ effect: { field, from, to } }) => [field, [from ?? null, to ?? null]])
  return {
    result: {
      id: label,
      ...(wanted.length === 0 ? { unchanged: true } : { set: Object.fromEntries(set) }),
    },
    futile: wanted.length > 0 && held.length === 0,
    confirmed: `${label}: ${held.map(({ field }) => wordFor(field)).join(', ')}`,
    missing: problems,
    touched: touchedByUpdate(task, stored ?? task),
  }
}

const changeOf = (task: Task, parts: readonly Part[]): Change<Sent> => {
  const wanted = parts.filter((part) => !part.unchanged(task))
  return {
    title: l10n.t`update ${labelOf(task)} (${plainName(task.name)})`,
    effects: wanted.map(({ effect }) => effect),
    warnings: wanted.flatMap(({ warnings = [] }) => warnings),
    send: (api) =>
      wanted.length === 0 ? Promise.resolve({ task, sent: [] }) : send(api, task, wanted),
    confirmed: (sent) => told(task, wanted, sent, undefined),
    async compare(api, sent) {
      const stored = sent.task ?? (await getTask(forReading(api, sent.sent), { id: task.id }))
      return told(task, wanted, sent, stored)
    },
  }
}

const HINTS: ReadonlyMap<string, string> = new Map([
  ['assignees', l10n.t('A guest who cannot see the task cannot be assigned.')],
  ['lists', l10n.t('The space may have "Tasks in Multiple Lists" switched off.')],
])

const hintOf = (field: string): Pick<Problem, 'hint'> => {
  const hint = HINTS.get(field)
  return hint === undefined ? {} : { hint }
}

const notSet = (label: string, { field, effect }: Part): Problem => ({
  ...notApplied(
    l10n.t`${label}: ClickUp said yes, but ${wordFor(field)} did not become ${JSON.stringify(effect.to ?? null)}.`,
  ),
  ...hintOf(field),
})

const estimates = async ({ api }: Standpoint, said: Readonly<Record<string, string>>) =>
  estimatesPart(
    await Promise.all(
      Object.entries(said).map(async ([name, duration]) => ({
        user: await resolvePerson(api, name),
        said: duration,
      })),
    ),
  )

/** What only a task that is there already can be given. */
const furtherParts = (at: Standpoint, set: TaskUpdate, task: Task): readonly Promise<Part>[] => {
  const { api } = at
  const { lists, watchers, archived } = set
  const find = (names: readonly string[]) => Promise.all(names.map((name) => resolveTask(at, name)))
  const relations = RELATIONS.flatMap((relation) => {
    const said = set[relation]
    return said === undefined
      ? []
      : [
          mapDifference(differenceOf(said), find).then((wanted) =>
            relationPart(relation, wanted, task),
          ),
        ]
  })
  return [
    ...(lists === undefined ? [] : [listsPart(at, lists, task)]),
    ...(watchers === undefined
      ? []
      : [
          mapDifference(differenceOf(watchers), (names) => resolveAllPeople(api, names)).then(
            (wanted) => watchersPart(wanted, task),
          ),
        ]),
    ...(archived === undefined ? [] : [Promise.resolve(archivedPart(archived, task))]),
    ...(set.estimates === undefined ? [] : [estimates(at, set.estimates)]),
    ...relations,
  ]
}

const planOne = async (
  at: Standpoint,
  reference: string,
  set: TaskUpdate,
): Promise<Change<Sent>> => {
  const task = await resolveTask(at, reference)
  const needsAll = set.status !== undefined || set.move_to !== undefined
  const home = await homeOf(at.api, task, { needsAll })
  const target = set.move_to === undefined ? home : await resolvePlace(at, set.move_to, ['list'])
  const label = `${labelOf(task)}: `
  const moves = target.id === home.id ? [] : [movePart(at, task, home, target, set.status)]
  const [parts = [], ...others] = await all<readonly Part[]>(
    [
      planParts(at, target, set, task),
      ...[...moves, ...furtherParts(at, set, task)].map(async (part) => [await part]),
    ],
    label,
  )
  return changeOf(task, [...parts, ...others.flat()])
}

/** @throws PlanError, CodedError when anything about any of them is wrong */
export const planUpdateTasks = (
  at: Standpoint,
  references: readonly string[],
  set: TaskUpdate,
): Promise<readonly Change<Sent>[]> =>
  all(references.map((reference) => planOne(at, reference, set)))
