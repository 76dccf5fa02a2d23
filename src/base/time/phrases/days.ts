// Days as people name them.
import { DateTime } from 'luxon'
import {
  type CalendarUnit,
  dayAt,
  firstOf,
  form,
  type Lean,
  type Reader,
  type Said,
} from './stretch.ts'
import { MONTH, MONTHS, WEEKDAY, WEEKDAYS } from './words.ts'

const ORDINAL = '(\\d{1,2})(?:st|nd|rd|th)?'
const YEAR = '(\\d{4})'

const on = (year: number, month: number, day: number, { now }: Said): DateTime | undefined => {
  const date = DateTime.fromObject({ year, month, day }, { zone: now.zone })
  return date.isValid ? date : undefined
}

/**
 * The nearest of those that come again and again which lies where it is meant to lie; one that holds
 * now does, either way.
 * @param nth counted from the one around now
 */
export const nearestOf = (
  nth: (step: number) => DateTime | undefined,
  unit: CalendarUnit,
  { now, lean }: Said,
): DateTime | undefined => {
  const today = now.startOf(unit)
  const fits = (date: DateTime, toward: Lean): boolean =>
    toward === 'ahead' ? date >= today : date <= today
  // The 29th of February comes back after eight years at the latest, the 31st of a month after two.
  for (let step = 0; step <= 9; step += 1)
    for (const signed of lean === 'ahead' ? [step - 1, step] : [1 - step, -step]) {
      const date = nth(signed)
      if (date && fits(date, lean)) return date
    }
  return undefined
}

const bareWeekday = (weekday: number, said: Said): DateTime => {
  const days = said.lean === 'ahead' ? 7 : -7
  return said.now.startOf('day').plus({ days: (weekday - said.now.weekday + days) % 7 })
}

const weekdayOfWeek = (weekday: number, { now }: Said, weeks: number): DateTime =>
  now.startOf('week').plus({ weeks, days: weekday - 1 })

const weekdayIn = (which: string | undefined, weekday: number, said: Said): DateTime => {
  const today = said.now.startOf('day')
  const bare = (lean: Lean): DateTime => bareWeekday(weekday, { ...said, lean })
  const isToday = said.now.weekday === weekday
  switch (which) {
    case 'this': {
      const ofWeek = weekdayOfWeek(weekday, said, 0)
      // Nobody means by it a day that is over where one ahead is asked for.
      return said.lean === 'ahead' && ofWeek < today ? bare('ahead') : ofWeek
    }
    case 'next':
      return weekdayOfWeek(weekday, said, 1)
    case 'coming':
    case 'following':
      return isToday ? today.plus({ weeks: 1 }) : bare('ahead')
    case 'last':
    case 'past':
    case 'previous':
      return isToday ? today.minus({ weeks: 1 }) : bare('behind')
    default:
      return bareWeekday(weekday, said)
  }
}

const WEEKS: Readonly<Record<string, number>> = { this: 0, next: 1, last: -1, previous: -1 }

const dayOfYear =
  (day: string | undefined, month: string | undefined, year: string | undefined) =>
  (said: Said): DateTime | undefined => {
    const number = MONTHS[month ?? ''] ?? Number(month)
    const at = (some: number) => on(some, number, Number(day), said)
    return year === undefined
      ? nearestOf((step) => at(said.now.year + step), 'day', said)
      : at(Number(year))
  }

const day = (date: DateTime | undefined) => date && dayAt(date)

const named: Reader = firstOf(
  form(/today|eod|cob|end of day/, (_, { now }) => dayAt(now)),
  form(/tomorrow|tmrw/, (_, { now }) => dayAt(now.plus({ days: 1 }))),
  form(/yesterday/, (_, { now }) => dayAt(now.minus({ days: 1 }))),
  form(/day after tomorrow/, (_, { now }) => dayAt(now.plus({ days: 2 }))),
  form(/day before yesterday/, (_, { now }) => dayAt(now.minus({ days: 2 }))),
  form(/(this|next|last|previous) day/, ([which = ''], { now }) =>
    dayAt(now.plus({ days: WEEKS[which] ?? 0 })),
  ),
)

