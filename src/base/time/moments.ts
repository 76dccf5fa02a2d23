// Dates as people say them, read in the user's ClickUp time zone, and ranges of them for filters.

import * as l10n from '@vscode/l10n'
import * as chrono from 'chrono-node'
import { DateTime } from 'luxon'
import { CodedError } from '../problems/error.ts'
import { plainName } from '../text/foreign-text.ts'

/** Where and when something is said. */
export interface Clock {
  /** IANA name of the user's ClickUp time zone. */
  readonly zone: string
  /** Epoch milliseconds. */
  readonly now: number
}

export interface Moment {
  /** Epoch milliseconds; of a date without a time, noon of that day in the user's zone. */
  readonly at: number
  readonly hasTime: boolean
}

const isZone = (zone: string): boolean => DateTime.local({ zone }).isValid

const local = ({ zone, now }: Clock): DateTime =>
  DateTime.fromMillis(now, { zone: isZone(zone) ? zone : 'utc' })

// Noon is in the same calendar day for everybody from UTC−12 to UTC+11 seen from the user's zone, so
// ClickUp's snap to 04:00 (docs/clickup-facts.md §3) cannot land on a neighbouring day whichever
// zone it uses.
const day = (date: DateTime): Moment => ({
  at: date.set({ hour: 12, minute: 0, second: 0, millisecond: 0 }).toMillis(),
  hasTime: false,
})

const time = (date: DateTime): Moment => ({ at: date.toMillis(), hasTime: true })

const OFFSET = /^([+-])\s*(\d+)\s*(h|d|w|min|minutes?|mo|months?|days?|weeks?|hours?)$/i

const readOffset = (text: string, now: DateTime): Moment | undefined => {
  const [, sign, amount, unit = ''] = OFFSET.exec(text) ?? []
  if (!sign || !amount) return undefined
  const count = Number(amount) * (sign === '-' ? -1 : 1)
  const letter = unit.toLowerCase()
  if (letter.startsWith('h')) return time(now.plus({ hours: count }))
  if (letter.startsWith('mi')) return time(now.plus({ minutes: count }))
  if (letter.startsWith('w')) return day(now.plus({ weeks: count }))
  return day(letter.startsWith('m') ? now.plus({ months: count }) : now.plus({ days: count }))
}

const readEnd = (text: string, now: DateTime): Moment | undefined => {
  const [, edge, next, unit = ''] =
    /^(end|start|beginning) of (?:the |this )?(next )?(day|week|month|quarter|year)$/.exec(text) ??
    []
  if (!edge) return undefined
  const key = unit as 'day' | 'week' | 'month' | 'quarter' | 'year'
  const base = next ? now.plus({ [key]: 1 }) : now
  return day(edge === 'end' ? base.endOf(key) : base.startOf(key))
}

const readIso = (text: string, zone: string): Moment | undefined => {
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return undefined
  const date = DateTime.fromISO(text.replace(' ', 'T'), { zone })
  if (!date.isValid)
    throw new CodedError(
      'INVALID_INPUT',
      l10n.t`"${plainName(text)}" is not a date of the calendar.`,
      {
        hint: l10n.t('Write dates as YYYY-MM-DD, with a time as YYYY-MM-DDTHH:mm.'),
      },
    )
  return text.length === 10 ? day(date) : time(date)
}

/** Which of two a bare `monday` or `3 march` is: a due date lies ahead, what has happened lies behind. */
export type Lean = 'ahead' | 'behind'

/** The weekday or the day of the year before, where what was said does not exclude it. */
const before = (start: chrono.ParsedComponents, date: DateTime, now: DateTime): DateTime => {
  if (date <= now.endOf('day')) return date
  if (start.isCertain('weekday') && !start.isCertain('day')) return date.minus({ weeks: 1 })
  return start.isCertain('month') && !start.isCertain('year') ? date.minus({ years: 1 }) : date
}

const MODIFIED = /\b(next|last|past|previous|this|coming|following|week|weeks)\b/i

/**
 * What a bare `friday 5pm` or `3 march` means: the next such day, today included while its time is not
 * over. chrono compares wall clocks of two zones here, and near midnight takes the day before.
 */
const nextSuch = (
  text: string,
  start: chrono.ParsedComponents,
  read: DateTime,
  now: DateTime,
  hasTime: boolean,
): DateTime => {
  const from = hasTime ? now : now.startOf('day')
  if (start.isCertain('weekday') && !start.isCertain('day') && !MODIFIED.test(text)) {
    const days = (read.weekday - now.weekday + 7) % 7
    const { year, month, day: dayOfMonth } = now.plus({ days })
    const date = read.set({ year, month, day: dayOfMonth })
    return date < from ? date.plus({ weeks: 1 }) : date
  }
  if (start.isCertain('month') && start.isCertain('day') && !start.isCertain('year')) {
    const date = read.set({ year: now.year })
    return date < from ? read.set({ year: now.year + 1 }) : date
  }
  return read
}

