// Finding tasks: ClickUp filters what it can, the rest is filtered here, over a bounded number of
// pages, with a place to go on from.
import { createHash } from 'node:crypto'
import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import { normalise } from '../../base/text/names.ts'
import type { DurationBound } from '../../base/time/durations.ts'
import type { DateRange } from '../../base/time/moments.ts'
import type { FieldFilter } from '../fields/filters.ts'
import type { Api } from '../http/api.ts'
import type { Query } from '../http/query.ts'
import { PRIORITIES, type Priority, type Status, type Task } from '../objects/model.ts'
import type { Place } from '../objects/place.ts'
import {
  getTasksPage,
  getTimesInStatus,
  getWorkspaceTasksPage,
  type TaskPage,
  timeInCurrentStatus,
} from '../objects/task.ts'

export const ORDERS = ['created', 'updated', 'due', 'priority', 'time_in_status', 'name'] as const
export type Order = (typeof ORDERS)[number]

/** All of it must hold; within a list of values any. */
export interface TaskFilter {
  readonly scope?: Place | undefined
  readonly text?: string | undefined
  /** User ids. */
  readonly assignees?: readonly string[] | undefined
  /** Tasks of nobody as well, or, without `assignees`, only those. */
  readonly unassigned?: boolean | undefined
  readonly fields?: readonly FieldFilter[] | undefined
  readonly statuses?: readonly Status[] | undefined
  readonly tags?: readonly string[] | undefined
  readonly priorities?: readonly (Priority | 'none')[] | undefined
  readonly due?: DateRange | undefined
  readonly updated?: DateRange | undefined
  readonly inStatusFor?: DurationBound | undefined
  readonly includeClosed?: boolean | undefined
  readonly includeSubtasks?: boolean | undefined
  readonly order?: Order | undefined
  /** Ask for time in status even if nothing filters or sorts by it. */
  readonly withTimeInStatus?: boolean | undefined
  /** The search in the caller's own words, by which a cursor knows it: `overdue` moves with the clock. */
  readonly said?: string | undefined
}

export interface FoundTask {
  readonly task: Task
  /** Milliseconds in the current status, where it was asked for and ClickUp tells. */
  readonly inStatusMs?: number | undefined
  /** Given back as `cursor` it goes on behind this task. */
  readonly cursor?: string | undefined
}

export interface FoundTasks {
  readonly found: readonly FoundTask[]
  /** Known once the last page was read. */
  readonly total?: number | undefined
  /** Given back as `cursor` it goes on behind the last task. */
  readonly next?: string | undefined
  /** Tasks that ClickUp sent in this call. */
  readonly scanned: number
  /** True when the order holds only among the tasks that were scanned. */
  readonly orderIncomplete: boolean
}

/** ClickUp has no text search, so a filter may have to read much: no more than this at a time. */
const MAX_PAGES = 10

const API_ORDERS: Partial<Record<Order, string>> = {
  updated: 'updated',
  due: 'due_date',
  created: 'created',
}

const rangeQuery = (name: string, range: DateRange | undefined): Query => ({
  // Whether ClickUp's bounds are inclusive is not documented; what it sends too much is dropped here.
  [`${name}_gt`]: range?.from === undefined ? undefined : range.from - 1,
  [`${name}_lt`]: range?.to,
})

const fieldQuery = (fields: readonly FieldFilter[] = []): string | undefined => {
  const conditions = fields.flatMap((field) => field.conditions)
  return conditions.length > 0 ? JSON.stringify(conditions) : undefined
}

const queryOf = (filter: TaskFilter): Query => ({
  // ClickUp cannot be asked for tasks of nobody.
  assignees: filter.unassigned ? undefined : filter.assignees,
  custom_fields: fieldQuery(filter.fields),
  statuses: filter.statuses?.map(({ status }) => status),
  // ClickUp keeps tags in lower case.
  tags: filter.tags?.map((tag) => tag.toLowerCase()),
  ...rangeQuery('due_date', filter.due),
  ...rangeQuery('date_updated', filter.updated),
  subtasks: filter.includeSubtasks || undefined,
  include_closed:
    filter.includeClosed || filter.statuses?.some(({ type }) => type === 'closed') || undefined,
  order_by: filter.order && API_ORDERS[filter.order],
})

