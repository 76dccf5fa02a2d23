// Creating, updating and deleting tasks; their tags and custom field values.
import { type Body, changesIn, numberIn, textIn } from '../../http/body.ts'
import {
  badInput,
  fieldElsewhere,
  parentElsewhere,
  requiredField,
  sprintPointsOff,
  statusNotFound,
} from '../../http/errors.ts'
import { type Call, del, noContent, post, put, type Route } from '../../http/route.ts'
import { task as present } from '../../present/task.ts'
import { setField } from '../../state/field-values.ts'
import { listOf, needsFields, taskById, taskOf } from '../../state/lookup.ts'
import type { List, Task } from '../../state/model.ts'
import type { Store } from '../../state/store.ts'
import {
  assignable,
  dayIn,
  emptyTask,
  enterStatus,
  homeOf,
  priorityIn,
  statusNamed,
  zoneOf,
} from '../../state/task-changes.ts'
import { isBelow, link } from '../../state/task-links.ts'
import { ensureTag } from './task-parts.ts'

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
  if (points !== undefined && !call.store.quirks.sprintPoints) throw sprintPointsOff()
  if (points !== undefined) task.points = points
  const estimate = numberIn(body, 'time_estimate')
  if (estimate !== undefined) task.timeEstimate = estimate
  const type = numberIn(body, 'custom_item_id')
  if (type !== undefined) task.customItemId = type ?? 0
  if (typeof body.archived === 'boolean') task.archived = body.archived
  const status = textIn(body, 'status')
  if (status !== undefined) enterStatus(call.store, task, homeOf(call.store, task), status)
}

const isBody = (value: unknown): value is Body => typeof value === 'object' && value !== null

const groupIds = (store: Store, value: unknown): string[] =>
  (Array.isArray(value) ? value.map(String) : []).filter((id) => store.groups.has(id))

/** Fields that the type of the task does not have are ignored here, unlike when they are set later. */
const setFields = (call: Call, task: Task) => {
  const { store, body } = call
  const given = Array.isArray(body.custom_fields) ? body.custom_fields : []
  if (given.length > 0) needsFields(call)
  const list = homeOf(store, task)
  const [inList, ofType] = [store.fieldsOf(list), store.fieldsOf(list, task.customItemId)]
  for (const each of store.quirks.createFields ? given : []) {
    if (!isBody(each)) throw badInput('Custom fields invalid')
    const field = inList.find(({ id }) => id === each.id)
    if (!field) throw fieldElsewhere()
    if (ofType.includes(field) && each.value !== null) {
      setField(store, task.fields, field, each, zoneOf(call))
    }
  }
  const missing = ofType.some(({ id, required }) => required && !task.fields.has(id))
  if (body.check_required_custom_fields === true && missing) throw requiredField()
}

const expectStatus = ({ store, body }: Call, list: List) => {
  if (store.quirks.createStatus !== 'CRTSK_001') return
  const name = textIn(body, 'status')
  if (name !== undefined && !statusNamed(store, list, name)) throw statusNotFound()
}

const create = (call: Call) => {
  const { store, body, session } = call
  const list = listOf(call)
  if (!textIn(body, 'name')) throw badInput('Task name invalid')
  const task = emptyTask(call, list)
  const parentId = textIn(body, 'parent')
  const parent = parentId === undefined ? undefined : taskById(call, parentId)
  if (parent && parent.listId !== list.id) throw parentElsewhere()
  const linkId = textIn(body, 'links_to')
  const linked = linkId === undefined ? undefined : taskById(call, linkId)
  expectStatus(call, list)
  applyProperties(call, task, body)
  // A task that starts in a status was never in another one.
  task.visits = task.visits.slice(-1)
  task.assigneeIds = assignable(store, task, body.assignees)
  task.groupAssigneeIds = groupIds(store, body.group_assignees)
  setFields(call, task)
  const tags = Array.isArray(body.tags) && store.quirks.createTags ? body.tags : []
  for (const tag of tags) ensureTag(call, task, String(tag))
  store.addTask(task)
  if (parent) store.setParent(task, parent)
  if (linked) link(store, task, linked, session.userId)
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
  // `parent: null` is silently ignored (measured): a subtask cannot be promoted.
  const parentId = textIn(body, 'parent')
  const parent = parentId === undefined ? undefined : taskById(call, parentId)
  const isElsewhere = parent !== undefined && parent.listId !== task.listId
  if (isElsewhere && store.quirks.parentElsewhere === 'refused') throw parentElsewhere()
  if (parent && isBelow(store, parent, task)) throw badInput('Parent is a subtask of the task')
  // A refusal halfway leaves the task as it was.
  const draft = { ...task, visits: [...task.visits] }
  applyProperties(call, draft, body)
  Object.assign(task, draft)
  task.assigneeIds = addedAndRemoved(call, task, task.assigneeIds, body.assignees)
  task.watcherIds = addedAndRemoved(call, task, task.watcherIds, body.watchers)
  const groups = changesIn(body.group_assignees)
  const removed = groups.rem.map(String)
  task.groupAssigneeIds = [
    ...new Set([...task.groupAssigneeIds, ...groupIds(store, groups.add)]),
  ].filter((id) => !removed.includes(id))
  if (isElsewhere) store.moveHome(task, parent.listId)
  if (parent) store.setParent(task, parent)
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
]
