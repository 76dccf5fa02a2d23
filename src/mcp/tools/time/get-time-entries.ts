import * as z from 'zod'
import { reference, references, text } from '../../../base/input/arguments.ts'
import { counted, fitFirst } from '../../../base/text/fit.ts'
import { type Clock, DAY_MS } from '../../../base/time/clock.ts'
import { formatDuration, HOURS } from '../../../base/time/durations.ts'
import { parseDateRange, parseLastRange } from '../../../base/time/ranges.ts'
import { formatDay } from '../../../base/time/shown.ts'
import type { Api } from '../../../clickup/http/api.ts'
import { labelOf } from '../../../clickup/objects/task/label.ts'
import {
  getTimeEntries,
  lengthOf,
  showEntry,
  type TimeEntry,
} from '../../../clickup/objects/time-entry.ts'
import type { User } from '../../../clickup/objects/user.ts'
import { getWorkspace } from '../../../clickup/objects/workspace.ts'
import { isEverybody } from '../../../clickup/references/people/names.ts'
import { resolveAllPeople } from '../../../clickup/references/people.ts'
import { resolvePlace } from '../../../clickup/references/places.ts'
import { resolveTask } from '../../../clickup/references/tasks.ts'
import { type View, viewOf } from '../../show/view.ts'
import { MAX_ANSWER_CHARS, withShortTexts } from '../../tool/envelope.ts'
import { type Answer, defineTool, type ToolContext } from '../../tool/tool.ts'

const GROUPS = ['person', 'list', 'task', 'day'] as const

type Group = (typeof GROUPS)[number]

const rangeOf = (from: string | undefined, to: string | undefined, clock: Clock) => {
  // `this week` and its like name both ends.
  const first = from === undefined ? {} : parseDateRange(from, clock, 'behind')
  const last = to === undefined ? {} : parseLastRange(to, clock, first.from)
  return {
    from: first.from ?? clock.now - 30 * DAY_MS,
    to: last.to ?? (to === undefined ? first.to : undefined) ?? clock.now + DAY_MS,
  }
}

/** By what its entries are summed up, and how that is told. */
interface Grouping {
  readonly columns: readonly string[]
  readonly key: (entry: TimeEntry, view: View) => string
  readonly told: (entry: TimeEntry, view: View) => readonly string[]
}

const GROUPINGS: Record<Group, Grouping> = {
  person: {
    columns: ['person'],
    key: ({ user }) => user?.id ?? '',
    told: ({ user }, { names }) => [user ? names.user(user) : 'unknown'],
  },
  list: {
    columns: ['list'],
    key: ({ task_location: place }) => place?.list_id ?? place?.list_name ?? '',
    told: ({ task_location: place }, { names }) => {
      const { list_id: id, list_name: name } = place ?? {}
      return [id ? names.list({ id, name }, 'name') : (name ?? 'no list')]
    },
  },
  task: {
    columns: ['task', 'name'],
    key: ({ task }) => task?.id ?? '',
    told: ({ task }) => (task ? [labelOf(task), task.name] : ['no task', '']),
  },
  day: {
    columns: ['day'],
    key: ({ start }, { zone }) => (start === undefined ? '' : formatDay(start, zone)),
    told: ({ start }, { zone }) => [start === undefined ? 'unknown' : formatDay(start, zone)],
  },
}

const totals = (
  entries: readonly TimeEntry[],
  groups: readonly Group[],
  view: View,
  now: number,
): Answer => {
  const by = groups.map((group) => GROUPINGS[group])
  const sums = new Map<string, { first: TimeEntry; ms: number; count: number }>()
  for (const entry of entries) {
    const key = JSON.stringify(by.map((one) => one.key(entry, view)))
    const { first, ms, count } = sums.get(key) ?? { first: entry, ms: 0, count: 0 }
    sums.set(key, { first, ms: ms + lengthOf(entry, now), count: count + 1 })
  }
  const rows = [...sums.values()]
    .sort((a, b) => b.ms - a.ms)
    .map(({ first, ms, count }) => [
      ...by.flatMap((one) => one.told(first, view)),
      formatDuration(ms, HOURS),
      count,
    ])
  const columns = [...by.flatMap((one) => one.columns), 'time', 'entries']
  return { result: { columns, ...counted('rows', fitFirst(rows, ROOM)) } }
}

/** A note is a line, seldom more; one that is a whole text would hide the entries. */
const MOST_NOTE = 500

/** Characters for the rows of one answer. */
const ROOM = MAX_ANSWER_CHARS - 600

const listed = (entries: readonly TimeEntry[], { zone, names }: View, now: number): Answer => {
  const rows = entries.map((entry) => {
    const {
      entry: id,
      task = null,
      name = null,
      start = null,
      duration,
      note = null,
      running,
    } = showEntry(entry, zone, now)
    return [
      id,
      entry.user ? names.user(entry.user) : null,
      task,
      name,
      start,
      running ? `${String(duration)} (running)` : duration,
      withShortTexts(note, MOST_NOTE),
    ]
  })
  return {
    result: {
      columns: ['entry', 'person', 'task', 'name', 'start', 'duration', 'note'],
      ...counted('rows', fitFirst(rows, ROOM)),
    },
  }
}

const input = z.strictObject({
  by: references('People, or everybody; default: me').optional(),
  in: reference('Space, folder or list').optional(),
  task: reference('As in get_task').optional(),
  from: text('this week, a date; default: 30 days ago').optional(),
  to: text('Last day').optional(),
  group_by: z
    .preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(z.enum(GROUPS)))
    .describe('Sums instead of entries')
    .optional(),
})

const resolveTrackers = async (api: Api, by: readonly string[]): Promise<readonly User[]> =>
  by.some(isEverybody) ? (await getWorkspace(api)).members : resolveAllPeople(api, by)

const readEntries = async (
  args: z.output<typeof input>,
  context: ToolContext,
): Promise<readonly TimeEntry[]> => {
  const { api, clock } = context
  const [people, scope, task, when] = await Promise.all([
    args.by && resolveTrackers(api, args.by),
    args.in === undefined ? undefined : resolvePlace(context, args.in),
    args.task === undefined ? undefined : resolveTask(context, args.task),
    clock(),
  ])
  return getTimeEntries(api, {
    ...rangeOf(args.from, args.to, when),
    assignees: people?.map(({ id }) => id),
    scope,
    taskId: task?.id,
  })
}

export const getTimeEntriesTool = defineTool({
  name: 'get_time_entries',
  title: 'Read tracked time',
  toolset: 'time',
  kind: 'read',
  description: 'Read tracked time with totals: a time sheet by person, list, task or day.',
  input,
  run: async (args, context) => {
    const entries = await readEntries(args, context)
    const view = await viewOf(context)
    const answer = args.group_by?.length
      ? totals(entries, args.group_by, view, context.now)
      : listed(entries, view, context.now)
    const total = entries.reduce((sum, entry) => sum + lengthOf(entry, context.now), 0)
    return {
      ...answer,
      result: { total: formatDuration(total, HOURS), ...(answer.result as object) },
    }
  },
})
