import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatDuration,
  parseDuration,
  parseDurationBound,
} from '../../../src/base/time/durations.ts'
import { errorOf } from '../../support/errors.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

describe('a duration', () => {
  it.each([
    ['2h 30m', 2.5 * HOUR],
    ['2h30m', 2.5 * HOUR],
    ['1.5h', 1.5 * HOUR],
    ['1,5 h', 1.5 * HOUR],
    ['2d', 2 * DAY],
    ['1w', 7 * DAY],
    ['1w 2d', 9 * DAY],
    ['90 minutes', 90 * MINUTE],
    ['2 Hours, 5 mins', 2 * HOUR + 5 * MINUTE],
    ['45s', 45_000],
    ['PT2H30M', 2.5 * HOUR],
    ['P1DT12H', 1.5 * DAY],
    ['P2W', 14 * DAY],
    ['pt0.5h', 30 * MINUTE],
    [' 0m ', 0],
  ])('%j is understood', (text, ms) => {
    expect(parseDuration(text)).toBe(ms)
  })

  it.each(['', '5', 'soon', '2x', '-2h', 'P', 'PT', '3 months', '2h then rest', 'h'])(
    '%j is refused with examples of the right form',
    async (text) => {
      const { code, details } = await errorOf(() => parseDuration(text))
      expect({ code, hint: details.hint }).toEqual({
        code: 'INVALID_INPUT',
        hint: expect.stringContaining('2h 30m'),
      })
    },
  )

  it('takes the length of a day and a week from the caller', () => {
    const work = { day: 8 * HOUR, week: 40 * HOUR }
    expect(parseDuration('1w 1d 1h', work)).toBe(49 * HOUR)
  })

  it('reads back as it was written, to the minute', () => {
    const hours = { day: Number.POSITIVE_INFINITY, week: Number.POSITIVE_INFINITY }
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (minutes) => {
        expect(parseDuration(formatDuration(minutes * MINUTE, hours))).toBe(minutes * MINUTE)
      }),
    )
  })

  it('shows its two largest units and no zeros', () => {
    const shown = [0, 45 * MINUTE, 150 * MINUTE, 5 * DAY, 5 * DAY + 3 * HOUR + 9 * MINUTE]
    expect(shown.map((ms) => formatDuration(ms))).toEqual(['0m', '45m', '2h 30m', '5d', '5d 3h'])
  })
})

describe('a bound', () => {
  it.each([
    ['> 4d', { least: 4 * DAY }],
    ['>=4d', { least: 4 * DAY }],
    ['more than 4 days', { least: 4 * DAY }],
    ['over 90m', { least: 90 * MINUTE }],
    ['at least 1w', { least: 7 * DAY }],
    ['4d', { least: 4 * DAY }],
    ['< 2h', { most: 2 * HOUR }],
    ['<= PT2H', { most: 2 * HOUR }],
    ['less than 2 hours', { most: 2 * HOUR }],
    ['at most 1d', { most: DAY }],
  ])('%j is understood', (text, bound) => {
    expect(parseDurationBound(text)).toEqual(bound)
  })

  it('without a duration is refused', async () => {
    expect((await errorOf(() => parseDurationBound('> a while'))).code).toBe('INVALID_INPUT')
  })
})
