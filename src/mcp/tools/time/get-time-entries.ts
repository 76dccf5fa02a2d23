import * as z from 'zod'
import { reference, references, text } from '../../../base/input/arguments.ts'
import { fitFirst } from '../../../base/text/fit.ts'
import type { Fields } from '../../../base/text/records.ts'
import { type Clock, DAY_MS, MINUTE_MS } from '../../../base/time/clock.ts'
import { formatDuration, HOURS } from '../../../base/time/durations.ts'
import {
  type DateRange,
  inOrder,
  parseDateRange,
  parseLastRange,
} from '../../../base/time/ranges.ts'
import { formatDay } from '../../../base/time/shown.ts'
import type { Api } from '../../../clickup/http/api.ts'
import type { Place } from '../../../clickup/objects/place.ts'
import { labelOf } from '../../../clickup/objects/task/label.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import {
  getTimeEntries,
  lengthOf,
  showEntry,
  type TimeEntry,
} from '../../../clickup/objects/time-entry.ts'
import { getWorkspace } from '../../../clickup/objects/workspace.ts'
import { isEverybody } from '../../../clickup/references/people/names.ts'
import { type MeantPeople, meantPeople } from '../../../clickup/references/people.ts'
import { resolvePlace } from '../../../clickup/references/places.ts'
import { resolveTask } from '../../../clickup/references/tasks.ts'
import { columnar } from '../../show/columnar.ts'
import {
  understood,
  understoodPeople,
  understoodPlace,
  understoodRange,
  understoodTask,
} from '../../show/understood.ts'
import { type View, viewOf } from '../../show/view.ts'
import { MAX_ANSWER_CHARS, withShortTexts } from '../../tool/envelope.ts'
import { defineTool, type ToolContext } from '../../tool/tool.ts'

const GROUPS = ['person', 'list', 'task', 'day'] as const

type Group = (typeof GROUPS)[number]

/** A day, or a moment of it, is where it begins, however it is said; `this week` and its like name both ends. */
const isSpan = ({ from, to }: DateRange): boolean =>
  from !== undefined && to !== undefined && to - from > MOST_DAY_MS

/** The day on which clocks are put back. */
const MOST_DAY_MS = DAY_MS + 2 * 60 * MINUTE_MS

/** Without an end where none was said. */
const rangeOf = (
  from: string | undefined,
  to: string | undefined,
  clock: Clock,
): DateRange & { readonly from: number } => {
  const first = from === undefined ? {} : parseDateRange(from, clock, 'behind')
  const last = to === undefined ? {} : parseLastRange(to, clock, first.from)
  const own = to === undefined && isSpan(first) ? first.to : undefined
  const end = last.to ?? own
  const begin = first.from ?? clock.now - 30 * DAY_MS
  return end === undefined
    ? { from: begin }
    : inOrder({ from: begin, to: end }, [from, to].filter(Boolean).join(' to '))
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

/** Characters for the rows of one answer. */
const ROOM = MAX_ANSWER_CHARS - 1500

const fitting = (columns: readonly string[], rows: readonly (readonly unknown[])[]): Fields => {
  const { shown, left } = fitFirst(rows, ROOM)
  return { ...columnar(columns, shown), ...(left > 0 ? { rows_left: left } : {}) }
}

const totals = (
  entries: readonly TimeEntry[],
  groups: readonly Group[],
  view: View,
  now: number,
): Fields => {
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
  return fitting([...by.flatMap((one) => one.columns), 'time', 'entries'], rows)
}

/** A note is a line, seldom more; one that is a whole text would hide the entries. */
const MOST_NOTE = 500

const listed = (entries: readonly TimeEntry[], { zone, names }: View, now: number): Fields => {
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
  return fitting(['entry', 'person', 'task', 'name', 'start', 'duration', 'note'], rows)
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

type Args = z.output<typeof input>

/** Nobody named is the caller. */
const meantBy = (api: Api, by: readonly string[]): Promise<readonly MeantPeople[]> =>
  Promise.all(by.map((one) => meantPeople(api, one)))

interface Meant {
  /** Missing where everybody is meant. */
  readonly people: readonly MeantPeople[] | undefined
  readonly scope: Place | undefined
  readonly task: Task | undefined
  readonly range: ReturnType<typeof rangeOf>
}

const meantIn = async (args: Args, context: ToolContext): Promise<Meant> => {
  const { api, clock } = context
  const { by = ['me'], from, to } = args
  const [people, scope, task, when] = await Promise.all([
    by.some(isEverybody) ? undefined : meantBy(api, by),
    args.in === undefined ? undefined : resolvePlace(context, args.in),
    args.task === undefined ? undefined : resolveTask(context, args.task),
    clock(),
  ])
  return { people, scope, task, range: rangeOf(from, to, when) }
}

/** ClickUp has time by who is asked for; whoever nobody names is left to it. */
const askedOf = async (
  api: Api,
  by: readonly string[] | undefined,
  people: Meant['people'],
): Promise<readonly string[] | undefined> => {
  if (by === undefined) return undefined
  const users = people ? people.flatMap((one) => one.users) : (await getWorkspace(api)).members
  return [...new Set(users.map(({ id }) => id))]
}

const rangeTold = ({ from, to }: Args, range: Meant['range'], zone: string): string | undefined =>
  understoodRange([from, to].filter((one) => one !== undefined).join('..'), range, zone)

export const getTimeEntriesTool = defineTool({
  name: 'get_time_entries',
  title: 'Read tracked time',
  toolset: 'time',
  kind: 'read',
  description: 'Read tracked time with totals: a time sheet by person, list, task or day.',
  input,
  run: async (args, context) => {
    const { api, now } = context
    const { people, scope, task, range } = await meantIn(args, context)
    const entries = await getTimeEntries(api, {
      from: range.from,
      // What runs ahead of the clock is not missed.
      to: range.to ?? now + DAY_MS,
      assignees: await askedOf(api, args.by, people),
      scope,
      taskId: task?.id,
    })
    const view = await viewOf(context)
    const rows = args.group_by?.length
      ? totals(entries, args.group_by, view, now)
      : listed(entries, view, now)
    const total = entries.reduce((sum, entry) => sum + lengthOf(entry, now), 0)
    return {
      result: {
        ...understood({
          by: people && understoodPeople(args.by ?? ['me'], people, view.names),
          in: understoodPlace(args.in, scope),
          task: understoodTask(args.task, task),
          from: rangeTold(args, range, view.zone),
        }),
        total: formatDuration(total, HOURS),
        ...rows,
      },
    }
  },
})
