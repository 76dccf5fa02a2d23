// Spans of days, as people say them.
import * as l10n from '@vscode/l10n'
import { DateTime } from 'luxon'
import { CodedError } from '../problems/error.ts'
import { plainName } from '../text/foreign-text.ts'
import { type Clock, local } from './clock.ts'
import { type Lean, type Moment, parseMoment } from './moments.ts'

/** Half-open: `from` belongs to it, `to` does not. Epoch milliseconds. */
export interface DateRange {
  readonly from?: number
  readonly to?: number
  /** Epoch milliseconds of the one instant inside that does not belong to it. */
  readonly except?: number
  /** Only what is still to be done: nothing finished is overdue. */
  readonly unfinished?: boolean
}

const span = (from: DateTime, unit: 'day' | 'week' | 'month' | 'quarter' | 'year'): DateRange => ({
  from: from.startOf(unit).toMillis(),
  to: from.endOf(unit).toMillis() + 1,
})

const readNamedRange = (text: string, now: DateTime): DateRange | undefined => {
  // What is due today without a time stands at 04:00 (docs/clickup-facts.md §3), and is not late
  // before tomorrow.
  if (text === 'overdue')
    return {
      to: now.toMillis(),
      except: now.startOf('day').set({ hour: 4 }).toMillis(),
      unfinished: true,
    }
  if (text === 'past') return { to: now.toMillis() }
  if (text === 'future') return { from: now.toMillis() }
  const [, which, unit = ''] = /^(this|next|last) (day|week|month|quarter|year)$/.exec(text) ?? []
  if (which) {
    const key = unit as 'week' | 'month' | 'quarter' | 'year'
    const steps = { this: 0, next: 1, last: -1 }[which] ?? 0
    return span(now.plus({ [key]: steps }), key)
  }
  const [, back, count, kind = ''] =
    /^(last|past|next) (?:(\d+) )?(hours?|days?|weeks?|months?|years?)$/.exec(text) ?? []
  if (!back) return undefined
  const key = kind.endsWith('s') ? kind : `${kind}s`
  const step = { [key]: Number(count ?? 1) }
  // From the start of today, or what is due today without a time would be missing.
  const from = key === 'hours' ? now : now.startOf('day')
  return back === 'next'
    ? { from: from.toMillis(), to: now.plus(step).toMillis() }
    : { from: now.minus(step).toMillis(), to: now.toMillis() }
}

const dayOf = (moment: Moment, zone: string): DateRange => {
  const date = DateTime.fromMillis(moment.at, { zone })
  return moment.hasTime ? { from: moment.at, to: moment.at + 1 } : span(date, 'day')
}

// What people write around a range without meaning anything by it.
const FILLERS =
  /^(?:(?:due|updated|created)\s+)?(?:(?:in|within|during)\s+)?(?:the\s+)?(?=last\b|past\b|next\b|this\b)|^(?:due|updated|created)\s+/i

/** No date lies further from 1970, in milliseconds. */
const FURTHEST_MS = 8.64e15

/** @throws CodedError INVALID_INPUT where an end of it is on no calendar */
export const onCalendar = (range: DateRange, said: string): DateRange => {
  const ends = [range.from ?? 0, range.to ?? 0]
  if (ends.every((at) => Math.abs(at) <= FURTHEST_MS)) return range
  throw new CodedError('INVALID_INPUT', l10n.t`"${plainName(said)}" is on no calendar.`, {
    hint: l10n.t('Name days that lie nearer.'),
  })
}

/**
 * `today`, `this week`, `overdue`, `last 7 days`, `before friday`, `> 2026-11-01`, `2026-11-01..2026-11-30`,
 * or a single day.
 * @throws CodedError INVALID_INPUT
 */
export const parseDateRange = (said: string, clock: Clock, lean: Lean = 'ahead'): DateRange => {
  const now = local(clock)
  const zone = now.zoneName ?? 'utc'
  const text = said.trim().replace(FILLERS, '')
  const named = readNamedRange(text.toLowerCase(), now)
  if (named) return onCalendar(named, said)
  const [, first, second] =
    /^(?:from\s+|between\s+)?(.+?)\s*(?:\.\.|\bto\b|\band\b|–|\s-\s)\s*(.+)$/i.exec(text) ?? []
  if (first && second) {
    const { from = 0 } = dayOf(parseMoment(first, clock, lean), zone)
    const endSeen = (now: number): number =>
      dayOf(parseMoment(second, { zone, now }, lean), zone).to ?? 0
    // `monday to friday`, said on a Wednesday, means the Friday after that Monday.
    const end = endSeen(clock.now)
    const to = end > from ? end : endSeen(from)
    if (from < to) return { from, to }
    throw new CodedError('INVALID_INPUT', l10n.t`"${plainName(said)}" ends before it begins.`, {
      hint: l10n.t('Write the earlier date first, for example "2026-11-01..2026-11-30".'),
    })
  }
  const [, bound = '', rest] =
    /^(<=|>=|<|>|before|until|by|after|since|from)\s*(.+)$/i.exec(text) ?? []
  const toward = bound.toLowerCase() === 'since' ? 'behind' : lean
  const { from = 0, to = 0 } = dayOf(parseMoment(rest ?? text, clock, toward), zone)
  switch (bound.toLowerCase()) {
    case '<':
    case 'before':
      return { to: from }
    case '<=':
    case 'until':
    case 'by':
      return { to }
    case '>':
    case 'after':
      return { from: to }
    case '>=':
    case 'since':
    case 'from':
      return { from }
    default:
      return { from, to }
  }
}
