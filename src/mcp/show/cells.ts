// Tasks as rows and as small objects: names before ids, nothing empty, dates in the user's zone.

import { CLOCK, formatDuration, HOURS } from '../../base/time/durations.ts'
import { formatDate } from '../../base/time/shown.ts'
import { tellingFields, toldValue } from '../../clickup/fields/told.ts'
import type { CustomField } from '../../clickup/objects/custom-field.ts'
import { labelOf } from '../../clickup/objects/task/label.ts'
import type { Task } from '../../clickup/objects/task/task.ts'
import type { User } from '../../clickup/objects/user.ts'
import { knownNames, type Names } from '../../clickup/references/names/known.ts'
import { tellTag } from '../../clickup/references/names/tags.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import type { FoundTask } from '../../clickup/search/order.ts'

export type Cell = string | number | boolean | null | readonly string[]

/** Where it is read: in whose time zone, and by what names. */
export interface View {
  readonly zone: string
  readonly names: Names
}

export const viewOf = async ({ api, clock }: Pick<Standpoint, 'api' | 'clock'>): Promise<View> => {
  const [{ zone }, names] = await Promise.all([clock(), knownNames(api)])
  return { zone, names }
}

/** Several in one cell: with commas between them, unless one has such itself. */
export const several = (names: readonly string[]): Cell => {
  if (names.length === 0) return null
  return names.some((name) => name.includes(',')) ? names : names.join(', ')
}

export const peopleCell = (users: readonly User[], { names }: View): Cell =>
  several(users.map(names.user))

const listCell = ({ list, folder }: Task, { names }: View): Cell => {
  if (!list?.name) return null
  // A list without folder stands in a placeholder named "hidden" (docs/clickup-facts.md §9).
  const isShown = folder?.name && !folder.hidden && folder.name !== 'hidden'
  return names.list({ ...list, folder: isShown ? folder.name : undefined })
}

/** A task may be assigned to user groups as well, or to them alone. */
const assigneesCell = ({ assignees, group_assignees: groups }: Task, { names }: View): Cell =>
  several([...assignees.map(names.user), ...groups.map(names.group)])

const furtherLists = ({ list, locations }: Task, { names }: View): Cell =>
  several(locations.filter(({ id }) => id !== list?.id).map((one) => names.list(one, 'name')))

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
  points: ({ task }) => task.points,
  tags: ({ task }) => several(task.tags.map(tellTag)),
  parent: ({ task }) => task.parent,
  list: ({ task }, view) => listCell(task, view),
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
  'points',
  'tracked',
  'tags',
  'also_in',
]

export const isColumn = (name: string): name is Column => Object.hasOwn(CELLS, name)

/** A custom field as a column. */
export interface FieldColumn {
  /** Those that are called so: in each space it may be another one. */
  readonly fields: readonly CustomField[]
  /** How it is told. */
  readonly told: string
}

/** A column of a row: one of every task's, or a custom field. */
export type RowColumn = Column | FieldColumn

export const columnName = (column: RowColumn): string =>
  typeof column === 'string' ? column : column.told

const fieldCell = ({ fields }: FieldColumn, { task }: FoundTask, view: View): Cell => {
  // The task's own definition is used: the options of a field of the same name differ between spaces.
  const own = task.custom_fields.filter(({ id }) => fields.some((field) => field.id === id))
  const told = own.map((field) => toldValue(field, view)).find((value) => value !== undefined)
  return valueCell(told)
}

const valueCell = (told: ReturnType<typeof toldValue>): Cell => {
  if (typeof told !== 'object') return told ?? null
  return several(told)
}

/** Only the fields that are set, by name. */
export const customFieldsOf = (
  fields: readonly CustomField[],
  view: View,
): Record<string, Cell> => {
  const tell = tellingFields(fields)
  return Object.fromEntries(
    fields.flatMap((field) => {
      const cell = valueCell(toldValue(field, view))
      return cell === null ? [] : [[tell(field), cell]]
    }),
  )
}

export const rowOf = (
  found: FoundTask,
  columns: readonly RowColumn[],
  view: View,
): readonly Cell[] =>
  columns.map((column) =>
    typeof column === 'string'
      ? (CELLS[column](found, view) ?? null)
      : fieldCell(column, found, view),
  )

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