const weekday: Reader = firstOf(
  form(
    new RegExp(`(?:(this|next|coming|following|last|past|previous) )?(${WEEKDAY})`),
    ([which, name = ''], said) => dayAt(weekdayIn(which, WEEKDAYS[name] ?? 0, said)),
  ),
  form(
    new RegExp(`(${WEEKDAY}) (?:of |in )?(this|next|last|previous) week`),
    ([name = '', which = ''], said) =>
      dayAt(weekdayOfWeek(WEEKDAYS[name] ?? 0, said, WEEKS[which] ?? 0)),
  ),
  form(
    new RegExp(`(this|next|last|previous) week(?: on)? (${WEEKDAY})`),
    ([which = '', name = ''], said) =>
      dayAt(weekdayOfWeek(WEEKDAYS[name] ?? 0, said, WEEKS[which] ?? 0)),
  ),
  form(new RegExp(`(${WEEKDAY}) week after next`), ([name = ''], said) =>
    dayAt(weekdayOfWeek(WEEKDAYS[name] ?? 0, said, 2)),
  ),
  form(new RegExp(`(${WEEKDAY}) in (\\d{1,3}) weeks?`), ([name = '', weeks], said) =>
    dayAt(weekdayOfWeek(WEEKDAYS[name] ?? 0, said, Number(weeks))),
  ),
)

const dayOfMonth: Reader = firstOf(
  form(
    new RegExp(`${ORDINAL}(?: of|\\.)? (${MONTH})\\.?(?: (?:of )?${YEAR})?`),
    ([number, month, year], said) => day(dayOfYear(number, month, year)(said)),
  ),
  form(
    new RegExp(`(${MONTH})\\.? ${ORDINAL}(?: (?:of )?${YEAR})?`),
    ([month, number, year], said) => day(dayOfYear(number, month, year)(said)),
  ),
  // With an ending, or it could be a count of anything.
  form(/(\d{1,2})(?:st|nd|rd|th)/, ([number], said) =>
    day(
      nearestOf(
        (step) => {
          const { year, month } = said.now.startOf('month').plus({ months: step })
          return on(year, month, Number(number), said)
        },
        'day',
        said,
      ),
    ),
  ),
  form(
    /(\d{1,2})(?:st|nd|rd|th) of (this|next|last|previous) month/,
    ([number, which = ''], said) => {
      const { year, month } = said.now.startOf('month').plus({ months: WEEKS[which] ?? 0 })
      return day(on(year, month, Number(number), said))
    },
  ),
)

const inFigures: Reader = firstOf(
  form(/(\d{4})-(\d{2})-(\d{2})/, ([year, month, number], said) =>
    day(on(Number(year), Number(month), Number(number), said)),
  ),
  form(/(\d{4})\/(\d{1,2})\/(\d{1,2})/, ([year, month, number], said) =>
    day(on(Number(year), Number(month), Number(number), said)),
  ),
  // With dots the day comes first, wherever they are written.
  form(/(\d{1,2})\.(\d{1,2})\.(?:(\d{4}))?/, ([number, month, year], said) =>
    day(dayOfYear(number, month, year)(said)),
  ),
  // With slashes it depends on the country: only what can be read in one way is.
  form(/(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?/, ([first, second, year], said) => {
    const days = [Number(first), Number(second)].filter((number) => number > 12)
    if (days.length !== 1 && first !== second) return undefined
    return Number(first) > 12
      ? day(dayOfYear(first, second, year)(said))
      : day(dayOfYear(second, first, year)(said))
  }),
)

const dated: Reader = firstOf(dayOfMonth, inFigures)

/** Where a weekday is named with a date, it has to be one. */
const withWeekday: Reader = form(
  new RegExp(`(${WEEKDAY}) (.+)`),
  ([name = '', rest = ''], said) => {
    const stretch = dated(rest, said)
    return stretch?.from.weekday === WEEKDAYS[name] ? stretch : undefined
  },
)

export const readDay: Reader = firstOf(named, weekday, dated, withWeekday)
