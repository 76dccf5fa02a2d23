// Tasks as rows and as small objects: names before ids, nothing empty, dates in the user's zone.

import { sameName } from '../../base/text/names.ts'
import { CLOCK, formatDuration, HOURS } from '../../base/time/durations.ts'
import { formatDate } from '../../base/time/shown.ts'
import { readFieldValue } from '../../clickup/fields/read.ts'
import type { CustomField } from '../../clickup/objects/custom-field.ts'
import { labelOf } from '../../clickup/objects/task/label.ts'
import { listPath, type Task } from '../../clickup/objects/task/task.ts'
import { nameOf, type User } from '../../clickup/objects/user.ts'
import type { FoundTask } from '../../clickup/search/order.ts'

export type Cell = string | number | boolean | null

export const peopleCell = (users: readonly User[]): Cell => users.map(nameOf).join(', ') || null

/** A task may be assigned to user groups as well, or to them alone. */
const assigneesCell = ({ assignees, group_assignees: groups }: Task): Cell =>
  [...assignees.map(nameOf), ...groups.map(({ id, name }) => name ?? id)].join(', ') || null

const furtherLists = ({ list, locations }: Task): Cell =>
  locations
    .filter(({ id }) => id !== list?.id)
    .map(({ id, name }) => name ?? id)
    .join(', ') || null

/** Ordinary tasks and milestones are told without a request, as most are. */
const typeNameOf = ({ custom_item_id: type = 0 }: Task): Cell =>
  type === 0 ? null : type === 1 ? 'Milestone' : String(type)

/** Whose it is is told by whom the task knows, else by their id. */
const estimatesCell = (task: Task): Cell => {
  const people = [...task.assignees, ...task.watchers, ...(task.creator ? [task.creator] : [])]
  return (
    (task.time_estimates_by_user ?? [])
      .map(({ userid, user_time_estimate: time }) => {
        const person = people.find(({ id }) => id === userid)
        return `${person ? nameOf(person) : userid} ${formatDuration(time, HOURS)}`
      })
      .join(', ') || null
  )
}

type Reader = (found: FoundTask, zone: string) => Cell | undefined

const date = (at: number | undefined, zone: string): Cell =>
  at === undefined ? null : formatDate(at, zone)

const CELLS = {
  id: ({ task }) => labelOf(task),
  name: ({ task }) => task.name,
  status: ({ task }) => task.status.status,
  assignees: ({ task }) => assigneesCell(task),
  priority: ({ task }) => task.priority,
  due: ({ task }, zone) => date(task.due_date, zone),
  start: ({ task }, zone) => date(task.start_date, zone),
  estimate: ({ task }) => (task.time_estimate ? formatDuration(task.time_estimate, HOURS) : null),
  estimates: ({ task }) => estimatesCell(task),
  points: ({ task }) => task.points,
  tags: ({ task }) => task.tags.join(', ') || null,
  parent: ({ task }) => task.parent,
  list: ({ task, listName }) => listName ?? listPath(task),
  type: ({ task, typeName }) => typeName ?? typeNameOf(task),
  also_in: ({ task }) => furtherLists(task),
  tracked: ({ task }) => (task.time_spent ? formatDuration(task.time_spent, HOURS) : null),
  watchers: ({ task }) => peopleCell(task.watchers),
  url: ({ task }) => task.url,
  created: ({ task }, zone) => date(task.date_created, zone),
  updated: ({ task }, zone) => date(task.date_updated, zone),
  done: ({ task }, zone) => date(task.date_done, zone),
  closed: ({ task }, zone) => date(task.date_closed, zone),
  archived: ({ task }) => task.archived || null,
  time_in_status: ({ inStatusMs }) =>
    inStatusMs === undefined ? null : formatDuration(inStatusMs, CLOCK),
} satisfies Record<string, Reader>

export type Column = keyof typeof CELLS
export const COLUMNS = Object.keys(CELLS) as [Column, ...Column[]]

/** What is told of a task besides what it is called, and when it came and changed. */
export const FACTS: readonly Column[] = [
  'status',
  'list',
  'assignees',
  'priority',
  'start',
  'due',
  'estimate',
  'estimates',
  'points',
  'tracked',
  'tags',
  'also_in',
]

export const isColumn = (name: string): name is Column => Object.hasOwn(CELLS, name)

/** A column of a row: one of every task's, or a custom field. */
export type RowColumn = Column | CustomField

export const columnName = (column: RowColumn): string =>
  typeof column === 'string' ? column : column.name

// The task's own definition is used: the options of a field of the same name differ between spaces.
const fieldCell = ({ id, name }: CustomField, { task }: FoundTask, zone: string): Cell => {
  const own =
    task.custom_fields.find((field) => field.id === id) ??
    task.custom_fields.find((field) => sameName(field.name, name))
  return (own && readFieldValue(own, zone)) ?? null
}

export const rowOf = (
  found: FoundTask,
  columns: readonly RowColumn[],
  zone: string,
): readonly Cell[] =>
  columns.map((column) =>
    typeof column === 'string'
      ? (CELLS[column](found, zone) ?? null)
      : fieldCell(column, found, zone),
  )

/** The named columns that are not empty, as an object. */
export const fieldsOf = (
  found: FoundTask,
  columns: readonly Column[],
  zone: string,
): Record<string, Cell> =>
  Object.fromEntries(
    columns.flatMap((column) => {
      const cell = CELLS[column](found, zone)
      return cell === undefined || cell === null ? [] : [[column, cell]]
    }),
  )
