// From one to another: `dec 7 - dec 11`, `mon-fri`, `monday 9:00 to 17:00`, `between 9 and 11am`.
import type { DateTime } from 'luxon'
import { readCounted } from './counted.ts'
import { readDay } from './days.ts'
import { readSpan } from './spans.ts'
import { firstOf, form, type Reader, type Said, type Stretch } from './stretch.ts'
import { parted, readTime, timeOf } from './times.ts'
import { MONTH } from './words.ts'

/** One thing, without a bound and without an end of its own. */
export const readOne: Reader = (text, said) =>
  firstOf(readTime, readDay, readSpan, readCounted)(text.replace(/^on /, ''), said)

/** What year it is of, another may say: `oct - dec 2026`. */
const LACKS_YEAR = new RegExp(
  `^(?:(?:${MONTH})\\.?(?: \\d{1,2}(?:st|nd|rd|th)?)?|\\d{1,2}(?:st|nd|rd|th)?\\.? (?:of )?(?:${MONTH})|[qh][1-4])$`,
)
const YEAR_AT_END = / (\d{4})$/

/** What is meant from now, or names its year, wherever a range begins. */
const ANCHORED =
  /\b(?:today|tonight|tomorrow|yesterday|now|this|next|last|past|previous|coming|ago)\b|^[+-]|^in\b|\d{4}/

/** From where an end is read: `monday to friday`, said on a Wednesday, is the Friday after that Monday. */
export const seenFrom = (text: string, start: DateTime, said: Said): Said =>
  ANCHORED.test(text) ? said : { now: start, lean: 'ahead' }

const joined = (first: string, second: string, said: Said): Stretch | undefined => {
  const year = YEAR_AT_END.exec(second)?.[1]
  const start = readOne(
    year !== undefined && LACKS_YEAR.test(first) ? `${first} ${year}` : first,
    said,
  )
  const end = start && readOne(second, seenFrom(second, start.from, said))
  if (!start || !end) return undefined
  const kind = start.kind === 'days' && end.kind === 'days' ? 'days' : 'times'
  return { kind, from: start.from, to: end.kind === 'time' ? end.from : end.to }
}

const BETWEEN =
  /\s*\.\.\s*|\s+(?:to|until|till|through|thru|and|-)\s+|(?<=[a-z\d])-(?=[a-z\d])|(?<=\d)\/(?=\d{4}-)/g

/** At each place where a text may be parted in two; the first that is understood. */
const atEach = (
  text: string,
  between: RegExp,
  read: (first: string, second: string, by: string) => Stretch | undefined,
): Stretch | undefined => {
  for (const found of text.matchAll(between)) {
    const stretch = read(
      text.slice(0, found.index),
      text.slice(found.index + found[0].length),
      found[0].trim(),
    )
    if (stretch) return stretch
  }
  return undefined
}

/** `between 9 and 11am`, `9-17h`: the half of the day that is said once counts for both. */
const hoursOf = (first: string, second: string): readonly [string, string] | undefined => {
  const [, late = '', half] = /^(\d{1,2}(?:[:.]\d{2})?) ?([ap]m)?$/.exec(second) ?? []
  const isBare = /^\d{1,2}(?:[:.]\d{2})?$/.test(first)
  if (!isBare) return timeOf(first) && timeOf(second) ? [first, second] : undefined
  if (late === '') return undefined
  if (half === undefined)
    return first.length > 2 || late.length > 2 || (Number(first) < 24 && Number(late) <= 24)
      ? [withMinutes(first), withMinutes(late)]
      : undefined
  const isSame = Number.parseInt(first, 10) % 12 < Number.parseInt(late, 10) % 12
  const other = half === 'pm' ? 'am' : 'pm'
  return [`${first}${isSame ? half : other}`, `${late}${half}`]
}

const withMinutes = (hour: string): string => (/^\d{1,2}$/.test(hour) ? `${hour}:00` : hour)

const CLOCK = '(\\d{1,2}(?:[:.]\\d{2})?(?: ?[ap]m)?|noon)'
const SEPARATOR = '(?: ?- ?| to | until | till | through | and |\\.\\.)'

const betweenTimes = (
  first: string,
  second: string,
  day: string | undefined,
  said: Said,
): Stretch | undefined => {
  // Two bare numbers are hours only beside a day: `friday 9-17`.
  if (day === undefined && !/[:.m]|noon/.test(first + second)) return undefined
  const hours = hoursOf(first, second)
  const [from, to] = hours ?? []
  if (from === undefined || to === undefined) return undefined
  const seen = (now: DateTime): Stretch | undefined => {
    const start = readTime(day === undefined ? from : `${day} ${from}`, { ...said, now })
    const end = start && readTime(to, { now: start.from, lean: 'ahead' })
    return start && end && { kind: 'times', from: start.from, to: end.from }
  }
  // While they last they are not over.
  const today = said.lean === 'ahead' ? seen(said.now.startOf('day')) : undefined
  return today && today.to > said.now ? today : seen(said.now)
}

const times: Reader = firstOf(
  form(
    new RegExp(`(?:from |between )?${CLOCK}${SEPARATOR}${CLOCK}(?: (?:on )?(.+))?`),
    (groups, said) => betweenTimes(groups[0] ?? '', groups[1] ?? '', groups[2], said),
  ),
  form(
    new RegExp(`(?:on )?(.+?) (?:from |between |at )?${CLOCK}${SEPARATOR}${CLOCK}`),
    ([day, first = '', second = ''], said) => betweenTimes(first, second, day, said),
  ),
)

/** A zone at the end is that of both. */
const zonedTimes: Reader = (text, said) => {
  const parts = parted(text)
  const stretch = parts && times(parts.text, { ...said, now: said.now.setZone(parts.zone) })
  const { zone } = said.now
  return stretch && { ...stretch, from: stretch.from.setZone(zone), to: stretch.to.setZone(zone) }
}

/** `dec 7-11`, `7-11 december 2026`, `1st to 5th of november`. */
const daysOfMonth: Reader = firstOf(
  form(
    new RegExp(
      `(?:from )?(${MONTH}) (\\d{1,2})(?:st|nd|rd|th)?${SEPARATOR}(\\d{1,2})(?:st|nd|rd|th)?( \\d{4})?`,
    ),
    ([month = '', first = '', second = '', year = ''], said) =>
      joined(`${month} ${first}${year}`, `${month} ${second}${year}`, said),
  ),
  form(
    new RegExp(
      `(?:from |between )?(\\d{1,2})(?:st|nd|rd|th)?\\.?${SEPARATOR}(\\d{1,2})(?:st|nd|rd|th)?\\.?(?: of)? (${MONTH})( \\d{4})?`,
    ),
    ([first = '', second = '', month = '', year = ''], said) =>
      joined(`${month} ${first}${year}`, `${month} ${second}${year}`, said),
  ),
)

const pair: Reader = (text, said) => {
  const isBetween = text.startsWith('between ')
  const rest = text.replace(/^(?:from|between) /, '')
  return atEach(rest, BETWEEN, (first, second, by) => {
    if (isBetween !== (by === 'and')) return undefined
    return joined(first, second, said)
  })
}

/** The whole of a stretch that is said by its two ends. */
export const readPair: Reader = firstOf(times, zonedTimes, daysOfMonth, pair)
