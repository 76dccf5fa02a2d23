// From an id in a path to the object, or to the refusal that ClickUp gives for it.
import {
  badFolderId,
  badInput,
  badListId,
  badTaskId,
  badWorkspaceId,
  fieldsOff,
  listNotFound,
  notAuthorized,
  spaceNotFound,
  taskDeleted,
  viewNotFound,
  workspaceNotAuthorized,
} from '../http/errors.ts'
import type { Call } from '../http/route.ts'
import { builtInView } from '../present/view.ts'
import type { Comment, Folder, List, Space, Task, Workspace } from './model.ts'
import type { View } from './side-model.ts'

const digits = /^\d+$/
const taskId = /^[a-z0-9]+$/
const customId = /^[A-Za-z][A-Za-z0-9_]*-\d+$/

const sees = (call: Call, workspaceId: string | undefined) =>
  workspaceId !== undefined && call.session.workspaceIds.includes(workspaceId)

const seesSpace = (call: Call, spaceId: string) =>
  sees(call, call.store.spaces.get(spaceId)?.workspaceId)

export const workspaceById = (call: Call, id: string): Workspace => {
  if (!digits.test(id)) throw badWorkspaceId(id)
  const workspace = call.store.workspaces.get(id)
  if (!workspace || !sees(call, id)) throw workspaceNotAuthorized()
  return workspace
}

export const workspaceOf = (call: Call) => workspaceById(call, call.path('team_id'))

export const spaceById = (call: Call, id: string, refusal = notAuthorized): Space => {
  if (!digits.test(id)) throw badInput('Space ID invalid')
  const space = call.store.spaces.get(id)
  if (!space || !sees(call, space.workspaceId)) throw refusal()
  return space
}

export const spaceOf = (call: Call, refusal = notAuthorized): Space =>
  spaceById(call, call.path('space_id'), refusal)

/** `GET /space/{id}` alone says 404 instead of "Team not authorized". */
export const spaceItself = (call: Call) => spaceOf(call, spaceNotFound)

export const folderOf = (call: Call): Folder => folderById(call, call.path('folder_id'))

export const folderById = (call: Call, id: string): Folder => {
  if (!digits.test(id)) throw badFolderId()
  const folder = call.store.folders.get(id)
  if (!folder || !seesSpace(call, folder.spaceId)) throw notAuthorized()
  return folder
}

export const listById = (call: Call, id: string): List => {
  if (!digits.test(id)) throw badListId()
  const list = call.store.lists.get(id)
  if (!list || !seesSpace(call, list.spaceId)) throw notAuthorized()
  if (list.deleted) throw listNotFound()
  return list
}

export const listOf = (call: Call) => listById(call, call.path('list_id'))

/** For reading: a list that was deleted answers, and says so. */
export const readableListOf = (call: Call): List => {
  const list = call.store.lists.get(call.path('list_id'))
  const isTold = call.store.quirks.deletedLists === 'told'
  return list?.deleted && isTold && seesSpace(call, list.spaceId) ? list : listOf(call)
}

/** Custom ids are read only with both flags; then ordinary ids are not. */
export const taskById = (call: Call, id: string): Task => {
  const { store, query } = call
  if (query.flag('custom_task_ids')) {
    const team = query.one('team_id')
    if (team === null) throw notAuthorized()
    const task = store.taskByCustomId(workspaceById(call, team).id, id)
    if (!task) throw notAuthorized()
    return task
  }
  if (customId.test(id)) throw notAuthorized()
  return visibleTask(call, id)
}

/** By its ordinary id alone. */
export const visibleTask = (call: Call, id: string): Task => {
  if (!taskId.test(id)) throw badTaskId()
  if (call.store.deletedTaskIds.has(id)) throw taskDeleted()
  const task = call.store.tasks.get(id)
  if (!task || !sees(call, task.workspaceId)) throw notAuthorized()
  return task
}

export const taskOf = (call: Call) => taskById(call, call.path('task_id'))

/** Some operations know no custom ids, whatever the flags say (measured). */
export const plainTaskOf = (call: Call): Task => {
  return visibleTask(call, call.path('task_id'))
}

const isVisible = (call: Call, { id, type }: View['parent']): boolean => {
  const { lists, folders } = call.store
  if (type === 7) return sees(call, id)
  const spaceId = type === 6 ? lists.get(id)?.spaceId : type === 5 ? folders.get(id)?.spaceId : id
  return spaceId !== undefined && seesSpace(call, spaceId)
}

/** `6-<list>-1` and `6-<list>-2`. */
const builtIn = (call: Call, id: string): View | undefined => {
  const [, listId, number] = /^6-(\d+)-([12])$/.exec(id) ?? []
  const list = listId === undefined ? undefined : call.store.lists.get(listId)
  return list && builtInView(list, number === '1' ? 'list' : 'board', Number(number))
}

export const viewOf = (call: Call): View => {
  const id = call.path('view_id')
  const view = call.store.views.get(id) ?? builtIn(call, id)
  if (!view || !isVisible(call, view.parent)) throw viewNotFound()
  return view
}

export const commentOf = (call: Call): Comment => {
  const id = call.path('comment_id')
  if (!digits.test(id)) throw badInput('Comment ID invalid')
  const comment = call.store.comments.get(id)
  if (!comment) throw notAuthorized()
  const { target } = comment
  const list = call.store.lists.get(target.id)
  const visible =
    target.kind === 'task'
      ? sees(call, call.store.tasks.get(target.id)?.workspaceId)
      : target.kind === 'view' || (list !== undefined && seesSpace(call, list.spaceId))
  if (!visible) throw notAuthorized()
  return comment
}

/** Where custom fields are a part of what is asked. Whether ClickUp refuses to tell them as well is not known. */
export const needsFields = ({ store }: Call): void => {
  if (!store.quirks.customFields) throw fieldsOff()
}
