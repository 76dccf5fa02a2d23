import { describe, expect, it } from 'vitest'
import { readEndOfLink } from '../../../../src/gateway/admin/end.ts'

/** A Monday. */
const NOW = Date.parse('2026-11-30T12:00:00.000Z')
const read = (said: string, zone = 'utc') =>
  readEndOfLink(said, { zone, knowsZone: zone !== 'utc', now: NOW })

describe('the end of a link', () => {
  it.each([
    ['2026-12-01T00:00:00Z', '2026-12-01T00:00:00.000Z'],
    ['2026-12-01T00:00+05:30', '2026-11-30T18:30:00.000Z'],
    ['2h', '2026-11-30T14:00:00.000Z'],
    ['7d', '2026-12-07T12:00:00.000Z'],
    ['in 3 days', '2026-12-03T12:00:00.000Z'],
    ['+90m', '2026-11-30T13:30:00.000Z'],
    ['P1W', '2026-12-07T12:00:00.000Z'],
    ['end of friday', '2026-12-04T23:59:59.999Z'],
    ['friday', '2026-12-04T23:59:59.999Z'],
    ['friday 5pm', '2026-12-04T17:00:00.000Z'],
    ['end of day', '2026-11-30T23:59:59.999Z'],
    ['end of month', '2026-11-30T23:59:59.999Z'],
  ])('"%s" is %s', (said, end) => {
    expect(read(said)).toBe(end)
  })

  it('is told by the days of the zone in which it is said', () => {
    expect(read('end of friday', 'America/New_York')).toBe('2026-12-05T04:59:59.999Z')
    expect(read('2026-12-01', 'America/New_York')).toBe('2026-12-02T04:59:59.999Z')
    expect(read('2026-12-01 09:00', 'America/New_York')).toBe('2026-12-01T14:00:00.000Z')
  })

  it.each([
    ['2026-11-30T11:59:59Z', /in the past/],
    ['2026-11-30T12:00:00Z', /in the past/],
    ['0h', /in the past/],
    ['2026-12-01', /names no zone/],
    ['2026-12-01T12:00:00', /names no zone/],
    ['2026-13-01T12:00:00Z', /cannot? be read|not an end/],
    ['2027-02-30T00:00:00Z', /not an end/],
    ['2027-04-31T12:00:00+02:00', /not an end/],
    ['soon', /not an end/],
    ['never', /not an end/],
    ['', /not an end/],
    ['9999999999d', /not an end/],
    ['9e99h', /not an end/],
  ])('"%s" is refused', (said, why) => {
    expect(() => read(said)).toThrow(why)
  })
})
