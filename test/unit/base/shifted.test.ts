// `shift +1w`: a date from where it is, by the calendar of the user's zone; every word is understood.
import { describe, expect, it } from 'vitest'
import { isShift, shifted } from '../../../src/base/time/shifted.ts'
import { formatDate, formatDay } from '../../../src/base/time/shown.ts'

const zone = 'Europe/Berlin'
const from = (said: string) => ({
  at: Date.parse(said.length === 10 ? `${said}T04:00:00+01:00` : `${said}:00+01:00`),
  hasTime: said.length > 10,
})
const to = (said: string, date: string): string => {
  const { at, hasTime } = shifted(said, from(date), { zone })
  return hasTime ? formatDate(at, zone) : formatDay(at, zone)
}

describe('a date', () => {
  // 2026-12-04 is a Friday.
  it.each([
    ['shift +1w', '2026-12-04', '2026-12-11'],
    ['shift -2d', '2026-12-04', '2026-12-02'],
    ['shift 1 week', '2026-12-04', '2026-12-11'],
    ['Shift by two weeks', '2026-12-04', '2026-12-18'],
    ['shift + 1w 2d', '2026-12-04', '2026-12-13'],
    ['shift −1 month', '2026-12-31', '2026-11-30'],
    ['shift 3 working days', '2026-12-04', '2026-12-09'],
    ['shift -3 business days', '2026-12-08', '2026-12-03'],
    ['shift 1 working day', '2026-12-05', '2026-12-07'],
    ['shift 5 workdays', '2026-12-04', '2026-12-11'],
    ['shift 0 days', '2026-12-04', '2026-12-04'],
    ['shift +1w', '2026-12-04T17:30', '2026-12-11T17:30'],
    ['shift 3 working days', '2026-12-04T17:30', '2026-12-09T17:30'],
    ['shift +2h', '2026-12-04T17:30', '2026-12-04T19:30'],
    ['shift -90 minutes', '2026-12-04T00:30', '2026-12-03T23:00'],
    // The clocks go forward on 2027-03-28: the time of the day stays.
    ['shift +1d', '2027-03-27T17:30', '2027-03-28T17:30'],
    ['shift +1d', '2027-03-27', '2027-03-28'],
  ])('by %j from %s is %s', (said, date, expected) => {
    expect(isShift(said)).toBe(true)
    expect(to(said, date)).toBe(expected)
  })

  it.each([
    'shift',
    'shift later',
    'shift +1w or so',
    'shift +',
    'shift friday',
    'shift to friday',
    'shift 1.5 days',
    'shift +1w -2d',
    'shift 3 working',
    'shift 1w 1w',
    'shift 99999999 years',
  ])('is not shifted by %j', (said) => {
    expect(isShift(said)).toBe(true)
    expect(() => to(said, '2026-12-04')).toThrow(/how far to shift/)
  })

  it('without a time is not shifted by hours', () => {
    expect(() => to('shift +2h', '2026-12-04')).toThrow(/no time of the day/)
  })

  it.each(['+1w', 'friday', 'shiftless', 'the night shift'])('%j is no shift', (said) => {
    expect(isShift(said)).toBe(false)
  })
})
