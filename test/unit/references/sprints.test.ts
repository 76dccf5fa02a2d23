// The dates that people put into the names of sprints.
import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { rangeInName } from '../../../src/base/time/in-names.ts'
import type { Place } from '../../../src/clickup/objects/place.ts'
import { currentSprints } from '../../../src/clickup/references/sprints.ts'

const zone = 'America/New_York'
const at = (iso: string) => DateTime.fromISO(iso, { zone }).toMillis()
const days = (name: string, today = '2026-11-18') => {
  const range = rangeInName(name, { zone, now: at(`${today}T10:00`) })
  if (!range) return undefined
  const day = (ms = 0) => DateTime.fromMillis(ms, { zone }).toISODate()
  return `${day(range.from)} ${day((range.to ?? 0) - 1)}`
}

describe('the dates in the name of a sprint', () => {
  it.each([
    ['Sprint 24 (11/9 - 11/22)', '2026-11-09 2026-11-22'],
    ['Sprint 24 (11/9-11/22)', '2026-11-09 2026-11-22'],
    ['Sprint 24 (11/9/26 - 11/22/26)', '2026-11-09 2026-11-22'],
    ['Sprint 24 – Nov 9 – Nov 22', '2026-11-09 2026-11-22'],
    ['Nov 9 to Nov 22', '2026-11-09 2026-11-22'],
    ['Sprint 2026-11-09 to 2026-11-22', '2026-11-09 2026-11-22'],
    ['Sprint 1 (12/21 - 1/3)', '2026-12-21 2027-01-03'],
    ['9 November - 22 November', '2026-11-09 2026-11-22'],
  ])('%j', (name, range) => {
    expect(days(name)).toBe(range)
  })

  it.each(['Sprint 24', 'Backlog', 'Q4 Deliverables', 'Release 5.0', 'Kick-off 11/9'])(
    '%j names none',
    (name) => {
      expect(days(name)).toBeUndefined()
    },
  )

  it('are of the year that is nearest', () => {
    expect(days('Sprint 1 (12/21 - 1/3)', '2027-01-02')).toBe('2026-12-21 2027-01-03')
    expect(days('Sprint 1 (12/21 - 1/3)', '2026-12-30')).toBe('2026-12-21 2027-01-03')
    expect(days('Sprint 2 (1/4 - 1/17)', '2026-12-30')).toBe('2027-01-04 2027-01-17')
  })
})

describe('the current sprint by name', () => {
  const place = (path: string): Place => ({
    kind: 'list',
    id: path,
    name: path.slice(path.lastIndexOf(' / ') + 3),
    path,
    spaceId: '1',
  })
  const lists = [
    place('A / Sprints / Sprint 23 (10/26 - 11/8)'),
    place('A / Sprints / Sprint 24 (11/9 - 11/22)'),
    place('A / Sprints / Sprint 25 (11/23 - 12/6)'),
  ]
  const current = (iso: string) =>
    currentSprints(lists, { zone, now: at(iso) }).map(({ name }) => name.slice(0, 9))

  it.each([
    ['2026-11-08T23:59', ['Sprint 23']],
    ['2026-11-09T00:00', ['Sprint 24']],
    ['2026-11-22T23:59', ['Sprint 24']],
    ['2026-11-23T00:00', ['Sprint 25']],
    ['2026-12-07T00:00', []],
  ])('at %s by the clock of the user is %j', (iso, names) => {
    expect(current(iso)).toEqual(names)
  })
})
