// The days that are offered where a date is asked for.
import { describe, expect, it } from 'vitest'
import { nearDays } from '../../../src/extension/commands/dates/near-days.ts'

const zone = 'Europe/Berlin'
const offered = (day: string, now?: string) =>
  nearDays(
    { zone, now: Date.parse(`${day}T15:00:00Z`) },
    'en',
    now === undefined ? undefined : Date.parse(now),
  )

describe('the days that are offered', () => {
  it.each([
    '2026-11-23',
    '2026-11-24',
    '2026-11-25',
    '2026-11-26',
    '2026-11-27',
    '2026-11-28',
    '2026-11-29',
    '2026-11-30',
    '2026-12-31',
  ])('stand once each on %s', (day) => {
    const days = offered(day)
    expect(new Set(days.map(({ words }) => words)).size).toBe(days.length)
    expect(days.slice(0, 2).map(({ said }) => said)).toEqual(['today', 'tomorrow'])
  })

  it('leave Friday out on a Friday, for it is today', () => {
    expect(offered('2026-11-27').map(({ said }) => said)).not.toContain('friday')
  })

  it('leave out the day that the task has already', () => {
    const said = offered('2026-11-25', '2026-11-27T03:00:00Z').map((one) => one.said)
    expect(said).not.toContain('friday')
    expect(said).toContain('monday')
  })
})
