// Dates in the names of sprints.
import { DateTime } from 'luxon'
import { type Clock, local } from './clock.ts'
import { MONTH, MONTHS } from './phrases/words.ts'
import type { DateRange } from './ranges.ts'

/** What `2/11` is: the second of November, or the eleventh of February. */
export const DATE_ORDERS = ['day-first', 'month-first'] as const
export type DateOrder = (typeof DATE_ORDERS)[number]

/** The range in each order in which there is one; the same in both where only words or ISO are used. */
export type RangesInName = Readonly<Partial<Record<DateOrder, DateRange>>>

const ORDINAL = '(?:st|nd|rd|th)?'
const DATE = [
  '(?<y1>\\d{4})-(?<m1>\\d{1,2})-(?<d1>\\d{1,2})',
  '(?<a2>\\d{1,2})[./](?<b2>\\d{1,2})(?:[./](?<y2>\\d{4}|\\d{2})?)?',
  `(?<n3>${MONTH})\\.? (?<d3>\\d{1,2})${ORDINAL}(?:,? (?<y3>\\d{4}))?`,
  `(?<d4>\\d{1,2})${ORDINAL}\\.? (?<n4>${MONTH})\\.?(?:,? (?<y4>\\d{4}))?`,
].join('|')
const BETWEEN = ' ?(?:-|\\.\\.|to|until|till|through|>) ?'
/** The names of its groups can stand in one expression only once. */
const named = (letter: string): string => DATE.replace(/\?<(\w+)>/g, `?<${letter}$1>`)
const PAIR = new RegExp(`(?<![\\d./-])(?:${named('f')})${BETWEEN}(?:${named('t')})(?![\\d/])`, 'i')
/** `Nov 9-22`, `9-22 Nov`: the month is said once. */
const IN_MONTH = new RegExp(
  `(?<m>${MONTH})\\.? (?<a>\\d{1,2})${ORDINAL} ?- ?(?<b>\\d{1,2})${ORDINAL}(?![\\d/.])|(?<![\\d/.])(?<c>\\d{1,2})${ORDINAL}\\.? ?- ?(?<d>\\d{1,2})${ORDINAL}\\.? (?<n>${MONTH})`,
  'i',
)

interface Part {
  readonly year?: number | undefined
  readonly month: number
  readonly day: number
}
type Ends = readonly [Part, Part]

const written = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[→➔➜]/g, '>')
    .replace(/\s+/g, ' ')

const yearOf = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined
  return text.length === 2 ? 2000 + Number(text) : Number(text)
}
const monthOf = (name: string | undefined): number => MONTHS[(name ?? '').toLowerCase()] ?? 0

const partOf = (
  groups: Readonly<Record<string, string | undefined>>,
  letter: string,
  order: DateOrder,
): Part => {
  const at = (key: string): string | undefined => groups[`${letter}${key}`]
  if (at('d1') !== undefined)
    return { year: yearOf(at('y1')), month: Number(at('m1')), day: Number(at('d1')) }
  if (at('d3') !== undefined)
    return { year: yearOf(at('y3')), month: monthOf(at('n3')), day: Number(at('d3')) }
  if (at('d4') !== undefined)
    return { year: yearOf(at('y4')), month: monthOf(at('n4')), day: Number(at('d4')) }
  const [first, second] = [Number(at('a2')), Number(at('b2'))]
  const year = yearOf(at('y2'))
  return order === 'day-first'
    ? { year, month: second, day: first }
    : { year, month: first, day: second }
}

const endsIn = (name: string, order: DateOrder): Ends | undefined => {
  const pair = PAIR.exec(name)?.groups
  if (pair) return [partOf(pair, 'f', order), partOf(pair, 't', order)]
  const inMonth = IN_MONTH.exec(name)?.groups
  if (!inMonth) return undefined
  const month = monthOf(inMonth.m ?? inMonth.n)
  return [
    { month, day: Number(inMonth.a ?? inMonth.c) },
    { month, day: Number(inMonth.b ?? inMonth.d) },
  ]
}

const rangeOf = ([first, second]: Ends, year: number, zone: string): DateRange | undefined => {
  const on = (part: Part, of: number): DateTime =>
    DateTime.fromObject({ year: part.year ?? of, month: part.month, day: part.day }, { zone })
  const start = on(first, second.year ?? year)
  const end = on(second, first.year ?? year)
  // `12/21 - 1/3` ends in the next year; where the end names its year, it begins in the one before.
  const isOver = end < start
  const from =
    isOver && first.year === undefined && second.year !== undefined
      ? start.minus({ years: 1 })
      : start
  const to = isOver && second.year === undefined ? end.plus({ years: 1 }) : end
  if (!from.isValid || !to.isValid || to < from) return undefined
  return { from: from.toMillis(), to: to.plus({ days: 1 }).toMillis() }
}

/** Of the year that is nearest, where none is named. */
const nearestRange = (ends: Ends, clock: Clock): DateRange | undefined => {
  const { year, zoneName } = local(clock)
  const distance = ({ from = 0, to = 0 }: DateRange): number =>
    Math.abs((from + to) / 2 - clock.now)
  return [year - 1, year, year + 1]
    .flatMap((some) => rangeOf(ends, some, zoneName ?? 'utc') ?? [])
    .reduce<DateRange | undefined>(
      (best, range) => (best && distance(best) <= distance(range) ? best : range),
      undefined,
    )
}

/**
 * The days that a name such as `Sprint 24 (11/9 - 11/22)` or `Sprint 2026-11-09 to 2026-11-22` speaks
 * of; nothing where it names none or only one.
 */
export const rangesInName = (name: string, clock: Clock): RangesInName =>
  Object.fromEntries(
    DATE_ORDERS.flatMap((order) => {
      const ends = endsIn(written(name), order)
      const range = ends && nearestRange(ends, clock)
      return range ? [[order, range]] : []
    }),
  )
