// By what tasks can be counted together, and what of them can be summed up.
import { DateTime } from 'luxon'
import { normalise } from '../../base/text/names.ts'
import { isZone } from '../../base/time/clock.ts'
import { formatDuration, HOURS } from '../../base/time/durations.ts'
import { formatDay } from '../../base/time/shown.ts'
import { kindOf } from '../../clickup/fields/kinds.ts'
import { numberIn, returnOf, unitOf } from '../../clickup/fields/read.ts'
import { toldValue } from '../../clickup/fields/told.ts'
import type { CustomField } from '../../clickup/objects/custom-field.ts'
import type { Task } from '../../clickup/objects/task/task.ts'
import { tellTag } from '../../clickup/references/names/tags.ts'
import { groupOfStatus } from '../../clickup/references/statuses.ts'
import type { FoundTask } from '../../clickup/search/order.ts'
import { cellOf, type RowColumn } from './cells.ts'
import type { FieldColumn } from './field-columns.ts'
import type { Cell, View } from './view.ts'

/** One key by which a task is counted; nothing where it has none. */
export type Key = Exclude<Cell, readonly string[]>

export interface Group {
  readonly told: string
  /** A task of several counts with each. */
  readonly keys: (found: FoundTask, view: View) => readonly Key[]
  /** Told in their own order instead of the largest first. */
  readonly inTime?: true
  /** What is read for it besides the tasks themselves. */
  readonly needs?: RowColumn
}

/** A word for none of it would mean something; an empty cell does not. */
const orNone = (keys: readonly Key[]): readonly Key[] => (keys.length > 0 ? keys : [null])

const single = (cell: Cell): readonly Key[] => [
  Array.isArray(cell) ? cell.join(', ') : (cell as Key),
]

const byCell = (column: 'status' | 'priority' | 'list' | 'type' | 'parent'): Group => ({
  told: column,
  keys: (found, view) => single(cellOf(column, found, view)),
  needs: column,
})

const DATES = {
  due: 'due_date',
  start: 'start_date',
  created: 'date_created',
  updated: 'date_updated',
  done: 'date_done',
  closed: 'date_closed',
} as const satisfies Record<string, keyof Task>

const SPANS: Readonly<Record<string, (at: number, zone: string) => string>> = {
  day: formatDay,
  // As a range, so that it can be given back.
  week: (at, zone) => {
    const start = DateTime.fromMillis(at, { zone: isZone(zone) ? zone : 'utc' }).startOf('week')
    return `${start.toFormat('yyyy-MM-dd')}..${start.plus({ days: 6 }).toFormat('yyyy-MM-dd')}`
  },
  month: (at, zone) => formatDay(at, zone).slice(0, 7),
}

const byDate = (told: string, name: keyof typeof DATES, span: string): Group => ({
  told,
  inTime: true,
  keys: ({ task }, { zone }) => {
    const at = task[DATES[name]]
    return [at === undefined ? null : (SPANS[span]?.(at, zone) ?? null)]
  },
})

const GROUPS: readonly Group[] = [
  byCell('status'),
  {
    told: 'status group',
    keys: ({ task }) => [groupOfStatus(task.status) ?? null],
  },
  {
    told: 'assignees',
    keys: ({ task }, { names }) =>
      orNone([...task.assignees.map(names.user), ...task.group_assignees.map(names.group)]),
  },
  byCell('priority'),
  byCell('list'),
  { told: 'tags', keys: ({ task }) => orNone(task.tags.map(tellTag)) },
  byCell('type'),
  byCell('parent'),
]

/** Of one as well as of all. */
const isCalled = (told: string, said: string): boolean => told === said || told === `${said}s`

export const GROUP_NAMES = [...GROUPS.map(({ told }) => told), 'due', 'due week', 'due month']

/** What every task can be counted by, as it is said: `status`, `assignee`, `due week`. */
export const groupCalled = (said: string): Group | undefined => {
  const wanted = normalise(said).replaceAll('_', ' ')
  const own = GROUPS.find(({ told }) => isCalled(told, wanted))
  if (own) return own
  const [name = '', span = 'day', ...more] = wanted.split(' ')
  const date = Object.keys(DATES).find((one): one is keyof typeof DATES => one === name)
  return date && span in SPANS && more.length === 0 ? byDate(wanted, date, span) : undefined
}

const ofColumn = ({ fields }: FieldColumn, task: Task): readonly CustomField[] =>
  task.custom_fields.filter(({ id }) => fields.some((field) => field.id === id))

/** By a custom field: with each of the labels or people that it holds. */
export const groupByField = (column: FieldColumn): Group => ({
  told: column.told,
  keys: ({ task }, view) => {
    const values = ofColumn(column, task).map((field) => toldValue(field, view))
    const keys = values.flatMap((value): readonly Key[] =>
      value === undefined ? [] : typeof value === 'object' ? value : [value],
    )
    return orNone([...new Set(keys)])
  },
})

/** What one task adds, in a unit where it has one. */
interface Amount {
  readonly amount: number
  readonly unit?: string | undefined
}

export interface Sum {
  readonly told: string
  readonly of: (task: Task) => Amount | undefined
  readonly show: (amount: number) => string | number
}

/** What decimal fractions add up to, without what binary ones leave over. */
const shownNumber = (amount: number): number => Number(amount.toPrecision(12))

const ofTask = (
  told: string,
  name: 'points' | 'time_estimate' | 'time_spent',
  show: Sum['show'],
): Sum => ({
  told,
  of: ({ [name]: amount }) => (amount === undefined ? undefined : { amount }),
  show,
})

const shownTime = (ms: number): string => formatDuration(ms, HOURS)

const SUMS: readonly Sum[] = [
  ofTask('points', 'points', shownNumber),
  ofTask('estimate', 'time_estimate', shownTime),
  ofTask('tracked', 'time_spent', shownTime),
]

export const SUM_NAMES: readonly string[] = SUMS.map(({ told }) => told)

export const sumCalled = (said: string): Sum | undefined =>
  SUMS.find(({ told }) => isCalled(told, normalise(said)) || told === `${normalise(said)}d`)

const isNumber = (field: CustomField): boolean =>
  ['number', 'rating', 'progress', 'counted'].includes(kindOf(field)) ||
  returnOf(field) === 'number'

/** Of a custom field that holds a number or an amount of money; `undefined` of any other. */
export const sumOfField = (column: FieldColumn): Sum | undefined =>
  column.fields.every(isNumber)
    ? {
        told: column.told,
        of: (task) => {
          const [field] = ofColumn(column, task).filter((one) => numberIn(one) !== undefined)
          const amount = field && numberIn(field)
          return amount === undefined ? undefined : { amount, unit: field && unitOf(field) }
        },
        show: shownNumber,
      }
    : undefined
