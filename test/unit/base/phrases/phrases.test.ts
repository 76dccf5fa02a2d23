// What must be understood of dates and spans, and what must be refused.
import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { CodedError } from '../../../../src/base/problems/error.ts'
import type { Clock } from '../../../../src/base/time/clock.ts'
import { type Lean, parseEnd, parseMoment } from '../../../../src/base/time/moments.ts'
import { parseDateRange, parseLastRange } from '../../../../src/base/time/ranges.ts'
import { errorOf } from '../../../support/errors.ts'
import { DATES, MOMENTS } from './dates.ts'
import { RANGES } from './ranges.ts'
import { NEITHER, NO_DATE, NO_RANGE } from './refused.ts'

const zone = 'Europe/Berlin'
const clockAt = (iso: string): Clock => ({ zone, now: DateTime.fromISO(iso, { zone }).toMillis() })
const clocks = MOMENTS.map(clockAt)
const [wednesday = clockAt('2026-11-18T10:00')] = clocks

const shown = (ms: number): string =>
  DateTime.fromMillis(ms, { zone }).toFormat("yyyy-MM-dd'T'HH:mm").replace('T00:00', '')

const dateOf = (said: string, clock: Clock, lean?: Lean): string => {
  const { at, hasTime } = parseMoment(said, clock, lean)
  return DateTime.fromMillis(at, { zone }).toFormat(hasTime ? "yyyy-MM-dd'T'HH:mm" : 'yyyy-MM-dd')
}
const written = ({ from, to }: { from?: number; to?: number }): string =>
  `${from === undefined ? '' : shown(from)}..${to === undefined ? '' : shown(to)}`
const rangeOf = (said: string, clock: Clock, lean?: Lean): string =>
  written(parseDateRange(said, clock, lean))

describe('what must be understood', () => {
  it('is more than three hundred phrases, each once', () => {
    const phrases = [DATES, RANGES].map((rows) => rows.map(([said]) => said))
    expect(phrases.map((said) => new Set(said).size)).toEqual(phrases.map(({ length }) => length))
    expect(DATES.length + RANGES.length).toBeGreaterThan(300)
  })

  it.each(DATES)('the date %j', (said, ...meanings) => {
    expect(clocks.map((clock) => dateOf(said, clock))).toEqual(meanings)
  })

  it.each(RANGES)('the span %j', (said, ...meanings) => {
    expect(clocks.map((clock) => rangeOf(said, clock))).toEqual(meanings)
  })
})

describe('of what has happened', () => {
  it.each([
    ['monday', '2026-11-16', '2026-03-23', '2026-12-28'],
    ['friday', '2026-11-13', '2026-03-27', '2026-12-25'],
    ['wednesday', '2026-11-18', '2026-03-25', '2026-12-30'],
    ['3 march', '2026-03-03', '2026-03-03', '2026-03-03'],
    ['december 24', '2025-12-24', '2025-12-24', '2026-12-24'],
    ['the 15th', '2026-11-15', '2026-03-15', '2026-12-15'],
    ['29 february', '2024-02-29', '2024-02-29', '2024-02-29'],
    ['18:00', '2026-11-17T18:00', '2026-03-29T18:00', '2026-12-31T18:00'],
    ['9am', '2026-11-18T09:00', '2026-03-29T09:00', '2026-12-31T09:00'],
    ['friday 17:00', '2026-11-13T17:00', '2026-03-27T17:00', '2026-12-25T17:00'],
    ['wednesday 11:00', '2026-11-11T11:00', '2026-03-25T11:00', '2026-12-30T11:00'],
    ['yesterday 9:00', '2026-11-17T09:00', '2026-03-28T09:00', '2026-12-30T09:00'],
  ])('the date %j is the last one', (said, ...meanings) => {
    expect(clocks.map((clock) => dateOf(said, clock, 'behind'))).toEqual(meanings)
  })

  it.each([
    ['monday', '2026-11-16..2026-11-17', '2026-03-23..2026-03-24', '2026-12-28..2026-12-29'],
    ['november', '2026-11-01..2026-12-01', '2025-11-01..2025-12-01', '2026-11-01..2026-12-01'],
    ['december', '2025-12-01..2026-01-01', '2025-12-01..2026-01-01', '2026-12-01..2027-01-01'],
    ['q3', '2026-07-01..2026-10-01', '2025-07-01..2025-10-01', '2026-07-01..2026-10-01'],
    ['since 9am', '2026-11-18T09:00..', '2026-03-29T09:00..', '2026-12-31T09:00..'],
    ['since 11am', '2026-11-17T11:00..', '2026-03-29T11:00..', '2026-12-31T11:00..'],
    ['mon-fri', '2026-11-16..2026-11-21', '2026-03-23..2026-03-28', '2026-12-28..2027-01-02'],
    [
      '18:00-18:30',
      '2026-11-17T18:00..2026-11-17T18:30',
      '2026-03-29T18:00..2026-03-29T18:30',
      '2026-12-31T18:00..2026-12-31T18:30',
    ],
    [
      'end of january',
      '2026-01-31..2026-02-01',
      '2026-01-31..2026-02-01',
      '2026-01-31..2026-02-01',
    ],
    [
      'end of november',
      '2025-11-30..2025-12-01',
      '2025-11-30..2025-12-01',
      '2026-11-30..2026-12-01',
    ],
    ['after monday', '2026-11-17..', '2026-03-24..', '2026-12-29..'],
  ])('the span %j is the last one', (said, ...meanings) => {
    expect(clocks.map((clock) => rangeOf(said, clock, 'behind'))).toEqual(meanings)
  })

  it.each([
    ['monday 9:00', '17:00', '2026-11-16T09:00', '2026-11-16T17:00'],
    ['yesterday 22:00', '1:30', '2026-11-17T22:00', '2026-11-18T01:30'],
    ['18:00', '18:30', '2026-11-17T18:00', '2026-11-17T18:30'],
    ['yesterday at nine', 'half past eleven', '2026-11-17T09:00', '2026-11-17T11:30'],
    ['today 9:00', 'now', '2026-11-18T09:00', '2026-11-18T10:00'],
    ['friday 14:00', 'friday 16:00', '2026-11-13T14:00', '2026-11-13T16:00'],
    ['2026-11-02T08:00', 'noon', '2026-11-02T08:00', '2026-11-02T12:00'],
    ['last monday 9am', 'yesterday 5pm', '2026-11-16T09:00', '2026-11-17T17:00'],
  ])('%j to %j ends where it is seen from its start', (start, end, from, to) => {
    const { at } = parseMoment(start, wednesday, 'behind', 'start')
    expect([shown(at), shown(parseEnd(end, wednesday, at).at)]).toEqual([from, to])
  })

  it.each([
    ['monday', 'friday', '2026-11-16', '2026-11-21'],
    ['last monday', 'today', '2026-11-16', '2026-11-19'],
    ['2026-11-02', 'wednesday', '2026-11-02', '2026-11-05'],
    ['november', 'yesterday', '2026-11-01', '2026-11-18'],
  ])('the span from %j to %j as well', (first, last, from, to) => {
    const { from: start = 0 } = parseDateRange(first, wednesday, 'behind')
    const { to: end = 0 } = parseLastRange(last, wednesday, start)
    expect([shown(start), shown(end)]).toEqual([from, to])
  })
})

