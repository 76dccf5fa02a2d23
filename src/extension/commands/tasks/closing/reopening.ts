// Where a closed task goes back to: where it was when it was closed here, else where ClickUp says that it
// was before, else to the first open status of its list.
import { sameName } from '../../../../base/text/names.ts'
import type { Api } from '../../../../clickup/http/api.ts'
import type { Status } from '../../../../clickup/objects/container.ts'
import { isFinished } from '../../../../clickup/objects/finished.ts'
import {
  getTimesInStatus,
  type Task,
  type TimeInStatus,
} from '../../../../clickup/objects/task/task.ts'

/** A status that the task can be in and go on from. */
const openOne = (statuses: readonly Status[], name: string | undefined): Status | undefined =>
  name === undefined
    ? undefined
    : statuses.find((one) => sameName(one.status, name) && !isFinished(one))

type Past = TimeInStatus['status_history'][number]

/** What it came to last stands last; where ClickUp does not say when, its own order holds. */
const byEntry = (one: Past, other: Past): number =>
  (one.total_time?.since ?? 0) - (other.total_time?.since ?? 0)

/** By task, the last one last; empty where the plan does not have it, or it cannot be read now. */
const historiesOf = async (
  api: Api,
  tasks: readonly Task[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  if (tasks.length === 0) return new Map()
  try {
    const times = await getTimesInStatus(
      api,
      tasks.map(({ id }) => id),
    )
    return new Map(
      [...times].map(([id, { status_history: history }]) => [
        id,
        history.toSorted(byEntry).flatMap(({ status }) => status ?? []),
      ]),
    )
  } catch {
    return new Map()
  }
}

export interface Reopening {
  readonly tasks: readonly Task[]
  readonly statusesOf: (task: Task) => readonly Status[]
  /** What it was when it was closed here. */
  readonly remembered: (task: Task) => string | undefined
}

/** The status of each; those are missing whose list has none that is open. */
export const formerStatuses = async (
  api: Api,
  { tasks, statusesOf, remembered }: Reopening,
): Promise<ReadonlyMap<Task, string>> => {
  const known = new Map(
    tasks.map((task) => [task, openOne(statusesOf(task), remembered(task))] as const),
  )
  const histories = await historiesOf(
    api,
    tasks.filter((task) => !known.get(task)),
  )
  return new Map(
    tasks.flatMap((task) => {
      const statuses = statusesOf(task)
      const before = (histories.get(task.id) ?? []).map((name) => openOne(statuses, name))
      const status =
        known.get(task) ??
        before.findLast((one) => one !== undefined) ??
        statuses.find(({ type }) => type === 'open') ??
        statuses.find((one) => !isFinished(one))
      return status ? [[task, status.status] as const] : []
    }),
  )
}
