// How tasks hang together: dependencies, links, merging, and estimates by person.
import { badInput, badRequest } from '../../http/errors.ts'
import { type Call, del, emptyBody, patch, post, put, type Route } from '../../http/route.ts'
import { taskInPage } from '../../present/task.ts'
import { plainTaskOf, taskById, taskOf, visibleTask, workspaceById } from '../../state/lookup.ts'
import type { Task } from '../../state/model.ts'
import type { Store } from '../../state/store.ts'
import { countTime, depend, link, undepend } from '../../state/task-links.ts'
import { unlink } from '../../state/unrelate.ts'

/** The task that waits and the one it waits for; exactly one of the two keys may be given. */
const pair = (call: Call, dependsOn: unknown, dependencyOf: unknown): [Task, Task] => {
  const task = taskOf(call)
  const given = [dependsOn, dependencyOf].filter((each) => typeof each === 'string')
  if (given.length !== 1) throw badInput('Provide either depends_on or dependency_of')
  const other = taskById(call, String(given[0]))
  if (other.id === task.id) throw badInput('A task cannot depend on itself')
  return typeof dependsOn === 'string' ? [task, other] : [other, task]
}

const waitsFor = (store: Store, task: Task, other: Task, seen = new Set<string>()): boolean => {
  if (task.id === other.id) return true
  if (seen.has(task.id)) return false
  seen.add(task.id)
  return task.dependencies.some(({ taskId, dependsOn }) => {
    const next = taskId === task.id ? store.tasks.get(dependsOn) : undefined
    return next !== undefined && waitsFor(store, next, other, seen)
  })
}

const linked = (call: Call, change: (task: Task, other: Task) => void) => {
  const task = taskOf(call)
  const other = taskById(call, call.path('links_to'))
  if (other.id === task.id) throw badInput('A task cannot be linked to itself')
  change(task, other)
  return { task: taskInPage(call.store, task, { markdown: false }) }
}

const union = <T>(...lists: readonly (readonly T[])[]): T[] => [...new Set(lists.flat())]

/** Everything of the source goes to the target; there is no way back. */
const absorb = (store: Store, target: Task, source: Task) => {
  for (const comment of [...store.commentsOn({ kind: 'task', id: source.id })]) {
    store.retarget(comment, { kind: 'task', id: target.id })
  }
  for (const subtask of [...store.subtasksOf(source.id)]) {
    if (subtask.id !== target.id) store.setParent(subtask, target)
  }
  for (const entry of store.timeEntries.values()) {
    if (entry.taskId === source.id) entry.taskId = target.id
  }
  for (const file of source.attachments) file.parent = { kind: 'task', id: target.id }
  target.attachments.push(...source.attachments)
  source.attachments = []
  target.checklists.push(...source.checklists)
  target.assigneeIds = union(target.assigneeIds, source.assigneeIds)
  target.watcherIds = union(target.watcherIds, source.watcherIds)
  target.tags = union(target.tags, source.tags)
  target.markdown = [target.markdown, source.markdown].filter((text) => text !== '').join('\n\n')
  countTime(store, target.id)
  store.deleteTask(source)
}

const merge = (call: Call) => {
  const { store, body } = call
  const target = plainTaskOf(call)
  const ids = Array.isArray(body.source_task_ids) ? body.source_task_ids.map(String) : []
  if (ids.length === 0) throw badInput('source_task_ids required')
  const sources = union(ids).map((id) => visibleTask(call, id))
  if (sources.some(({ id }) => id === target.id)) throw badInput('Cannot merge a task into itself')
  for (const source of sources) absorb(store, target, source)
  target.dateUpdated = store.now()
  return emptyBody
}

type Estimate = { assignee: number | 'unassigned'; time: number }

const isEstimate = (value: unknown): value is Estimate =>
  typeof value === 'object' &&
  value !== null &&
  'assignee' in value &&
  'time' in value &&
  (typeof value.assignee === 'number' || value.assignee === 'unassigned') &&
  typeof value.time === 'number' &&
  value.time >= 0

const estimates = (call: Call): { task: Task; given: Estimate[] } => {
  const { store, body } = call
  workspaceById(call, call.path('workspace_id'))
  const given: unknown = body
  if (!Array.isArray(given) || !given.every(isEstimate)) throw badRequest('Estimates invalid')
  const isKnown = ({ assignee }: Estimate) => assignee === 'unassigned' || store.users.has(assignee)
  if (!given.every(isKnown)) throw badRequest('Assignee not found')
  // This operation takes ordinary and custom ids alike.
  const id = call.path('task_id')
  const custom = store.taskByCustomId(call.path('workspace_id'), id)
  return { task: custom ?? visibleTask(call, id), given }
}

const setEstimates = (call: Call, key: 'updated_estimates' | 'assignee_estimates') => {
  const { task, given } = estimates(call)
  if (key === 'assignee_estimates') task.estimates.clear()
  for (const { assignee, time } of given) {
    if (time === 0) task.estimates.delete(assignee)
    else task.estimates.set(assignee, time)
  }
  const total = [...task.estimates.values()].reduce((sum, time) => sum + time, 0)
  task.timeEstimate = total || null
  task.dateUpdated = call.store.now()
  const told = Object.fromEntries(given.map(({ assignee, time }) => [assignee, time]))
  return { data: { total_time_estimate: total, [key]: told } }
}

const estimatesPath = '/v3/workspaces/:workspace_id/tasks/:task_id/time_estimates_by_user'

export const relationRoutes: readonly Route[] = [
  post('/v2/task/:task_id/dependency', (call) => {
    const [task, on] = pair(call, call.body.depends_on, call.body.dependency_of)
    if (waitsFor(call.store, on, task)) throw badInput('Circular dependency')
    depend(call.store, task, on, call.session.userId)
    return {}
  }),
  del('/v2/task/:task_id/dependency', (call) => {
    const { query } = call
    undepend(...pair(call, query.one('depends_on'), query.one('dependency_of')))
    return {}
  }),
  post('/v2/task/:task_id/link/:links_to', (call) =>
    linked(call, (task, other) => link(call.store, task, other, call.session.userId)),
  ),
  del('/v2/task/:task_id/link/:links_to', (call) =>
    linked(call, (task, other) => unlink(task, other)),
  ),
  post('/v2/task/:task_id/merge', merge),
  patch(estimatesPath, (call) => setEstimates(call, 'updated_estimates')),
  put(estimatesPath, (call) => setEstimates(call, 'assignee_estimates')),
]
