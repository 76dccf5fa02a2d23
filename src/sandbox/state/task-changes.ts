// What creating and updating tasks have in common: a new task, statuses, dates, people.
import { type Body, idsIn } from '../http/body.ts'
import { badInput, noSuchStatus } from '../http/errors.ts'
import type { Call } from '../http/route.ts'
import { dateOnly } from './dates.ts'
import type { List, Priority, Task } from './model.ts'
import type { Store } from './store.ts'

export const zoneOf = ({ store, session }: Call) =>
  store.users.get(session.userId)?.timezone ?? 'UTC'

export const homeOf = (store: Store, task: Task): List => {
  const list = store.lists.get(task.listId)
  if (!list) throw new Error(`task ${task.id} is in no list`)
  return list
}

/** It comes back open with its next date, instead of being closed (docs/clickup-facts.md §10). */
const recur = (store: Store, task: Task, list: List, everyMs: number) => {
  const open = store.statusesOf(list).find(({ type }) => type === 'open')
  const now = store.now()
  if (open && task.visits.at(-1)?.status !== open.status)
    task.visits.push({ status: open.status, since: now })
  if (task.startDate !== null) task.startDate += everyMs
  task.dueDate = (task.dueDate ?? now) + everyMs
  task.dateDone = null
  task.dateClosed = null
}

export const statusNamed = (store: Store, list: List, name: string) => {
  const wanted = store.quirks.anyCaseStatus ? name.toLowerCase() : name
  return store.statusesOf(list).find((each) => each.status === wanted)
}

/** Moves the task into a status of its list, by name. */
export const enterStatus = (store: Store, task: Task, list: List, name: string) => {
  const status = statusNamed(store, list, name)
  if (!status) throw noSuchStatus()
  if (task.visits.at(-1)?.status === status.status) return
  const now = store.now()
  if (status.type === 'closed' && task.recursEveryMs !== undefined) {
    recur(store, task, list, task.recursEveryMs)
    return
  }
  const over = status.type === 'done' || status.type === 'closed'
  task.visits.push({ status: status.status, since: now })
  task.dateDone = over ? now : null
  task.dateClosed = status.type === 'closed' ? now : null
}

export const priorityIn = (body: Body): Priority | null => {
  const { priority } = body
  if (priority === null) return null
  if (priority === 1 || priority === 2 || priority === 3 || priority === 4) return priority
  throw badInput('Priority invalid')
}

/** Without `…_date_time: true` the day is kept at 04:00 of the user's zone. */
export const dayIn = (body: Body, name: 'due_date' | 'start_date', zone: string) => {
  const value = body[name]
  if (value === null) return null
  const at = Number(value)
  if (value === '' || !Number.isFinite(at)) throw badInput('Date invalid')
  return body[`${name}_time`] === true ? at : dateOnly(at, zone)
}

/** Guests cannot see tasks that were not shared with them: assigning one does nothing. */
export const assignable = (store: Store, task: Task, value: unknown): number[] => {
  const members = store.workspaces.get(task.workspaceId)?.memberIds ?? []
  const shared = store.lists.get(task.listId)?.memberIds ?? []
  const isGuest = (id: number) => store.users.get(id)?.role === 4
  return idsIn(value).filter((id) => members.includes(id) && (!isGuest(id) || shared.includes(id)))
}

const nextCustomId = (store: Store, list: List): string | null => {
  const prefix = store.spaces.get(list.spaceId)?.customIdPrefix
  if (!prefix) return null
  let highest = 0
  for (const { customId } of store.tasks.values()) {
    const number = customId?.startsWith(`${prefix}-`)
      ? Number(customId.slice(prefix.length + 1))
      : 0
    highest = Math.max(highest, number)
  }
  return `${prefix}-${highest + 1}`
}

export const emptyTask = (call: Call, list: List): Task => {
  const { store, session } = call
  const now = store.now()
  const open = store.statusesOf(list).find((status) => status.type === 'open')
  return {
    id: store.newTaskId(),
    workspaceId: store.spaces.get(list.spaceId)?.workspaceId ?? '',
    customId: nextCustomId(store, list),
    customItemId: 0,
    listId: list.id,
    extraListIds: [],
    name: '',
    markdown: '',
    literal: false,
    visits: [{ status: open?.status ?? '', since: now }],
    orderindex: store.tasksOf(list.id).length + 1,
    dateCreated: now,
    dateUpdated: now,
    dateDone: null,
    dateClosed: null,
    archived: false,
    creatorId: session.userId,
    assigneeIds: [],
    groupAssigneeIds: [],
    watcherIds: [session.userId],
    checklists: [],
    tags: [],
    parentId: null,
    topLevelParentId: null,
    priority: null,
    dueDate: null,
    startDate: null,
    points: null,
    timeEstimate: null,
    estimates: new Map(),
    timeSpent: 0,
    fields: new Map(),
    dependencies: [],
    links: [],
    attachments: [],
  }
}
