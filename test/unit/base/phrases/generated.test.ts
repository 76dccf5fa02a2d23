// Phrases made of parts, held against what plain arithmetic on days says that they mean: at 24 moments of
// a year and a half, on the days on which clocks change among them, in six zones.
import { describe, expect, it } from 'vitest'
import { parseMoment } from '../../../../src/base/time/moments.ts'
import { parseDateRange } from '../../../../src/base/time/ranges.ts'
import {
  civil,
  type DayNumber,
  dayNumber,
  instantsOf,
  isoDay,
  monthLength,
  plusMonths,
  shownAt,
  wallClock,
  weekdayOf,
} from '../../../support/calendar.ts'

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Los_Angeles',
  'Asia/Kolkata',
  'Australia/Sydney',
]

/** By the clock on the wall of each zone. */
const MOMENTS: readonly (readonly [day: DayNumber, minutes: number])[] = [
  [dayNumber(2026, 1, 1), 5],
  [dayNumber(2026, 1, 31), 8 * 60],
  [dayNumber(2026, 2, 15), 12 * 60],
  [dayNumber(2026, 2, 28), 23 * 60 + 55],
  // Clocks go forward in America, in Europe; back in Australia.
  [dayNumber(2026, 3, 8), 9 * 60],
  [dayNumber(2026, 3, 28), 18 * 60],
  [dayNumber(2026, 3, 29), 1 * 60 + 30],
  [dayNumber(2026, 3, 29), 20 * 60 + 38],
  [dayNumber(2026, 4, 5), 10 * 60],
  [dayNumber(2026, 4, 30), 17 * 60],
  [dayNumber(2026, 5, 17), 7 * 60 + 15],
  [dayNumber(2026, 6, 30), 23 * 60 + 59],
  [dayNumber(2026, 7, 1), 0],
  [dayNumber(2026, 8, 31), 9 * 60 + 30],
  [dayNumber(2026, 9, 14), 11 * 60],
  // Forward in Australia; back in Europe, in America.
  [dayNumber(2026, 10, 4), 4 * 60],
  [dayNumber(2026, 10, 25), 0 * 60 + 45],
  [dayNumber(2026, 10, 25), 22 * 60],
  [dayNumber(2026, 11, 1), 12 * 60],
  [dayNumber(2026, 11, 18), 10 * 60],
  [dayNumber(2026, 12, 24), 16 * 60],
  [dayNumber(2026, 12, 31), 23 * 60 + 30],
  [dayNumber(2027, 1, 3), 6 * 60],
  [dayNumber(2028, 2, 29), 13 * 60],
]

interface Now {
  readonly day: DayNumber
  readonly minutes: number
}
/** A day, or a day and minutes since its midnight. */
type Meant = DayNumber | readonly [DayNumber, number]
type Rule = (now: Now) => Meant

const WEEKDAYS = ['monday', 'tue', 'wednesday', 'thurs', 'friday', 'sat', 'sunday'] as const
const MONTHS = [
  ...['january', 'feb', 'march', 'april', 'may', 'jun'],
  ...['july', 'aug', 'september', 'oct', 'november', 'dec'],
]
const COUNTS: readonly (readonly [said: string, count: number])[] = [
  ['1', 1],
  ['two', 2],
  ['5', 5],
  ['twelve', 12],
  ['thirty-one', 31],
  ['90', 90],
]

const monday = (day: DayNumber): DayNumber => day - weekdayOf(day) + 1
const nextSuch = (day: DayNumber, weekday: number): DayNumber =>
  day + ((weekday - weekdayOf(day) + 7) % 7)
const lastSuch = (day: DayNumber, weekday: number): DayNumber =>
  day - ((weekdayOf(day) - weekday + 7) % 7)

const weekdayRules = WEEKDAYS.flatMap((name, i): [string, Rule][] => [
  [name, ({ day }) => nextSuch(day, i + 1)],
  [`on ${name}`, ({ day }) => nextSuch(day, i + 1)],
  [`next ${name}`, ({ day }) => monday(day) + 7 + i],
  [`${name} next week`, ({ day }) => monday(day) + 7 + i],
  [`last week ${name}`, ({ day }) => monday(day) - 7 + i],
  [`last ${name}`, ({ day }) => lastSuch(day - 1, i + 1)],
  [`coming ${name}`, ({ day }) => nextSuch(day + 1, i + 1)],
  [`a week from ${name}`, ({ day }) => nextSuch(day, i + 1) + 7],
  [`2 days before ${name}`, ({ day }) => nextSuch(day, i + 1) - 2],
])

