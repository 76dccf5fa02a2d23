import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import type { Clock } from '../../../src/base/time/clock.ts'
import type { Lean } from '../../../src/base/time/moments.ts'
import { formatRange, parseDateRange } from '../../../src/base/time/ranges.ts'
import { errorOf } from '../../support/errors.ts'

const zone = 'Europe/Berlin'
/** A Wednesday. */
const clock: Clock = { zone, now: DateTime.fromISO('2026-11-18T10:00', { zone }).toMillis() }

const iso = (at: number | undefined): string | undefined =>
  at === undefined
    ? undefined
    : DateTime.fromMillis(at, { zone }).toFormat("yyyy-MM-dd'T'HH:mm").replace('T00:00', '')

const shown = (said: string, lean?: Lean) => {
  const { from, to } = parseDateRange(said, clock, lean)
  return [iso(from), iso(to)]
}

describe('a range of dates', () => {
  it.each([
    ['today', '2026-11-18', '2026-11-19'],
    ['tomorrow', '2026-11-19', '2026-11-20'],
    ['this week', '2026-11-16', '2026-11-23'],
    ['next week', '2026-11-23', '2026-11-30'],
    ['last week', '2026-11-09', '2026-11-16'],
    ['this month', '2026-11-01', '2026-12-01'],
    ['next quarter', '2027-01-01', '2027-04-01'],
    ['last 7 days', '2026-11-11T10:00', '2026-11-18T10:00'],
    ['in the last 7 days', '2026-11-11T10:00', '2026-11-18T10:00'],
    ['past week', '2026-11-11T10:00', '2026-11-18T10:00'],
    ['within the next 3 days', '2026-11-18', '2026-11-21T10:00'],
    ['last 24 hours', '2026-11-17T10:00', '2026-11-18T10:00'],
    ['before friday', undefined, '2026-11-20'],
    ['< 2026-11-20', undefined, '2026-11-20'],
    ['by friday', undefined, '2026-11-21'],
    ['until 2026-11-20', undefined, '2026-11-21'],
    ['after friday', '2026-11-21', undefined],
    ['> 2026-11-01', '2026-11-02', undefined],
    ['>= 2026-11-01', '2026-11-01', undefined],
    ['since monday', '2026-11-16', undefined],
    ['2026-11-01..2026-11-30', '2026-11-01', '2026-12-01'],
    ['from monday to friday', '2026-11-23', '2026-11-28'],
    ['2026-11-01 to 2026-11-05', '2026-11-01', '2026-11-06'],
    ['between 2026-11-01 and 2026-11-05', '2026-11-01', '2026-11-06'],
    ['2026-11-01 - 2026-11-05', '2026-11-01', '2026-11-06'],
    ['due this week', '2026-11-16', '2026-11-23'],
    ['2026-11-20', '2026-11-20', '2026-11-21'],
    ['before 2026-11-20T17:00', undefined, '2026-11-20T17:00'],
    ['future', '2026-11-18T10:00', undefined],
  ])('%j is understood', (said, from, to) => {
    expect(shown(said)).toEqual([from, to])
  })

  it('of something that has happened looks back for a bare weekday', () => {
    expect(shown('after monday', 'behind')).toEqual(['2026-11-17', undefined])
    expect(shown('friday', 'behind')).toEqual(['2026-11-13', '2026-11-14'])
  })

  it('that is overdue leaves out what is due today without a time, and what is finished', () => {
    const range = parseDateRange('overdue', clock)
    expect({ to: iso(range.to), except: iso(range.except), unfinished: range.unfinished }).toEqual({
      to: '2026-11-18T10:00',
      except: '2026-11-18T04:00',
      unfinished: true,
    })
  })

  it('has the length of the day on which the clocks change', () => {
    const { from = 0, to = 0 } = parseDateRange('2026-10-25', clock)
    expect((to - from) / 3_600_000).toBe(25)
  })

  it.each(['', 'sometime', '2026-11-01..then', '2026-11-30..2026-11-01', 'before lunchtimeish'])(
    '%j is refused',
    async (said) => {
      expect((await errorOf(() => parseDateRange(said, clock))).code).toBe('INVALID_INPUT')
    },
  )
})

describe('a range as it is told', () => {
  it.each([
    ...[
      'today',
      'this week',
      'next quarter',
      'last 7 days',
      'last 24 hours',
      'within the next 3 days',
    ],
    ...['before friday', 'until 2026-11-20', 'after friday', 'since 2026-11-02', 'november'],
    ...['2026-11-01..2026-11-30', '2026-11-16 9:00..2026-11-16 17:30', 'past', 'future', 'overdue'],
  ])('is read again as the same: %s', (said) => {
    const range = parseDateRange(said, clock)
    expect(parseDateRange(formatRange(range, zone), clock)).toEqual(range)
  })
})
