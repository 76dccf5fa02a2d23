import { homedir } from 'node:os'
import { delimiter, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inRoot } from '../../../scripts/lib/paths.ts'
import { readConfig } from '../../../src/mcp/config/config.ts'
import { errorOf } from '../../support/errors.ts'

const configOf = (env: Record<string, string>, ...argv: string[]) => readConfig(argv, env).config

describe('the settings', () => {
  it('have safe defaults', () => {
    const config = configOf({})
    expect({ ...config, toolsets: undefined }).toMatchObject({
      token: undefined,
      apiUrl: 'https://api.clickup.com',
      access: ['read', 'write'],
      callBudgetMs: 45_000,
    })
    expect([config.toolsets.includes('chat'), config.toolsets.includes('admin')]).toEqual([
      false,
      false,
    ])
    expect(config.toolsets.includes('tasks')).toBe(true)
    expect(config.confirm).toBeUndefined()
  })

  it('are read from the environment', () => {
    const config = configOf({
      CLICKUP_API_TOKEN: ' pk_1 ',
      CLICKUP_API_URL: 'http://127.0.0.1:80/',
      CLICKUP_WORKSPACE_ID: '9001',
      CLICKUP_ACCESS: 'Delete',
      CLICKUP_TOOLSETS: 'tasks, comments',
      CLICKUP_EXPIRES_AT: '2026-12-01T00:00:00Z',
      CLICKUP_CONFIRM: 'argument',
      CLICKUP_CALL_BUDGET_MS: '1000',
    })
    expect(config).toMatchObject({
      token: 'pk_1',
      apiUrl: 'http://127.0.0.1',
      workspaceId: '9001',
      expiresAt: '2026-12-01T00:00:00.000Z',
      confirm: 'argument',
      callBudgetMs: 1000,
    })
    expect(config.access).toEqual(['read', 'delete'])
    expect(config.toolsets).toEqual(['tasks', 'comments'])
  })

  it('may be given as flags, which win', () => {
    const { access } = configOf({ CLICKUP_ACCESS: 'write' }, '--access', 'read')
    expect(access).toEqual(['read'])
  })

  it('that are empty count as missing', () => {
    expect(configOf({ CLICKUP_WORKSPACE_ID: ' ' }).workspaceId).toBeUndefined()
  })

  it('may ask for all toolsets', () => {
    expect(configOf({ CLICKUP_TOOLSETS: 'all' }).toolsets.includes('admin')).toBe(true)
  })

  it.each([
    ['CLICKUP_ACCESS', 'read,admin'],
    ['CLICKUP_WORKSPACE_ID', '9014123456; rm -rf'],
    ['CLICKUP_WORKSPACE_ID', 'Acme'],
    ['CLICKUP_TOOLSETS', 'task'],
    ['CLICKUP_EXPIRES_AT', 'soon'],
    ['CLICKUP_EXPIRES_AT', '5'],
    ['CLICKUP_CONFIRM', 'yes'],
    ['CLICKUP_CONFIRM', 'argument,form'],
    ['CLICKUP_CALL_BUDGET_MS', '45s'],
    ['CLICKUP_CALL_BUDGET_MS', '-1'],
  ])('%s=%s is refused by name, not ignored', async (name, value) => {
    const { code, message } = await errorOf(() => configOf({ [name]: value }))
    expect(code).toBe('INVALID_INPUT')
    expect(message).toContain(name)
  })

  it('may not send the token anywhere else', async () => {
    const { message } = await errorOf(() => configOf({ CLICKUP_API_URL: 'https://example.com' }))
    expect(message).toContain("ClickUp's own")
  })

  it('open the folders that they name, from here or from home', () => {
    const said = ['.', 'src', inRoot('test')].join(delimiter)
    const folders = [process.cwd(), resolve('src'), inRoot('test')]
    expect(configOf({ CLICKUP_FOLDERS: said }).folders).toEqual(folders)
    expect(configOf({}, '--folders', said).folders).toEqual(folders)
    expect(configOf({}).folders).toEqual([])
  })

  it.each(['/', '~', '~/', homedir(), '/proc', '/proc/self', '/sys', '/dev', '~bob', '/nothing'])(
    'never open the folder %s',
    async (folder) => {
      for (const said of [folder, `src${delimiter}${folder}`]) {
        const { code, message } = await errorOf(() => configOf({ CLICKUP_FOLDERS: said }))
        expect(code).toBe('INVALID_INPUT')
        expect(message).toContain(`CLICKUP_FOLDERS (--folders): "${folder}"`)
      }
    },
  )

  it.each(['--token', '--api-token'])('have no flag %s, because arguments are visible', (flag) => {
    expect(() => readConfig([flag, 'pk_1'], {})).toThrow(/Unknown option/)
  })

  it('say by which line of the SDK it is served, by a flag alone', async () => {
    expect(readConfig([], { CLICKUP_SDK: '2' }).sdk).toBe(1)
    expect(readConfig(['--sdk', '2'], {}).sdk).toBe(2)
    const { code, message } = await errorOf(() => readConfig(['--sdk', '3'], {}))
    expect({ code, message }).toEqual({
      code: 'INVALID_INPUT',
      message: '--sdk: "3" is not known; say 1 or 2.',
    })
  })

  it.each(['help', 'version', 'check'] as const)('may ask for --%s', (action) => {
    expect(readConfig([`--${action}`], {}).action).toBe(action)
  })
})
