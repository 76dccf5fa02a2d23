// Entries that come and go: time that was worked is logged, what was made is deleted, and what was
// stopped runs again.
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import type { Fields } from '../../base/text/records.ts'
import { CLOCK_SKEW_MS, DAY_MS } from '../../base/time/clock.ts'
import { formatDuration, HOURS } from '../../base/time/durations.ts'
import type { Api } from '../../clickup/http/api.ts'
import {
  createTimeEntry,
  deleteTimeEntry,
  getRunningEntry,
  getTimeEntries,
  type TimeEntry,
} from '../../clickup/objects/time-entry.ts'
import type { Answered, Filled, Kind } from '../steps/kind.ts'
import { stepOf } from '../steps/plan.ts'
import { madeOf, slot } from '../steps/slots.ts'
import type { Done, Seen, Step } from '../steps/step.ts'
import { detailSteps, type SpanIs, sameSpan, showSpan } from './properties.ts'
import {
  type EntryIs,
  entryIs,
  entrySubject,
  isNear,
  sameEntry,
  seenEntry,
  type TagIs,
  type TaskIs,
  tagsSchema,
  targetOfEntry,
  taskLabel,
  taskSchema,
  tellEntry,
  wordsForTask,
} from './subject.ts'

/** ClickUp does not always say which entry it made (docs/clickup-facts.md §18): then it is looked for. */
export const madeEntry = (id: string | undefined): Answered<EntryIs, TimeEntry> =>
  id ? { made: madeOf(id) } : {}

/** What was made is deleted again. */
export const inverseOfNew = <C>({ target, stored }: Done<C, EntryIs>): readonly Step[] => [
  stepOf(entryDelete, target, null, { before: stored }),
]

/** What several kinds of entries have in common. */
export const ENTRY = {
  v: 1,
  subject: entrySubject,
  value: seenEntry,
  same: sameEntry,
} as const

type OnTask = {
  readonly task: TaskIs | null
  readonly tags?: readonly TagIs[] | undefined
}

const bodyOf = ({ task, tags }: OnTask, bodies: readonly Fields[]): Fields =>
  Object.assign({}, task ? { tid: task.id } : {}, tags?.length ? { tags } : {}, ...bodies)

export type Logged = OnTask & SpanIs

/** The entries that one of that time and task could be taken for. */
const similar = async (
  api: Api,
  { start, duration, task }: Logged,
): Promise<readonly TimeEntry[]> =>
  (
    await getTimeEntries(api, {
      from: start - CLOCK_SKEW_MS,
      to: start + DAY_MS,
      taskId: task?.id,
    })
  ).filter((entry) => {
    const is = entryIs(entry)
    if (is.duration === null) return false
    return (
      sameSpan({ start: is.start, duration: is.duration }, { start, duration }) &&
      (task === null || is.task?.id === task.id)
    )
  })

const spanKey = ({ start, duration, task }: Logged): string =>
  JSON.stringify([start, duration, task?.id])

const blank = { note: '', billable: false, tags: [] } as const

export const entryLog: Kind<EntryIs, Logged, TimeEntry> = {
  ...ENTRY,
  name: 'entry.log',
  after: z.object({
    start: z.number(),
    duration: z.number(),
    zone: z.string(),
    task: taskSchema,
    tags: tagsSchema.optional(),
  }),
  described: {
    sends: 'POST /v2/team/{team_Id}/time_entries {start, duration, tid, tags} and its details',
    proof: 'the entry read back: its time and its task',
    inverse: 'the entry is deleted',
  },
  field: () => 'time',
  make: async (api, { after }, bodies) => {
    const { start, duration } = after
    return madeEntry(await createTimeEntry(api, bodyOf(after, [{ start, duration }, ...bodies])))
  },
  lost: {
    words: "one's own entry of that time and task that was not there before",
    at: ({ after }) => `entries:${spanKey(after)}`,
    mark: async (api, { after }) => new Set((await similar(api, after)).map(({ id }) => id)),
    find: async (api, { after }, known) => {
      const entry = (await similar(api, after)).find(({ id }) => !known.has(id))
      return entry && madeOf(entry.id)
    },
    like: ({ after }) => spanKey(after),
  },
  holds: ({ start, duration, task }, { after }) =>
    duration !== null &&
    sameSpan({ start, duration }, after) &&
    (after.task === null || task?.id === after.task.id),
  applied: (_, { after: { start, duration, task } }) => ({ ...blank, start, duration, task }),
  invert: inverseOfNew,
  show: ({ start, duration }, { after: { zone } }) =>
    showSpan({ start, duration: duration ?? 0, zone }),
  title: ({ after: { duration, task } }) =>
    task
      ? l10n.t`log ${formatDuration(duration, HOURS)} on ${taskLabel(task)}`
      : l10n.t`log ${formatDuration(duration, HOURS)}`,
  tell: async (done, entry, at) => ({
    ...showSpan(done.after),
    ...(await tellEntry(done, entry, at)),
  }),
}

