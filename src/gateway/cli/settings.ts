// The settings of the gateway: variables, each with a flag of the same name. The master key and admin
// keys have none, because arguments are visible to everybody on a machine.
import { isIP } from 'node:net'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import envPaths from 'env-paths'
import { CodedError } from '../../base/problems/error.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import { checkApiUrl } from '../../clickup/http/address.ts'
import { isLoopbackHost } from '../http/guard/hosts.ts'
import { DEFAULT_LIMITS, type GatewaySettings, type LogLevel } from '../http/settings.ts'

const DEFAULT_PORT = 8787

/** Setting by setting: what `--help` says; the variable is `CLICKUP_MCP_` + the flag. */
export const SERVE_SETTINGS = {
  'base-url':
    'where the world reaches it, as https://links.example.com; default this machine alone',
  host: 'the address to listen at; default 127.0.0.1, 0.0.0.0 for all',
  port: `the port to listen at; default ${DEFAULT_PORT}, 0 for any that is free`,
  store:
    'what links are kept in: lmdb:FOLDER, or redis://HOST for many nodes; default a folder of this user',
  'key-command': 'a command that prints the master key, in place of CLICKUP_MCP_KEY',
  'trust-proxy':
    'the last entry of X-Forwarded-For is the client: behind a proxy that sets it, nowhere else',
  'allowed-hosts': 'further names by which it answers, separated by commas',
  'allowed-origins': 'origins of web pages that may ask it, separated by commas',
  'limit-per-link': `requests a minute through one link; default ${DEFAULT_LIMITS.perLink}`,
  'limit-per-address': `requests a minute from one address; default ${DEFAULT_LIMITS.perAddress}`,
  'limit-under-way': `calls at once through one link; default ${DEFAULT_LIMITS.underWay}`,
  log: 'off, info (a line of JSON for each request, on stderr) or debug; default info',
} as const
type Setting = keyof typeof SERVE_SETTINGS

/** Where it is reached without a base URL. */
export const hereAt = (port: number): string => `http://127.0.0.1:${port}`

/** That say yes by being there. */
const SWITCHES: readonly Setting[] = ['trust-proxy']

export const variableOf = (name: Setting | 'key'): string =>
  `CLICKUP_MCP_${name.toUpperCase().replaceAll('-', '_')}`

const invalid = (name: Setting, message: string): CodedError =>
  new CodedError('INVALID_INPUT', `${variableOf(name)} (--${name}): ${message}`)

/** @returns without a slash at the end */
const readBaseUrl = (value: string): string => {
  const said = `"${plainName(value)}"`
  if (!URL.canParse(value)) throw invalid('base-url', `${said} is no URL.`)
  const url = new URL(value)
  if (url.username || url.password || url.search || url.hash)
    throw invalid('base-url', `${said} may have a path, and nothing behind it or before the host.`)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopbackHost(url.host)))
    throw invalid(
      'base-url',
      `${said} is neither https nor http on this machine: whoever can read a link can use it.`,
    )
  return url.href.replace(/\/+$/, '')
}

const readCount = (
  name: Setting,
  value: string | undefined,
  otherwise: number,
  [least, most]: readonly [number, number],
): number => {
  if (value === undefined) return otherwise
  const count = /^\d+$/.test(value.trim()) ? Number(value) : Number.NaN
  if (count >= least && count <= most) return count
  throw invalid(name, `"${plainName(value)}" is not a number from ${least} to ${most}.`)
}

const readList = (
  name: Setting,
  value: string | undefined,
  isOne: (one: string) => boolean,
  example: string,
): readonly string[] => {
  const all = (value ?? '').split(/[\s,]+/).filter(Boolean)
  const wrong = all.find((one) => !isOne(one))
  if (wrong !== undefined)
    throw invalid(name, `"${plainName(wrong)}" is none; say it as ${example}.`)
  return all
}

