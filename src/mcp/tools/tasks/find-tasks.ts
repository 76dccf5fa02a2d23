import * as z from 'zod'
import { choices, limit, reference, references, text } from '../../../base/input/arguments.ts'
import { CodedError } from '../../../base/problems/error.ts'
import type { Problem } from '../../../base/problems/problem.ts'
import { fitFirst, sentSize } from '../../../base/text/fit.ts'
import { nearest } from '../../../base/text/nearest.ts'
import type { Fields } from '../../../base/text/records.ts'
import { tellingFields } from '../../../clickup/fields/told.ts'
import type { Place } from '../../../clickup/objects/place.ts'
import { PRIORITIES } from '../../../clickup/objects/task/task.ts'
import { fieldsCalled, findFields } from '../../../clickup/references/fields.ts'
import { resolvePlace } from '../../../clickup/references/places.ts'
import type { TaskFilter } from '../../../clickup/search/filter.ts'
import { type FoundTasks, findTasks } from '../../../clickup/search/find-tasks.ts'
import type { Position } from '../../../clickup/search/order.ts'
import { type FoundTask, ORDERS } from '../../../clickup/search/order.ts'
import {
  COLUMNS,
  type Column,
  columnName,
  isColumn,
  type RowColumn,
  rowOf,
} from '../../show/cells.ts'
import { columnar } from '../../show/columnar.ts'
import { fieldColumns } from '../../show/field-columns.ts'
import { withNames } from '../../show/named.ts'
import { understood } from '../../show/understood.ts'
import { type View, viewOf } from '../../show/view.ts'
import { markOf, readCursor, writeCursor } from '../../tool/cursor.ts'
import { MAX_ANSWER_CHARS, MAX_CHARS_BESIDE_ISSUES } from '../../tool/envelope.ts'
import { type Answer, defineTool, type ToolContext } from '../../tool/tool.ts'
import { countTasks } from './count-tasks.ts'
import { filterOf, type MeantFilter, understoodFilter } from './task-filter.ts'

const input = z.strictObject({
  text: text('Words in name or description').optional(),
  in: reference('Space, folder or list').optional(),
  assignees: references('People, user groups, me, unassigned').optional(),
  statuses: references(
    'Names, or open, not started, active, done (with closed), closed',
  ).optional(),
  tags: references('Any of them').optional(),
  priorities: choices([...PRIORITIES, 'none'], 'Any of them').optional(),
  due: text('overdue, this week, none, or from..to').optional(),
  updated: text('As due').optional(),
  created: text('As due').optional(),
  closed: text('As due').optional(),
  in_status_for: text('> 4d, < 2h').optional(),
  fields: z.record(z.string(), z.unknown()).describe('Custom fields: {Score: > 3}').optional(),
  columns: references(`${COLUMNS.join(', ')}, custom fields`).optional(),
  group_by: references(
    'Counts by status, status group, assignees, priority, list, tags, type, due, due week, custom fields',
  ).optional(),
  sum: references('Totals of points, estimate, tracked, number fields').optional(),
  order_by: z.enum(ORDERS).describe('Rows by').optional(),
  limit: limit(100).describe('Default 25').optional(),
  cursor: text('next_cursor; repeat all else').optional(),
  include_closed: z.boolean().describe('Closed ones too').optional(),
  include_subtasks: z.boolean().describe('Subtasks too').optional(),
  archived: z.boolean().describe('Only these; `in` a list').optional(),
})
type Input = z.output<typeof input>

const defaultColumns = (args: Input, scope: Place | undefined): readonly Column[] => [
  'id',
  'name',
  'status',
  'assignees',
  'priority',
  'due',
  ...(args.in_status_for === undefined ? [] : (['time_in_status'] as const)),
  ...(scope?.kind === 'list' ? [] : (['list'] as const)),
]

/** Tasks name their own fields; only what none of them has is asked for, or refused. */
const columnsOf = async (
  args: Input,
  scope: Place | undefined,
  found: readonly FoundTask[],
  { api }: ToolContext,
): Promise<readonly RowColumn[]> => {
  if (!args.columns) return defaultColumns(args, scope)
  const carried = found.flatMap(({ task }) => task.custom_fields)
  const unknown = args.columns.filter(
    (name) => !isColumn(name) && fieldsCalled(carried, name).length === 0,
  )
  const asked = unknown.length > 0 ? await findFields(api, scope, unknown) : []
  const missing = unknown.filter((name) => fieldsCalled(asked, name).length === 0)
  if (missing.length > 0)
    throw new CodedError(
      'INVALID_INPUT',
      `There is no column ${missing.map((name) => `"${name}"`).join(', ')}.`,
      {
        candidates: nearest(missing[0] ?? '', [
          ...COLUMNS,
          ...asked.map(tellingFields(asked, isColumn)),
        ]),
        hint: 'Use one of the candidates, or the name of another custom field.',
      },
    )
  const tasks = found.map(({ task }) => task)
  return args.columns.flatMap((name): readonly RowColumn[] =>
    isColumn(name) ? [name] : fieldColumns(name, [...carried, ...asked], tasks, isColumn),
  )
}

