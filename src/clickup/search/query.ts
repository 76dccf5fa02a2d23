// What ClickUp can be asked for of it, page by page.
import type { DateRange } from '../../base/time/ranges.ts'
import type { FieldFilter } from '../fields/conditions.ts'
import type { Api } from '../http/api.ts'
import type { Query } from '../http/query.ts'
import type { Place } from '../objects/place.ts'
import { getTasksPage, getWorkspaceTasksPage, type TaskPage } from '../objects/task/task.ts'
import type { TaskFilter } from './filter.ts'
import type { Order } from './order.ts'

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

/** What was closed has changed then, or later; when it was closed ClickUp cannot be asked for. */
const closedSince = (closed: DateRange | undefined): DateRange | undefined =>
  closed?.from === undefined ? undefined : { from: closed.from }

const fieldQuery = (fields: readonly FieldFilter[] = []): string | undefined => {
  const conditions = fields.flatMap((field) => field.conditions)
  return conditions.length > 0 ? JSON.stringify(conditions) : undefined
}

export const queryOf = (filter: TaskFilter): Query => ({
  // ClickUp cannot be asked for tasks of nobody, nor for those that are assigned to a group itself.
  assignees: filter.unassigned || filter.groups ? undefined : filter.assignees,
  custom_fields: fieldQuery(filter.fields),
  statuses: filter.statuses?.map(({ status }) => status),
  // ClickUp keeps tags in lower case.
  tags: filter.tags?.map((tag) => tag.toLowerCase()),
  // ClickUp cannot be asked for what has no date.
  ...rangeQuery('due_date', filter.due === 'none' ? undefined : filter.due),
  ...rangeQuery('date_updated', filter.updated ?? closedSince(filter.closed)),
  ...rangeQuery('date_created', filter.created),
  archived: filter.archived || undefined,
  subtasks: filter.includeSubtasks || undefined,
  include_closed:
    filter.includeClosed ||
    filter.closed !== undefined ||
    filter.statuses?.some(({ type }) => type === 'closed') ||
    undefined,
  order_by: filter.order && API_ORDERS[filter.order],
})

export const readPage = (api: Api, scope: Place | undefined, query: Query): Promise<TaskPage> => {
  if (scope?.kind === 'list') return getTasksPage(api, scope.id, { ...query, include_timl: true })
  if (scope?.kind === 'folder')
    return getWorkspaceTasksPage(api, { ...query, project_ids: [scope.id] })
  return getWorkspaceTasksPage(api, scope ? { ...query, space_ids: [scope.id] } : query)
}
