// How long tasks have been in their statuses, in whole minutes.
import { badInput, notAuthorized, timeInStatusNotInPlan } from '../../http/errors.ts'
import { type Call, get, type Route } from '../../http/route.ts'
import { taskById, taskOf } from '../../state/lookup.ts'
import type { Status, Task } from '../../state/model.ts'
import type { Store } from '../../state/store.ts'

const minute = 60_000
const mostTasks = 100

const minutes = (ms: number) => Math.floor(ms / minute)

/** The history adds up every visit; the current status counts its last visit alone. */
const timeInStatus = (store: Store, task: Task) => {
  const now = store.now()
  const list = store.lists.get(task.listId)
  const statuses = list ? store.statusesOf(list) : []
  const current = store.statusOf(task)
  const entered = task.visits.at(-1)?.since ?? task.dateCreated

  const spent = new Map<string, { total: number; since: number }>()
  task.visits.forEach((visit, i) => {
    const left = task.visits[i + 1]?.since ?? now
    const total = (spent.get(visit.status)?.total ?? 0) + left - visit.since
    spent.set(visit.status, { total, since: visit.since })
  })
  const history = statuses.flatMap((status: Status) => {
    const time = spent.get(status.status)
    if (!time) return []
    return [
      {
        status: status.status,
        color: status.color,
        type: status.type,
        total_time: { by_minute: minutes(time.total), since: String(time.since) },
        orderindex: status.orderindex,
      },
    ]
  })
  return {
    current_status: {
      status: current.status,
      color: current.color,
      total_time: { by_minute: minutes(now - entered), since: String(entered) },
    },
    status_history: history,
  }
}

const requirePlan = ({ store }: Call) => {
  const { timeInStatus: plan } = store.quirks
  if (plan !== 'on') throw timeInStatusNotInPlan(Number(plan))
}

export const timeInStatusRoutes: readonly Route[] = [
  get('/v2/task/bulk_time_in_status/task_ids', (call) => {
    requirePlan(call)
    const ids = call.query.repeated('task_ids')
    if (ids.length === 0) throw badInput('Task IDs required')
    if (ids.length > mostTasks) throw badInput('Too many task IDs')
    // A comma-joined value is one wrong id (measured to fail).
    if (ids.some((id) => id.includes(','))) throw notAuthorized()
    return Object.fromEntries(
      ids.map((id) => {
        const task = taskById(call, id)
        return [task.id, timeInStatus(call.store, task)]
      }),
    )
  }),

  get('/v2/task/:task_id/time_in_status', (call) => {
    requirePlan(call)
    return timeInStatus(call.store, taskOf(call))
  }),
]