/** The timer that ran before, from its old start: that is a new entry, for none starts anew. */
export type Rerun = OnTask & { readonly start: number }

const runningBut = async (
  api: Api,
  known: ReadonlySet<string>,
  fits: (is: EntryIs) => boolean,
): Promise<TimeEntry | undefined> => {
  const entry = await getRunningEntry(api)
  return entry && !known.has(entry.id) && fits(entryIs(entry)) ? entry : undefined
}

/** What is looked for where one starts: only one timer runs. */
export const lostTimer = <C extends OnTask>(fits: (is: EntryIs, after: C) => boolean) => ({
  words: 'the running entry on that task, where another one or none ran before',
  at: () => 'timer',
  mark: async (api: Api) => {
    const entry = await getRunningEntry(api)
    return new Set(entry ? [entry.id] : [])
  },
  find: async (api: Api, { after }: Filled<C, EntryIs>, known: ReadonlySet<string>) => {
    const entry = await runningBut(api, known, (is) => fits(is, after))
    return entry && madeOf(entry.id)
  },
  like: () => 'timer',
})

/** A negative duration is that of a timer that runs (docs/clickup-facts.md §18). */
const RUNS = -1

const runsSince = (is: EntryIs, { start, task }: Rerun): boolean =>
  is.duration === null && isNear(is.start, start) && is.task?.id === task?.id

export const entryRerun: Kind<EntryIs, Rerun, TimeEntry> = {
  ...ENTRY,
  name: 'entry.rerun',
  after: z.object({ start: z.number(), task: taskSchema, tags: tagsSchema.optional() }),
  described: {
    sends: 'POST /v2/team/{team_Id}/time_entries {start, duration: -1, tid, tags} and its details',
    proof: 'the entry read back: it runs, since then and on that task',
    inverse: 'the entry is deleted',
  },
  field: () => 'timer',
  make: async (api, { after }, bodies) => {
    const { start } = after
    const body = bodyOf(after, [{ start, duration: RUNS }, ...bodies])
    return madeEntry(await createTimeEntry(api, body))
  },
  lost: lostTimer<Rerun>(runsSince),
  holds: (now, { after }) => runsSince(now, after),
  applied: (_, { after: { start, task } }) => ({ ...blank, start, duration: null, task }),
  invert: inverseOfNew,
  show: ({ task }) => wordsForTask(task),
  title: ({ after: { task } }) =>
    task
      ? l10n.t`let the timer on ${taskLabel(task)} run on`
      : l10n.t('let the timer on no task run on'),
  tell: tellEntry,
}

/** Makes an entry anew, as it was: the id is another one. */
export const stepsToRestore = (
  id: string,
  { start, duration, task, note, billable, tags }: EntryIs,
  needs: readonly string[] = [],
): readonly Step[] => {
  const name = `entry:${id}`
  const target = targetOfEntry(slot(name), task)
  const more = { makes: name, needs }
  return [
    duration === null
      ? stepOf(entryRerun, target, { start, task, tags }, more)
      : stepOf(entryLog, target, { start, duration, zone: 'utc', task, tags }, more),
    ...detailSteps(target, { ...(note ? { note } : {}), ...(billable ? { billable } : {}) }),
  ]
}

/**
 * What was stopped runs again: a stopped entry cannot, so that one from the same start takes its
 * place. Only when that runs the stopped one goes, or the time would be lost.
 * @param was what it was while it ran
 */
export const stepsToRunAgain = (
  id: string,
  was: EntryIs,
  stopped: Seen<EntryIs>,
  needs: readonly string[] = [],
): readonly Step[] => {
  const again = stepsToRestore(id, { ...was, duration: null }, needs)
  const running = again.slice(0, 1).map((step) => step.id)
  const end = stepOf(entryDelete, targetOfEntry(id, was.task), null, { before: stopped })
  return [...again, { ...end, needs: running }]
}

export const entryDelete: Kind<EntryIs, null, TimeEntry> = {
  ...ENTRY,
  name: 'entry.delete',
  after: z.null(),
  described: {
    sends: 'DELETE /v2/team/{team_id}/time_entries/{timer_id}',
    proof: 'a reading that answers no entry',
    inverse: 'an entry is made anew with all that was in it, under another id',
  },
  field: () => 'entry',
  ends: true,
  send: async (api, { target }) => {
    await deleteTimeEntry(api, target.id)
    return {}
  },
  holds: () => false,
  applied: (before) => before ?? { ...blank, start: 0, duration: 0, task: null },
  invert: ({ target, before }) =>
    before.at === 'known'
      ? stepsToRestore(target.id as string, before.is)
      : { irreversible: l10n.t('What was in the entry is not known.') },
  show: () => null,
  title: ({ target }) => l10n.t`delete the ${target.label}`,
  tell: () => ({ deleted: true }),
}
