// Times of the clock, with and without a day and a zone.
import { DateTime } from 'luxon'
import { readCounted } from './counted.ts'
import { readDay } from './days.ts'
import { readSpan } from './spans.ts'
import { firstOf, form, moment, type Reader, type Said, type Stretch } from './stretch.ts'

/** What all read alike; `IST` is of India, Israel and Ireland, `CST` of America and China. */
const ZONES: Readonly<Record<string, string>> = {
  utc: 'UTC',
  gmt: 'UTC',
  z: 'UTC',
  wet: 'UTC',
  west: 'UTC+1',
  cet: 'UTC+1',
  cest: 'UTC+2',
  eet: 'UTC+2',
  eest: 'UTC+3',
  msk: 'UTC+3',
  et: 'America/New_York',
  est: 'UTC-5',
  edt: 'UTC-4',
  ct: 'America/Chicago',
  cdt: 'UTC-5',
  mt: 'America/Denver',
  mst: 'UTC-7',
  mdt: 'UTC-6',
  pt: 'America/Los_Angeles',
  pst: 'UTC-8',
  pdt: 'UTC-7',
  jst: 'UTC+9',
  kst: 'UTC+9',
  aest: 'UTC+10',
  aedt: 'UTC+11',
  nzst: 'UTC+12',
  nzdt: 'UTC+13',
}

const OFFSET = /^(?:utc|gmt)?\s?([+-])(\d{1,2})(?::?(\d{2}))?$/

const zoneNamed = (name: string): string | undefined => {
  const [, sign, hours, minutes = '0'] = OFFSET.exec(name) ?? []
  if (sign !== undefined && Number(hours) <= 14 && Number(minutes) < 60)
    return `UTC${sign}${Number(hours)}${Number(minutes) > 0 ? `:${minutes}` : ''}`
  const known = ZONES[name]
  if (known !== undefined) return known
  return name.includes('/') && DateTime.local({ zone: name }).isValid ? name : undefined
}

/** Splits the zone off the end of a text. */
export const parted = (
  text: string,
): { readonly text: string; readonly zone: string } | undefined => {
  const [, rest = '', name = ''] =
    /^(.*?\d(?::\d{2})?(?: ?[ap]m)?|.*\bnoon)\s?((?:utc|gmt)?\s?[+-]\d{1,2}(?::?\d{2})?|[a-z]{1,4}|[a-z_]+(?:\/[a-z_+-]+)+)$/.exec(
      text,
    ) ?? []
  const zone = zoneNamed(name)
  return zone !== undefined && !['am', 'pm'].includes(name) ? { text: rest, zone } : undefined
}

export interface TimeOfDay {
  readonly hour: number
  readonly minute: number
}

/** A time that cannot be a count: with minutes, `am`, `pm` or `h`. */
export const timeOf = (text: string): TimeOfDay | undefined => {
  if (text === 'noon') return { hour: 12, minute: 0 }
  const [, hours, minutes = '0', half] =
    /^(\d{1,2})[:.](\d{2})(?: ?([ap]m))?$/.exec(text) ??
    /^(\d{1,2})()? ?([ap]m)$/.exec(text) ??
    /^(\d{1,2}) ?h ?(\d{2})$/.exec(text) ??
    []
  if (hours === undefined) return undefined
  const [said, minute] = [Number(hours), Number(minutes || '0')]
  if (half !== undefined && (said < 1 || said > 12)) return undefined
  const hour = half === undefined ? said : (said % 12) + (half === 'pm' ? 12 : 0)
  return hour < 24 && minute < 60 ? { hour, minute } : undefined
}

const at = (day: DateTime, { hour, minute }: TimeOfDay): DateTime =>
  day.startOf('day').set({ hour, minute })

/** The next such, or the last: what happens now does either way. */
export const nearestTime = (time: TimeOfDay, { now, lean }: Said): DateTime => {
  const today = at(now, time)
  if (lean === 'ahead')
    return today >= now.startOf('minute') ? today : at(now.plus({ days: 1 }), time)
  return today <= now ? today : at(now.minus({ days: 1 }), time)
}

const isDay = (stretch: Stretch | undefined): stretch is Stretch =>
  stretch?.kind === 'days' && stretch.to.diff(stretch.from, 'days').days === 1

export const oneDay: Reader = (text, said) => {
  const stretch = firstOf(readDay, readSpan, readCounted)(text.replace(/^on /, ''), said)
  return isDay(stretch) ? stretch : undefined
}

/** `friday 5pm` said on a Friday at six is next Friday's, of a bare weekday as of a bare time. */
const onDay = (text: string, time: TimeOfDay, said: Said): DateTime | undefined => {
  const day = oneDay(text, said)
  const found = day && at(day.from, time)
  if (!found || !day.from.hasSame(said.now, 'day')) return found
  const isOver = said.lean === 'ahead' ? found < said.now : found > said.now
  if (!isOver) return found
  const other = said.now.plus({ days: said.lean === 'ahead' ? 1 : -1 })
  const again = oneDay(text, { ...said, now: other.startOf('day') })
  // What is named relative to now (`today`, `2026-11-30`) is no other day because it is late.
  const isRecurring = again && recurs(text)
  return isRecurring ? at(again.from, time) : found
}

