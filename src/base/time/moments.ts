// Moments as people say them, read in the zone that the user has set in ClickUp.
import * as l10n from '@vscode/l10n'
import * as chrono from 'chrono-node'
import { DateTime } from 'luxon'
import { CodedError } from '../problems/error.ts'
import { plainName } from '../text/foreign-text.ts'
import { type Clock, local } from './clock.ts'

export interface Moment {
  /** Epoch milliseconds; of a date without a time, noon of that day in the user's zone. */
  readonly at: number
  readonly hasTime: boolean
}

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
  // So far ahead that no calendar has it, it is none either.
  if (moment && Number.isFinite(moment.at)) return moment
  throw new CodedError('INVALID_INPUT', l10n.t`"${plainName(said)}" is not a date.`, {
    hint: l10n.t(
      'Write YYYY-MM-DD, YYYY-MM-DDTHH:mm, or words like "friday 5pm", "+3d", "end of month".',
    ),
  })
}
