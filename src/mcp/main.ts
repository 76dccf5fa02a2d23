// The stdio entry: settings in, server out. Stays silent on stderr in normal work, because clients
// show every line there as a warning.
import '../base/frozen-prototype.ts'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import { version } from '../../package.json'
import { withoutTokensIn } from '../base/input/tokens.ts'
import { CodedError } from '../base/problems/error.ts'
import type { Calls } from './call/calls.ts'
import {
  type Config,
  readConfig,
  readForClient,
  refuseTokens,
  SETTINGS,
  variableOf,
} from './config/config.ts'
import { createServer } from './serve/sdk1.ts'

const userAgent = `clickup-copilot/${version}`

const helpText = (): string =>
  [
    `clickup-mcp ${version}: a ClickUp MCP server over stdio. Not affiliated with ClickUp.`,
    '',
    `${variableOf('api-token')}: a personal token (ClickUp → Settings → Apps → API Token); no flag, because arguments are visible.`,
    ...Object.entries(SETTINGS).map(
      ([name, meaning]) => `--${name}, ${variableOf(name as keyof typeof SETTINGS)}: ${meaning}`,
    ),
    '--sdk 2: speaks the protocol by the next line of its SDK, in the revision 2026-07-28 as well; default 1',
    '--check: tells whether everything is in place, for people',
    '--check --deep: reads around in the workspace, with 60 requests at most, and reports how ClickUp behaves there, as kinds, codes and counts; made for bug reports',
    '--version, --help',
    'clickup-mcp config [CLIENT]: an entry by which another client starts this server, with the settings that are said; without CLIENT those that are known',
    'clickup-mcp serve | links | keys: over HTTP, behind links that end; each with --help',
  ].join('\n')

const refuse = (error: unknown): never => {
  const message = error instanceof Error ? error.message : String(error)
  // It may name what was set; a variable may hold the token of another.
  process.stderr.write(`clickup-mcp: ${withoutTokensIn(message)}\n`)
  if (error instanceof CodedError && error.details.hint)
    process.stderr.write(`${error.details.hint}\n`)
  process.exit(2)
}

/** Reads what was said; what is not understood ends it. */
const understood = <T>(read: () => T): T => {
  try {
    return read()
  } catch (error) {
    return refuse(error)
  }
}

/** For another client: what is pasted there goes to stdout alone. */
const printForClient = async (): Promise<void> => {
  const wanted = understood(() => readForClient(process.argv.slice(3), process.env))
  const { forClient } = await import('./call/calls.ts')
  const { text, hints, ok } = forClient(wanted, __filename)
  if (text !== '') process.stdout.write(`${text}\n`)
  process.stderr.write(`${hints.join('\n')}\n`)
  if (!ok) process.exitCode = 2
}

/** The tools and all that they need are loaded once. */
const lazyCalls = (config: Config): (() => Promise<Calls>) => {
  let loading: Promise<Calls> | undefined
  return () => {
    loading ??= import('./call/calls.ts').then(({ createCalls }) => createCalls(config, userAgent))
    return loading
  }
}

const runCheck = async (config: Config, isDeep: boolean): Promise<void> => {
  const { check, checkDeep } = await import('./call/calls.ts')
  const { text, ok } = isDeep
    ? await checkDeep(config, userAgent, version)
    : await check(config, userAgent)
  process.stdout.write(`${text}\n`)
  process.exitCode = ok ? 0 : 1
}

/** What the gateway does: it is a bundle of its own beside this one, and reads what follows itself. */
const OF_GATEWAY = ['serve', 'links', 'keys']

/** The extension comes with what it starts alone. */
const lacks = (bundle: string, what: string): boolean => {
  if (existsSync(join(__dirname, bundle))) return false
  process.stderr.write(
    `clickup-mcp: ${what} is not in this installation, which has no ${bundle} beside server.js.\nThe VS Code extension comes without it: build the project (npm run build), and run dist/server.js from there.\n`,
  )
  process.exitCode = 2
  return true
}

const main = async (): Promise<void> => {
  const [, , command = '', ...rest] = process.argv
  understood(() => refuseTokens([command, ...rest]))
  if (OF_GATEWAY.includes(command))
    return lacks('gateway.js', command) ? undefined : void require(join(__dirname, 'gateway.js'))
  if (command === 'config') return printForClient()
  const { action, sdk, config } = understood(() => readConfig(process.argv.slice(2), process.env))
  if (action === 'help') return void process.stdout.write(`${helpText()}\n`)
  if (action === 'version') return void process.stdout.write(`${version}\n`)
  if (action === 'check' || action === 'check-deep')
    return runCheck(config, action === 'check-deep')
  if (sdk === 2 && lacks('sdk2-stdio.js', '--sdk 2')) return
  const parts = { version, config, calls: lazyCalls(config) }
  // The client ends a server by closing its input: calls under way are of no use to anybody then.
  process.stdin.on('end', () => process.exit(0))
  if (sdk === 2) return (await import('./serve/sdk2-stdio.ts')).serveStdio(parts)
  await createServer(parts).connect(new StdioServerTransport())
}

void main()
