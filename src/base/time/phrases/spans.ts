// Weeks, months, quarters, halves and years as people name them, and their ends.
import { DateTime } from 'luxon'
import { nearestOf, readDay } from './days.ts'
import {
  type CalendarUnit,
  dayAt,
  firstOf,
  form,
  type Reader,
  type Said,
  type Stretch,
  unitAt,
} from './stretch.ts'
import { MONTH, MONTHS, unitOf, WEEKDAY, WEEKDAYS } from './words.ts'

const STEPS: Readonly<Record<string, number>> = {
  this: 0,
  current: 0,
  next: 1,
  coming: 1,
  following: 1,
  last: -1,
  previous: -1,
}
const WHICH = Object.keys(STEPS).join('|')
const LONG = 'week|month|quarter|year'

const isLong = (word: string | undefined): word is CalendarUnit =>
  word !== undefined && `day|${LONG}`.split('|').includes(word)

const days = (from: DateTime, to: DateTime): Stretch => ({ kind: 'days', from, to })

const long = (word: string | undefined, at: DateTime): Stretch | undefined =>
  isLong(word) ? unitAt(at, word) : undefined

const weekend = (at: DateTime): Stretch => {
  const monday = at.startOf('week')
  return days(monday.plus({ days: 5 }), monday.plus({ days: 7 }))
}

const relative: Reader = firstOf(
  form(new RegExp(`(${WHICH}) (${LONG})`), ([which = '', unit], { now }) =>
    long(unit, now.plus({ [unitOf(unit)]: STEPS[which] ?? 0 })),
  ),
  form(new RegExp(`(${LONG}) after next`), ([unit], { now }) =>
    long(unit, now.plus({ [unitOf(unit)]: 2 })),
  ),
  form(new RegExp(`(${LONG}) before last`), ([unit], { now }) =>
    long(unit, now.minus({ [unitOf(unit)]: 2 })),
  ),
  form(new RegExp(`(?:(${WHICH}) )?weekend`), ([which = 'this'], { now }) =>
    weekend(now.plus({ weeks: STEPS[which] ?? 0 })),
  ),
  form(/week of (.+)/, ([said = ''], at) => {
    const stretch = readDay(said, at)
    return stretch && unitAt(stretch.from, 'week')
  }),
  form(/(week|month|quarter|year) to date|([wmqy])td/, ([unit, letter], { now }) => {
    const word = unit ?? { w: 'week', m: 'month', q: 'quarter', y: 'year' }[letter ?? '']
    return isLong(word)
      ? { kind: 'times', from: now.startOf(word), to: now.startOf('minute') }
      : undefined
  }),
  form(/rest of (?:this )?(day|week|month|quarter|year)/, ([unit], { now }) =>
    isLong(unit) ? days(now.startOf('day'), unitAt(now, unit).to) : undefined,
  ),
)

/** `2026`, `this year`, or none: then the one in which it lies nearest where it is meant to lie. */
const yearOf = (text: string | undefined, { now }: Said): number | undefined => {
  if (text === undefined) return undefined
  const step = STEPS[text.replace(/ year$/, '')]
  return step === undefined ? Number(text) : now.year + step
}
const OF_YEAR = `(?: (?:of |in )?(\\d{4}|(?:${WHICH}) year))?`

const partOfYear = (
  unit: CalendarUnit,
  months: number,
  nth: number,
  text: string | undefined,
  said: Said,
): Stretch | undefined => {
  if (nth < 1 || nth * months > 12) return undefined
  const at = (year: number): DateTime =>
    DateTime.fromObject({ year, month: 1 + (nth - 1) * months }, { zone: said.now.zone })
  const year = yearOf(text, said)
  const from =
    year === undefined
      ? nearestHolding((step) => at(said.now.year + step), unit, months, said)
      : at(year)
  return from && days(from, from.plus({ months }))
}

