// Which tasks are wanted, and whether one of them is.

import { normalise } from '../../base/text/names.ts'
import type { DurationBound } from '../../base/time/durations.ts'
import type { DateRange } from '../../base/time/ranges.ts'
import type { FieldFilter } from '../fields/conditions.ts'
import type { Status } from '../objects/container.ts'
import { isFinished } from '../objects/finished.ts'
import type { Place } from '../objects/place.ts'
import type { Priority, Task } from '../objects/task/task.ts'
import { isTag } from '../references/names/tags.ts'
import type { FoundTask, Order } from './order.ts'

/** All of it must hold; within a list of values any. */
export interface TaskFilter {
  readonly scope?: Place | undefined
  readonly text?: string | undefined
  /** User ids. */
  readonly assignees?: readonly string[] | undefined
  /** Ids of user groups; a task is wanted that is assigned to one of these or of `assignees`. */
  readonly groups?: readonly string[] | undefined
  /** Tasks of nobody as well, or, without `assignees`, only those. */
  readonly unassigned?: boolean | undefined
  readonly fields?: readonly FieldFilter[] | undefined
  readonly statuses?: readonly Status[] | undefined
  readonly tags?: readonly string[] | undefined
  readonly priorities?: readonly (Priority | 'none')[] | undefined
  readonly due?: DateRange | 'none' | undefined
  readonly updated?: DateRange | undefined
  readonly created?: DateRange | undefined
  /** Only tasks that are closed by now, whatever is said of closed ones. */
  readonly closed?: DateRange | undefined
  /** Instead of all others; ClickUp can be asked for it in one list only. */
  readonly archived?: boolean | undefined
  readonly inStatusFor?: DurationBound | undefined
  readonly includeClosed?: boolean | undefined
  readonly includeSubtasks?: boolean | undefined
  readonly order?: Order | undefined
  /** Ask for time in status even if nothing filters or sorts by it. */
  readonly withTimeInStatus?: boolean | undefined
}

const within = (range: DateRange | 'none' | undefined, at: number | undefined): boolean => {
  if (range === undefined) return true
  if (range === 'none' || at === undefined) return range === 'none' && at === undefined
  return at >= (range.from ?? -Infinity) && at < (range.to ?? Infinity) && at !== range.except
}

const isOf = (task: Task, { assignees = [], groups = [], unassigned }: TaskFilter): boolean =>
  task.assignees.length === 0 && task.group_assignees.length === 0
    ? unassigned === true
    : task.assignees.some(({ id }) => assignees.includes(id)) ||
      task.group_assignees.some(({ id }) => groups.includes(id))

export const holds = (filter: TaskFilter, { task }: FoundTask): boolean => {
  const { statuses, tags, priorities, text } = filter
  if ((filter.assignees || filter.groups || filter.unassigned) && !isOf(task, filter)) return false
  if (filter.fields?.some((field) => !field.holds(task))) return false
  const { status: now } = task.status
  // By its letters: names that read alike may be two.
  if (statuses && !statuses.some(({ status }) => status.toLowerCase() === now.toLowerCase()))
    return false
  if (tags && !tags.some((tag) => task.tags.some((own) => isTag(own, tag)))) return false
  if (priorities && !priorities.includes(task.priority ?? 'none')) return false
  const dates: readonly (readonly [TaskFilter['due'], number | undefined])[] = [
    [filter.due, task.due_date],
    [filter.updated, task.date_updated],
    [filter.created, task.date_created],
    [filter.closed, task.date_closed],
  ]
  if (!dates.every(([range, at]) => within(range, at))) return false
  const { due } = filter
  if (due !== 'none' && due?.unfinished && isFinished(task.status)) return false
  return text === undefined || hasText(task, text)
}

/** Words in quotes stand beside each other. */
const WORD = /["“„”]([^"“„”]+)["“”]|\S+/g

const hasText = (task: Task, text: string): boolean => {
  const whole = normalise(
    `${task.name} ${task.custom_id ?? ''} ${task.markdown_description ?? task.text_content ?? task.description ?? ''}`,
  )
  return [...text.matchAll(WORD)]
    .map(([word, phrase]) => normalise(phrase ?? word))
    .every((word) => whole.includes(word) || word.replace(/^(?:cu-|#)/, '') === task.id)
}

export const holdsTime = (
  { least = -Infinity, most = Infinity }: DurationBound,
  ms: number | undefined,
): boolean => ms !== undefined && ms >= least && ms <= most

export const needsTime = (filter: TaskFilter): boolean =>
  Boolean(filter.withTimeInStatus || filter.inStatusFor || filter.order === 'time_in_status')
