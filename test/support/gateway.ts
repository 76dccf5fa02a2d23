// The gateway as it is run: the bundle as a program of its own, in front of a sandbox.
import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { inRoot } from '../../scripts/lib/paths.ts'
import { capture, lineFrom, start, stop } from '../../scripts/lib/processes.ts'
import { type CreatedLink, createdLink, type Link, type LinkConfig } from '../../src/links/link.ts'
import type { Sandbox } from '../../src/sandbox/server.ts'

const SERVER = inRoot('dist/server.js')

export type WantedLink = Partial<
  Pick<Link, 'name' | 'expires_at' | 'require_api_token_auth' | 'workspace_id'>
> & {
  readonly config?: Partial<LinkConfig>
  readonly clickup_token?: string
}

interface Told {
  readonly status: number
  /** As it came. */
  readonly text: string
  /** What it says as JSON; undefined where it is empty. */
  readonly body: unknown
}

export interface Gateway {
  /** On this machine, whatever the world calls it. */
  readonly url: string
  readonly store: string
  /** The master key. */
  readonly key: string
  readonly adminKey: string
  readonly pid: number
  /** All that it has printed so far. */
  readonly output: () => string
  readonly admin: (method: string, path: string, body?: unknown) => Promise<Told>
  /** A link to the sandbox: to read, unless more is said. @returns with its URL at this node */
  readonly link: (wanted?: WantedLink) => Promise<CreatedLink>
  /** Ends it at once, as a crash does. */
  readonly kill: () => Promise<void>
  /** @returns its exit code, unless it had to be killed */
  readonly stop: () => Promise<number | null>
}

export interface GatewayOptions {
  readonly sandbox: Pick<Sandbox, 'url' | 'token' | 'workspaceId'>
  /** A folder of its own, unless said. */
  readonly store?: string
  /** Another node of the same store, whose keys it shares. */
  readonly beside?: Pick<Gateway, 'store' | 'key' | 'adminKey'>
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Where it is started; a folder of its own, unless said. */
  readonly cwd?: string
}

/** So many requests are nobody's limit. */
const UNLIMITED = ['--limit-per-link', '1000000', '--limit-per-address', '1000000']

const newAdminKey = async (store: string, env: NodeJS.ProcessEnv): Promise<string> => {
  const args = ['keys', 'new', 'tests', '--kind', 'admin', '--json', '--store', store]
  const { code, output } = await capture(process.execPath, [SERVER, ...args], { env })
  if (code !== 0) throw new Error(`No admin key could be made:\n${output}`)
  const { key } = JSON.parse(output) as { readonly key: string }
  return key
}

/** @returns where it is reached here; its port is in the first that it says */
const ready = async (child: ChildProcess, output: () => string): Promise<string> => {
  const line = await lineFrom(child, child.stdout, () => true, 'clickup-mcp serve').catch(() => '')
  if (!line) throw new Error(`The gateway did not start:\n${output()}`)
  const { port } = JSON.parse(line) as { readonly port: number }
  return `http://127.0.0.1:${port}`
}

/** @param sandbox whom its links lead to */
export const startGateway = async ({
  sandbox,
  store: wanted,
  beside,
  args = [],
  env: more = {},
  cwd,
}: GatewayOptions): Promise<Gateway> => {
  const home = await mkdtemp(path.join(tmpdir(), 'clickup-gateway-'))
  const store = wanted ?? beside?.store ?? `lmdb:${path.join(home, 'links')}`
  const key = beside?.key ?? randomBytes(32).toString('base64')
  // Nothing of the person's own gets in.
  const env = {
    ...{ PATH: process.env.PATH, HOME: home, CLICKUP_MCP_KEY: key, CLICKUP_API_URL: sandbox.url },
    ...more,
  }
  const adminKey = beside?.adminKey ?? (await newAdminKey(store, env))
  const child = start(
    process.execPath,
    [SERVER, 'serve', '--port', '0', '--store', store, ...UNLIMITED, ...args],
    { env, cwd: cwd ?? home },
  )
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      printed += text
    })
  const remove = () => rm(home, { recursive: true, force: true })
  const url = await ready(child, () => printed).catch(async (error: unknown) => {
    await stop(child)
    await remove()
    throw error
  })

  const admin: Gateway['admin'] = async (method, where, body) => {
    const answer = await fetch(`${url}${where}`, {
      method,
      headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, text, body: text === '' ? undefined : JSON.parse(text) }
  }
  return {
    ...{ url, store, key, adminKey, pid: child.pid ?? 0, output: () => printed, admin },
    link: async ({ config, ...rest } = {}) => {
      const { status, text, body } = await admin('POST', '/v1/links', {
        name: 'A test',
        config: { methods: ['read'], tags: [], confirm: 'ask', ...config },
        workspace_id: sandbox.workspaceId,
        clickup_token: sandbox.token,
        ...rest,
      })
      if (status !== 201) throw new Error(`No link could be made: ${status} ${text}`)
      return createdLink.parse(body)
    },
    kill: async () => {
      child.kill('SIGKILL')
      await stop(child)
    },
    stop: async () => {
      await stop(child)
      await remove()
      return child.exitCode
    },
  }
}

/** A ClickUp token of the sandbox's own person that nothing else stands behind, and nobody can guess. */
export const freshToken = ({ state, token }: Sandbox): string => {
  const session = state.store.sessions.get(token)
  if (!session) throw new Error('the sandbox has no such token')
  const fresh = `pk_${session.userId}_${randomBytes(16).toString('hex').toUpperCase()}`
  state.store.sessions.set(fresh, { ...session, token: fresh })
  return fresh
}

/** The same link at another node. */
export const atNode = ({ url: node }: Pick<Gateway, 'url'>, { url }: { url: string }): string =>
  `${node}${new URL(url).pathname}`

export const tokenOf = ({ url }: { readonly url: string }): string =>
  new URL(url).pathname.split('/').at(-1) ?? ''

/**
 * Lets a link end so soon, or on a machine that is slow to say it as soon as can be.
 * @returns when, epoch milliseconds
 */
export const endSoon = async (
  { admin }: Pick<Gateway, 'admin'>,
  { id }: Pick<Link, 'id'>,
  ms: number,
): Promise<number> => {
  const end = Date.now() + ms
  const { status, text } = await admin('PATCH', `/v1/links/${id}`, {
    expires_at: new Date(end).toISOString(),
  })
  if (status === 200) return end
  if (Date.now() < end) throw new Error(`The link was not changed: ${status} ${text}`)
  return endSoon({ admin }, { id }, 2 * ms)
}

/** Resolves at a moment, epoch milliseconds: a timer alone may ring a little early. */
export const waitUntil = async (moment: number): Promise<void> => {
  while (Date.now() < moment) await setTimeout(moment - Date.now())
}
