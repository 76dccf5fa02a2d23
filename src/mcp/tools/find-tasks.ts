import * as z from 'zod'
import { parseDateRange } from '../../clickup/dates.ts'
import { parseDurationBound } from '../../clickup/durations.ts'
import { type FoundTasks, findTasks, ORDERS, type TaskFilter } from '../../clickup/find-tasks.ts'
import { PRIORITIES } from '../../clickup/model.ts'
import { resolveAllPeople } from '../../clickup/references/people.ts'
import { type Place, resolvePlace } from '../../clickup/references/places.ts'
import { resolveStatuses } from '../../clickup/references/statuses.ts'
import { COLUMNS, type Column, rowOf } from '../cells.ts'
import { MAX_ANSWER_CHARS } from '../envelope.ts'
import { choices, limit, reference, references, text } from '../input.ts'
import { type Answer, defineTool, type ToolContext } from '../tool.ts'

const input = z.strictObject({
  text: text('Words in name or description').optional(),
  in: reference('Space, folder or list; default: everywhere').optional(),
  assignees: references('People or user groups').optional(),
  statuses: references('Names, or open, active, done, closed').optional(),
  tags: references().optional(),
  priorities: choices([...PRIORITIES, 'none']).optional(),
  due: text('"overdue", "this week", "before friday", "2026-11-01..2026-11-30"').optional(),
  updated: text('As due').optional(),
  in_status_for: text('Time in the current status: "> 4d", "< 2h"').optional(),
  columns: choices(COLUMNS).optional(),
  order_by: z.enum(ORDERS).optional(),
  limit: limit(100).optional(),
  cursor: text('next_cursor of the last answer').optional(),
  include_closed: z.boolean().optional(),
  include_subtasks: z.boolean().optional(),
})
type Input = z.output<typeof input>

const filterOf = async (
  args: Input,
  scope: Place | undefined,
  { api, clock }: ToolContext,
): Promise<TaskFilter> => {
  const [assignees, statuses, when] = await Promise.all([
    args.assignees && resolveAllPeople(api, args.assignees),
    args.statuses && resolveStatuses(api, args.statuses, scope),
    clock(),
  ])
  return {
    scope,
    text: args.text,
    assignees: assignees?.map(({ id }) => id),
    statuses,
    tags: args.tags,
    priorities: args.priorities,
    due: args.due === undefined ? undefined : parseDateRange(args.due, when),
    updated: args.updated === undefined ? undefined : parseDateRange(args.updated, when),
    inStatusFor:
      args.in_status_for === undefined ? undefined : parseDurationBound(args.in_status_for),
    includeClosed: args.include_closed,
    includeSubtasks: args.include_subtasks,
    order: args.order_by,
    withTimeInStatus: args.columns?.includes('time_in_status'),
  }
}

const columnsOf = (
  { columns, in_status_for }: Input,
  scope: Place | undefined,
): readonly Column[] =>
  columns ?? [
    'id',
    'name',
    'status',
    'assignees',
    'priority',
    'due',
    ...(in_status_for === undefined ? [] : (['time_in_status'] as const)),
    ...(scope?.kind === 'list' ? [] : (['list'] as const)),
  ]

const answerOf = (
  { found, total, next, scanned, orderIncomplete }: FoundTasks,
  columns: readonly Column[],
  zone: string,
): Answer => {
  const rows = found.map((one) => rowOf(one, columns, zone))
  return {
    result: {
      columns,
      rows,
      ...(total === undefined ? { scanned } : { total }),
      ...(next ? { next_cursor: next } : {}),
    },
    issues: orderIncomplete
      ? [
          {
            code: 'INVALID_INPUT',
            message: `Only the first ${scanned} tasks were read; the order holds among those.`,
            hint: 'Narrow the search.',
          },
        ]
      : [],
  }
}

export const findTasksTool = defineTool({
  name: 'find_tasks',
  title: 'Find tasks',
  toolset: 'tasks',
  kind: 'read',
  description:
    'Find or list tasks, for example of a list or sprint, of people, overdue, or stalled (too long in a status). Closed tasks and subtasks only if included.',
  input,
  run: async (args, context) => {
    const { api, now, clock } = context
    const scope =
      args.in === undefined ? undefined : await resolvePlace(api, args.in, undefined, now)
    const filter = await filterOf(args, scope, context)
    const { zone } = await clock()
    const columns = columnsOf(args, scope)
    // What would be too long for one answer is left to the next page.
    for (let most = args.limit ?? 25; ; most = Math.ceil(most / 2)) {
      const answer = answerOf(
        await findTasks(api, filter, { limit: most, cursor: args.cursor, now }),
        columns,
        zone,
      )
      if (most === 1 || JSON.stringify(answer).length < MAX_ANSWER_CHARS - 100) return answer
    }
  },
})