const readPage = (api: Api, scope: Place | undefined, query: Query): Promise<TaskPage> => {
  if (scope?.kind === 'list') return getTasksPage(api, scope.id, { ...query, include_timl: true })
  if (scope?.kind === 'folder')
    return getWorkspaceTasksPage(api, { ...query, project_ids: [scope.id] })
  return getWorkspaceTasksPage(api, scope ? { ...query, space_ids: [scope.id] } : query)
}

const within = (range: DateRange | undefined, at: number | undefined): boolean =>
  !range ||
  (at !== undefined &&
    at >= (range.from ?? -Infinity) &&
    at < (range.to ?? Infinity) &&
    at !== range.except)

const isFinished = ({ status }: Task): boolean => status.type === 'done' || status.type === 'closed'

const isOf = (task: Task, ids: readonly string[] = [], orNobody = false): boolean =>
  task.assignees.length === 0 && task.group_assignees.length === 0
    ? orNobody
    : task.assignees.some(({ id }) => ids.includes(id))

const holds = (filter: TaskFilter, { task }: FoundTask): boolean => {
  const { assignees, statuses, tags, priorities, text } = filter
  if ((assignees || filter.unassigned) && !isOf(task, assignees, filter.unassigned)) return false
  if (filter.fields?.some((field) => !field.holds(task))) return false
  if (
    statuses &&
    !statuses.some(({ status }) => normalise(status) === normalise(task.status.status))
  )
    return false
  if (tags && !tags.some((tag) => task.tags.some((own) => normalise(own) === normalise(tag))))
    return false
  if (priorities && !priorities.includes(task.priority ?? 'none')) return false
  if (!within(filter.due, task.due_date) || !within(filter.updated, task.date_updated)) return false
  if (filter.due?.unfinished && isFinished(task)) return false
  return text === undefined || hasText(task, text)
}

const hasText = (task: Task, text: string): boolean => {
  const whole = normalise(
    `${task.name} ${task.custom_id ?? ''} ${task.markdown_description ?? task.text_content ?? task.description ?? ''}`,
  )
  return normalise(text)
    .split(' ')
    .every((word) => whole.includes(word))
}

const holdsTime = (
  { least = -Infinity, most = Infinity }: DurationBound,
  ms: number | undefined,
): boolean => ms !== undefined && ms >= least && ms <= most

const needsTime = (filter: TaskFilter): boolean =>
  Boolean(filter.withTimeInStatus || filter.inStatusFor || filter.order === 'time_in_status')

const select = async (
  api: Api,
  filter: TaskFilter,
  tasks: readonly Task[],
  now: number,
): Promise<readonly FoundTask[]> => {
  const kept = tasks.map((task) => ({ task })).filter((one) => holds(filter, one))
  if (!needsTime(filter) || kept.length === 0) return kept
  const times = await getTimesInStatus(
    api,
    kept.map(({ task }) => task.id),
  )
  const timed = kept.map(({ task }) => ({
    task,
    inStatusMs: timeInCurrentStatus(times.get(task.id), now),
  }))
  const { inStatusFor } = filter
  return inStatusFor ? timed.filter(({ inStatusMs }) => holdsTime(inStatusFor, inStatusMs)) : timed
}

const byNumber =
  (of: (one: FoundTask) => number | undefined, sign: 1 | -1) =>
  (a: FoundTask, b: FoundTask): number => {
    const [left, right] = [of(a), of(b)]
    if (left === undefined || right === undefined)
      return Number(left === undefined) - Number(right === undefined)
    return sign * (left - right)
  }