/** Whether a day comes again: what names its year, or counts from now, does not. */
const recurs = (text: string): boolean =>
  !/\d{4}|\b(?:today|tomorrow|yesterday|this|next|last|previous|coming|following|past|ago|in|eod|cob|end|start|beginning|before|after|from|day)\b|^[+-]/.test(
    text,
  )

const TIME = '(noon|\\d{1,2}(?:[:.]\\d{2})?(?: ?[ap]m)?|\\d{1,2} ?h ?\\d{2})'

/** Behind `at` an hour is enough. */
const clockTime = (text = '', isAt = false): TimeOfDay | undefined =>
  timeOf(text) ?? (isAt && /^\d{1,2}$/.test(text) ? timeOf(`${text}:00`) : undefined)

const plain: Reader = firstOf(
  form(new RegExp(`(at )?${TIME}`), ([isAt, text], said) => {
    const time = clockTime(text, isAt !== undefined)
    return time && moment(nearestTime(time, said))
  }),
  form(new RegExp(`(.+?) (at )?${TIME}`), ([day = '', isAt, text], said) => {
    const time = clockTime(text, isAt !== undefined)
    const found = time && onDay(day, time, said)
    return found && moment(found)
  }),
  form(new RegExp(`(at )?${TIME} (.+)`), ([isAt, text, day = ''], said) => {
    const time = clockTime(text, isAt !== undefined)
    const found = time && onDay(day, time, said)
    return found && moment(found)
  }),
  // Without a day there is only one midnight ahead, and one behind; `24:00` is the end of a day.
  form(/(?:at )?midnight/, (_, { now, lean }) =>
    moment(lean === 'ahead' ? now.startOf('day').plus({ days: 1 }) : now.startOf('day')),
  ),
  form(/(.+?) (?:at )?24:00/, ([day = ''], said) => {
    const found = oneDay(day, said)
    return found && moment(found.to)
  }),
  form(/now|right now/, (_, { now }) => moment(now)),
)

const ISO =
  /(\d{4}-\d{2}-\d{2})[t ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?) ?(z|[+-]\d{2}(?::?\d{2})?)?/

const iso: Reader = form(ISO, ([day, time, zone = ''], { now }) => {
  const date = DateTime.fromISO(`${day}T${time}${zone.toUpperCase()}`, { zone: now.zone })
  return date.isValid ? moment(date) : undefined
})

/** In another zone it is another day there, and another hour here. */
const zoned: Reader = (text, said) => {
  const parts = parted(text)
  const stretch = parts && plain(parts.text, { ...said, now: said.now.setZone(parts.zone) })
  return stretch?.kind === 'time' ? moment(stretch.from.setZone(said.now.zone)) : undefined
}

interface Part {
  readonly from: number
  readonly to: number
  /** The hour that is meant where one is asked for. */
  readonly about: number
}

const PARTS: Readonly<Record<string, Part>> = {
  morning: { from: 6, to: 12, about: 9 },
  afternoon: { from: 12, to: 18, about: 15 },
  evening: { from: 18, to: 24, about: 20 },
}
const PART = Object.keys(PARTS).join('|')

const partOf = (day: DateTime | undefined, name: string, { now, lean }: Said) => {
  const part = PARTS[name]
  if (!part || !day) return undefined
  const start = day.startOf('day')
  const hour = (hours: number): DateTime =>
    hours === 24 ? start.plus({ days: 1 }) : start.set({ hour: hours })
  const [from, to, about] = [hour(part.from), hour(part.to), hour(part.about)]
  // Said in the midst of it, what is left of it is meant.
  const isLate = lean === 'ahead' && about < now && now < to
  const last = part.to === 24 ? to.minus({ minutes: 1 }) : to
  return { kind: 'times', from, to, about: moment(isLate ? last : about) } as const
}

const ofDay: Reader = firstOf(
  form(new RegExp(`(?:in )?(?:this )?(${PART})`), ([name = ''], said) =>
    partOf(said.now, name, said),
  ),
  form(new RegExp(`(.+) (${PART})`), ([day = '', name = ''], said) =>
    partOf(oneDay(day, said)?.from, name, said),
  ),
  form(new RegExp(`(${PART}) (?:of |on )?(.+)`), ([name = '', day = ''], said) =>
    partOf(oneDay(day, said)?.from, name, said),
  ),
  form(/tonight/, (_, said) => partOf(said.now, 'evening', said)),
  form(/last night/, (_, said) => partOf(said.now.minus({ days: 1 }), 'evening', said)),
)

export const readTime: Reader = firstOf(iso, plain, zoned, ofDay)