describe('the start of a stretch', () => {
  it.each([
    ['next week', '2026-11-23'],
    ['december', '2026-12-01'],
    ['q1 2027', '2027-01-01'],
    ['next two weeks', '2026-12-02'],
    ['friday', '2026-11-20'],
  ])('is meant where something starts %j', (said, day) => {
    expect(shown(parseMoment(said, wednesday, 'ahead', 'start').at)).toBe(`${day}T12:00`)
  })

  it('is not cut out of two dates, of which the second would be lost', async () => {
    const { code, details } = await errorOf(() =>
      parseMoment('dec 7 - dec 11', wednesday, 'ahead', 'start'),
    )
    expect({ code, parts: details.candidates }).toEqual({
      code: 'INVALID_INPUT',
      parts: ['dec 7', 'dec 11'],
    })
  })
})

describe('what must be refused', () => {
  it.each([...NEITHER, ...NO_DATE])('as a date %j', async (said) => {
    for (const clock of clocks)
      expect((await errorOf(() => parseMoment(said, clock))).code).toBe('INVALID_INPUT')
  })

  it.each([...NEITHER, ...NO_RANGE])('as a span %j', async (said) => {
    for (const clock of clocks)
      expect((await errorOf(() => parseDateRange(said, clock))).code).toBe('INVALID_INPUT')
  })

  it.each([
    ['friday soonish', ['friday']],
    ['due friday please', ['due friday']],
    ['early next week', ['next week']],
    ['before friday', ['friday']],
    ['dec 7 dec 11', ['dec 7', 'dec 11']],
    ['friday the nineteenth of may 2026', ['19th of may 2026']],
    ['soon', undefined],
  ])('%j is refused with what would be understood', async (said, parts) => {
    const { details } = await errorOf(() => parseMoment(said, wednesday))
    if (parts) expect(details.candidates).toEqual(expect.arrayContaining(parts))
    else expect(details.candidates ?? []).toEqual([])
  })

  it('names in its candidates only what is understood', async () => {
    for (const said of [...NEITHER, ...NO_DATE]) {
      const { details } = await errorOf(() => parseMoment(said, wednesday))
      for (const part of details.candidates ?? [])
        expect(() => parseMoment(part, wednesday)).not.toThrow(CodedError)
    }
  })

  it('is whatever is longer than a date can be', async () => {
    const said = `${'friday '.repeat(40_000)}5pm`
    expect((await errorOf(() => parseMoment(said, wednesday))).code).toBe('INVALID_INPUT')
    expect((await errorOf(() => parseDateRange(said, wednesday))).code).toBe('INVALID_INPUT')
  })
})
