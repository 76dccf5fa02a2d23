import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import {
  readServe,
  SERVE_SETTINGS,
  serveHelp,
  variableOf,
} from '../../../../src/gateway/cli/settings.ts'

const settings = (args: readonly string[] = [], env: NodeJS.ProcessEnv = {}) => {
  const start = readServe(args, env)
  if (start.action !== 'serve') throw new Error('no settings')
  return start.settings
}

describe('the settings of serve', () => {
  it('reach no further than this machine where nothing is said', () => {
    const { gateway, baseUrl, store, key, log, apiUrl } = settings()
    expect(baseUrl).toBeUndefined()
    expect(gateway).toMatchObject({
      host: '127.0.0.1',
      port: 8787,
      allowedHosts: [],
      allowedOrigins: [],
      trustProxy: false,
      sharedLimits: false,
    })
    expect(store).toMatch(/^lmdb:.*clickup-mcp.*links$/)
    expect([key, log, apiUrl]).toEqual([undefined, 'info', 'https://api.clickup.com'])
  })

  it('come from flags, else from variables', () => {
    const env = {
      CLICKUP_MCP_BASE_URL: 'https://links.example.com/clickup/',
      CLICKUP_MCP_STORE: 'redis://store.example.com',
      CLICKUP_MCP_KEY: ' c2VjcmV0 ',
      CLICKUP_MCP_TRUST_PROXY: 'true',
      CLICKUP_MCP_ALLOWED_ORIGINS: 'https://a.example.com, https://b.example.com:8443',
      CLICKUP_MCP_PORT: '9000',
    }
    const { gateway, baseUrl, store, key } = settings(
      ['--port', '9001', '--limit-per-link', '5'],
      env,
    )
    expect(baseUrl).toBe('https://links.example.com/clickup')
    expect(gateway).toMatchObject({
      port: 9001,
      allowedOrigins: ['https://a.example.com', 'https://b.example.com:8443'],
      trustProxy: true,
      sharedLimits: true,
      limits: { perLink: 5, perAddress: 1200, underWay: 16 },
    })
    expect([store, key]).toEqual(['redis://store.example.com', 'c2VjcmV0'])
  })

  it.each([
    [['--base-url', 'http://links.example.com'], 'neither https'],
    [['--base-url', 'links.example.com'], 'no URL'],
    [['--base-url', 'https://a:b@links.example.com'], 'before the host'],
    [['--base-url', 'https://links.example.com/?a=b'], 'behind it'],
    [['--port', '65536'], '0 to 65535'],
    [['--port', '1e3'], '0 to 65535'],
    [['--host', 'links.example.com'], 'no address'],
    [['--allowed-hosts', 'https://a.example.com'], 'a.example.com'],
    [['--allowed-origins', 'a.example.com'], 'https://a.example.com'],
    [['--allowed-origins', 'https://a.example.com/'], 'https://a.example.com'],
    [['--allowed-origins', '*'], 'https://a.example.com'],
    [['--log', 'all'], 'off, info, debug'],
    [['--limit-per-link', '0'], 'number'],
  ])('are refused by name: %j', (args, words) => {
    expect(() => settings(args)).toThrow(words)
    expect(() => settings(args)).toThrow(args[0])
  })

  it('know no flag for a key', () => {
    expect(() => settings(['--key', 'abc'])).toThrow('--key')
    expect(Object.keys(SERVE_SETTINGS)).not.toContain('key')
  })

  it('are all told by --help', () => {
    expect(readServe(['--help'], {})).toEqual({ action: 'help' })
    for (const name of Object.keys(SERVE_SETTINGS)) expect(serveHelp('1')).toContain(`--${name},`)
  })

  it('stand all in the table of docs/serve.md, and no others, with the defaults that hold', async () => {
    const page = await readFile(new URL('../../../../docs/serve.md', import.meta.url), 'utf8')
    const table = /^## Settings\n(.*?)^## /ms.exec(page)?.[1] ?? ''
    const rows = table.split('\n').filter((line) => line.startsWith('| `'))
    const told = rows.flatMap((row) => row.split('|')[1]?.match(/[A-Z_]{2,}/g) ?? [])
    const names = Object.keys(SERVE_SETTINGS) as (keyof typeof SERVE_SETTINGS)[]
    const known = [...names, 'key' as const].map(variableOf)
    const forTests = ['CLICKUP_API_URL', 'CLICKUP_RATE_WINDOW_MS']
    expect([...told].sort()).toEqual([...known, ...forTests].sort())
    const { gateway, log, apiUrl, rateWindowMs } = settings()
    const { limits } = gateway
    const defaults = {
      LIMIT_PER_LINK: limits.perLink,
      LIMIT_UNDER_WAY: limits.underWay,
      LIMIT_PER_ADDRESS: limits.perAddress,
      MCP_PORT: gateway.port,
      MCP_HOST: gateway.host,
      MCP_LOG: log,
      API_URL: apiUrl,
      RATE_WINDOW: rateWindowMs ?? 60_000,
    }
    for (const [variable, standard] of Object.entries(defaults)) {
      const row = rows.find((one) => one.split('|')[1]?.includes(variable))
      expect(row?.split('|').at(-2)).toContain(String(standard))
    }
  })
})
