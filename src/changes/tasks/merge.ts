// Merging tasks: everything of the sources moves into one task, and ClickUp has no way back.
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { all } from '../../base/problems/all.ts'
import { CodedError } from '../../base/problems/error.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import type { Api } from '../../clickup/http/api.ts'
import { labelOf } from '../../clickup/objects/task/label.ts'
import { mergeTasks } from '../../clickup/objects/task/relation.ts'
import { getTask, type Task } from '../../clickup/objects/task/task.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import { resolveTask } from '../../clickup/references/tasks.ts'
import { MOST_KEPT } from '../pictures/kept.ts'
import { unlessGone } from '../steps/gone.ts'
import type { Kind, Subject, Where } from '../steps/kind.ts'
import { stepOf } from '../steps/plan.ts'
import type { Step, Target } from '../steps/step.ts'
import { type Counted, pictureOf, wordsForMoved } from './picture.ts'
import { idsAbove } from './relations/above.ts'

type Source = {
  readonly id: string
  readonly label: string
  readonly name: string
  readonly list?: string
  /** What goes over with it. */
  readonly goes?: Counted
}

/** By source: whether it is merged; missing where it cannot be seen. */
type Merged = ReadonlyMap<string, boolean>

const sourcesIn = ({ in: place }: Pick<Where, 'in'>): readonly Source[] =>
  Array.isArray(place) ? (place as readonly Source[]) : []

/** A merged task is gone, or answers as the one that took it in, or is archived. */
const isMerged = async (api: Api, id: string): Promise<boolean> => {
  const now = await unlessGone(getTask(api, { id }))
  return now === undefined || now.id !== id || now.archived
}

const named = ({ label, name }: Source): string => `${label} "${plainName(name)}"`

const mergeSubject: Subject<Merged> = {
  name: 'merge',
  // Where the target is gone, so is all that went into it.
  read: async (api, where) => {
    if (!(await unlessGone(getTask(api, { id: where.id })))) return undefined
    const merged = sourcesIn(where).map(async ({ id }) => [id, await isMerged(api, id)] as const)
    return new Map(await Promise.all(merged))
  },
  // Merging knows no custom ids (docs/clickup-facts.md §2).
  update: async (api, { id }, bodies) => {
    await mergeTasks(
      api,
      id,
      bodies.map(({ source }) => String(source)),
    )
    return undefined
  },
  title: (where) =>
    l10n.t`merge ${sourcesIn(where).map(named).join(', ')} into ${named({ ...where, name: where.name ?? '' })}`,
  entry: ({ label }) => ({ into: label }),
  touched: (where) => [
    { kind: 'task', id: where.id },
    ...sourcesIn(where).map(({ id }) => ({ kind: 'task' as const, id })),
  ],
}

const sourceOf = ({ of }: Pick<Step, 'of'>): Source => of as Source

export const taskMerge: Kind<boolean, true, Merged> = {
  name: 'task.merge',
  v: 1,
  subject: mergeSubject,
  after: z.literal(true),
  described: {
    sends: 'POST /v2/task/{task_id}/merge {source_task_ids}',
    proof: 'the target read back, and each source: gone, archived, or answering as the other task',
    inverse: 'none: ClickUp does not say what of the task came from where',
  },
  field: (step) => l10n.t`merging ${sourceOf(step).label}`,
  body: (step) => ({ source: sourceOf(step).id }),
  value: (merged, step) => {
    const is = merged.get(sourceOf(step).id)
    return is === undefined ? { at: 'absent' } : { at: 'known', is }
  },
  holds: (now) => now,
  same: (a, b) => a === b,
  applied: () => true,
  destroys: (step) => {
    const source = sourceOf(step)
    const { label, name = '' } = step.target
    const more = source.goes && wordsForMoved(source.goes)
    return [
      {
        verb: l10n.t('merge'),
        kind: l10n.t('task'),
        name: source.name,
        label: source.label,
        ...(more ? { more } : {}),
        where: l10n.t`into ${label} "${plainName(name)}"`,
      },
    ]
  },
  invert: () => ({
    irreversible: l10n.t('ClickUp cannot part tasks that were merged.'),
  }),
  show: () => undefined,
  tell: (done) => ({ merged: [sourceOf(done).label] }),
  touches: (done) => {
    const { list } = sourceOf(done)
    return list ? [{ kind: 'list', id: list }] : []
  },
}

const sourceFrom = (task: Task): Source => ({
  id: task.id,
  label: labelOf(task),
  name: task.name,
  ...(task.list ? { list: task.list.id } : {}),
})

/** With a source goes all that stands below it, the target among that. */
const checkAbove = async (api: Api, into: Task, sources: readonly Source[]): Promise<void> => {
  for await (const id of idsAbove(api, into)) {
    const source = sources.find((one) => one.id === id)
    if (!source) continue
    const [target, above] = [labelOf(into), source.label]
    throw new CodedError(
      'INVALID_INPUT',
      l10n.t`${target} stands below ${above}: merged into it, ${above} would take it along, and both would be gone.`,
      {
        hint: l10n.t`Merge ${target} into ${above} instead, or give ${target} another parent first. Nothing was sent.`,
      },
    )
  }
}

/** @throws CodedError INVALID_INPUT when a task would be merged into itself, or into one below it */
export const planMergeTasks = async (
  at: Standpoint,
  into: string,
  references: readonly string[],
): Promise<readonly Step[]> => {
  const task = await resolveTask(at, into)
  const found = await all(references.map((reference) => resolveTask(at, reference)))
  const sources = [...new Map(found.map((one) => [one.id, sourceFrom(one)])).values()]
  if (sources.some(({ id }) => id === task.id))
    throw new CodedError('INVALID_INPUT', l10n.t`${labelOf(task)} cannot be merged into itself.`, {
      hint: l10n.t('Name only the other tasks in `tasks`.'),
    })
  await checkAbove(at.api, task, sources)
  const target: Target = { id: task.id, label: labelOf(task), name: task.name, in: sources }
  const goes: Counted[] = []
  let room = MOST_KEPT
  for (const { id } of sources) {
    const { kept, ...picture } = await pictureOf(at.api, id, room)
    room -= kept?.length ?? 0
    goes.push(picture)
  }
  return sources.map((source, i) =>
    stepOf(taskMerge, target, true, {
      of: { ...source, goes: goes[i] },
      key: source.id,
      before: { at: 'known', is: false },
    }),
  )
}