const readNatural = (text: string, now: DateTime, lean: Lean): Moment | undefined => {
  const [found, ...others] = chrono.parse(
    text,
    { instant: now.toJSDate(), timezone: now.offset },
    { forwardDate: true },
  )
  if (!found || others.length > 0 || found.text.length < text.trim().length * 0.6) return undefined
  // Of `32 december` chrono reads the month alone.
  if (/\d/.test(text.replace(found.text, ''))) return undefined
  const { start } = found
  if (start.isCertain('timezoneOffset')) return time(DateTime.fromJSDate(start.date()))
  const said = start.isCertain('hour') || /\b(noon|midnight|tonight|morning|evening)\b/i.test(text)
  // The calendar fields are read in the user's zone on *that* day: its offset may differ from today's.
  const read = now.set({
    year: start.get('year') ?? now.year,
    month: start.get('month') ?? now.month,
    day: start.get('day') ?? now.day,
    hour: start.get('hour') ?? 12,
    minute: start.get('minute') ?? 0,
    second: 0,
    millisecond: 0,
  })
  const ahead = nextSuch(text, start, read, now, said)
  const date = lean === 'ahead' ? ahead : before(start, ahead, now)
  return said ? time(date) : day(date)
}

/**
 * @throws CodedError INVALID_INPUT when it is no date, or none of the calendar
 */
export const parseMoment = (said: string, clock: Clock, lean: Lean = 'ahead'): Moment => {
  const text = said.trim()
  const now = local(clock)
  const lower = text.toLowerCase()
  const moment =
    readIso(text, now.zoneName ?? 'utc') ??
    readOffset(lower, now) ??
    readEnd(lower, now) ??
    (/^eod$/.test(lower) ? day(now) : undefined) ??
    readNatural(text, now, lean)
  if (moment) return moment
  throw new CodedError('INVALID_INPUT', l10n.t`"${plainName(said)}" is not a date.`, {
    hint: l10n.t(
      'Write YYYY-MM-DD, YYYY-MM-DDTHH:mm, or words like "friday 5pm", "+3d", "end of month".',
    ),
  })
}

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
  if (named) return named
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

/**
 * `YYYY-MM-DD`, or with the time where it is not the 04:00 by which ClickUp marks a date without one.
 * @param at epoch milliseconds
 */
export const formatDate = (at: number, zone: string): string => {
  const date = DateTime.fromMillis(at, { zone: isZone(zone) ? zone : 'utc' })
  const dateOnly = date.hour === 4 && date.minute === 0 && date.second === 0
  return date.toFormat(dateOnly ? 'yyyy-MM-dd' : "yyyy-MM-dd'T'HH:mm")
}

/** `YYYY-MM-DD` of the day in which the instant falls. */
export const formatDay = (at: number, zone: string): string =>
  DateTime.fromMillis(at, { zone: isZone(zone) ? zone : 'utc' }).toFormat('yyyy-MM-dd')

/** `Sprint 24 –` in front of `Nov 9 – Nov 22` would read as a date of its own. */
const NUMBER = /\b(?:sprint|iteration|cycle)\s*#?\d{1,3}(?![\d/.-]*\d)[\s:,-]*/i

const datesOf = (name: string): string =>
  name
    .replace(/[–—]/g, '-')
    .replace(NUMBER, '')
    // `11/9-11/22` is no date to chrono.
    .replace(/(\d)-(?=\d{1,2}\/)/g, '$1 - ')

/**
 * The days that a name such as `Sprint 24 (11/9 - 11/22)` or `Sprint 2026-11-09 to 2026-11-22` speaks
 * of, in the year that is nearest; `undefined` where it names none or only one.
 */
export const rangeInName = (name: string, clock: Clock): DateRange | undefined => {
  const now = local(clock)
  const zone = now.zoneName ?? 'utc'
  const [found] = chrono.parse(datesOf(name), {
    instant: now.toJSDate(),
    timezone: now.offset,
  })
  if (!found?.end) return undefined
  const dayOn = (part: chrono.ParsedComponents) =>
    DateTime.fromObject(
      {
        year: part.get('year') ?? now.year,
        month: part.get('month') ?? 1,
        day: part.get('day') ?? 1,
      },
      { zone },
    )
  const start = dayOn(found.start)
  const end = dayOn(found.end)
  if (!start.isValid || !end.isValid) return undefined
  // `12/21 - 1/3` ends in the next year.
  const last = end < start ? end.plus({ years: 1 }) : end
  return { from: start.startOf('day').toMillis(), to: last.endOf('day').toMillis() + 1 }
}
