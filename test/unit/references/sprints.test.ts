// The dates that people put into the names of sprints.
import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { rangesInName } from '../../../src/base/time/in-names.ts'
import type { Place } from '../../../src/clickup/objects/place.ts'
import { currentSprints } from '../../../src/clickup/references/sprints.ts'

const zone = 'America/New_York'
const at = (iso: string) => DateTime.fromISO(iso, { zone }).toMillis()
const days = (name: string, today = '2026-11-18') => {
  // Of what can be read in both ways, the way of New York.
  const ranges = rangesInName(name, { zone, now: at(`${today}T10:00`) })
  const range = ranges['month-first'] ?? ranges['day-first']
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
    currentSprints(lists, { zone, now: at(iso) }).sure.map(({ name }) => name.slice(0, 9))

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

describe('the order of day and month in a folder', () => {
  const sprints = (...names: readonly string[]): readonly Place[] =>
    names.map((name) => ({
      kind: 'list',
      id: name,
      name,
      path: `A / Sprints / ${name}`,
      spaceId: '1',
    }))
  const current = (iso: string, lists: readonly Place[]) => {
    const { sure, doubtful } = currentSprints(lists, { zone, now: at(iso) })
    return [sure.map(({ name }) => name.slice(0, 2)), doubtful.map(({ name }) => name.slice(0, 2))]
  }

  it('is told by those that can be read in one way', () => {
    const lists = sprints('S1 (02.11 - 15.11)', 'S2 (16.11 - 29.11)', 'S3 (30.11 - 12.12)')
    const days = [
      '2026-11-03',
      '2026-11-15',
      '2026-11-20',
      '2026-12-07',
      '2026-02-12',
      '2026-12-14',
    ]
    expect(days.map((day) => current(`${day}T10:00`, lists))).toEqual([
      [['S1'], []],
      [['S1'], []],
      [['S2'], []],
      [['S3'], []],
      [[], []],
      [[], []],
    ])
  })

  it('is the one in which none is too long', () => {
    const lists = sprints('S1 (01/02 - 07/02)', 'S2 (08/02 - 12/02)')
    expect(current('2026-02-03T10:00', lists)).toEqual([['S1'], []])
    expect(current('2026-04-03T10:00', lists)).toEqual([[], []])
  })

  it('is the one in which they follow one another', () => {
    const lists = sprints('S1 (1/2 - 2/1)', 'S2 (2/2 - 3/1)', 'S3 (3/2 - 4/1)')
    expect(current('2026-02-15T10:00', lists)).toEqual([['S2'], []])
  })

  it('is not guessed where neither tells it', () => {
    const lists = sprints('S1 (1/2 - 2/3)')
    // In January by the one, in February by the other, never by both.
    expect(current('2026-01-15T10:00', lists)).toEqual([[], ['S1']])
    expect(current('2026-02-15T10:00', lists)).toEqual([[], ['S1']])
    expect(current('2026-07-15T10:00', lists)).toEqual([[], []])
  })

  it('does not matter where both name the same, nor to dates in words', () => {
    expect(current('2026-02-02T10:00', sprints('S1 (1/2 - 3/2)'))).toEqual([['S1'], []])
    expect(current('2026-05-05T10:00', sprints('S1 (5/5 - 6/6)'))).toEqual([['S1'], []])
    const words = sprints(
      'S1 (Nov 2 – Nov 15)',
      'S2 (16.–29. November)',
      'S3 2026-11-30 → 2026-12-12',
    )
    expect(current('2026-11-03T10:00', words)).toEqual([['S1'], []])
    expect(current('2026-11-17T10:00', words)).toEqual([['S2'], []])
    expect(current('2026-12-01T10:00', words)).toEqual([['S3'], []])
  })
})
