// The whole workspace by as few requests as ClickUp allows, and without what it refuses.
import { describe, expect, it, vi } from 'vitest'
import { createApi } from '../../../src/clickup/http/api.ts'
import { getHierarchy, knowsHierarchy } from '../../../src/clickup/objects/hierarchy.ts'
import { getPeople, resolvePeople } from '../../../src/clickup/references/people.ts'
import { getPlaces, resolvePlace } from '../../../src/clickup/references/places.ts'
import { standAt } from '../../../src/clickup/references/standpoint.ts'
import { useSandbox } from '../../support/api.ts'
import { errorOf } from '../../support/errors.ts'
import { virtualTime } from '../../support/timing.ts'

const ALL = 'GET /api/v2/team/9014123456/folder'

describe.each(['demo', 'large'] as const)('the hierarchy of %s', (seed) => {
  const connected = useSandbox({ seed })
  const spaces = () =>
    [...connected.sandbox.state.store.spacesOf('9014123456')].filter((s) => !s.archived)
  const paths = async () => (await getPlaces(connected.api)).map(({ path }) => path).sort()

  it('takes S + 4 requests for S spaces, and none after that', async () => {
    await getHierarchy(connected.api)
    expect(connected.requests()).toHaveLength(spaces().length + 4)
    expect(connected.requests()).toContain(ALL)
    expect(knowsHierarchy(connected.api)).toBe(true)
    await getHierarchy(connected.api)
    expect(connected.requests()).toHaveLength(spaces().length + 4)
  })

  it.each(['404', '500x*', 'shape-after', 'empty-after'])(
    'is the same, space by space, where that request is answered by %s',
    async (fault) => {
      const whole = await paths()
      const { api } = connected
      api.memory.forget('spaces')
      api.memory.forget('space')
      connected.sandbox.state.log.clear()
      connected.sandbox.state.faults.add(`GET /v2/team/*/folder=${fault}`)
      expect(await paths()).toEqual(whole)
      const asked = connected.requests().filter((request) => request !== ALL)
      // Who and where is known by then.
      expect(asked).toHaveLength(2 * spaces().length + 1)
      // It is not asked for again and again.
      const before = connected.requests().filter((request) => request === ALL).length
      api.memory.forget('spaces')
      api.memory.forget('space')
      expect(await paths()).toEqual(whole)
      expect(connected.requests().filter((request) => request === ALL)).toHaveLength(before)
    },
  )

  it('asks for one space alone where one alone is missing', async () => {
    const { api } = connected
    await getHierarchy(api)
    const [space] = spaces()
    connected.sandbox.state.log.clear()
    api.memory.forget(`space:${space?.id}`)
    await getHierarchy(api)
    expect(connected.requests().toSorted()).toEqual([
      `GET /api/v2/space/${space?.id}/folder`,
      `GET /api/v2/space/${space?.id}/list`,
    ])
  })

  it('asks for lists outside of folders while the folders are on their way', async () => {
    const { api, sandbox } = connected
    api.memory.forget('spaces')
    api.memory.forget('space')
    sandbox.state.log.clear()
    sandbox.state.faults.add('GET /v2/team/*/folder=hold')
    const reading = getHierarchy(api)
    const [space] = spaces()
    await vi.waitFor(
      () => expect(connected.requests()).toContain(`GET /api/v2/space/${space?.id}/list`),
      10_000,
    )
    expect(connected.requests()).not.toContain(ALL)
    sandbox.state.faults.clear()
    await reading
    expect(connected.requests()).toContain(ALL)
  })
})

describe('a space that is refused', () => {
  const connected = useSandbox()
  const marketing = '90140100002'

  it.each(['lost', '403', '404', '500x*'])(
    'by %s costs only itself, and is said',
    async (fault) => {
      const { api, at, sandbox } = connected
      sandbox.state.faults.add(
        `GET /v2/space/${marketing}/list=${fault}`.replace(/(lost|40\d)$/, '$1x*'),
      )
      const trees = await getHierarchy(api)
      const unread = trees.filter((tree) => tree.unread)
      expect(unread.map(({ space }) => space.name)).toEqual(['Marketing'])
      expect((await resolvePlace(at, 'Current Sprint')).path).toBe('Engineering / Current Sprint')
      const { code, details } = await errorOf(() => resolvePlace(at, 'Nowhere at all'))
      // What may be there the next moment is not said to be missing.
      expect(code).toBe(fault === '500x*' ? 'UPSTREAM_ERROR' : 'NOT_FOUND')
      expect(details.hint).toContain('Marketing')
    },
  )

  it('is not asked for again for a while', async () => {
    const { api, sandbox } = connected
    sandbox.state.faults.add(`GET /v2/space/${marketing}/**=403x*`)
    await getHierarchy(api)
    const before = connected.requests().length
    await getHierarchy(api)
    expect(knowsHierarchy(api)).toBe(true)
    expect(connected.requests()).toHaveLength(before)
  })

  it('is no excuse for a dead token', async () => {
    connected.sandbox.state.faults.add(`GET /v2/space/${marketing}/list=revoke`)
    const { code } = await errorOf(() => getHierarchy(connected.api))
    connected.sandbox.state.revoked.clear()
    expect(code).toBe('AUTH_ERROR')
  })
})

describe('user groups that are refused', () => {
  const connected = useSandbox()

  it.each(['lost', '403', '500x*'])(
    'by %s leave people as they are, and are told',
    async (fault) => {
      const { api, sandbox } = connected
      sandbox.state.faults.add(`GET /v2/group=${fault}`.replace(/(lost|403)$/, '$1x*'))
      const { members, groups, unread } = await getPeople(api)
      expect(members.length).toBeGreaterThan(5)
      expect([groups, unread?.message]).toEqual([[], expect.any(String)])
      expect((await resolvePeople(api, 'Priya')).map(({ username }) => username)).toEqual([
        'Priya Nair',
      ])
      const { code, message } = await errorOf(() => resolvePeople(api, 'Backend'))
      expect(message).toContain('groups could not be read')
      expect(code).toBe(fault === '500x*' ? 'UPSTREAM_ERROR' : 'NOT_FOUND')
    },
  )
})

describe('a place that is misspelt', () => {
  const connected = useSandbox({ seed: 'large' })

  it('is looked for anew only when what is remembered is old', async () => {
    const { sandbox } = connected
    const time = virtualTime(Date.now())
    const api = createApi({ token: sandbox.token, apiUrl: sandbox.url }, { timing: time.timing })
    const at = standAt(api)
    const asked = async () => {
      const before = connected.requests().length
      expect((await errorOf(() => resolvePlace(at, 'Nowhere at all'))).code).toBe('NOT_FOUND')
      return connected.requests().length - before
    }
    expect(await asked()).toBeGreaterThan(20)
    expect([await asked(), await asked()]).toEqual([0, 0])
    await time.timing.sleep(11_000)
    expect(await asked()).toBeGreaterThan(20)
    expect(await asked()).toBe(0)
  })
})
