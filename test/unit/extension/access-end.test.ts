// Until when agents may do something.
import { describe, expect, it } from 'vitest'
import { endOf, understoodEnd } from '../../../src/extension/commands/access/access-end.ts'

// A Saturday afternoon in Berlin.
const clock = { zone: 'Europe/Berlin', now: Date.parse('2026-11-21T15:00:00Z') }

describe('the end of what agents may do', () => {
  it.each([
    ['today', '2026-11-21T23:00:00.000Z'],
    ['tomorrow', '2026-11-22T23:00:00.000Z'],
    ['2026-12-24', '2026-12-24T23:00:00.000Z'],
  ])('is the end of the day that is said: %s', (said, end) => {
    expect(endOf(said, clock)).toBe(end)
  })

  it.each([
    ['today 5pm', '2026-11-21T16:00:00.000Z'],
    ['+2h', '2026-11-21T17:00:00.000Z'],
  ])('is the very time where one is said: %s', (said, end) => {
    expect(endOf(said, clock)).toBe(end)
  })

  it('lies ahead whenever a day is said that is not over', () => {
    expect(Date.parse(endOf('today', clock))).toBeGreaterThan(clock.now)
  })

  it.each([
    ['yesterday', 'past'],
    ['today 9am', 'past'],
    ['today', 'ahead'],
    ['whenever', 'none'],
    ['', 'none'],
  ])('can be given only where it lies ahead: %s', (said, is) => {
    expect(understoodEnd(said, clock).is).toBe(is)
  })
})
