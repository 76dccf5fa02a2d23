// What the settings say of agents, read so that nothing wrong in them ever allows more.
import { describe, expect, it } from 'vitest'
import { isOver } from '../../../src/access/expiry.ts'
import { DEFAULT_TOOLSETS } from '../../../src/access/rules.ts'
import { readGrants, rulesOf, serverLabel } from '../../../src/extension/provider/grants.ts'

const read = (settings: Readonly<Record<string, unknown>> = {}) =>
  readGrants((name) => settings[name])

describe('the plain settings', () => {
  it('allow reading and writing with the usual tools where nothing is set', () => {
    expect(read()).toEqual([
      { name: '', access: ['read', 'write'], toolsets: DEFAULT_TOOLSETS, expiresAt: undefined },
    ])
  })

  it('never take reading away, and add nothing that is not known', () => {
    expect(read({ access: [] })[0]?.access).toEqual(['read'])
    expect(read({ access: ['delete', 'everything'] })[0]?.access).toEqual(['read', 'delete'])
    expect(read({ toolsets: ['docs', 'nonsense', 'tasks'] })[0]?.toolsets).toEqual([
      'tasks',
      'docs',
    ])
    expect(read({ toolsets: [] })[0]?.toolsets).toEqual([])
  })

  it.each(['soon', 'never', 5, {}, '2026-13-45'])(
    'take an end such as %j for past',
    (expiresAt) => {
      expect(isOver(read({ expiresAt })[0]?.expiresAt, 1)).toBe(true)
    },
  )

  it('read an end, and none where it is empty', () => {
    const [grant] = read({ expiresAt: '2026-12-24T18:00:00+01:00' })
    expect(grant?.expiresAt).toBe('2026-12-24T17:00:00.000Z')
    for (const none of ['', null]) expect(read({ expiresAt: none })[0]?.expiresAt).toBeUndefined()
  })
})

describe('further servers', () => {
  it('have their own name, access, tools and end', () => {
    const servers = [{ name: ' Read Only ', access: ['read'], toolsets: ['tasks'] }]
    const [, other] = read({ servers })
    expect(other).toEqual({
      name: 'Read Only',
      access: ['read'],
      toolsets: ['tasks'],
      expiresAt: undefined,
    })
    expect(other && serverLabel(other)).toBe('ClickUp for Copilot: Read Only')
  })

  it('are left out without a name, and one alone is kept of those that differ in case', () => {
    const servers = [{ access: ['delete'] }, null, 'x', { name: 'A' }, { name: 'a', access: [] }]
    expect(read({ servers }).map(({ name }) => name)).toEqual(['', 'a'])
  })

  it('are known by their labels, and allow nothing once they are gone', () => {
    const servers = [{ name: 'Reviewer', access: ['read'], toolsets: ['tasks'] }]
    const label = 'ClickUp for Copilot: Reviewer'
    expect(rulesOf(read({ servers }), label)).toEqual({
      access: ['read'],
      toolsets: ['tasks'],
      expiresAt: undefined,
    })
    expect(rulesOf(read({ servers }), 'ClickUp for Copilot').access).toEqual(['read', 'write'])
    expect(rulesOf(read(), label)).toEqual({ access: [], toolsets: [] })
  })
})