const countRules = COUNTS.flatMap(([said, count]): [string, Rule][] => {
  const plural = count === 1 ? '' : 's'
  return [
    [`in ${said} day${plural}`, ({ day }) => day + count],
    [`${said} days ago`, ({ day }) => day - count],
    [`in ${said} week${plural}`, ({ day }) => day + 7 * count],
    [`${said} wks from now`, ({ day }) => day + 7 * count],
    [`in ${said} month${plural}`, ({ day }) => plusMonths(day, count)],
    [`${said} months ago`, ({ day }) => plusMonths(day, -count)],
    [`in ${said} years`, ({ day }) => plusMonths(day, 12 * count)],
    [`in ${said} quarters`, ({ day }) => plusMonths(day, 3 * count)],
  ]
})

const monthRules = MONTHS.flatMap((name, i): [string, Rule][] => {
  const month = i + 1
  const yearOf = (day: DayNumber): number => {
    const today = civil(day)
    return month >= today.month ? today.year : today.year + 1
  }
  const last = (year: number): DayNumber => dayNumber(year, month, monthLength(year, month))
  const ninth = (day: DayNumber): DayNumber => {
    const { year } = civil(day)
    const found = dayNumber(year, month, 9)
    return found >= day ? found : dayNumber(year + 1, month, 9)
  }
  return [
    [name, ({ day }) => last(yearOf(day))],
    [`end of ${name}`, ({ day }) => last(yearOf(day))],
    [`${name} 2027`, () => last(2027)],
    [`9 ${name}`, ({ day }) => ninth(day)],
    [`${name} 9th`, ({ day }) => ninth(day)],
    [`the 9th of ${name}`, ({ day }) => ninth(day)],
    [`9 ${name} 2027`, () => dayNumber(2027, month, 9)],
    [`9.${month}.`, ({ day }) => ninth(day)],
  ]
})

const endRules: readonly [string, Rule][] = [
  ['end of week', ({ day }) => monday(day) + 6],
  ['end of next week', ({ day }) => monday(day) + 13],
  ['start of next week', ({ day }) => monday(day) + 7],
  ['next week', ({ day }) => monday(day) + 13],
  ['this weekend', ({ day }) => monday(day) + 6],
  [
    'end of month',
    ({ day }) => {
      const { year, month } = civil(day)
      return dayNumber(year, month, monthLength(year, month))
    },
  ],
  [
    'start of next month',
    ({ day }) => {
      const { year, month } = civil(day)
      return plusMonths(dayNumber(year, month, 1), 1)
    },
  ],
  [
    'end of quarter',
    ({ day }) => {
      const { year, month } = civil(day)
      return plusMonths(dayNumber(year, 3 * Math.floor((month - 1) / 3) + 1, 1), 3) - 1
    },
  ],
  ['eoy', ({ day }) => dayNumber(civil(day).year, 12, 31)],
]

const TIMES: readonly (readonly [said: string, minutes: number])[] = [
  ['9am', 540],
  ['17:00', 1020],
  ['12:30 am', 30],
  ['5.45pm', 1065],
  ['noon', 720],
]

const timeRules = TIMES.flatMap(([said, minutes]): [string, Rule][] => [
  [said, (now) => [minutes >= now.minutes ? now.day : now.day + 1, minutes]],
  [`tomorrow at ${said}`, ({ day }) => [day + 1, minutes]],
  [`${said} yesterday`, ({ day }) => [day - 1, minutes]],
  [
    `friday ${said}`,
    (now) => {
      const day = nextSuch(now.day, 5)
      return [day === now.day && minutes < now.minutes ? day + 7 : day, minutes]
    },
  ],
  [`2027-03-28 ${said}`, () => [dayNumber(2027, 3, 28), minutes]],
])

const RULES = [...weekdayRules, ...countRules, ...monthRules, ...endRules, ...timeRules]

const matches = (meant: Meant, at: number, hasTime: boolean, zone: string): boolean => {
  if (typeof meant === 'number') return !hasTime && wallClock(at, zone).day === meant
  const possible = instantsOf(meant[0], meant[1], zone)
  // In spring an hour is left out: there the clock shows another time, on the same day.
  return (
    hasTime && (possible.length > 0 ? possible.includes(at) : wallClock(at, zone).day === meant[0])
  )
}

const nowsIn = (zone: string): readonly { readonly now: Now; readonly at: number }[] =>
  MOMENTS.flatMap(([day, minutes]) => {
    const [at] = instantsOf(day, minutes, zone)
    return at === undefined ? [] : [{ now: { day, minutes }, at }]
  })

