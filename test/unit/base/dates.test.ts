import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import type { Clock } from '../../../src/base/time/clock.ts'
import { parseMoment } from '../../../src/base/time/moments.ts'
import { formatDate } from '../../../src/base/time/shown.ts'
import { errorOf } from '../../support/errors.ts'

const clockAt = (iso: string, zone: string): Clock => ({
  zone,
  now: DateTime.fromISO(iso, { zone }).toMillis(),
})
/** A Wednesday. */
const berlin = clockAt('2026-11-18T10:00', 'Europe/Berlin')
const losAngeles = clockAt('2026-11-18T10:00', 'America/Los_Angeles')

const shown = (said: string, clock: Clock): string => {
  const { at, hasTime } = parseMoment(said, clock)
  return DateTime.fromMillis(at, { zone: clock.zone }).toFormat(
    hasTime ? "yyyy-MM-dd'T'HH:mm" : 'yyyy-MM-dd',
  )
}

describe('a date', () => {
  it.each([
    ['2026-12-01', '2026-12-01'],
    ['2026-12-01T17:30', '2026-12-01T17:30'],
    ['2026-12-01 17:30', '2026-12-01T17:30'],
    ['2026-12-01T17:30:00Z', '2026-12-01T18:30'],
    ['2026-12-01T17:30+05:30', '2026-12-01T13:00'],
    ['today', '2026-11-18'],
    ['tomorrow', '2026-11-19'],
    ['yesterday', '2026-11-17'],
    ['friday', '2026-11-20'],
    ['Friday 5pm', '2026-11-20T17:00'],
    ['next friday', '2026-11-27'],
    ['tomorrow at noon', '2026-11-19T12:00'],
    ['in 3 days', '2026-11-21'],
    ['in 2 hours', '2026-11-18T12:00'],
    ['december 24', '2026-12-24'],
    ['24 Dec 2027', '2027-12-24'],
    ['3 march', '2027-03-03'],
    ['+3d', '2026-11-21'],
    ['-1w', '2026-11-11'],
    ['+2 months', '2027-01-18'],
    ['+90min', '2026-11-18T11:30'],
    ['+2h', '2026-11-18T12:00'],
    ['end of month', '2026-11-30'],
    ['end of week', '2026-11-22'],
    ['end of the quarter', '2026-12-31'],
    ['start of next week', '2026-11-23'],
    ['eod', '2026-11-18'],
  ])('%j is understood in the zone of the user', (said, date) => {
    expect(shown(said, berlin)).toBe(date)
  })

  it('without a time stands at noon, so that no zone moves it to a neighbouring day', () => {
    const days = ['Europe/Berlin', 'America/Los_Angeles', 'Asia/Kolkata'].map((zone) => {
      const { at } = parseMoment('2026-12-01', clockAt('2026-11-18T10:00', zone))
      return DateTime.fromMillis(at, { zone: 'utc' }).toFormat('yyyy-MM-dd')
    })
    expect(days).toEqual(['2026-12-01', '2026-12-01', '2026-12-01'])
  })

  it('is of the user’s day even when it is another day in UTC', () => {
    expect(shown('today', clockAt('2026-11-18T23:30', 'America/Los_Angeles'))).toBe('2026-11-18')
    expect(shown('tomorrow', clockAt('2026-11-18T00:30', 'Asia/Tokyo'))).toBe('2026-11-19')
  })

  it('keeps its wall-clock time across a change of daylight saving', () => {
    expect(shown('29 march 2027 9am', berlin)).toBe('2027-03-29T09:00')
    expect(shown('in 3 weeks', clockAt('2026-10-20T10:00', 'Europe/Berlin'))).toBe('2026-11-10')
    expect(shown('2027-07-01T09:00', losAngeles)).toBe('2027-07-01T09:00')
  })

  it.each(['', 'soon', 'a while ago in the garden', 'friday monday', '5', 'backlog'])(
    '%j is refused',
    async (said) => {
      expect((await errorOf(() => parseMoment(said, berlin))).code).toBe('INVALID_INPUT')
    },
  )

  it.each(['2026-02-30', '2026-13-01', '2026-11-18Tlunch'])(
    '%s is refused as none of the calendar',
    async (said) => {
      const { code, message } = await errorOf(() => parseMoment(said, berlin))
      expect(code).toBe('INVALID_INPUT')
      expect(message).toContain('calendar')
    },
  )

  it('that lies behind is meant where the caller leans so', () => {
    const behind = (said: string) =>
      DateTime.fromMillis(parseMoment(said, berlin, 'behind').at, { zone: berlin.zone }).toISODate()
    expect([behind('monday'), behind('friday'), behind('3 march'), behind('today')]).toEqual([
      '2026-11-16',
      '2026-11-13',
      '2026-03-03',
      '2026-11-18',
    ])
  })

  it('falls back to UTC where the zone is unknown', () => {
    expect(shown('2026-12-01T10:00', { ...berlin, zone: 'utc' })).toBe('2026-12-01T10:00')
    const { at } = parseMoment('2026-12-01T10:00', { ...berlin, zone: 'Mars/Olympus' })
    expect(at).toBe(Date.UTC(2026, 11, 1, 10))
  })
})

describe('a date that is shown', () => {
  const at = (iso: string) => DateTime.fromISO(iso, { zone: 'Europe/Berlin' }).toMillis()

  it('has no time where ClickUp put its 04:00', () => {
    expect(formatDate(at('2026-11-18T04:00'), 'Europe/Berlin')).toBe('2026-11-18')
  })

  it('has its time otherwise, by the clock of the user', () => {
    expect(formatDate(at('2026-11-18T17:05'), 'Europe/Berlin')).toBe('2026-11-18T17:05')
    expect(formatDate(at('2026-11-18T17:05'), 'America/New_York')).toBe('2026-11-18T11:05')
  })
})
