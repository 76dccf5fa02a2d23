// Reading tasks: a list's pages, a workspace's pages, one task.

import { type Call, get, type Route } from '../../http/route.ts'
import { task, taskInPage } from '../../present/task.ts'
import { readableListOf, taskOf, workspaceOf } from '../../state/lookup.ts'
import type { Task } from '../../state/model.ts'
import { taskPage } from '../../state/task-filter.ts'

const markdown = ({ query }: Call) => query.flag('include_markdown_description')

const answer = (call: Call, page: { tasks: Task[]; lastPage: boolean }) => ({
  tasks: page.tasks.map((each) => taskInPage(call.store, each, { markdown: markdown(call) })),
  last_page: page.lastPage,
})

/** The narrowest set of tasks that can hold what is asked. */
const candidates = (call: Call, workspaceId: string): Task[] => {
  const { store, query } = call
  const within = (names: string, of: (id: string) => readonly Task[]) => {
    const ids = query.many(names)
    return ids.length === 0 ? undefined : ids.flatMap(of)
  }
  const found = within('list_ids', store.tasksOf) ??
    within('project_ids', (id) => store.listsOf(id).flatMap((list) => store.tasksOf(list.id))) ?? [
      ...store.tasks.values(),
    ]
  const spaceIds = query.many('space_ids')
  return found.filter((each) => {
    if (each.workspaceId !== workspaceId) return false
    if (spaceIds.length === 0) return true
    return spaceIds.includes(store.lists.get(each.listId)?.spaceId ?? '')
  })
}

export const taskRoutes: readonly Route[] = [
  get('/v2/list/:list_id/task', (call) => {
    const list = readableListOf(call)
    const home = call.store.tasksOf(list.id)
    const guests = call.query.flag('include_timl') ? call.store.guestTasksOf(list.id) : []
    return answer(call, taskPage(call, [...home, ...guests]))
  }),

  get('/v2/team/:team_id/task', (call) => {
    const parent = call.query.one('parent')
    const tasks = candidates(call, workspaceOf(call).id)
    if (parent === null) return answer(call, taskPage(call, tasks))
    return answer(
      call,
      taskPage(call, tasks, (each) => each.parentId === parent),
    )
  }),

  get('/v2/task/:task_id', (call) =>
    task(call.store, taskOf(call), {
      markdown: markdown(call),
      subtasks: call.query.flag('include_subtasks'),
    }),
  ),
]
