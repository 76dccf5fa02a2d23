// Tasks as rows and as small objects: names before ids, nothing empty, dates in the user's zone.

import { CLOCK, formatDuration, HOURS } from '../../base/time/durations.ts'
import { formatDate } from '../../base/time/shown.ts'
import { labelOf } from '../../clickup/objects/task/label.ts'
import { folderNameOf, type Task } from '../../clickup/objects/task/task.ts'
import type { User } from '../../clickup/objects/user.ts'
import { tellTag } from '../../clickup/references/names/tags.ts'
import type { FoundTask } from '../../clickup/search/order.ts'
import { type FieldColumn, fieldCell } from './field-columns.ts'
import { type Cell, several, type View } from './view.ts'

export const peopleCell = (users: readonly User[], { names }: View): Cell =>
  several(users.map(names.user))

const listCell = (task: Task, { names }: View): Cell =>
  task.list?.name ? names.list({ ...task.list, folder: folderNameOf(task) }) : null

/** A task may be assigned to user groups as well, or to them alone. */
const assigneesCell = ({ assignees, group_assignees: groups }: Task, { names }: View): Cell =>
  several([...assignees.map(names.user), ...groups.map(names.group)])

const furtherLists = ({ list, locations }: Task, { names }: View): Cell =>
  several(locations.filter(({ id }) => id !== list?.id).map((one) => names.list(one, 'name')))

/** Ordinary tasks and milestones are told without a request, as most are. */
const typeNameOf = ({ custom_item_id: type = 0 }: Task): Cell =>
  type === 0 ? null : type === 1 ? 'Milestone' : String(type)

/** Whose it is is told by whom the task knows, else by their id. */
const estimatesCell = (task: Task, { names }: View): Cell => {
  const people = [...task.assignees, ...task.watchers, ...(task.creator ? [task.creator] : [])]
  return several(
    (task.time_estimates_by_user ?? []).map(({ userid, user_time_estimate: time }) => {
      const person = people.find(({ id }) => id === userid) ?? { id: userid }
      return `${names.user(person)} ${formatDuration(time, HOURS)}`
    }),
  )
}

type Reader = (found: FoundTask, view: View) => Cell | undefined

const date = (at: number | undefined, zone: string): Cell =>
  at === undefined ? null : formatDate(at, zone)

const CELLS = {
  id: ({ task }) => labelOf(task),
  name: ({ task }) => task.name,
  status: ({ task }, { names }) => names.status(task.status, task.list?.id),
  assignees: ({ task }, view) => assigneesCell(task, view),
  priority: ({ task }) => task.priority,
  due: ({ task }, { zone }) => date(task.due_date, zone),
  start: ({ task }, { zone }) => date(task.start_date, zone),
  estimate: ({ task }) => (task.time_estimate ? formatDuration(task.time_estimate, HOURS) : null),
  estimates: ({ task }, view) => estimatesCell(task, view),
  points: ({ task }) => task.points,
  tags: ({ task }) => several(task.tags.map(tellTag)),
  parent: ({ task }) => task.parent,
  list: ({ task, listName }, view) => listName ?? listCell(task, view),
  type: ({ task, typeName }) => typeName ?? typeNameOf(task),
  also_in: ({ task }, view) => furtherLists(task, view),
  tracked: ({ task }) => (task.time_spent ? formatDuration(task.time_spent, HOURS) : null),
  watchers: ({ task }, view) => peopleCell(task.watchers, view),
  url: ({ task }) => task.url,
  created: ({ task }, { zone }) => date(task.date_created, zone),
  updated: ({ task }, { zone }) => date(task.date_updated, zone),
  done: ({ task }, { zone }) => date(task.date_done, zone),
  closed: ({ task }, { zone }) => date(task.date_closed, zone),
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
export type RowColumn = Column | FieldColumn

export const columnName = (column: RowColumn): string =>
  typeof column === 'string' ? column : column.told

export const cellOf = (column: RowColumn, found: FoundTask, view: View): Cell =>
  typeof column === 'string'
    ? (CELLS[column](found, view) ?? null)
    : fieldCell(column, found.task, view)

export const rowOf = (
  found: FoundTask,
  columns: readonly RowColumn[],
  view: View,
): readonly Cell[] => columns.map((column) => cellOf(column, found, view))

/** The named columns that are not empty, as an object. */
export const fieldsOf = (
  found: FoundTask,
  columns: readonly Column[],
  view: View,
): Record<string, Cell> =>
  Object.fromEntries(
    columns.flatMap((column) => {
      const cell = CELLS[column](found, view)
      return cell === undefined || cell === null ? [] : [[column, cell]]
    }),
  )
