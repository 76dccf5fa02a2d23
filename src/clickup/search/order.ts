// In which order tasks are given.
import { PRIORITIES, type Task } from '../objects/task/task.ts'

export const ORDERS = ['created', 'updated', 'due', 'priority', 'time_in_status', 'name'] as const

export type Order = (typeof ORDERS)[number]

/** Where a search goes on. */
export interface Position {
  readonly page: number
  /** Matching tasks of that page that were given already. */
  readonly skip: number
  /** Matching tasks given before that page. */
  readonly before: number
}

export interface FoundTask {
  readonly task: Task
  /** Milliseconds in the current status, where it was asked for and ClickUp tells. */
  readonly inStatusMs?: number | undefined
  /** What its list and its type are called, where more is known than the task tells. */
  readonly listName?: string | undefined
  readonly typeName?: string | undefined
  /** From there a search goes on behind this task. */
  readonly behind?: Position | undefined
}

const byNumber =
  (of: (one: FoundTask) => number | undefined, sign: 1 | -1) =>
  (a: FoundTask, b: FoundTask): number => {
    const [left, right] = [of(a), of(b)]
    if (left === undefined || right === undefined)
      return Number(left === undefined) - Number(right === undefined)
    return sign * (left - right)
  }

export const COMPARE: Record<Order, (a: FoundTask, b: FoundTask) => number> = {
  created: byNumber(({ task }) => task.date_created, -1),
  updated: byNumber(({ task }) => task.date_updated, -1),
  due: byNumber(({ task }) => task.due_date, 1),
  priority: byNumber(
    ({ task }) => (task.priority ? PRIORITIES.indexOf(task.priority) : undefined),
    1,
  ),
  time_in_status: byNumber(({ inStatusMs }) => inStatusMs, -1),
  name: (a, b) => a.task.name.localeCompare(b.task.name),
}