/** A half of a year is no unit of the calendar: it holds now while it is not over. */
const nearestHolding = (
  nth: (step: number) => DateTime,
  unit: CalendarUnit,
  months: number,
  said: Said,
): DateTime | undefined => {
  const holds = [-1, 0]
    .map(nth)
    .find((from) => from <= said.now && said.now < from.plus({ months }))
  return holds ?? nearestOf(nth, unit, said)
}

const parts: Reader = firstOf(
  form(new RegExp(`(${MONTH})${OF_YEAR}`), ([name = '', year], said) =>
    partOfYear('month', 1, MONTHS[name] ?? 0, year, said),
  ),
  form(new RegExp(`(this|next|last) (${MONTH})`), ([which = '', name = ''], said) => {
    const month = MONTHS[name] ?? 0
    const at = DateTime.fromObject({ year: said.now.year, month }, { zone: said.now.zone })
    if (which === 'this') return unitAt(at, 'month')
    // The one that comes after this month, and the one that was before it.
    const years =
      which === 'next' ? (month > said.now.month ? 0 : 1) : month < said.now.month ? 0 : -1
    return unitAt(at.plus({ years }), 'month')
  }),
  form(new RegExp(`q([1-4])${OF_YEAR}`), ([nth, year], said) =>
    partOfYear('quarter', 3, Number(nth), year, said),
  ),
  form(/(\d{4})[- ]?q([1-4])/, ([year, nth], said) =>
    partOfYear('quarter', 3, Number(nth), year, said),
  ),
  form(new RegExp(`([1-4])(?:st|nd|rd|th) quarter${OF_YEAR}`), ([nth, year], said) =>
    partOfYear('quarter', 3, Number(nth), year, said),
  ),
  form(new RegExp(`h([12])${OF_YEAR}`), ([nth, year], said) =>
    partOfYear('quarter', 6, Number(nth), year, said),
  ),
  form(/(\d{4})[- ]?h([12])/, ([year, nth], said) =>
    partOfYear('quarter', 6, Number(nth), year, said),
  ),
  form(/(\d{4})-(\d{2})/, ([year, month], said) =>
    partOfYear('month', 1, Number(month), year, said),
  ),
  form(/((?:19|20)\d{2})/, ([year], { now }) =>
    unitAt(DateTime.fromObject({ year: Number(year) }, { zone: now.zone }), 'year'),
  ),
)

const weekOfYear = (number: number, year: number, { now }: Said): DateTime | undefined => {
  const date = DateTime.fromObject({ weekYear: year, weekNumber: number }, { zone: now.zone })
  return date.isValid ? date : undefined
}

const weeks: Reader = firstOf(
  form(/(\d{4})-?w(\d{1,2})/, ([year, number], said) => {
    const date = weekOfYear(Number(number), Number(year), said)
    return date && unitAt(date, 'week')
  }),
  form(/(?:week|cw|kw|w) ?(\d{1,2})(?: (?:of |in )?(\d{4}))?/, ([number, year], said) => {
    const at = (some: number) => weekOfYear(Number(number), some, said)
    const date =
      year === undefined
        ? nearestOf((step) => at(said.now.weekYear + step), 'week', said)
        : at(Number(year))
    return date && unitAt(date, 'week')
  }),
)

const whole: Reader = firstOf(relative, parts, weeks)

const monthsOf = ({ from, to }: Stretch): number => Math.round(to.diff(from, 'months').months)

/** Of a year by its months, of a month at its sixteenth, of anything else by its days. */
const half = (nth: string, { from, to }: Stretch): Stretch => {
  const months = monthsOf({ kind: 'days', from, to })
  const isOfMonths = months > 1 && months % 2 === 0
  const middle = isOfMonths
    ? from.plus({ months: months / 2 })
    : from.plus({ days: Math.floor(to.diff(from, 'days').days / 2) })
  return nth === '1st' ? days(from, middle) : days(middle, to)
}

const LAST: Readonly<Record<string, 'to' | 'from'>> = {
  end: 'to',
  last: 'to',
  start: 'from',
  beginning: 'from',
  begin: 'from',
  '1st': 'from',
}

