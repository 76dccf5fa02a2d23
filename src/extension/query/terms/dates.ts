// `due:<7d`, `due:"this week"`, `due:none`, `updated:<3d`: when something is due, or was done.
import * as l10n from '@vscode/l10n'
import { type Clock, local } from '../../../base/time/clock.ts'
import { parseDuration } from '../../../base/time/durations.ts'
import { type DateRange, onCalendar, parseDateRange } from '../../../base/time/ranges.ts'
import { isFinished } from '../../../clickup/objects/finished.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import type { Kind } from '../term.ts'

/** `<7d` and `>2w`; whether that lies ahead or behind, the key says. */
const SPAN = /^(<=?|>=?)\s*(\d+(?:[.,]\d+)?\s*[a-z]+)$/i

/** Whole days from now: what is due in fewer than seven days is due before the seventh begins. */
const spanAhead = (bound: string, ms: number, clock: Clock): DateRange => {
  const end = local({ ...clock, now: clock.now + ms })
  const hours = ms % 86_400_000 !== 0
  const begin = hours ? end : end.startOf('day')
  const behind = hours ? end : begin.plus({ days: 1 })
  const edge = (bound === '<=' || bound === '>' ? behind : begin).toMillis()
  return bound.startsWith('<') ? { to: edge } : { from: edge }
}

const spanBehind = (bound: string, ms: number, { now }: Clock): DateRange =>
  bound.startsWith('<') ? { from: now - ms } : { to: now - ms }

const readRange = (value: string, clock: Clock, lean: 'ahead' | 'behind'): DateRange => {
  const [, bound = '', span] = SPAN.exec(value.trim()) ?? []
  if (span === undefined) return parseDateRange(value, clock, lean)
  const ms = parseDuration(span)
  const range = lean === 'ahead' ? spanAhead(bound, ms, clock) : spanBehind(bound, ms, clock)
  return onCalendar(range, value)
}

const isWithin = ({ from, to, except }: DateRange, at: number | undefined): boolean =>
  at !== undefined &&
  at >= (from ?? Number.NEGATIVE_INFINITY) &&
  at < (to ?? Number.POSITIVE_INFINITY) &&
  at !== except

const isNone = (value: string): boolean => value.trim().toLowerCase() === 'none'

export const DUE: Kind = {
  examples: l10n.t('due:today, due:overdue, due:"this week", due:<7d, due:2026-12-24, due:none'),
  mean: async (value, { clock }) => {
    if (isNone(value)) return { matches: ({ due_date: due }) => due === undefined }
    const range = readRange(value, await clock(), 'ahead')
    const matches = ({ due_date: due, status }: Task): boolean =>
      isWithin(range, due) && !(range.unfinished && isFinished(status))
    return { matches, narrow: { due: range } }
  },
}

export const UPDATED: Kind = {
  examples: l10n.t('updated:<3d, updated:today, updated:"last week", updated:>2w'),
  mean: async (value, { clock }) => {
    const range = readRange(value, await clock(), 'behind')
    return { matches: (task) => isWithin(range, task.date_updated), narrow: { updated: range } }
  },
}

export const CREATED: Kind = {
  examples: l10n.t('created:<3d, created:today, created:"last week"'),
  mean: async (value, { clock }) => {
    const range = readRange(value, await clock(), 'behind')
    return { matches: (task) => isWithin(range, task.date_created) }
  },
}
