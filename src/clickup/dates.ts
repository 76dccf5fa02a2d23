// Dates as people say them, read in the user's ClickUp time zone, and ranges of them for filters.
import * as chrono from 'chrono-node'
import { DateTime } from 'luxon'
import { ClickUpError } from './errors.ts'

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
// ClickUp's snap to 04:00 (facts.md §5) cannot land on a neighbouring day whichever zone it uses.
const day = (date: DateTime): Moment => ({
  at: date.set({ hour: 12, minute: 0, second: 0, millisecond: 0 }).toMillis(),
  hasTime: false,
})

const time = (date: DateTime): Moment => ({ at: date.toMillis(), hasTime: true })

const OFFSET = /^([+-])\s*(\d+)\s*(h|d|w|m|mo|months?|days?|weeks?|hours?)$/i

const readOffset = (text: string, now: DateTime): Moment | undefined => {
  const [, sign, amount, unit = ''] = OFFSET.exec(text) ?? []
  if (!sign || !amount) return undefined
  const count = Number(amount) * (sign === '-' ? -1 : 1)
  const letter = unit.toLowerCase()
  if (letter.startsWith('h')) return time(now.plus({ hours: count }))
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
    throw new ClickUpError('INVALID_INPUT', `"${text}" is not a date of the calendar.`, {
      hint: 'Write dates as YYYY-MM-DD, with a time as YYYY-MM-DDTHH:mm.',
    })
  return text.length === 10 ? day(date) : time(date)
}

const readNatural = (text: string, now: DateTime): Moment | undefined => {
  const [found, ...others] = chrono.parse(
    text,
    { instant: now.toJSDate(), timezone: now.offset },
    { forwardDate: true },
  )
  if (!found || others.length > 0 || found.text.length < text.trim().length * 0.6) return undefined
  const { start } = found
  if (start.isCertain('timezoneOffset')) return time(DateTime.fromJSDate(start.date()))
  // The calendar fields are read in the user's zone on *that* day: its offset may differ from today's.
  const date = now.set({
    year: start.get('year') ?? now.year,
    month: start.get('month') ?? now.month,
    day: start.get('day') ?? now.day,
    hour: start.get('hour') ?? 12,
    minute: start.get('minute') ?? 0,
    second: 0,
    millisecond: 0,
  })
  const said = start.isCertain('hour') || /\b(noon|midnight|tonight|morning|evening)\b/i.test(text)
  return said ? time(date) : day(date)
}

/**
 * @throws ClickUpError INVALID_INPUT when it is no date, or none of the calendar
 */
export const parseMoment = (said: string, clock: Clock): Moment => {
  const text = said.trim()
  const now = local(clock)
  const lower = text.toLowerCase()
  const moment =
    readIso(text, now.zoneName ?? 'utc') ??
    readOffset(lower, now) ??
    readEnd(lower, now) ??
    (/^eod$/.test(lower) ? day(now) : undefined) ??
    readNatural(text, now)
  if (moment) return moment
  throw new ClickUpError('INVALID_INPUT', `"${said}" is not a date.`, {
    hint: 'Write YYYY-MM-DD, YYYY-MM-DDTHH:mm, or words like "friday 5pm", "+3d", "end of month".',
  })
}

/** Half-open: `from` belongs to it, `to` does not. Epoch milliseconds. */
export interface DateRange {
  readonly from?: number
  readonly to?: number
}

const span = (from: DateTime, unit: 'day' | 'week' | 'month' | 'quarter' | 'year'): DateRange => ({
  from: from.startOf(unit).toMillis(),
  to: from.endOf(unit).toMillis() + 1,
})

const readNamedRange = (text: string, now: DateTime): DateRange | undefined => {
  if (text === 'overdue' || text === 'past') return { to: now.toMillis() }
  if (text === 'future') return { from: now.toMillis() }
  const [, which, unit = ''] = /^(this|next|last) (week|month|quarter|year)$/.exec(text) ?? []
  if (which) {
    const key = unit as 'week' | 'month' | 'quarter' | 'year'
    const steps = { this: 0, next: 1, last: -1 }[which] ?? 0
    return span(now.plus({ [key]: steps }), key)
  }
  const [, back, count, kind = ''] =
    /^(last|past|next) (\d+) (hours?|days?|weeks?|months?)$/.exec(text) ?? []
  if (!back || !count) return undefined
  const key = kind.endsWith('s') ? kind : `${kind}s`
  const step = { [key]: Number(count) }
  return back === 'next'
    ? { from: now.toMillis(), to: now.plus(step).toMillis() }
    : { from: now.minus(step).toMillis(), to: now.toMillis() }
}

const dayOf = (moment: Moment, zone: string): DateRange => {
  const date = DateTime.fromMillis(moment.at, { zone })
  return moment.hasTime ? { from: moment.at, to: moment.at + 1 } : span(date, 'day')
}

/**
 * `today`, `this week`, `overdue`, `last 7 days`, `before friday`, `> 2026-11-01`, `2026-11-01..2026-11-30`,
 * or a single day.
 * @throws ClickUpError INVALID_INPUT
 */
export const parseDateRange = (said: string, clock: Clock): DateRange => {
  const now = local(clock)
  const zone = now.zoneName ?? 'utc'
  const text = said.trim().replace(/^(due|updated|created) /i, '')
  const named = readNamedRange(text.toLowerCase(), now)
  if (named) return named
  const [, first, second] = /^(.+?)\s*(?:\.\.|\bto\b|–)\s*(.+)$/.exec(text) ?? []
  if (first && second) {
    const from = dayOf(parseMoment(first, clock), zone).from
    const to = dayOf(parseMoment(second, clock), zone).to
    return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
  }
  const [, bound = '', rest] =
    /^(<=|>=|<|>|before|until|by|after|since|from)\s*(.+)$/i.exec(text) ?? []
  const { from = 0, to = 0 } = dayOf(parseMoment(rest ?? text, clock), zone)
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
