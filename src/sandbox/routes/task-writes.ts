// Creating, updating and deleting tasks; their tags and custom field values.
import { type Body, changesIn, numberIn, textIn } from '../body.ts'
import { badInput, fieldElsewhere, parentElsewhere } from '../errors.ts'
import { fieldValue } from '../field-values.ts'
import { listOf, taskById, taskOf } from '../lookup.ts'
import type { Field, List, Task } from '../model.ts'
import { task as present } from '../present/task.ts'
import { type Call, del, noContent, post, put, type Route } from '../route.ts'
import type { Store } from '../store.ts'
import { assignable, dayIn, enterStatus, priorityIn } from '../task-changes.ts'

const zoneOf = ({ store, session }: Call) => store.users.get(session.userId)?.timezone ?? 'UTC'

const homeOf = (store: Store, task: Task): List => {
  const list = store.lists.get(task.listId)
  if (!list) throw new Error(`task ${task.id} is in no list`)
  return list
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

const emptyTask = (call: Call, list: List): Task => {
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
    timeSpent: 0,
    fields: new Map(),
    dependencies: [],
    attachments: [],
  }
}

/** The plain properties, which create and update take alike. */
const applyProperties = (call: Call, task: Task, body: Body) => {
  const zone = zoneOf(call)
  const name = textIn(body, 'name')
  if (name !== undefined) task.name = name
  const markdown = textIn(body, 'markdown_content')
  const text = markdown ?? textIn(body, 'description')
  if (text !== undefined) {
    task.markdown = text === ' ' ? '' : text
    task.literal = markdown === undefined
  }
  if (body.priority !== undefined) task.priority = priorityIn(body)
  if (body.due_date !== undefined) task.dueDate = dayIn(body, 'due_date', zone)
  if (body.start_date !== undefined) task.startDate = dayIn(body, 'start_date', zone)
  const points = numberIn(body, 'points')
  if (points !== undefined) task.points = points
  const estimate = numberIn(body, 'time_estimate')
  if (estimate !== undefined) task.timeEstimate = estimate
  const type = numberIn(body, 'custom_item_id')
  if (type !== undefined) task.customItemId = type ?? 0
  if (typeof body.archived === 'boolean') task.archived = body.archived
  const status = textIn(body, 'status')
  if (status !== undefined) enterStatus(call.store, task, homeOf(call.store, task), status)
}

const ensureTag = (call: Call, task: Task, name: string) => {
  const space = call.store.spaces.get(homeOf(call.store, task).spaceId)
  const key = name.toLowerCase()
  if (space && !space.tags.has(key)) {
    const creatorId = call.session.userId
    space.tags.set(key, { name: key, fg: '#ffffff', bg: '#7b68ee', creatorId })
  }
  if (!task.tags.includes(key)) task.tags.push(key)
}

const fieldOn = (store: Store, task: Task, id: string): Field => {
  const field = store.fieldsOf(homeOf(store, task)).find((each) => each.id === id)
  if (!field) throw fieldElsewhere()
  return field
}

const isBody = (value: unknown): value is Body => typeof value === 'object' && value !== null

const create = (call: Call) => {
  const { store, body } = call
  const list = listOf(call)
  if (!textIn(body, 'name')) throw badInput('Task name invalid')
  const task = emptyTask(call, list)
  const parentId = textIn(body, 'parent')
  const parent = parentId === undefined ? undefined : taskById(call, parentId)
  if (parent && parent.listId !== list.id) throw parentElsewhere()
  applyProperties(call, task, body)
  // A task that starts in a status was never in another one.
  task.visits = task.visits.slice(-1)
  task.assigneeIds = assignable(store, task, body.assignees)
  for (const each of Array.isArray(body.custom_fields) ? body.custom_fields : []) {
    if (!isBody(each)) throw badInput('Custom fields invalid')
    const field = fieldOn(store, task, String(each.id))
    task.fields.set(field.id, fieldValue(field, each, undefined))
  }
  for (const tag of Array.isArray(body.tags) ? body.tags : []) ensureTag(call, task, String(tag))
  store.addTask(task)
  if (parent) store.setParent(task, parent)
  return present(store, task, { markdown: false, subtasks: false })
}

const addedAndRemoved = (call: Call, task: Task, before: readonly number[], value: unknown) => {
  const { add, rem } = changesIn(value)
  const removed = rem.map(Number)
  const kept = before.filter((id) => !removed.includes(id))
  return [...new Set([...kept, ...assignable(call.store, task, add)])]
}

/** Custom fields and tags in the body are ignored: they have operations of their own. */
const update = (call: Call) => {
  const { store, body } = call
  const task = taskOf(call)
  // A refusal halfway leaves the task as it was.
  const draft = { ...task, visits: [...task.visits] }
  applyProperties(call, draft, body)
  Object.assign(task, draft)
  task.assigneeIds = addedAndRemoved(call, task, task.assigneeIds, body.assignees)
  task.watcherIds = addedAndRemoved(call, task, task.watcherIds, body.watchers)
  const groups = changesIn(body.group_assignees)
  task.groupAssigneeIds = [
    ...new Set([...task.groupAssigneeIds, ...groups.add.map(String)]),
  ].filter((id) => !groups.rem.map(String).includes(id) && store.groups.has(id))
  // `parent: null` is silently ignored (measured): a subtask cannot be promoted.
  const parentId = textIn(body, 'parent')
  if (parentId !== undefined) store.setParent(task, taskById(call, parentId))
  task.dateUpdated = store.now()
  return present(store, task, { markdown: false, subtasks: false })
}

export const taskWriteRoutes: readonly Route[] = [
  post('/v2/list/:list_id/task', create),
  put('/v2/task/:task_id', update),

  del('/v2/task/:task_id', (call) => {
    call.store.deleteTask(taskOf(call))
    return noContent
  }),

  post('/v2/task/:task_id/tag/:tag_name', (call) => {
    ensureTag(call, taskOf(call), call.path('tag_name'))
    return {}
  }),

  del('/v2/task/:task_id/tag/:tag_name', (call) => {
    const task = taskOf(call)
    task.tags = task.tags.filter((tag) => tag !== call.path('tag_name').toLowerCase())
    return {}
  }),

  post('/v2/task/:task_id/field/:field_id', (call) => {
    const task = taskOf(call)
    const field = fieldOn(call.store, task, call.path('field_id'))
    task.fields.set(field.id, fieldValue(field, call.body, task.fields.get(field.id)))
    task.dateUpdated = call.store.now()
    return {}
  }),

  del('/v2/task/:task_id/field/:field_id', (call) => {
    const task = taskOf(call)
    task.fields.delete(fieldOn(call.store, task, call.path('field_id')).id)
    return {}
  }),

  // Tasks in multiple lists: the home list is never left this way.
  post('/v2/list/:list_id/task/:task_id', (call) => {
    call.store.addToList(taskOf(call), listOf(call).id)
    return {}
  }),

  del('/v2/list/:list_id/task/:task_id', (call) => {
    const list = listOf(call)
    const task = taskOf(call)
    if (task.listId === list.id) throw badInput('Cannot remove a task from its home list')
    call.store.removeFromList(task, list.id)
    return {}
  }),
]
