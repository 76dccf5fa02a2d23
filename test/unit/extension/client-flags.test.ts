// What agents may do by the settings of VS Code, said to a server that another client starts.
import { describe, expect, it } from 'vitest'
import { DEFAULT_TOOLSETS } from '../../../src/access/rules.ts'
import { flagsOf } from '../../../src/extension/commands/clients/flags.ts'
import { readGrants } from '../../../src/extension/provider/grants.ts'
import { readConfig, readForClient } from '../../../src/mcp/config/config.ts'

const grantOf = (settings: Readonly<Record<string, unknown>>) => {
  const [grant] = readGrants((name) => settings[name])
  if (!grant) throw new Error('There is always one.')
  return grant
}

describe('the flags for another client', () => {
  it('are none where all is as it is without being said', () => {
    expect(flagsOf(grantOf({}))).toEqual([])
  })

  it.each([
    [{ access: ['read'] }],
    [{ access: ['read', 'write', 'delete'] }],
    [{ toolsets: ['tasks', 'chat'] }],
    [{ toolsets: [] }],
    [{ expiresAt: '2030-12-24T18:00:00Z' }],
    [{ access: ['read'], toolsets: ['tasks'], expiresAt: 'nonsense' }],
  ])('of %j let the server do the same', (settings) => {
    const grant = grantOf(settings)
    const flags = flagsOf(grant)
    const { access, toolsets, expiresAt } = readConfig([...flags], {}).config
    expect({ name: '', access, toolsets, expiresAt }).toEqual(grant)
    expect(readForClient(['codex', ...flags], {}).flags).toEqual(flags)
  })

  it('say a change, and nothing else', () => {
    expect(flagsOf(grantOf({ access: ['read'], toolsets: DEFAULT_TOOLSETS }))).toEqual([
      '--access',
      'read',
    ])
  })
})
