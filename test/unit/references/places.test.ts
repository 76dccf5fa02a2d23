import { describe, expect, it } from 'vitest'
import { createApi } from '../../../src/clickup/http/api.ts'
import { getFolders, getSpaces } from '../../../src/clickup/objects/hierarchy.ts'
import type { Place } from '../../../src/clickup/objects/place.ts'
import {
  getPlaces,
  getPlacesWithin,
  isWithin,
  knownList,
  resolvePlace,
} from '../../../src/clickup/references/places.ts'
import { currentSprints } from '../../../src/clickup/references/sprints.ts'
import { standAt } from '../../../src/clickup/references/standpoint.ts'
import { useSandbox } from '../../support/api.ts'
import { errorOf } from '../../support/errors.ts'
import { startUpstream } from '../../support/upstream.ts'

const connected = useSandbox()
const DAY = 24 * 60 * 60_000

const resolved = async (text: string) => {
  const { kind, path } = await resolvePlace(connected.at, text)
  return `${kind} ${path}`
}

/** While the demo's Bug Tracker has that name. */
const called = async (name: string, run: (id: string) => Promise<void>): Promise<void> => {
  const { store } = connected.sandbox.state
  const list = [...store.lists.values()].find((one) => one.name === 'Bug Tracker')
  if (!list) throw new Error('The demo has no Bug Tracker.')
  list.name = name
  try {
    await run(list.id)
  } finally {
    list.name = 'Bug Tracker'
  }
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

  it.each([
    ['Plan A / Plan B', 'Plan A / Plan B', 'Engineering / Plan A / Plan B'],
    ['R&D > Ideas', 'Engineering / R&D > Ideas', 'r&d>ideas'],
    ['Zero\u200bwidth\u2060', 'Zerowidth', 'Engineering / Zerowidth'],
    ['A → B', 'engineering > a → b', 'A → B'],
    ['2027', '2027', 'Engineering / 2027'],
    [
      '\u05e9\u05dc\u05d5\u05dd 🚀',
      '\u05e9\u05dc\u05d5\u05dd 🚀',
      'Engineering / \u05e9\u05dc\u05d5\u05dd 🚀',
    ],
    [`${'long '.repeat(59)}name`, `Engineering / ${'long '.repeat(59)}name`],
  ])('called %j is found as it is shown', async (name, ...said) => {
    await called(name, async (id) => {
      for (const text of said) expect((await resolvePlace(connected.at, text)).id).toBe(id)
    })
  })

  it('is not found by the end of a name that holds a slash', async () => {
    await called('Plan A / Plan B', async () => {
      const { code, details } = await errorOf(() => resolved('Plan B'))
      expect(code).toBe('NOT_FOUND')
      expect(details.candidates?.[0]).toBe('Engineering / Plan A / Plan B')
    })
  })

  it('that has no name to be seen takes nothing from the others', async () => {
    const { store } = connected.sandbox.state
    const space = [...store.spaces.values()].find(({ name }) => name === 'Marketing')
    if (!space) throw new Error('The demo has no Marketing.')
    space.name = ''
    try {
      await called('\u2060', async () => {
        expect(await resolved('engineering > current sprint')).toBe(
          'list Engineering / Current Sprint',
        )
        expect((await errorOf(() => resolved('nowhere > at all'))).code).toBe('NOT_FOUND')
      })
    } finally {
      space.name = 'Marketing'
    }
  })

  it('that does not exist is told with the nearest names', async () => {
    const { code, details } = await errorOf(() => resolved('Curent Sprnt'))
    expect({ code, first: details.candidates?.[0] }).toEqual({
      code: 'NOT_FOUND',
      first: 'Engineering / Current Sprint',
    })
  })

  it('that is new is found, because a miss looks anew', async () => {
    await getPlaces(connected.api)
    await called('Renamed Since', async () => {
      expect(await resolved('Renamed Since')).toBe('list Engineering / Renamed Since')
    })
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

describe('a place by its id', () => {
  const url = (kind: string, id: string) => `https://app.clickup.com/9014123456/v/${kind}/${id}`
  const list = 'GET /api/v2/list/'
  const folder = 'GET /api/v2/folder/'
  const space = 'GET /api/v2/space/'

  it.each([
    ['901403000006', [`${list}901403000006`]],
    [url('li', '901403000006'), [`${list}901403000006`]],
    ['Whatever / it was called (list 901403000006)', [`${list}901403000006`]],
    [url('f', '90140200001'), [`${folder}90140200001`]],
    [url('s', '90140100002'), [`${space}90140100002`]],
    ['90140200001', [`${list}90140200001`, `${folder}90140200001`]],
    ['90140100002', [`${list}90140100002`, `${folder}90140100002`, `${space}90140100002`]],
  ])('is asked for alone: %j', async (text, asked) => {
    const { api, requests } = connected
    const place = await resolvePlace(standAt(api), text)
    expect(requests()).toEqual(asked)
    const walked = (await getPlaces(api)).find(({ id }) => id === place.id)
    const { kind, name, path, spaceId } = place
    expect({ kind, name, path, spaceId }).toEqual({
      kind: walked?.kind,
      name: walked?.name,
      path: walked?.path,
      spaceId: walked?.spaceId,
    })
  })

  it('is not asked for as something that is not wanted', async () => {
    const { api, requests } = connected
    await resolvePlace(standAt(api), '90140200001', ['space', 'folder'])
    expect(requests()).toEqual([`${folder}90140200001`])
  })

  it('is remembered', async () => {
    const { api, requests } = connected
    await resolvePlace(standAt(api), '901403000006')
    await resolvePlace(standAt(api), url('li', '901403000006'))
    expect(requests()).toHaveLength(1)
  })

  it('is asked for alone though the spaces are known, as by a tree that opens them one by one', async () => {
    const { api, requests } = connected
    await getSpaces(api)
    await getFolders(api, '90140100001')
    const before = requests().length
    expect(await knownList(api, '901403000006')).toBeUndefined()
    await resolvePlace(standAt(api), '901403000006')
    expect(requests().slice(before)).toEqual([`${list}901403000006`])
    await getPlaces(api)
    expect((await knownList(api, '901403000006'))?.path).toBe('Engineering / Current Sprint')
  })

  it('that an address names and nobody knows is not looked for elsewhere', async () => {
    const { api, requests } = connected
    const { code } = await errorOf(() => resolvePlace(standAt(api), url('li', '999999')))
    expect({ code, asked: requests() }).toEqual({ code: 'NOT_FOUND', asked: [`${list}999999`] })
  })

  it('that is a name as well is found by it where nobody knows the id', async () => {
    const { sandbox } = connected
    const found = [...sandbox.state.store.lists.values()].find(({ name }) => name === 'Bug Tracker')
    if (!found) throw new Error('The demo has no Bug Tracker.')
    found.name = '2027'
    const path = await resolved('2027')
    found.name = 'Bug Tracker'
    expect(path).toBe('list Engineering / 2027')
  })

  it('that was deleted, but answers still, is told so', async () => {
    const body = { id: '901', name: 'Old', deleted: true, space: { id: '9', name: 'Sales' } }
    const upstream = await startUpstream(() => ({ body }))
    const api = createApi({ token: 'pk_1', apiUrl: upstream.url })
    const { code, message } = await errorOf(() => resolvePlace(standAt(api), '901'))
    expect({ code, message }).toEqual({
      code: 'NOT_FOUND',
      message: 'The list 901 was deleted.',
    })
  })

  it('that only holds the lists without a folder is no folder', async () => {
    const { sandbox } = connected
    const bare = [...sandbox.state.store.lists.values()].find(({ folderId }) => folderId === null)
    const { code } = await errorOf(() => resolved(url('f', bare?.hiddenFolderId ?? '')))
    expect(code).toBe('NOT_FOUND')
  })
})

describe('what is within a place', () => {
  const within = async (text: string) => {
    const { api, requests } = connected
    const place = await resolvePlace(standAt(api), text)
    const before = requests().length
    const found = await getPlacesWithin(api, place)
    const asked = requests().slice(before)
    const walked = (await getPlaces(api)).filter((one) => isWithin(one, place))
    const shown = (places: readonly Place[]) =>
      places.map(({ kind, path, statuses }) => [kind, path, statuses?.map(({ status }) => status)])
    expect(shown(found)).toEqual(shown(walked))
    return asked
  }

  it.each([
    ['https://app.clickup.com/9014123456/v/s/90140100001', 2],
    ['https://app.clickup.com/9014123456/v/f/90140200001', 0],
    ['901403000006', 0],
    ['Engineering', 0],
  ])('is read without the rest: %s', async (text, most) => {
    expect(await within(text)).toHaveLength(most)
  })
})

describe('the current sprint', () => {
  const folderOf = (path: string): Place => {
    const above = path.slice(0, path.lastIndexOf(' / '))
    const name = above.slice(above.lastIndexOf(' / ') + 3)
    return { kind: 'folder', id: above, name, path: above, spaceId: '1' }
  }
  const sprint = (path: string, from: number, to: number): Place => ({
    kind: 'list',
    id: path,
    name: path.slice(path.lastIndexOf('/ ') + 2),
    path,
    spaceId: '1',
    above: folderOf(path),
    list: {
      id: path,
      name: path,
      task_count: 0,
      start_date: from,
      due_date: to,
      archived: false,
      deleted: false,
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
    currentSprints(places, { zone: 'utc', now }).sure.map(({ id }) => id)

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
