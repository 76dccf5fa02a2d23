// The server's settings: environment variables, each with a flag of the same name.
import { realpathSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import envPaths from 'env-paths'
import { readEnd } from '../../access/expiry.ts'
import {
  ACCESS,
  type Access,
  DEFAULT_ACCESS,
  DEFAULT_TOOLSETS,
  NOT_BY_DEFAULT,
  RETIRED_TOOLSETS,
  type Rules,
  TOOLSETS,
  type Toolset,
} from '../../access/rules.ts'
import { thisMachine, whyNever } from '../../base/files/open-folders.ts'
import { holdsToken } from '../../base/input/tokens.ts'
import { CodedError } from '../../base/problems/error.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import { checkApiUrl } from '../../clickup/http/address.ts'
import { type Unfilled, whyUnfilled } from '../../clients/unfilled.ts'

export interface Config extends Rules {
  readonly token: string | undefined
  /** Why there is none, though something stands where it should. */
  readonly unfilled?: Unfilled | undefined
  readonly apiUrl: string
  readonly workspaceId: string | undefined
  readonly brokerDirectory: string | undefined
  /** The label by which the settings of VS Code name this server. */
  readonly server: string | undefined
  /** Named by the person to upload files from: absolute, and there. */
  readonly folders: readonly string[]
  /** How a client that cannot ask may let the user agree to a deletion; not at all by default. */
  readonly confirm: 'argument' | undefined
  /** Whether answers hold pictures; a client that cannot show them pays for them all the same. */
  readonly images: boolean
  /** Where files may be kept; nowhere in the service of people elsewhere. */
  readonly stateDir: string | undefined
  readonly callBudgetMs: number
}

export type Action = 'serve' | 'check' | 'check-deep' | 'version' | 'help'

/** Setting by setting: what `--help` says, and the flag; the variable is `CLICKUP_` + the flag. */
export const SETTINGS = {
  'api-url': 'where ClickUp is: https://api.clickup.com, or http on this machine',
  'workspace-id': 'the workspace to work in, where the token sees several',
  access: 'what may be done, of read,write,delete; default read,write',
  toolsets: `which tools are offered, of ${TOOLSETS.join(',')}; default all but ${NOT_BY_DEFAULT.join(', ')}`,
  'expires-at': 'ISO 8601 date-time from which on every call is refused',
  broker: 'folder in which VS Code windows make the signed-in account known',
  server:
    'which server of the settings of VS Code this is: what they allow it now holds for each call',
  folders:
    'folders from which files may be uploaded, besides those that the client has open; several separated as in PATH; "." is the one in which the server is started',
  confirm:
    'argument: a client that cannot ask may delete by naming exactly what is lost; default: it may not',
  images: 'off: answers hold no pictures, and say where they are; default: on',
  'state-dir': 'folder for what the server keeps between runs',
  'call-budget-ms': 'how long one call may take; default 45000',
} as const
type Setting = keyof typeof SETTINGS

const invalid = (name: Setting, message: string): CodedError =>
  new CodedError('INVALID_INPUT', `${variableOf(name)} (--${name}): ${message}`)

export const variableOf = (name: Setting | 'api-token'): string =>
  `CLICKUP_${name.toUpperCase().replaceAll('-', '_')}`

const wordsOf = (value: string): readonly string[] =>
  value
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((word) => word.toLowerCase())

const subset = <T extends string>(
  name: Setting,
  value: string,
  all: readonly T[],
  retired: readonly string[] = [],
): readonly T[] => {
  const words = wordsOf(value).filter((word) => !retired.includes(word))
  const wrong = words.filter((word) => !all.some((known) => known === word))
  if (wrong.length > 0)
    throw invalid(name, `"${wrong.join(', ')}" is not known; choose of ${all.join(', ')}.`)
  return all.filter((known) => words.includes(known))
}

const readAccess = (value: string | undefined): readonly Access[] => {
  const chosen = value === undefined ? DEFAULT_ACCESS : subset('access', value, ACCESS)
  return ACCESS.filter((name) => name === 'read' || chosen.includes(name))
}

const readToolsets = (value: string | undefined): readonly Toolset[] => {
  if (value === undefined) return DEFAULT_TOOLSETS
  return value.trim() === 'all' ? TOOLSETS : subset('toolsets', value, TOOLSETS, RETIRED_TOOLSETS)
}

const readExpiry = (value: string | undefined): string | undefined => {
  if (value === undefined) return undefined
  const end = readEnd(value)
  if (end === undefined)
    throw invalid('expires-at', `"${plainName(value)}" is not an ISO 8601 date-time.`)
  return end
}

const readConfirm = (value: string | undefined): 'argument' | undefined => {
  if (value === undefined) return undefined
  if (value.trim().toLowerCase() === 'argument') return 'argument'
  throw invalid('confirm', `"${plainName(value)}" is not known; leave it out, or say argument.`)
}

const readImages = (value = 'on'): boolean => {
  const said = value.trim().toLowerCase()
  if (said === 'on' || said === 'off') return said === 'on'
  throw invalid('images', `"${plainName(value)}" is not known; say on or off.`)
}

const readBudget = (value: string | undefined): number => {
  const ms = value === undefined ? 45_000 : Number(value)
  if (Number.isFinite(ms) && ms >= 100) return ms
  throw invalid(
    'call-budget-ms',
    `"${plainName(value ?? '')}" is not a number of milliseconds of at least 100.`,
  )
}

const readFolder = (said: string): string => {
  if (/^~[^/\\]/.test(said))
    throw invalid('folders', `"${said}": the home of another user is not known; write it out.`)
  const folder = resolve(said.replace(/^~(?=$|[/\\])/, homedir()))
  const found = statSync(folder, { throwIfNoEntry: false })
  if (!found?.isDirectory()) throw invalid('folders', `"${said}" is no folder (${folder}).`)
  const why = whyNever(realpathSync(folder), thisMachine())
  if (why) throw invalid('folders', `"${said}" is ${why} (${folder}): it is never open.`)
  return folder
}

const readFolders = (value = ''): readonly string[] =>
  value
    .split(delimiter)
    .map((said) => said.trim())
    .filter(Boolean)
    .map(readFolder)

const readSdk = (value: string | undefined): 1 | 2 => {
  if (value === undefined || value === '1') return 1
  if (value === '2') return 2
  throw new CodedError('INVALID_INPUT', `--sdk: "${plainName(value)}" is not known; say 1 or 2.`)
}

/** ClickUp takes no other; and what stands in an entry is read by a shell, perhaps. */
const readWorkspaceId = (value: string | undefined): string | undefined => {
  const id = value?.trim()
  if (id === undefined || /^\d+$/.test(id)) return id
  throw invalid(
    'workspace-id',
    `"${plainName(id)}" is not the id of a workspace, which is digits alone: the number behind https://app.clickup.com/.`,
  )
}

/**
 * For all that may be said on a command line.
 * @throws CodedError INVALID_INPUT where a token is said there
 */
export const refuseTokens = (argv: readonly string[]): void => {
  if (!argv.some(holdsToken)) return
  throw new CodedError(
    'INVALID_INPUT',
    'A token of ClickUp stands among the arguments, where the list of processes and the history of the shell show it. Nothing was done.',
    {
      hint: `Set ${variableOf('api-token')} in the environment instead, and make a new token in ClickUp if others may have seen this one.`,
    },
  )
}

export interface Start {
  readonly action: Action
  /** Which line of the MCP SDK serves: the second speaks the protocol's revision 2026-07-28, too. */
  readonly sdk: 1 | 2
  readonly config: Config
}

/** No flag for the token: arguments show in the list of processes. */
const readToken = (env: NodeJS.ProcessEnv): Pick<Config, 'token' | 'unfilled'> => {
  const said = env[variableOf('api-token')]?.trim() || undefined
  const unfilled = said === undefined ? undefined : whyUnfilled(said)
  return { token: unfilled ? undefined : said, unfilled }
}

const strings = Object.fromEntries(
  Object.keys(SETTINGS).map((name) => [name, { type: 'string' as const }]),
)

export interface ForClient {
  /** Nothing where none was named. */
  readonly client: string | undefined
  /** The settings as they were said, `--access`, `read`: what the server is to be started with. */
  readonly flags: readonly string[]
}

/** What a process is told of itself alone holds for no other. */
const OWN: readonly string[] = ['broker', 'server', 'state-dir']

/** What the environment sets: an entry without it would allow more than holds here. */
const inherited = (env: NodeJS.ProcessEnv): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (Object.keys(SETTINGS) as Setting[]).flatMap((name) => {
      const value = env[variableOf(name)]?.trim()
      return value && !OWN.includes(name) ? [[name, value]] : []
    }),
  )

