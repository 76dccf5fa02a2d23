// What in the settings about agents is told as wrong, with nothing in them read as more than it says.
import { describe, expect, it } from 'vitest'
import manifest from '../../../package.json'
import { complaintsIn } from '../../../src/extension/provider/complaints.ts'

const now = Date.parse('2026-11-30T10:00:00Z')

const complaints = (settings: Readonly<Record<string, unknown>>) =>
  complaintsIn((name) => settings[name], now).map(
    ({ setting, wrong, said }) => `${setting}: ${wrong} ${said}`,
  )

describe('settings about agents', () => {
  it('are as they should be where nothing is set, or what is offered', () => {
    expect(complaints({})).toEqual([])
    const servers = [{ name: 'Reader', access: ['read'], expiresAt: '2026-12-24' }]
    const access = ['read', 'write', 'delete']
    expect(complaints({ access, toolsets: ['docs'], expiresAt: '', servers })).toEqual([])
  })

  it('may name a toolset that is offered no more', () => {
    expect(complaints({ toolsets: ['tasks', 'changes'] })).toEqual([])
  })

  it.each(['tomorrow', 'friday 5pm', '2026-13-45', 5])('take no %j for an end', (expiresAt) => {
    expect(complaints({ expiresAt })).toEqual([`expiresAt: undated ${expiresAt}`])
    expect(complaints({ servers: [{ name: 'Reader', expiresAt }] })).toEqual([
      `servers: undated ${expiresAt}`,
    ])
  })

  it('say where an end is past', () => {
    expect(complaints({ expiresAt: '2026-11-29' })).toEqual(['expiresAt: past 2026-11-29'])
  })

  it('say what is no list, no word that is known, or no name', () => {
    expect(complaints({ access: 'read', toolsets: ['taks'], servers: [{ access: [] }] })).toEqual([
      'access: unlisted read',
      'toolsets: unknown taks',
      'servers: nameless {"access":[]}',
    ])
  })
})

describe('the editor of settings', () => {
  const { properties } = manifest.contributes.configuration
  const pattern = new RegExp(properties['clickup.expiresAt'].pattern)

  it.each(['', '2026-12-24', '2026-12-24T18:00:00Z', '2026-12-24T18:00+01:00'])(
    'takes %j as an end',
    (end) => {
      expect(end).toMatch(pattern)
      expect(complaints({ expiresAt: end })).toEqual([])
    },
  )

  it.each(['tomorrow', 'friday', '24.12.2026', '2026-12'])('marks %j as none', (end) => {
    expect(end).not.toMatch(pattern)
  })

  it('explains each toolset', () => {
    const { items } = properties['clickup.toolsets']
    expect(items.enumDescriptions).toHaveLength(items.enum.length)
  })
})
