// New tasks and their subtasks, in order, in one list.

import * as l10n from '@vscode/l10n'
import { all } from '../../base/problems/all.ts'
import { CodedError } from '../../base/problems/error.ts'
import { notApplied, type Problem, problemOf } from '../../base/problems/problem.ts'
import { MOST_PATH, oneLine, plainName } from '../../base/text/foreign-text.ts'
import type { Api } from '../../clickup/http/api.ts'
import type { Place } from '../../clickup/objects/place.ts'
import { labelOf } from '../../clickup/objects/task/label.ts'
import { getTask, type Task } from '../../clickup/objects/task/task.ts'
import { createFromTemplate } from '../../clickup/objects/task/template.ts'
import { createTask } from '../../clickup/objects/task/writes.ts'
import { resolvePlace } from '../../clickup/references/places.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import { resolveTemplate } from '../../clickup/references/task-types.ts'
import type { Change, Comparison } from '../engine/change.ts'
import { wordFor } from '../engine/field-words.ts'
import { forLooking, sendOrFind } from '../engine/lost.ts'
import { type Before, createMark, lookForLost } from './lost-tasks.ts'
import type { NewTask, Planned } from './new-task.ts'
import { planRelations } from './new-task-relations.ts'
import type { Part } from './parts.ts'
import { bodyOf, planParts } from './plan.ts'
import { belowPart } from './relation-parts.ts'
import { forReading, judge, type SentPart, sendParts, sendSteps } from './sending.ts'

/** What is known of a new task by ClickUp's answers. */
interface Created {
  readonly id: string
  /** As ClickUp answered it; missing where only its id is known. */
  readonly task?: Task | undefined
  /** What it was asked to be. */
  readonly parts: readonly Part[]
  /** Those that took requests of their own after the task was there, and what came of them. */
  readonly sent: readonly SentPart[]
}

const notSet = (label: string, { field, effect }: Part): Problem =>
  notApplied(
    l10n.t`${label}: ClickUp created it, but did not set ${wordFor(field)} to ${JSON.stringify(effect.to)}.`,
  )

/** All of them as if sent alike. */
const alike = (parts: readonly Part[], sending: SentPart['sending']): readonly SentPart[] =>
  parts.map((part) => ({ part, sending, requests: 0, answered: 0 }))

/** What the create ignored is set by its own operation, where there is one. */
const mend = async (api: Api, parts: readonly Part[], task: Task): Promise<Created> => {
  const missing = parts.filter((part) => part.steps && !part.holds(task))
  return { id: task.id, task, parts, sent: await sendSteps(api, task.id, missing) }
}

/** One that was looked for tells less of itself in a list than when it is asked for. */
const readFound = async (api: Api, parts: readonly Part[], id: string): Promise<Created> => {
  try {
    return await mend(api, parts, await getTask(forLooking(api), { id }))
  } catch (error) {
    return { id, parts, sent: alike(parts, { sent: 'unknown', problem: problemOf(error) }) }
  }
}

/** A template brings values of its own; what was asked is laid over them. */
const layOver = async (
  at: Standpoint,
  list: Place,
  wanted: NewTask,
  parts: readonly Part[],
  id: string,
): Promise<Created> => {
  const { api } = at
  const parent = parts.filter(({ field }) => field === 'parent')
  // Its name it was given with the template.
  const unnamed = parts.filter(({ field }) => field !== 'name')
  try {
    const task = await getTask(api, { id })
    const planned = await planParts(at, list, wanted, task)
    const over = [...parent, ...planned].filter((part) => !part.unchanged(task))
    const { sent } = await sendParts(api, id, over)
    return { id, parts: [...parent, ...planned], sent }
  } catch (error) {
    const sent = alike(unnamed, { sent: 'untried', problem: problemOf(error) })
    return { id, parts: unnamed, sent }
  }
}

/** @param stored read after it, unless it could not be */
const told = (
  list: Place,
  name: string,
  { id, task, parts, sent }: Created,
  stored: Task | undefined,
): Comparison => {
  const known = stored ?? task
  const label = labelOf(known ?? { id, custom_id: undefined })
  const inBody = known ? parts.filter((part) => !sent.some((one) => one.part === part)) : []
  const lost = inBody.filter((part) => known && !part.holds(known))
  return {
    result: { id: label, name: known?.name ?? name, ...(known ? echo(parts, known) : {}) },
    confirmed: l10n.t`the new task ${label}`,
    missing: [
      ...judge(label, sent, stored, notSet).problems,
      ...lost.map((part) => notSet(label, part)),
    ],
    touched: [
      { kind: 'task', id, listId: list.id },
      { kind: 'list', id: list.id },
    ],
  }
}

