// Writing lists, and moving a task to another home list.
import { type Body, numberIn, textIn } from '../../http/body.ts'
import { badInput } from '../../http/errors.ts'
import { type Call, del, post, put, type Route } from '../../http/route.ts'
import { list as present } from '../../present/hierarchy.ts'
import { folderOf, listOf, plainTaskOf, spaceOf, workspaceById } from '../../state/lookup.ts'
import type { List, Status } from '../../state/model.ts'
import { dayIn, priorityIn, zoneOf } from '../../state/task-changes.ts'

const applyProperties = (call: Call, list: List, body: Body) => {
  const zone = zoneOf(call)
  const name = textIn(body, 'name')
  if (name !== undefined) list.name = name
  const content = textIn(body, 'markdown_content') ?? textIn(body, 'content')
  if (content !== undefined) list.content = content === ' ' ? '' : content
  if (body.priority !== undefined) list.priority = priorityIn(body)
  if (body.due_date !== undefined) {
    list.dueDate = dayIn(body, 'due_date', zone)
    list.dueDateTime = list.dueDate !== null && body.due_date_time === true
  }
  // "none" takes the assignee away, when a list is updated.
  const assignee = body.assignee === 'none' ? null : numberIn(body, 'assignee')
  if (assignee !== undefined) list.assigneeId = assignee
  const color = textIn(body, 'status')
  if (color !== undefined) list.color = color
  if (body.unset_status === true) list.color = null
}

export const emptyList = (call: Call, spaceId: string, folderId: string | null): List => {
  const { store, session } = call
  const siblings = folderId === null ? store.folderlessListsOf(spaceId) : store.listsOf(folderId)
  return {
    id: store.newListId(),
    spaceId,
    folderId,
    hiddenFolderId: store.newListId(),
    name: '',
    content: '',
    orderindex: siblings.length,
    archived: false,
    deleted: false,
    statuses: null,
    startDate: null,
    dueDate: null,
    dueDateTime: false,
    priority: null,
    assigneeId: null,
    color: null,
    memberIds: [session.userId],
  }
}

const create = (call: Call, spaceId: string, folderId: string | null) => {
  const { store, body } = call
  if (!textIn(body, 'name')) throw badInput('List name invalid')
  const list = emptyList(call, spaceId, folderId)
  applyProperties(call, list, body)
  store.addList(list)
  return present(store, list)
}

/** `folder_id` is silently ignored (measured): a list cannot be moved. */
const update = (call: Call) => {
  const list = listOf(call)
  const draft = { ...list }
  applyProperties(call, draft, call.body)
  Object.assign(list, draft)
  return present(call.store, list)
}

const mappedTo = (body: Body, current: Status, targets: readonly Status[]): Status | undefined => {
  const mappings = Array.isArray(body.status_mappings) ? body.status_mappings : []
  const mapping = mappings.find((each: Body) => each.source_status_id === current.id)
  return targets.find((each) => each.id === mapping?.destination_status_id)
}

/** Statuses meet by name; a mapping is needed where the name is missing, and refused where it is not. */
const move = (call: Call) => {
  const { store, body } = call
  workspaceById(call, call.path('workspace_id'))
  const task = plainTaskOf(call)
  const target = listOf(call)
  const current = store.statusOf(task)
  const statuses = store.statusesOf(target)
  const sameName = statuses.find((each) => each.status === current.status)
  const mapped = mappedTo(body, current, statuses)
  if (sameName && mapped) throw badInput('Status mapping is not allowed for an existing status')
  const status = sameName ?? mapped
  if (!status) throw badInput('Status mapping is required')
  store.moveHome(task, target.id)
  if (mapped) task.visits.push({ status: status.status, since: store.now() })
  const over = status.type === 'done' || status.type === 'closed'
  task.dateDone = over ? (task.dateDone ?? store.now()) : null
  task.dateClosed = status.type === 'closed' ? (task.dateClosed ?? store.now()) : null
  return { data: { task_id: task.id, new_list_id: target.id } }
}

export const listRoutes: readonly Route[] = [
  post('/v2/folder/:folder_id/list', (call) => {
    const folder = folderOf(call)
    return create(call, folder.spaceId, folder.id)
  }),
  post('/v2/space/:space_id/list', (call) => create(call, spaceOf(call).id, null)),
  put('/v2/list/:list_id', update),
  del('/v2/list/:list_id', (call) => {
    call.store.deleteList(listOf(call))
    return {}
  }),
  put('/v3/workspaces/:workspace_id/tasks/:task_id/home_list/:list_id', move),
]
