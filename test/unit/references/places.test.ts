import { describe, expect, it } from 'vitest'
import type { Place } from '../../../src/clickup/objects/place.ts'
import { getPlaces, resolvePlace } from '../../../src/clickup/references/places.ts'
import { currentSprints } from '../../../src/clickup/references/sprints.ts'
import { useSandbox } from '../../support/api.ts'
import { errorOf } from '../../support/errors.ts'

const connected = useSandbox()
const DAY = 24 * 60 * 60_000

const resolved = async (text: string) => {
  const { kind, path } = await resolvePlace(connected.at, text)
  return `${kind} ${path}`
}

describe('a place', () => {
  it.each([
    ['Engineering', 'space Engineering'],
    ['  engineering ', 'space Engineering'],
    ['Sprints', 'folder Engineering / Sprints'],
    ['Current Sprint', 'list Engineering / Current Sprint'],
    ['CURRENT  SPRINT', 'list Engineering / Current Sprint'],
    ['Engineering / Current Sprint', 'list Engineering / Current Sprint'],
    ['engineering/current sprint', 'list Engineering / Current Sprint'],
    [
      'Engineering > Product Roadmap > Q3 Deliverables',
      'list Engineering / Product Roadmap / Q3 Deliverables',
    ],
    ['Product Roadmap/Q3 Deliverables', 'list Engineering / Product Roadmap / Q3 Deliverables'],
    ['90140100002', 'space Marketing'],
    ['90140200001', 'folder Engineering / Product Roadmap'],
    ['901403000006', 'list Engineering / Current Sprint'],
    ['https://app.clickup.com/9014123456/v/li/901403000006', 'list Engineering / Current Sprint'],
    ['https://app.clickup.com/9014123456/v/s/90140100002', 'space Marketing'],
    ['Engineering / Current Sprint (list 901403000006)', 'list Engineering / Current Sprint'],
  ])('%j is found', async (text, place) => {
    expect(await resolved(text)).toBe(place)
  })

  it('is found by its path though its name holds slashes', async () => {
    const { sandbox } = connected
    const sprint = [...sandbox.state.store.lists.values()].find(({ name }) =>
      /^Sprint 24/.test(name),
    )
    expect((await resolvePlace(connected.at, `Sprints / ${sprint?.name}`)).id).toBe(sprint?.id)
    expect((await resolvePlace(connected.at, sprint?.name ?? '')).id).toBe(sprint?.id)
  })

  it('that two names fit is ambiguous, and its candidates can be given back', async () => {
    const { sandbox } = connected
    const [list] = [...sandbox.state.store.lists.values()].filter(
      ({ name }) => name === 'Launch Plan',
    )
    if (!list) throw new Error('The demo has no Launch Plan.')
    list.name = 'Bug Tracker'
    const { code, details } = await errorOf(() => resolved('Bug Tracker'))
    const again = await Promise.all((details.candidates ?? []).map(resolved))
    list.name = 'Launch Plan'
    expect(code).toBe('AMBIGUOUS')
    expect(again).toEqual([
      'list Engineering / Bug Tracker',
      'list Marketing / Launch 5.0 / Bug Tracker',
    ])
  })

  it('that does not exist is told with the nearest names', async () => {
    const { code, details } = await errorOf(() => resolved('Curent Sprnt'))
    expect({ code, first: details.candidates?.[0] }).toEqual({
      code: 'NOT_FOUND',
      first: 'Engineering / Current Sprint',
    })
  })

  it('that is new is found, because a miss looks anew', async () => {
    const { sandbox, api } = connected
    await getPlaces(api)
    const list = [...sandbox.state.store.lists.values()].find(({ name }) => name === 'Bug Tracker')
    if (!list) throw new Error('The demo has no Bug Tracker.')
    list.name = 'Renamed Since'
    const found = await resolved('Renamed Since')
    list.name = 'Bug Tracker'
    expect(found).toBe('list Engineering / Renamed Since')
  })

  it('by an id that nobody knows is not found', async () => {
    expect((await errorOf(() => resolved('999999'))).code).toBe('NOT_FOUND')
  })

  it.each([
    'https://app.clickup.com/t/868512p',
    'https://example.com/9014123456/v/li/901403000006',
    'https://app.clickup.com/9014123456/v/l/8cm2k-114',
  ])('is not what %s points at', async (url) => {
    expect((await errorOf(() => resolved(url))).code).toBe('INVALID_INPUT')
  })

  it('must be of a kind that is asked for', async () => {
    const folder = 'https://app.clickup.com/9014123456/v/f/90140200001'
    expect((await errorOf(() => resolvePlace(connected.at, 'Engineering', ['list']))).code).toBe(
      'NOT_FOUND',
    )
    expect((await errorOf(() => resolvePlace(connected.at, folder, ['list']))).code).toBe(
      'INVALID_INPUT',
    )
  })

  it('costs nothing when the hierarchy is known', async () => {
    const { api, requests } = connected
    await getPlaces(api)
    const before = requests().length
    await resolvePlace(connected.at, 'Current Sprint')
    expect(requests()).toHaveLength(before)
  })
})

