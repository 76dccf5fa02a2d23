// Counts and sums over all tasks that match, instead of rows.
import { CodedError } from '../../../base/problems/error.ts'
import type { Problem } from '../../../base/problems/problem.ts'
import { fitFirst } from '../../../base/text/fit.ts'
import { plainName } from '../../../base/text/foreign-text.ts'
import { nearest } from '../../../base/text/nearest.ts'
import type { Fields } from '../../../base/text/records.ts'
import { tellingFields } from '../../../clickup/fields/told.ts'
import type { CustomField } from '../../../clickup/objects/custom-field.ts'
import type { Place } from '../../../clickup/objects/place.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import { fieldsCalled, findFields } from '../../../clickup/references/fields.ts'
import type { TaskFilter } from '../../../clickup/search/filter.ts'
import { readToCount } from '../../../clickup/search/find-tasks.ts'
import type { FoundTask } from '../../../clickup/search/order.ts'
import { isColumn } from '../../show/cells.ts'
import { columnar } from '../../show/columnar.ts'
import { type FieldColumn, fieldColumns } from '../../show/field-columns.ts'
import {
  GROUP_NAMES,
  type Group,
  groupByField,
  groupCalled,
  type Key,
  SUM_NAMES,
  type Sum,
  sumCalled,
  sumOfField,
} from '../../show/groups.ts'
import { withNames } from '../../show/named.ts'
import { type View, viewOf } from '../../show/view.ts'
import { MAX_CHARS_BESIDE_ISSUES } from '../../tool/envelope.ts'
import type { Answer, ToolContext } from '../../tool/tool.ts'

/** What is to be counted, as it was said. */
export interface Counting {
  readonly group_by?: readonly string[] | undefined
  readonly sum?: readonly string[] | undefined
}

/** Said by who wants to be sure of it: tasks are counted whatever else is. */
const COUNT = ['tasks', 'count']

interface Known {
  readonly fields: readonly CustomField[]
  readonly tasks: readonly Task[]
}

const refused = (what: string, said: string, names: readonly string[], { fields }: Known) =>
  new CodedError('INVALID_INPUT', `Tasks cannot be ${what} "${plainName(said)}".`, {
    candidates: nearest(said, [...names, ...fields.map(tellingFields(fields, isColumn))]),
    hint: 'Use one of the candidates, or the name of another custom field.',
  })

const columnsCalled = (said: string, { fields, tasks }: Known): readonly FieldColumn[] =>
  fieldColumns(said, fields, tasks, isColumn)

const groupsOf = (said: readonly string[], known: Known): readonly Group[] =>
  said.flatMap((name) => {
    const own = groupCalled(name)
    const groups = own ? [own] : columnsCalled(name, known).map(groupByField)
    if (groups.length === 0) throw refused('grouped by', name, GROUP_NAMES, known)
    return groups
  })

const sumsOf = (said: readonly string[], known: Known): readonly Sum[] =>
  said.flatMap((name) => {
    const own = sumCalled(name)
    const sums = own ? [own] : columnsCalled(name, known).flatMap((one) => sumOfField(one) ?? [])
    if (sums.length === 0) throw refused('summed up by', name, SUM_NAMES, known)
    return sums
  })

/** Tasks tell their own fields; only what none of them has is asked for. */
const fieldsFor = async (
  { api }: ToolContext,
  names: readonly string[],
  scope: Place | undefined,
  tasks: readonly Task[],
): Promise<Known> => {
  const carried = tasks.flatMap(({ custom_fields: own }) => own)
  const isKnown = names.every((name) => fieldsCalled(carried, name).length > 0)
  return {
    fields: isKnown ? carried : [...carried, ...(await findFields(api, scope, names))],
    tasks,
  }
}

/** In each unit by itself: euros and dollars make no sum. */
type Amounts = Map<string, number>

interface Tally {
  tasks: number
  readonly sums: readonly Amounts[]
}

const emptyTally = (sums: readonly Sum[]): Tally => ({ tasks: 0, sums: sums.map(() => new Map()) })

const add = (tally: Tally, task: Task, sums: readonly Sum[]): void => {
  tally.tasks += 1
  for (const [i, sum] of sums.entries()) {
    const { amount, unit = '' } = sum.of(task) ?? {}
    const amounts = tally.sums[i]
    if (amount !== undefined) amounts?.set(unit, (amounts.get(unit) ?? 0) + amount)
  }
}

const shownSum = ({ show }: Sum, amounts: Amounts = new Map()): string | number | null => {
  const shown = [...amounts].map(([unit, sum]) => (unit ? `${show(sum)} ${unit}` : show(sum)))
  return shown.length > 1 ? shown.join(', ') : (shown[0] ?? null)
}