const cutShort = (scanned: number): Problem => ({
  code: 'INCOMPLETE',
  message: `Only the first ${scanned} tasks were read; the order holds among those.`,
  hint: 'Narrow the search.',
})

/** What was asked for by it does not hold, and the rows are what there is without it. */
const withoutTime = (why: Problem, { inStatusFor, order }: TaskFilter): Problem => {
  const missed = [
    ...(inStatusFor ? ['not narrowed by it'] : []),
    ...(order === 'time_in_status' ? ['not ordered by it'] : []),
  ]
  return missed.length === 0
    ? why
    : { ...why, message: `${why.message} The tasks are ${missed.join(', and ')}.` }
}

const issuesOf = (
  { orderIncomplete, scanned, untimed }: FoundTasks,
  filter: TaskFilter,
): readonly Problem[] => [
  ...(orderIncomplete ? [cutShort(scanned)] : []),
  ...(untimed ? [withoutTime(untimed, filter)] : []),
]

/** A place in one search means nothing in another: what was asked for goes with it. */
const markOfSearch = (
  { in: _in, cursor: _cursor, limit: _limit, columns: _columns, ...asked }: Input,
  scope: Place | undefined,
): string => markOf([scope?.id, asked])

const positionOf = (cursor: string, mark: string): Position => {
  const [page, skip, before, theirs] = readCursor(cursor, /^(\d+)\.(\d+)\.(\d+)\.([\w-]{6})$/)
  if (theirs === mark) return { page: Number(page), skip: Number(skip), before: Number(before) }
  throw new CodedError('INVALID_INPUT', 'The cursor does not belong to this search.', {
    hint: 'Repeat the search with exactly the same arguments, adding only the cursor; or start anew without it.',
  })
}

/** As many rows as one answer may hold; the rest is left to the next page. */
const rowsOf = (
  all: FoundTasks,
  columns: readonly RowColumn[],
  view: View,
  mark: string,
  room: number,
): Fields => {
  const { found, total, next, scanned } = all
  const rows = found.map((one) => rowOf(one, columns, view))
  const names = columns.map(columnName)
  const { shown, left } = fitFirst(rows, room - sentSize(names) - 300)
  const on = left > 0 ? found[shown.length - 1]?.behind : next
  return {
    ...columnar(names, shown),
    ...(total === undefined ? { scanned } : { total }),
    ...(on ? { next_cursor: writeCursor(on.page, on.skip, on.before, mark) } : {}),
  }
}

const find = async (args: Input, meant: MeantFilter, context: ToolContext): Promise<Answer> => {
  const { api, now } = context
  const { filter } = meant
  const mark = markOfSearch(args, filter.scope)
  const all = await findTasks(api, filter, {
    limit: args.limit ?? 25,
    mark,
    ...(args.cursor === undefined ? {} : { from: positionOf(args.cursor, mark) }),
    now,
  })
  const columns = await columnsOf(args, filter.scope, all.found, context)
  const found = await withNames(api, all.found, columns)
  const view = await viewOf(context)
  const told = understood(understoodFilter(meant, view))
  const most = all.untimed ? MAX_CHARS_BESIDE_ISSUES : MAX_ANSWER_CHARS
  return {
    ok: all.untimed === undefined,
    result: { ...told, ...rowsOf({ ...all, found }, columns, view, mark, most - sentSize(told)) },
    issues: issuesOf(all, filter),
  }
}

/** What is about rows says nothing where there are none. */
const OF_ROWS = ['columns', 'order_by', 'limit', 'cursor'] as const

/** @throws CodedError INVALID_INPUT */
const onlyCounted = (args: Input): void => {
  const unused = OF_ROWS.filter((name) => args[name] !== undefined)
  if (unused.length === 0) return
  throw new CodedError(
    'INVALID_INPUT',
    `With \`group_by\` or \`sum\` there are no rows of tasks, so ${unused.map((name) => `\`${name}\``).join(', ')} would mean nothing.`,
    { hint: 'Leave that out: all tasks that match are counted.' },
  )
}

const count = async (args: Input, meant: MeantFilter, context: ToolContext): Promise<Answer> => {
  const { result, ...answer } = await countTasks(meant.filter, args, context)
  const told = understood(understoodFilter(meant, await viewOf(context)))
  return { ...answer, result: { ...told, ...result } }
}

export const findTasksTool = defineTool({
  name: 'find_tasks',
  title: 'Find tasks',
  toolset: 'tasks',
  kind: 'read',
  description:
    'Find, list, count or sum up tasks of a list, sprint or person, overdue or stalled (too long in a status): done ones too, closed ones and subtasks only if included.',
  input,
  run: async (args, context) => {
    const isCounted = args.group_by !== undefined || args.sum !== undefined
    if (isCounted) onlyCounted(args)
    const scope = args.in === undefined ? undefined : await resolvePlace(context, args.in)
    const meant = await filterOf(args, scope, context)
    return isCounted ? count(args, meant, context) : find(args, meant, context)
  },
})