describe('the current sprint', () => {
  const sprint = (path: string, from: number, to: number): Place => ({
    kind: 'list',
    id: path,
    name: path.slice(path.lastIndexOf('/ ') + 2),
    path,
    spaceId: '1',
    list: {
      id: path,
      name: path,
      task_count: 0,
      start_date: from,
      due_date: to,
      archived: false,
      override_statuses: false,
      statuses: undefined,
      folder: undefined,
      space: undefined,
    },
  })
  const first = sprint('A / Sprints / Sprint 1', 0, 13 * DAY)
  const second = sprint('A / Sprints / Sprint 2', 14 * DAY, 27 * DAY)
  const quarter = sprint('A / Plans / Q1', 0, 90 * DAY)
  const other = sprint('B / Sprints / Sprint 9', 0, 20 * DAY)
  const ids = (now: number, ...places: Place[]) =>
    currentSprints(places, { zone: 'utc', now }).map(({ id }) => id)

  it('is the list of sprints whose dates hold today, its last day included', () => {
    expect(ids(5 * DAY, first, second)).toEqual([first.id])
    expect(ids(13.9 * DAY, first, second)).toEqual([first.id])
    expect(ids(14 * DAY, first, second)).toEqual([second.id])
    expect(ids(40 * DAY, first, second)).toEqual([])
  })

  it('is none of the other lists that have dates, unless nothing is called a sprint', () => {
    expect(ids(5 * DAY, first, quarter)).toEqual([first.id])
    expect(ids(5 * DAY, quarter)).toEqual([quarter.id])
  })

  it('is told by the dates in its name, or in its folder’s, where it has none of its own', () => {
    const march = Date.UTC(2026, 2, 10)
    const undated = (path: string): Place => {
      const { list: _, ...place } = sprint(path, 0, 0)
      return place
    }
    const named = undated('A / Sprints / Sprint 7 (3/2 - 3/15)')
    const earlier = undated('A / Sprints / Sprint 6 (2/16 - 3/1)')
    const inFolder = undated('A / Sprint 3/2 - 3/15 / Tasks')
    expect(ids(march, earlier, named)).toEqual([named.id])
    expect(ids(march, inFolder)).toEqual([inFolder.id])
  })

  it('is several when several teams have one', () => {
    expect(ids(5 * DAY, first, other)).toEqual([first.id, other.id])
  })

  it('is found by the words, where no list has that very name', async () => {
    const { sandbox } = connected
    const list = [...sandbox.state.store.lists.values()].find(
      ({ name }) => name === 'Current Sprint',
    )
    if (!list) throw new Error('The demo has no Current Sprint.')
    list.name = 'Board'
    const found = await resolved('the current sprint')
    list.name = 'Current Sprint'
    expect(found).toMatch(/^list Engineering \/ Sprints \/ Sprint 24/)
  })
})