/**
 * What is said behind `config`, and for what is not said what the environment sets.
 * @throws CodedError INVALID_INPUT that names the setting
 */
export const readForClient = (argv: readonly string[], env: NodeJS.ProcessEnv): ForClient => {
  const options = {
    ...strings,
    sdk: { type: 'string' as const },
    help: { type: 'boolean' as const, short: 'h' },
  }
  const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true })
  const { help, ...settings } = values
  if (help) return { client: undefined, flags: [] }
  const given = Object.entries({ ...inherited(env), ...settings }).map(
    ([name, value]) => [`--${name}`, String(value)] as const,
  )
  // Folders are looked for where the server will be started.
  readConfig(given.filter(([flag]) => flag !== '--folders').flat(), {})
  if (positionals.length > 1)
    throw new CodedError('INVALID_INPUT', 'One client at a time can be named.')
  return { client: positionals[0], flags: given.flat() }
}

/**
 * @param argv without node and the script
 * @throws CodedError INVALID_INPUT that names the setting
 */
export const readConfig = (argv: readonly string[], env: NodeJS.ProcessEnv): Start => {
  const flags = {
    check: { type: 'boolean' },
    deep: { type: 'boolean' },
    version: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
    // No variable: what is inherited by the server of an editor may not change how that is spoken to.
    sdk: { type: 'string' },
  } as const
  const { values } = parseArgs({ args: [...argv], options: { ...strings, ...flags } })
  const given = values as Readonly<Record<string, string | boolean | undefined>>
  const setting = (name: Setting): string | undefined => {
    const value = given[name] ?? env[variableOf(name)]
    return typeof value === 'string' && value.trim() !== '' ? value : undefined
  }
  const named = (['help', 'version', 'check'] as const).find((name) => given[name]) ?? 'serve'
  if (values.deep && !values.check)
    throw new CodedError('INVALID_INPUT', '--deep: it is a part of --check; say --check --deep.')
  return {
    action: named === 'check' && values.deep ? 'check-deep' : named,
    sdk: readSdk(values.sdk),
    config: {
      ...readToken(env),
      apiUrl: checkApiUrl(setting('api-url') ?? 'https://api.clickup.com'),
      workspaceId: readWorkspaceId(setting('workspace-id')),
      access: readAccess(setting('access')),
      toolsets: readToolsets(setting('toolsets')),
      expiresAt: readExpiry(setting('expires-at')),
      brokerDirectory: setting('broker'),
      server: setting('server'),
      folders: readFolders(setting('folders')),
      confirm: readConfirm(setting('confirm')),
      images: readImages(setting('images')),
      stateDir: setting('state-dir') ?? envPaths('clickup-mcp', { suffix: '' }).data,
      callBudgetMs: readBudget(setting('call-budget-ms')),
    },
  }
}