const COMPARE: Record<Order, (a: FoundTask, b: FoundTask) => number> = {
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

interface Position {
  readonly page: number
  /** Matching tasks of that page that were given already. */
  readonly skip: number
  /** Matching tasks given before that page. */
  readonly before: number
}

const fingerprint = (filter: TaskFilter): string => {
  const { scope, said, ...rest } = filter
  return createHash('sha256')
    .update(JSON.stringify([scope?.id, said ?? rest]))
    .digest('base64url')
    .slice(0, 6)
}

const writeCursor = ({ page, skip, before }: Position, filter: TaskFilter): string =>
  [page, skip, before, fingerprint(filter)].join('.')

const readCursor = (cursor: string | undefined, filter: TaskFilter): Position => {
  if (cursor === undefined) return { page: 0, skip: 0, before: 0 }
  const [, page, skip, before, mark] = /^(\d+)\.(\d+)\.(\d+)\.([\w-]{6})$/.exec(cursor) ?? []
  if (mark === fingerprint(filter))
    return { page: Number(page), skip: Number(skip), before: Number(before) }
  throw new CodedError('INVALID_INPUT', l10n.t('The cursor does not belong to this search.'), {
    hint: l10n.t(
      'Repeat the search with exactly the same arguments, adding only the cursor; or start anew without it.',
    ),
  })
}

/** Nothing of a single page. Clients show the last word as what was done. */
const tellScanned = (api: Api, scanned: number, { tasks, lastPage }: TaskPage): void => {
  if (!lastPage || scanned > tasks.length)
    api.call.onWait?.(l10n.t`Looked through ${scanned} tasks`)
}

/** An order that ClickUp cannot give needs all tasks first; dates relative to now would spoil a cursor. */
const findSorted = async (
  api: Api,
  filter: TaskFilter,
  limit: number,
  from: Position,
  now: number,
): Promise<FoundTasks> => {
  const all: FoundTask[] = []
  let scanned = 0
  let last = false
  for (let page = 0; page < MAX_PAGES && !last; page += 1) {
    const answer = await readPage(api, filter.scope, { ...queryOf(filter), page })
    scanned += answer.tasks.length
    tellScanned(api, scanned, answer)
    all.push(...(await select(api, filter, answer.tasks, now)))
    last = answer.lastPage
  }
  const found = filter.order ? all.sort(COMPARE[filter.order]) : all
  const shown = found.slice(from.skip, from.skip + limit).map((one, i) => ({
    ...one,
    cursor: writeCursor({ page: 0, skip: from.skip + i + 1, before: 0 }, filter),
  }))
  const end = from.skip + shown.length
  return {
    found: shown,
    total: last ? found.length : undefined,
    next: end < found.length ? writeCursor({ page: 0, skip: end, before: 0 }, filter) : undefined,
    scanned,
    orderIncomplete: !last,
  }
}

const findInPages = async (
  api: Api,
  filter: TaskFilter,
  limit: number,
  from: Position,
  now: number,
): Promise<FoundTasks> => {
  const found: FoundTask[] = []
  let { page, skip, before } = from
  let scanned = 0
  for (let pages = 0; pages < MAX_PAGES; pages += 1) {
    const answer = await readPage(api, filter.scope, { ...queryOf(filter), page })
    scanned += answer.tasks.length
    tellScanned(api, scanned, answer)
    const matching = await select(api, filter, answer.tasks, now)
    const taken = matching.slice(skip, skip + limit - found.length)
    const start = { page, skip, before }
    found.push(
      ...taken.map((one, i) => ({
        ...one,
        cursor: writeCursor({ ...start, skip: start.skip + i + 1 }, filter),
      })),
    )
    const given = skip + taken.length
    const total = answer.lastPage ? before + matching.length : undefined
    const more = given < matching.length
    if (more || answer.lastPage || (found.length === limit && page > 0)) {
      const position = more
        ? { page, skip: given, before }
        : { page: page + 1, skip: 0, before: before + given }
      const next = more || !answer.lastPage ? writeCursor(position, filter) : undefined
      return { found, total, next, scanned, orderIncomplete: false }
    }
    before += matching.length
    page += 1
    skip = 0
    if (found.length === limit) break
  }
  return {
    found,
    next: writeCursor({ page, skip: 0, before }, filter),
    scanned,
    orderIncomplete: false,
  }
}

/**
 * At most `limit` tasks that match, in ClickUp's order or the one asked for.
 * @throws CodedError INVALID_INPUT when the cursor is of another search
 */
export const findTasks = (
  api: Api,
  filter: TaskFilter,
  { limit, cursor, now = Date.now() }: { limit: number; cursor?: string | undefined; now?: number },
): Promise<FoundTasks> => {
  const from = readCursor(cursor, filter)
  return filter.order
    ? findSorted(api, filter, limit, from, now)
    : findInPages(api, filter, limit, from, now)
}