const lastDay = ({ to }: Stretch): Stretch => dayAt(to.minus({ days: 1 }))
const edge = (which: string, stretch: Stretch | undefined): Stretch | undefined =>
  stretch && (LAST[which] === 'to' ? lastDay(stretch) : dayAt(stretch.from))

/** `end of month` is that of this one. */
const ofThis = (text: string): string => (isLong(text) ? `this ${text}` : text)

const isOfDays = (stretch: Stretch | undefined): stretch is Stretch => stretch?.kind === 'days'

const nthWeekday = (nth: string, name: string, month: Stretch): Stretch | undefined => {
  const wanted = WEEKDAYS[name] ?? 0
  const date =
    nth === 'last'
      ? month.to.minus({ days: ((month.to.weekday - wanted + 6) % 7) + 1 })
      : month.from.plus({
          days: ((wanted - month.from.weekday + 7) % 7) + 7 * (Number.parseInt(nth, 10) - 1),
        })
  return date >= month.from && date < month.to ? dayAt(date) : undefined
}

/** What names no year, and is no `this week`: it comes again. */
const COMES_AGAIN = new RegExp(`^(?:(?!${WHICH}|${LONG}).)*$`)
const comesAgain = (text: string): boolean => COMES_AGAIN.test(text) && !/\d{4}/.test(text)

/**
 * A part of what a text names. `start of december`, said at its end, is of the next one where it is
 * meant to lie ahead.
 */
const partOf = (
  text: string,
  read: Reader,
  cut: (stretch: Stretch) => Stretch | undefined,
  said: Said,
): Stretch | undefined => {
  const stretch = read(ofThis(text), said)
  const part = isOfDays(stretch) ? cut(stretch) : undefined
  if (!isOfDays(stretch) || !part || !comesAgain(text)) return part
  const isOver = said.lean === 'ahead' && part.to <= said.now.startOf('day')
  const isToCome = said.lean === 'behind' && part.from > said.now
  if (!isOver && !isToCome) return part
  const other = read(text, { ...said, now: isOver ? stretch.to : stretch.from.minus({ days: 1 }) })
  return isOfDays(other) ? cut(other) : undefined
}

const someDays = (which: string, count: number, { from, to }: Stretch): Stretch | undefined => {
  const part =
    LAST[which] === 'to'
      ? days(to.minus({ days: count }), to)
      : days(from, from.plus({ days: count }))
  return part.from >= from && part.to <= to ? part : undefined
}

const inner: Reader = firstOf(
  form(/(1st|2nd) half (?:of |in )?(.+)/, ([nth = '', text = ''], said) =>
    partOf(text, whole, (stretch) => half(nth, stretch), said),
  ),
  form(
    new RegExp(`(1st|2nd|3rd|4th|5th|last) (${WEEKDAY}) (?:of |in )(.+)`),
    ([nth = '', name = '', text = ''], said) =>
      partOf(
        text,
        whole,
        (stretch) => (monthsOf(stretch) === 1 ? nthWeekday(nth, name, stretch) : undefined),
        said,
      ),
  ),
  form(/(1st|last) (\d{1,2}) days (?:of |in )(.+)/, ([which = '', count, text = ''], said) =>
    partOf(text, whole, (stretch) => someDays(which, Number(count), stretch), said),
  ),
)

const edges: Reader = firstOf(
  form(/eo([wmqy])/, ([letter = ''], { now }) => {
    const unit = { w: 'week', m: 'month', q: 'quarter', y: 'year' }[letter]
    return edge('end', long(unit, now))
  }),
  form(/(end|start|beginning|begin) (?:of )?(.+)/, ([which = '', text = ''], said) =>
    partOf(text, firstOf(whole, inner, readDay), (stretch) => edge(which, stretch), said),
  ),
  form(/(1st|last) day (?:of |in )(.+)/, ([which = '', text = ''], said) =>
    partOf(text, firstOf(whole, inner), (stretch) => edge(which, stretch), said),
  ),
)

/** Stretches longer than a day, parts of them, and the days at their ends. */
export const readSpan: Reader = firstOf(whole, inner, edges)