const isHostName = (one: string): boolean =>
  URL.canParse(`http://${one}`) && new URL(`http://${one}/`).pathname === '/' && !/[/@?#]/.test(one)

const isOrigin = (one: string): boolean =>
  URL.canParse(one) && /^https?:$/.test(new URL(one).protocol) && new URL(one).origin === one

const readLevel = (value = 'info'): LogLevel => {
  const level = (['off', 'info', 'debug'] as const).find((one) => one === value.trim())
  if (level) return level
  throw invalid('log', `"${plainName(value)}" is not known; choose of off, info, debug.`)
}

const readSwitch = (name: Setting, value: string | boolean | undefined): boolean => {
  if (typeof value === 'boolean' || value === undefined) return value === true
  const said = value.trim().toLowerCase()
  if (['1', 'true', 'yes', 'on'].includes(said)) return true
  if (['0', 'false', 'no', 'off', ''].includes(said)) return false
  throw invalid(name, `"${plainName(value)}" is neither true nor false.`)
}

const readHost = (value = '127.0.0.1'): string => {
  const host = value.trim()
  if (isIP(host) || host === 'localhost') return host
  throw invalid('host', `"${plainName(value)}" is no address of this machine, as 127.0.0.1.`)
}

const readWindow = (value: string | undefined): number | undefined => {
  if (!value?.trim()) return undefined
  const ms = Number(value)
  if (Number.isInteger(ms) && ms > 0) return ms
  throw new CodedError(
    'INVALID_INPUT',
    `CLICKUP_RATE_WINDOW_MS: "${plainName(value)}" is no number of milliseconds.`,
  )
}

export interface ServeSettings {
  readonly gateway: Omit<GatewaySettings, 'baseUrl'>
  /** Undefined: this machine alone, at whichever port it gets. */
  readonly baseUrl: string | undefined
  readonly store: string
  readonly key: string | undefined
  readonly keyCommand: string | undefined
  /** Where ClickUp is. */
  readonly apiUrl: string
  /** How long its rate window is: a minute, unless a test has less time. */
  readonly rateWindowMs: number | undefined
  readonly log: LogLevel
}

type Given = Readonly<Record<string, string | boolean | undefined>>

const settingsOf = (given: Given, env: NodeJS.ProcessEnv): ServeSettings => {
  const setting = (name: Setting): string | undefined => {
    const value = given[name] ?? env[variableOf(name)]
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
  }
  const count = (name: Setting, otherwise: number) =>
    readCount(name, setting(name), otherwise, [1, 1_000_000])
  const baseUrl = setting('base-url')
  const store =
    setting('store') ?? `lmdb:${join(envPaths('clickup-mcp', { suffix: '' }).data, 'links')}`
  return {
    baseUrl: baseUrl === undefined ? undefined : readBaseUrl(baseUrl),
    gateway: {
      host: readHost(setting('host')),
      port: readCount('port', setting('port'), DEFAULT_PORT, [0, 65_535]),
      allowedHosts: readList(
        'allowed-hosts',
        setting('allowed-hosts'),
        isHostName,
        'a.example.com',
      ),
      allowedOrigins: readList(
        'allowed-origins',
        setting('allowed-origins'),
        isOrigin,
        'https://a.example.com',
      ),
      trustProxy: readSwitch('trust-proxy', given['trust-proxy'] ?? env[variableOf('trust-proxy')]),
      limits: {
        perLink: count('limit-per-link', DEFAULT_LIMITS.perLink),
        perAddress: count('limit-per-address', DEFAULT_LIMITS.perAddress),
        underWay: count('limit-under-way', DEFAULT_LIMITS.underWay),
      },
      sharedLimits: !store.startsWith('lmdb:'),
    },
    store,
    key: env[variableOf('key')]?.trim() || undefined,
    keyCommand: setting('key-command'),
    rateWindowMs: readWindow(env.CLICKUP_RATE_WINDOW_MS),
    apiUrl: checkApiUrl(env.CLICKUP_API_URL?.trim() || 'https://api.clickup.com'),
    log: readLevel(setting('log')),
  }
}

export type ServeStart =
  | { readonly action: 'help' }
  | { readonly action: 'serve'; readonly settings: ServeSettings }

/**
 * @param argv behind the word `serve`
 * @throws CodedError INVALID_INPUT that names the setting
 */
export const readServe = (argv: readonly string[], env: NodeJS.ProcessEnv): ServeStart => {
  const names = Object.keys(SERVE_SETTINGS) as Setting[]
  const flags = Object.fromEntries(
    names.map((name) => [
      name,
      { type: SWITCHES.includes(name) ? ('boolean' as const) : ('string' as const) },
    ]),
  )
  const options = { ...flags, help: { type: 'boolean' as const, short: 'h' } }
  const { values } = parseArgs({ args: [...argv], options })
  if (values.help) return { action: 'help' }
  return { action: 'serve', settings: settingsOf(values as Given, env) }
}

export const serveHelp = (version: string): string =>
  [
    `clickup-mcp serve ${version}: ClickUp for MCP clients over HTTP, behind links that end. Not affiliated with ClickUp.`,
    '',
    `${variableOf('key')}: the master key, 32 bytes in base64; no flag, because arguments are visible.`,
    'CLICKUP_API_URL: where ClickUp is: https://api.clickup.com, or http on this machine',
    'CLICKUP_RATE_WINDOW_MS: how long a window of its rate limit is, for tests; default 60000',
    ...Object.entries(SERVE_SETTINGS).map(
      ([name, meaning]) => `--${name}, ${variableOf(name as Setting)}: ${meaning}`,
    ),
    '--help',
  ].join('\n')