describe.each(ZONES)('in %s', (zone) => {
  const nows = nowsIn(zone)

  it('every one of the moments is, but for hours that are left out', () => {
    expect(nows.length).toBeGreaterThan(MOMENTS.length - 2)
  })

  it(`each of ${RULES.length} dates is what arithmetic says`, () => {
    const wrong = nows.flatMap(({ now, at }) =>
      RULES.flatMap(([said, rule]) => {
        const meant = rule(now)
        const read = parseMoment(said, { zone, now: at })
        return matches(meant, read.at, read.hasTime, zone)
          ? []
          : [
              `${said} at ${shownAt(at, zone)}: ${shownAt(read.at, zone)}, not ${JSON.stringify(meant)}`,
            ]
      }),
    )
    expect(wrong).toEqual([])
  })

  it('spans from one day to another are the days between, in five forms', () => {
    const wrong = nows.flatMap(({ now, at }) =>
      [
        [1, 1],
        [3, 12],
        [20, 45],
      ].flatMap(([gap = 0, length = 0]) => {
        const [first, last] = [now.day + gap, now.day + gap + length]
        const [from, to] = [isoDay(first), isoDay(last)]
        return [
          `${from}..${to}`,
          `${from} to ${to}`,
          `from ${from} until ${to}`,
          `between ${from} and ${to}`,
          `${from} - ${to}`,
        ].flatMap((said) => {
          const range = parseDateRange(said, { zone, now: at })
          const ends = [range.from ?? 0, range.to ?? 0].map((end) => shownAt(end, zone))
          const meant = [`${from}T00:00`, `${isoDay(last + 1)}T00:00`]
          return JSON.stringify(ends) === JSON.stringify(meant)
            ? []
            : [`${said}: ${ends.join(' ')}`]
        })
      }),
    )
    expect(wrong).toEqual([])
  })

  it('spans of weekdays begin ahead or behind, and end after they begin', () => {
    const wrong = nows.flatMap(({ now, at }) =>
      WEEKDAYS.flatMap((first, i) =>
        WEEKDAYS.flatMap((last, j) => {
          if (i === j) return []
          const length = ((j - i + 7) % 7) + 1
          return (['ahead', 'behind'] as const).flatMap((lean) => {
            const start = (lean === 'ahead' ? nextSuch : lastSuch)(now.day, i + 1)
            const { from = 0, to = 0 } = parseDateRange(`${first}-${last}`, { zone, now: at }, lean)
            const days = [wallClock(from, zone).day, wallClock(to, zone).day]
            return days[0] === start && days[1] === start + length
              ? []
              : [`${first}-${last} ${lean} at ${shownAt(at, zone)}: ${days.map(isoDay).join(' ')}`]
          })
        }),
      ),
    )
    expect(wrong).toEqual([])
  })

  it('bounds are the start or the end of what they name', () => {
    const wrong = nows.flatMap(({ now, at }) =>
      WEEKDAYS.flatMap((name, i) => {
        const next = nextSuch(now.day, i + 1)
        const last = lastSuch(now.day, i + 1)
        const bounds: readonly (readonly [string, 'from' | 'to', DayNumber])[] = [
          [`before ${name}`, 'to', next],
          [`until ${name}`, 'to', next + 1],
          [`by ${name}`, 'to', next + 1],
          [`after ${name}`, 'from', next + 1],
          [`from ${name} on`, 'from', next],
          [`since ${name}`, 'from', last],
        ]
        return bounds.flatMap(([said, end, day]) => {
          const range = parseDateRange(said, { zone, now: at })
          const other = end === 'from' ? range.to : range.from
          const found = range[end]
          const isRight =
            other === undefined &&
            found !== undefined &&
            shownAt(found, zone) === `${isoDay(day)}T00:00`
          return isRight ? [] : [`${said} at ${shownAt(at, zone)}: ${JSON.stringify(range)}`]
        })
      }),
    )
    expect(wrong).toEqual([])
  })

  it('what was rolls back from now by so much', () => {
    const wrong = nows.flatMap(({ now, at }) =>
      COUNTS.flatMap(([said, count]) => {
        const range = parseDateRange(`last ${said} weeks`, { zone, now: at }, 'behind')
        const day = wallClock(range.from ?? 0, zone).day
        return range.to === at && day === now.day - 7 * count
          ? []
          : [`last ${said} weeks: ${isoDay(day)}`]
      }),
    )
    expect(wrong).toEqual([])
  })
})