/** Each choice of one key of each group. */
const choices = (keys: readonly (readonly Key[])[]): readonly (readonly Key[])[] =>
  keys.reduce<readonly (readonly Key[])[]>(
    (rows, some) => rows.flatMap((row) => some.map((key) => [...row, key])),
    [[]],
  )

interface Row extends Tally {
  readonly keys: readonly Key[]
}

/** What has no key comes last. */
const inOrder = (groups: readonly Group[]) => (a: Row, b: Row) => {
  const [left, right] = [a.keys[0] ?? null, b.keys[0] ?? null]
  if (groups[0]?.inTime && left !== right)
    return left === null ? 1 : right === null ? -1 : String(left).localeCompare(String(right))
  return b.tasks - a.tasks
}

interface Counted {
  readonly rows: readonly Row[]
  /** Tasks that count in more than one row. */
  readonly shared: number
}

const count = (
  found: readonly FoundTask[],
  groups: readonly Group[],
  sums: readonly Sum[],
  view: View,
): Counted => {
  const rows = new Map<string, Row>()
  let shared = 0
  for (const one of found) {
    const all = choices(groups.map(({ keys }) => keys(one, view)))
    if (all.length > 1) shared += 1
    for (const keys of all) {
      const name = JSON.stringify(keys)
      const row = rows.get(name) ?? { keys, ...emptyTally(sums) }
      rows.set(name, row)
      add(row, one.task, sums)
    }
  }
  return { rows: [...rows.values()].sort(inOrder(groups)), shared }
}

const groupedFields = (
  { rows, shared }: Counted,
  groups: readonly Group[],
  sums: readonly Sum[],
): Fields => {
  const columns = [...groups.map(({ told }) => told), 'tasks', ...sums.map(({ told }) => told)]
  const cells = rows.map(({ keys, tasks, sums: amounts }) => [
    ...keys,
    tasks,
    ...sums.map((sum, i) => shownSum(sum, amounts[i])),
  ])
  const { shown, left } = fitFirst(cells, MAX_CHARS_BESIDE_ISSUES - 1000)
  return {
    ...columnar(columns, shown),
    ...(left > 0 ? { rows_left: left } : {}),
    ...(shared > 0 ? { tasks_in_several_rows: shared } : {}),
  }
}

/** How many tasks have nothing to add: their share is not known to be none. */
const withoutFields = (found: readonly FoundTask[], sums: readonly Sum[]): Fields => {
  const counts = sums.map(
    ({ told, of }) => [told, found.filter(({ task }) => of(task) === undefined).length] as const,
  )
  const some = counts.filter(([, missing]) => missing > 0)
  return some.length > 0 ? { tasks_without: Object.fromEntries(some) } : {}
}

const notAllRead = (scanned: number): Problem => ({
  code: 'INCOMPLETE',
  message: `There are more tasks than one call reads: only the first ${scanned} were, and these are the figures of those that match among them.`,
  hint: 'Narrow the search, for example by `in` or a date, and add up the parts.',
})

/** @throws CodedError INVALID_INPUT for what tasks cannot be counted or summed up by */
export const countTasks = async (
  filter: TaskFilter,
  { group_by: by = [], sum = [] }: Counting,
  context: ToolContext,
): Promise<Pick<Answer, 'ok' | 'issues'> & { readonly result: Fields }> => {
  const { api, now } = context
  const { found, isWhole, scanned, untimed } = await readToCount(api, filter, now)
  const wanted = sum.filter((name) => !COUNT.includes(name.toLowerCase()))
  const names = [
    ...by.filter((name) => !groupCalled(name)),
    ...wanted.filter((name) => !sumCalled(name)),
  ]
  const tasks = found.map(({ task }) => task)
  const known = await fieldsFor(context, names, filter.scope, tasks)
  const groups = groupsOf(by, known)
  const sums = sumsOf(wanted, known)
  const columns = groups.flatMap(({ needs }) => needs ?? [])
  const named = await withNames(api, found, columns)
  const whole = emptyTally(sums)
  for (const { task } of named) add(whole, task, sums)
  const totals = sums.map((one, i) => [one.told, shownSum(one, whole.sums[i])] as const)
  return {
    ok: isWhole && !untimed,
    result: {
      ...(groups.length > 0
        ? groupedFields(count(named, groups, sums, await viewOf(context)), groups, sums)
        : {}),
      ...(isWhole ? { total: whole.tasks } : { counted: whole.tasks, scanned }),
      ...(sums.length > 0 ? { sum: Object.fromEntries(totals) } : {}),
      ...withoutFields(named, sums),
    },
    issues: [...(isWhole ? [] : [notAllRead(scanned)]), ...(untimed ? [untimed] : [])],
  }
}
