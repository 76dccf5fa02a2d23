// Which tasks a page shows and in what order, with ClickUp's silent exclusions.
import { serverError } from '../http/errors.ts'
import type { Call } from '../http/route.ts'
import { meets, readConditions } from './field-filter.ts'
import { needsFields } from './lookup.ts'
import type { Task } from './model.ts'

type Keep = (task: Task) => boolean

const pageSize = 100

const dateOf: Record<string, (task: Task) => number | null> = {
  due_date: (task) => task.dueDate,
  date_created: (task) => task.dateCreated,
  date_updated: (task) => task.dateUpdated,
  date_done: (task) => task.dateDone,
}

const dateFilters = ({ query }: Call): Keep[] =>
  Object.entries(dateOf).flatMap(([name, read]) => {
    const after = query.integer(`${name}_gt`)
    const before = query.integer(`${name}_lt`)
    if (after === null && before === null) return []
    return [
      (task: Task) => {
        const date = read(task)
        if (date === null) return false
        return (after === null || date > after) && (before === null || date < before)
      },
    ]
  })

const anyOf = (wanted: readonly string[], of: (task: Task) => readonly string[]): Keep[] =>
  wanted.length === 0 ? [] : [(task) => of(task).some((each) => wanted.includes(each))]

const filters = (call: Call): Keep[] => {
  const { store, query } = call
  const archived = query.flag('archived')
  const withSubtasks = query.flag('subtasks')
  const withClosed = query.flag('include_closed')
  const conditions = readConditions(query.one('custom_fields'))
  if (conditions.length > 0) needsFields(call)
  const statuses = query.many('statuses').map((name) => name.toLowerCase())
  return [
    (task) => task.archived === archived,
    (task) => withSubtasks || task.parentId === null,
    // Only the status *type* closed is hidden; a "done" type stays.
    (task) => withClosed || store.statusOf(task).type !== 'closed',
    ...anyOf(statuses, (task) => [store.statusOf(task).status]),
    ...anyOf(query.many('assignees'), (task) => task.assigneeIds.map(String)),
    ...anyOf(query.many('watchers'), (task) => task.watcherIds.map(String)),
    ...anyOf(query.many('tags'), (task) => task.tags),
    ...anyOf(query.many('custom_items'), (task) => [String(task.customItemId)]),
    ...dateFilters(call),
    ...conditions.map((condition) => (task: Task) => meets(store, task, condition)),
  ]
}

const orders = new Map<string, (a: Task, b: Task) => number>(
  Object.entries({
    id: (a: Task, b: Task) => (a.id < b.id ? 1 : -1),
    created: (a: Task, b: Task) => b.dateCreated - a.dateCreated,
    updated: (a: Task, b: Task) => b.dateUpdated - a.dateUpdated,
    due_date: (a: Task, b: Task) =>
      (a.dueDate ?? Number.POSITIVE_INFINITY) - (b.dueDate ?? Number.POSITIVE_INFINITY),
  }),
)

/** The direction is not documented: a quirk turns it. */
export const taskPage = (call: Call, tasks: readonly Task[], ...more: Keep[]) => {
  const { query } = call
  const page = query.integer('page') ?? 0
  const order = orders.get(query.one('order_by') ?? 'created')
  if (page < 0 || !order) throw serverError()
  const keep = [...more, ...filters(call)]
  const found = tasks.filter((task) => keep.every((each) => each(task)))
  found.sort((a, b) => order(a, b) || (a.id < b.id ? -1 : 1))
  if (query.flag('reverse') === call.store.quirks.newestFirst) found.reverse()
  const end = (page + 1) * pageSize
  return { tasks: found.slice(page * pageSize, end), lastPage: end >= found.length }
}
