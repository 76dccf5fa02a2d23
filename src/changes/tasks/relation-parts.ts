// What ties a task to others, and what hangs below it, as parts of a change.

import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import type { Difference } from '../../base/text/difference.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import { sameName } from '../../base/text/names.ts'
import { nearest } from '../../base/text/nearest.ts'
import { formatDuration, HOURS, parseDuration, WORK } from '../../base/time/durations.ts'
import type { Api } from '../../clickup/http/api.ts'
import {
  addChecklistItem,
  type Checklist,
  createChecklist,
  deleteChecklistItem,
  setChecklistItem,
} from '../../clickup/objects/task/checklist.ts'
import { setEstimates } from '../../clickup/objects/task/estimate.ts'
import { labelOf } from '../../clickup/objects/task/label.ts'
import {
  addDependency,
  addLink,
  removeDependency,
  removeLink,
} from '../../clickup/objects/task/relation.ts'
import { getTask, type Task } from '../../clickup/objects/task/task.ts'
import { nameOf, type User } from '../../clickup/objects/user.ts'
import { sendOrFind } from '../engine/lost.ts'
import type { Part } from './parts.ts'

export const RELATIONS = ['waits_on', 'blocks', 'links'] as const
export type Relation = (typeof RELATIONS)[number]

/** The other end of a relation. */
export type RelatedTask = Pick<Task, 'id' | 'custom_id'>

/**
 * Ids of the tasks at the other end. GET answers type 1 both ways: the ids tell
 * (docs/clickup-facts.md §14).
 */
const related = (task: Task, relation: Relation): readonly string[] => {
  if (relation === 'links')
    return task.linked_tasks.map(({ task_id, link_id }) =>
      task_id === task.id ? link_id : task_id,
    )
  return relation === 'waits_on'
    ? task.dependencies
        .filter(({ task_id }) => task_id === task.id)
        .map(({ depends_on }) => depends_on)
    : task.dependencies
        .filter(({ depends_on }) => depends_on === task.id)
        .map(({ task_id }) => task_id)
}

const add = (api: Api, taskId: string, relation: Relation, otherId: string) =>
  relation === 'links'
    ? addLink(api, taskId, otherId)
    : addDependency(api, taskId, relation, otherId)

const remove = (api: Api, taskId: string, relation: Relation, otherId: string) =>
  relation === 'links'
    ? removeLink(api, taskId, otherId)
    : removeDependency(api, taskId, relation, otherId)

export const relationPart = (
  relation: Relation,
  wanted: Difference<RelatedTask>,
  task: Task,
): Part => {
  const itself = [...wanted.add, ...wanted.remove].some(({ id }) => id === task.id)
  if (itself)
    throw new CodedError('INVALID_INPUT', l10n.t`${labelOf(task)} cannot be related to itself.`, {
      hint: l10n.t('Name another task.'),
    })
  const before = related(task, relation)
  const adding = wanted.add.filter(({ id }) => !before.includes(id))
  const leaving = wanted.exactly
    ? before.filter((id) => !wanted.add.some((one) => one.id === id))
    : wanted.remove.map(({ id }) => id).filter((id) => before.includes(id))
  const names = new Map([...wanted.add, ...wanted.remove].map((one) => [one.id, labelOf(one)]))
  const after = [...before.filter((id) => !leaving.includes(id)), ...adding.map(({ id }) => id)]
  const shown = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? id)
  return {
    field: relation,
    effect: { field: relation, from: shown(before), to: shown(after) },
    steps: [
      ...adding.map(
        ({ id }) =>
          (api: Api, taskId: string) =>
            add(api, taskId, relation, id),
      ),
      ...leaving.map((id) => (api: Api, taskId: string) => remove(api, taskId, relation, id)),
    ],
    holds: (stored) => {
      const now = related(stored, relation)
      return adding.every(({ id }) => now.includes(id)) && leaving.every((id) => !now.includes(id))
    },
    unchanged: () => adding.length === 0 && leaving.length === 0,
  }
}

/** A subtask's place: below the task of that id. */
export const belowPart = (parentId: string): Part => ({
  field: 'parent',
  effect: { field: 'parent', to: parentId },
  body: { parent: parentId },
  holds: (stored) => stored.parent === parentId,
  unchanged: (stored) => stored.parent === parentId,
})

export const watchersPart = (wanted: Difference<User>, task: Task): Part => {
  const before = task.watchers
  const adding = wanted.add.filter(({ id }) => !before.some((user) => user.id === id))
  const leaving = before.filter(({ id }) =>
    wanted.exactly
      ? !wanted.add.some((user) => user.id === id)
      : wanted.remove.some((user) => user.id === id),
  )
  const after = [...before.filter((user) => !leaving.includes(user)), ...adding]
  const ids = (users: readonly User[]) => users.map(({ id }) => Number(id))
  return {
    field: 'watchers',
    effect: { field: 'watchers', from: before.map(nameOf), to: after.map(nameOf) },
    body: { watchers: { add: ids(adding), rem: ids(leaving) } },
    holds: ({ watchers }) =>
      adding.every(({ id }) => watchers.some((user) => user.id === id)) &&
      leaving.every(({ id }) => !watchers.some((user) => user.id === id)),
    unchanged: () => adding.length === 0 && leaving.length === 0,
  }
}

export const archivedPart = (archived: boolean, task: Task): Part => ({
  field: 'archived',
  effect: { field: 'archived', from: task.archived, to: archived },
  body: { archived },
  holds: (stored) => stored.archived === archived,
  unchanged: (stored) => stored.archived === archived,
})

