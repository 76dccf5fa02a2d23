// Views of a workspace, space, folder or list, and the tasks that they show.
import { textIn } from '../../http/body.ts'
import { badInput } from '../../http/errors.ts'
import { type Call, del, get, post, put, type Route } from '../../http/route.ts'
import { taskInView } from '../../present/task.ts'
import { builtInView, view } from '../../present/view.ts'
import { folderOf, listOf, spaceOf, viewOf, workspaceOf } from '../../state/lookup.ts'
import type { Task } from '../../state/model.ts'
import type { View } from '../../state/side-model.ts'
import type { Store } from '../../state/store.ts'

const pageSize = 30

const settings = [
  'grouping',
  'divide',
  'sorting',
  'filters',
  'columns',
  'team_sidebar',
  'settings',
] as const

const settingsIn = ({ body }: Call) =>
  Object.fromEntries(settings.flatMap((key) => (key in body ? [[key, body[key]]] : [])))

const nameIn = ({ body }: Call) => {
  const name = textIn(body, 'name')
  if (!name) throw badInput('View name invalid')
  return name
}

const typeIn = ({ body }: Call): string => textIn(body, 'type') ?? 'list'

const viewsOf = ({ store }: Call, parentId: string) => ({
  views: [...store.views.values()].filter(({ parent }) => parent.id === parentId).map(view),
})

/** Lists have built-in views as well; `default_view` is told by the number of its type. */
const listViews = (call: Call) => {
  const list = listOf(call)
  return {
    ...viewsOf(call, list.id),
    required_views: {
      list: view(builtInView(list, 'list', 1)),
      board: view(builtInView(list, 'board', 2)),
      box: null,
      calendar: null,
      gantt: null,
    },
    default_view: { type: 1 },
  }
}

const create = (call: Call, parent: View['parent']) => {
  const made: View = {
    id: call.store.newDocId(),
    name: nameIn(call),
    type: typeIn(call),
    parent,
    settings: settingsIn(call),
  }
  call.store.views.set(made.id, made)
  return { view: view(made) }
}

/** The whole object is replaced: what is not sent again falls back to the defaults. */
const update = (call: Call) => {
  const found = viewOf(call)
  Object.assign(found, { name: nameIn(call), type: typeIn(call), settings: settingsIn(call) })
  return { view: view(found) }
}

const tasksUnder = (store: Store, { parent: { id, type } }: View): Task[] => {
  if (type === 6) return [...store.tasksOf(id), ...store.guestTasksOf(id)]
  const lists = [...store.lists.values()].filter((list) => {
    if (list.deleted) return false
    if (type === 5) return list.folderId === id
    return type === 4 ? list.spaceId === id : store.spaces.get(list.spaceId)?.workspaceId === id
  })
  return lists.flatMap((list) => store.tasksOf(list.id))
}

type Filter = { field?: unknown; values?: unknown }

const holds = (store: Store, task: Task, { field, values }: Filter): boolean => {
  const wanted = Array.isArray(values) ? values.map(String) : []
  if (field === 'status') return wanted.includes(store.statusOf(task).status)
  if (field === 'assignee') return task.assigneeIds.some((id) => wanted.includes(String(id)))
  if (field === 'tag') return task.tags.some((tag) => wanted.includes(tag))
  return true
}

const tasks = (call: Call) => {
  const { store, query } = call
  const found = viewOf(call)
  const page = query.integer('page')
  if (page === null) throw badInput('Page required')
  const {
    fields = [],
    op = 'AND',
    show_closed: showClosed = false,
  } = (found.settings.filters ?? {}) as { fields?: Filter[]; op?: string; show_closed?: boolean }
  const shown = tasksUnder(store, found).filter(
    (task) =>
      !task.archived &&
      task.parentId === null &&
      (showClosed || store.statusOf(task).type !== 'closed') &&
      (fields.length === 0 ||
        (op === 'OR'
          ? fields.some((each) => holds(store, task, each))
          : fields.every((each) => holds(store, task, each)))),
  )
  const end = (page + 1) * pageSize
  return {
    tasks: shown.slice(page * pageSize, end).map((task) => taskInView(store, task)),
    last_page: end >= shown.length,
  }
}

const parents = [
  ['/v2/team/:team_id/view', (call: Call) => ({ id: workspaceOf(call).id, type: 7 })],
  ['/v2/space/:space_id/view', (call: Call) => ({ id: spaceOf(call).id, type: 4 })],
  ['/v2/folder/:folder_id/view', (call: Call) => ({ id: folderOf(call).id, type: 5 })],
] as const

export const viewRoutes: readonly Route[] = [
  ...parents.flatMap(([path, parent]) => [
    get(path, (call) => viewsOf(call, parent(call).id)),
    post(path, (call) => create(call, parent(call) as View['parent'])),
  ]),
  get('/v2/list/:list_id/view', listViews),
  post('/v2/list/:list_id/view', (call) => create(call, { id: listOf(call).id, type: 6 })),
  get('/v2/view/:view_id', (call) => ({ view: view(viewOf(call)) })),
  put('/v2/view/:view_id', update),
  // Deleting a doc works this way, too (measured).
  del('/v2/view/:view_id', (call) => {
    const doc = call.store.docs.get(call.path('view_id'))
    if (doc && call.session.workspaceIds.includes(doc.workspaceId)) doc.deleted = true
    else call.store.views.delete(viewOf(call).id)
    return {}
  }),
  get('/v2/view/:view_id/task', tasks),
]
