// Task types, task templates, and creating tasks from these.
import { textIn } from '../../http/body.ts'
import { badInput, nameRequired, notAuthorized } from '../../http/errors.ts'
import { type Call, get, post, type Route } from '../../http/route.ts'
import { list as presentList } from '../../present/hierarchy.ts'
import { task as present } from '../../present/task.ts'
import { folderOf, listOf, spaceOf, workspaceOf } from '../../state/lookup.ts'
import { emptyTask } from '../../state/task-changes.ts'
import { emptyList } from '../places/lists.ts'
import { ensureTag } from './task-parts.ts'

const pageSize = 50

const templates = (call: Call) => {
  const { id } = workspaceOf(call)
  const page = call.query.integer('page')
  if (page === null) throw badInput('Page required')
  const all = [...call.store.templates.values()].filter((each) => each.workspaceId === id)
  const shown = all.slice(page * pageSize, (page + 1) * pageSize)
  return { templates: shown.map(({ id, name }) => ({ id, name })) }
}

const createFrom = (call: Call) => {
  const { store, body } = call
  const list = listOf(call)
  const template = store.templates.get(call.path('template_id'))
  if (!template) throw notAuthorized()
  const name = textIn(body, 'name')
  if (!name) throw badInput('Task name invalid')
  const task = { ...emptyTask(call, list), name, markdown: template.markdown }
  task.timeEstimate = template.timeEstimate
  for (const tag of template.tags) ensureTag(call, task, tag)
  if (template.checklist) {
    const items = template.checklist.items.map((text, orderindex) => ({
      id: store.newUuid(),
      name: text,
      orderindex,
      assigneeId: null,
      resolved: false,
      parentId: null,
      dateCreated: store.now(),
    }))
    const [id, creatorId] = [store.newUuid(), call.session.userId]
    const { name: title } = template.checklist
    task.checklists = [
      { id, name: title, orderindex: 0, dateCreated: store.now(), creatorId, items },
    ]
  }
  store.addTask(task)
  for (const subtask of template.subtasks) {
    const below = { ...emptyTask(call, list), name: subtask }
    store.addTask(below)
    store.setParent(below, task)
  }
  return { id: task.id, task: present(store, task, { markdown: false, subtasks: false }) }
}

const listTemplates = (call: Call) => {
  const { id } = workspaceOf(call)
  const all = [...call.store.listTemplates.values()].filter((each) => each.workspaceId === id)
  return { templates: all.map(({ id, name }) => ({ name, id })) }
}

/** Answered at once, before all is in it (docs/clickup-facts.md §14). */
const listFrom = (call: Call, spaceId: string, folderId: string | null) => {
  const { store, body } = call
  const template = store.listTemplates.get(call.path('template_id'))
  if (!template) throw notAuthorized()
  const name = textIn(body, 'name')
  if (!name) throw nameRequired()
  const list = { ...emptyList(call, spaceId, folderId), name }
  store.addList(list)
  for (const task of template.tasks) store.addTask({ ...emptyTask(call, list), name: task })
  const { id, orderindex, folder, space } = presentList(store, list)
  return { id, list: { id, name, deleted: false, orderindex, folder, space, archived: false } }
}

export const templateRoutes: readonly Route[] = [
  get('/v2/team/:team_id/custom_item', (call) => {
    workspaceOf(call)
    return {
      custom_items: call.store.taskTypes.map(({ id, name, plural, description }) => ({
        id,
        name,
        name_plural: plural,
        description,
        avatar: { source: null, value: null },
      })),
    }
  }),
  get('/v2/team/:team_id/taskTemplate', templates),
  post('/v2/list/:list_id/taskTemplate/:template_id', createFrom),
  get('/v2/team/:team_id/list_template', listTemplates),
  post('/v2/folder/:folder_id/list_template/:template_id', (call) => {
    const folder = folderOf(call)
    return listFrom(call, folder.spaceId, folder.id)
  }),
  post('/v2/space/:space_id/list_template/:template_id', (call) =>
    listFrom(call, spaceOf(call).id, null),
  ),
]