const changeOf = (
  at: Standpoint,
  planned: Planned,
  list: Place,
  mark: (api: Api) => Promise<Before>,
  taken: Set<string>,
): Change<Created, Before> => {
  const { wanted, slot, above, template } = planned
  const title = above
    ? l10n.t`create "${plainName(wanted.name)}" below "${plainName(above.wanted.name)}"`
    : l10n.t`create "${plainName(wanted.name)}" in ${oneLine(list.path, MOST_PATH)}`
  /** Its parent's id is known only once that is there. */
  const parts = (): readonly Part[] =>
    above?.slot.id ? [belowPart(above.slot.id), ...planned.parts] : planned.parts

  const create = async (api: Api): Promise<{ readonly id: string; readonly task?: Task }> => {
    if (!template) {
      const task = await createTask(api, list.id, bodyOf(parts()))
      return { id: task.id, task }
    }
    const id = await createFromTemplate(api, list.id, template.id, wanted.name)
    if (id) return { id }
    throw new CodedError('UPSTREAM_ERROR', l10n.t('ClickUp did not say which task it created.'), {
      outcomeUnknown: true,
      accepted: true,
    })
  }
  const find = async (api: Api, before: Before): Promise<{ readonly id: string } | undefined> => {
    const id = await lookForLost(api, list, planned, before, taken)
    return id === undefined ? undefined : { id }
  }

  return {
    title,
    effects: planned.parts.map(({ effect }) => effect),
    warnings: planned.parts.flatMap(({ warnings = [] }) => warnings),
    mark,
    async send(api, before) {
      if (above && !above.slot.id)
        throw new CodedError(
          'NOT_APPLIED',
          l10n.t`"${plainName(wanted.name)}" was not created, because its parent was not.`,
        )
      const created: { readonly id: string; readonly task?: Task } = await sendOrFind(
        api,
        title,
        create,
        before && ((to) => find(to, before)),
      )
      const { id, task } = created
      slot.id = id
      taken.add(id)
      if (template) return layOver({ ...at, api }, list, wanted, parts(), id)
      return task ? mend(api, parts(), task) : readFound(api, parts(), id)
    },
    confirmed: (created) => told(list, wanted.name, created, undefined),
    async compare(api, created) {
      const { id, task, sent } = created
      const isKnown = task && sent.length === 0 && created.parts.every((part) => part.holds(task))
      const stored = isKnown ? task : await getTask(forReading(api, sent), { id })
      return told(list, wanted.name, created, stored)
    },
  }
}

/** Dates and estimates come back as they were understood. */
const echo = (parts: readonly Part[], task: Task): Record<string, unknown> =>
  Object.fromEntries(
    parts.flatMap(({ field, effect, holds }) =>
      ['due', 'start', 'estimate'].includes(field) && holds(task) ? [[field, effect.to]] : [],
    ),
  )

const plan = async (
  at: Standpoint,
  list: Place,
  wanted: NewTask,
  /** Which of several tasks it is, for what is wrong with it; empty for the only one. */
  label: string,
  above?: Planned,
): Promise<readonly Planned[]> => {
  const parts = await planParts(at, list, wanted, undefined, label && `${label}: `)
  const template =
    wanted.template === undefined ? undefined : await resolveTemplate(at.api, wanted.template)
  const planned: Planned = {
    wanted,
    parts,
    slot: {},
    ...(above ? { above } : {}),
    ...(template ? { template } : {}),
  }
  const below = await all(
    (wanted.subtasks ?? []).map((sub, i) =>
      plan(at, list, sub, `${label}.subtasks[${i}]`, planned),
    ),
  )
  return [planned, ...below.flat()]
}

/**
 * One change a task, parents ahead of their subtasks, and at the end what ties them together.
 * @throws PlanError, CodedError when anything about any of them is wrong
 */
export const planCreateTasks = async (
  at: Standpoint,
  listReference: string,
  tasks: readonly NewTask[],
): Promise<readonly Change[]> => {
  const list = await resolvePlace(at, listReference, ['list'])
  const isAlone = tasks.length === 1 && !tasks[0]?.subtasks?.length
  const nested = await all(
    tasks.map((task, i) => plan(at, list, task, isAlone ? '' : `tasks[${i}]`)),
  )
  const planned = nested.flat()
  const relations = await planRelations(at, planned)
  const mark = createMark(list)
  const taken = new Set<string>()
  return [...planned.map((one) => changeOf(at, one, list, mark, taken)), ...relations]
}
