// What can be corrected of an entry: one request carries all of it.
import * as z from 'zod'
import { formatDuration, HOURS } from '../../base/time/durations.ts'
import { formatDate } from '../../base/time/shown.ts'
import type { TimeEntry } from '../../clickup/objects/time-entry.ts'
import { stepOf } from '../steps/plan.ts'
import { property } from '../steps/property.ts'
import type { Step, Target } from '../steps/step.ts'
import {
  type EntryIs,
  entryIs,
  entrySubject,
  isNear,
  type TaskIs,
  taskSchema,
  tellEntry,
} from './subject.ts'

/** Milliseconds, and the zone in which they are read. */
export type SpanIs = { readonly start: number; readonly duration: number; readonly zone: string }

export const showSpan = ({ start, duration, zone }: SpanIs) => ({
  start: formatDate(start, zone),
  duration: formatDuration(duration, HOURS),
})

export const sameSpan = (
  a: Pick<SpanIs, 'start' | 'duration'>,
  b: Pick<SpanIs, 'start' | 'duration'>,
): boolean => isNear(a.start, b.start) && isNear(a.duration, b.duration)

const PUT = 'PUT /v2/team/{team_id}/time_entries/{timer_id}'

export const entrySpan = property<SpanIs, TimeEntry>({
  name: 'entry.span',
  subject: entrySubject,
  after: z.object({ start: z.number(), duration: z.number(), zone: z.string() }),
  described: {
    sends: `${PUT} {start, end}`,
    proof: 'the entry read back',
    inverse: 'the former start and end',
  },
  field: () => 'time',
  // Start and end only together (docs/clickup-facts.md §18).
  body: ({ after: { start, duration } }) => ({ start, end: start + duration }),
  value: (entry, { after: { zone } }) => {
    const { start, duration } = entryIs(entry)
    return duration === null ? { at: 'absent' } : { at: 'known', is: { start, duration, zone } }
  },
  same: sameSpan,
  // Less than a minute may be what changes.
  already: (now, { after }) => now.start === after.start && now.duration === after.duration,
  show: showSpan,
  tell: tellEntry,
})

export const entryTask = property<TaskIs | null, TimeEntry>({
  name: 'entry.task',
  subject: entrySubject,
  after: taskSchema,
  described: {
    sends: `${PUT} {tid}`,
    proof: 'the entry read back',
    inverse: 'the former task; where there was none an empty `tid`, which is not documented',
  },
  field: () => 'task',
  body: ({ after }) => ({ tid: after?.id ?? '' }),
  value: (entry) => ({ at: 'known', is: entryIs(entry).task }),
  same: (a, b) => a?.id === b?.id,
  show: (task) => task?.label ?? null,
  tell: tellEntry,
  touches: ({ after }) => (after ? [{ kind: 'task', id: after.id }] : []),
})

export const entryNote = property<string, TimeEntry>({
  name: 'entry.note',
  subject: entrySubject,
  after: z.string(),
  described: {
    sends: `${PUT} {description}, or with what makes the entry`,
    proof: 'the entry read back',
    inverse: 'the former note',
  },
  field: () => 'note',
  create: (step) => ({ description: step.after }),
  body: (step) => ({ description: step.after }),
  value: (entry) => ({ at: 'known', is: entryIs(entry).note }),
  same: (a, b) => a.trim() === b.trim(),
  show: (note) => note || null,
  tell: tellEntry,
})

export const entryBillable = property<boolean, TimeEntry>({
  name: 'entry.billable',
  subject: entrySubject,
  after: z.boolean(),
  described: {
    sends: `${PUT} {billable}, or with what makes the entry`,
    proof: 'the entry read back',
    inverse: 'whether it was billable before',
  },
  field: () => 'billable',
  create: (step) => ({ billable: step.after }),
  body: (step) => ({ billable: step.after }),
  value: (entry) => ({ at: 'known', is: entryIs(entry).billable }),
  same: (a, b) => a === b,
  show: (billable) => billable,
  tell: tellEntry,
})

/** What is said of an entry besides when it was and on what. */
export const detailSteps = (
  target: Target,
  { note, billable }: { readonly [Key in 'note' | 'billable']?: EntryIs[Key] | undefined },
  object?: TimeEntry,
): readonly Step[] => [
  ...(note === undefined ? [] : [stepOf(entryNote, target, note, { object })]),
  ...(billable === undefined ? [] : [stepOf(entryBillable, target, billable, { object })]),
]