export const typePart = (
  type: { readonly id: number; readonly name: string },
  task?: Task,
): Part => ({
  field: 'type',
  effect: { field: 'type', ...(task ? { from: task.custom_item_id ?? 0 } : {}), to: type.name },
  body: { custom_item_id: type.id },
  holds: (stored) => (stored.custom_item_id ?? 0) === type.id,
  unchanged: (stored) => (stored.custom_item_id ?? 0) === type.id,
})

/** Estimates by user id, in milliseconds; undefined where the task does not tell them. */
const byPerson = (task: Task): ReadonlyMap<string, number> | undefined =>
  task.time_estimates_by_user &&
  new Map(task.time_estimates_by_user.map((one) => [one.userid, one.user_time_estimate]))

/** A task that is read does not tell the estimates by person for sure; the answer to the write does. */
export const estimatesPart = (
  estimates: readonly { readonly user: User; readonly said: string }[],
): Part => {
  const times = estimates.map(({ user, said }) => ({
    user,
    ms: said.trim() === '' ? 0 : parseDuration(said, WORK),
  }))
  let answered: Readonly<Record<string, number>> | undefined
  return {
    field: 'estimates',
    effect: {
      field: 'estimates',
      to: Object.fromEntries(
        times.map(({ user, ms }) => [nameOf(user), formatDuration(ms, HOURS)]),
      ),
    },
    steps: [
      async (api, id) => {
        const wanted = times.map(({ user, ms }) => ({ assignee: Number(user.id), time: ms }))
        answered = await setEstimates(api, id, wanted)
      },
    ],
    holds: (task) => {
      const told = byPerson(task) ?? new Map(Object.entries(answered ?? {}))
      return times.every(({ user, ms }) => (told.get(user.id) ?? 0) === ms)
    },
    isBlind: (task) => !byPerson(task) && !answered,
    unchanged: () => times.length === 0,
  }
}

/** Items by name: true is ticked, false open, null removed. */
export type WantedChecklist = Readonly<Record<string, boolean | null>>

const itemHolds = (
  checklist: Checklist | undefined,
  name: string,
  state: boolean | null,
): boolean => {
  const item = checklist?.items.find((one) => sameName(one.name, name))
  return state === null ? item === undefined : item?.resolved === state
}

const findChecklist = (task: Task | undefined, name: string): Checklist | undefined =>
  task?.checklists.find((one) => sameName(one.name, name))

/** The checklist as it stands now, if it has an item that it did not have. */
const withNewItem =
  (taskId: string, before: Checklist, name: string) =>
  async (api: Api): Promise<Checklist | undefined> => {
    const { checklists } = await getTask(api, { id: taskId })
    const now = checklists.find(({ id }) => id === before.id)
    const isNew = now?.items.some(
      (item) => sameName(item.name, name) && !before.items.some(({ id }) => id === item.id),
    )
    return isNew ? now : undefined
  }

const setItem = async (
  api: Api,
  taskId: string,
  checklist: Checklist,
  name: string,
  state: boolean | null,
): Promise<void> => {
  const known = checklist.items.find((one) => sameName(one.name, name))
  if (state === null) {
    if (known) await deleteChecklistItem(api, checklist.id, known.id)
    return
  }
  const { items } = known
    ? checklist
    : await sendOrFind(
        api,
        l10n.t`add "${plainName(name)}" to the checklist "${plainName(checklist.name)}"`,
        (to) => addChecklistItem(to, checklist.id, name),
        withNewItem(taskId, checklist, name),
      )
  const item = known ?? items.findLast((one) => sameName(one.name, name))
  if (item && item.resolved !== state)
    await setChecklistItem(api, checklist.id, item.id, { resolved: state })
}

const checkRemovals = (
  checklist: Checklist | undefined,
  name: string,
  wanted: WantedChecklist,
): void => {
  const missing = Object.keys(wanted).find(
    (item) => wanted[item] === null && !checklist?.items.some((one) => sameName(one.name, item)),
  )
  if (missing === undefined) return
  throw new CodedError(
    'INVALID_INPUT',
    l10n.t`The checklist "${plainName(name)}" has no item "${plainName(missing)}" to remove.`,
    {
      candidates: nearest(missing, checklist?.items.map((one) => one.name) ?? []),
      hint: l10n.t('Name an item that is there.'),
    },
  )
}

/** A checklist that is not there yet is created. */
export const checklistPart = (name: string, wanted: WantedChecklist, task?: Task): Part => {
  const before = findChecklist(task, name)
  checkRemovals(before, name, wanted)
  const states = Object.entries(wanted)
  const shown = (checklist: Checklist | undefined) =>
    checklist?.items.map((item) => `[${item.resolved ? 'x' : ' '}] ${item.name}`) ?? null
  return {
    field: `checklist ${name}`,
    effect: { field: `checklist ${name}`, ...(task ? { from: shown(before) } : {}), to: wanted },
    steps: [
      async (api, taskId) => {
        const checklist =
          before ??
          (await sendOrFind(
            api,
            l10n.t`create the checklist "${plainName(name)}"`,
            (to) => createChecklist(to, taskId, name),
            // There was none of that name.
            async (to) => findChecklist(await getTask(to, { id: taskId }), name),
          ))
        for (const [item, state] of states) await setItem(api, taskId, checklist, item, state)
      },
    ],
    holds: (stored) => {
      const now = findChecklist(stored, name)
      return now !== undefined && states.every(([item, state]) => itemHolds(now, item, state))
    },
    unchanged: (stored) => {
      const now = findChecklist(stored, name)
      return now !== undefined && states.every(([item, state]) => itemHolds(now, item, state))
    },
  }
}
