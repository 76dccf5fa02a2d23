// Clients of both lines of the SDK before one server, by whichever way: they are used alike.
import { fileURLToPath } from 'node:url'
import {
  Client as Client2,
  StreamableHTTPClientTransport as Http2,
} from '@modelcontextprotocol/client'
import { StdioClientTransport as Stdio2 } from '@modelcontextprotocol/client/stdio'
import { Client as Client1 } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport as Stdio1 } from '@modelcontextprotocol/sdk/client/stdio.js'
import { StreamableHTTPClientTransport as Http1 } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import {
  ElicitRequestSchema,
  ListRootsRequestSchema,
  ResourceListChangedNotificationSchema,
} from '@modelcontextprotocol/sdk/types.js'
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts'
import { expectDocumented } from './contract.ts'
import { type FaceHost, startFaceHost } from './face-host.ts'
import type { AnyEnvelope } from './server.ts'

interface Progress {
  readonly progress: number
  readonly message?: string | undefined
}

interface CallOptions {
  readonly signal?: AbortSignal
  readonly onprogress?: (at: Progress) => void
}

export type Reply = {
  action: 'accept' | 'decline' | 'cancel'
  content?: { [name: string]: boolean }
}

/** What stands behind the client. */
interface User {
  /** How they answer; without it the client cannot ask. */
  readonly answer?: (question: string) => Reply | Promise<Reply>
  /** URIs of the folders that they have open; without it the client knows of none. */
  readonly roots?: readonly string[]
}

const capabilitiesOf = ({ answer, roots }: User) => ({
  ...(answer ? { elicitation: {} } : {}),
  ...(roots ? { roots: {} } : {}),
})

const told = (roots: readonly string[]) => ({ roots: roots.map((uri) => ({ uri })) })

export interface Way {
  readonly name: string
  readonly protocol: string
  /** Whether there is a way back to the user. */
  readonly asks: boolean
  /** Whether it hears of a call that is cancelled; the older HTTP only of a client that goes away. */
  readonly cancels: boolean
  readonly line: 1 | 2
  readonly over: 'stdio' | 'http'
  /** Flags of the server. */
  readonly flags?: readonly string[]
}

const MODERN = '2026-07-28'

const bySecondLine = { asks: true, cancels: true, over: 'stdio', flags: ['--sdk', '2'] } as const

const STDIO_BY_SECOND_LINE: readonly Way[] = [
  { name: 'stdio by 2.x, client 1.x', protocol: '2025-11-25', line: 1, ...bySecondLine },
  { name: 'stdio by 2.x, client 2.x, older', protocol: '2025-11-25', line: 2, ...bySecondLine },
  { name: 'stdio by 2.x, client 2.x, newer', protocol: MODERN, line: 2, ...bySecondLine },
]

export const WAYS: readonly Way[] = [
  {
    name: 'stdio, client 1.x',
    protocol: '2025-11-25',
    asks: true,
    cancels: true,
    line: 1,
    over: 'stdio',
  },
  {
    name: 'stdio, client 2.x',
    protocol: '2025-11-25',
    asks: true,
    cancels: true,
    line: 2,
    over: 'stdio',
  },
  ...STDIO_BY_SECOND_LINE,
  {
    name: 'HTTP, client 1.x',
    protocol: '2025-11-25',
    asks: false,
    cancels: false,
    line: 1,
    over: 'http',
  },
  {
    name: 'HTTP, client 2.x, older',
    protocol: '2025-11-25',
    asks: false,
    cancels: false,
    line: 2,
    over: 'http',
  },
  {
    name: 'HTTP, client 2.x, newer',
    protocol: MODERN,
    asks: true,
    cancels: true,
    line: 2,
    over: 'http',
  },
]

export interface Speaker {
  readonly client: Client1 | Client2
  readonly sandbox: Sandbox
  /** Where it is reached by HTTP. */
  readonly host: FaceHost | undefined
  readonly protocol: () => string | undefined
  /** From now on, at each word that the list of resources has changed. */
  readonly hearChanges: (heard: () => void) => Promise<void>
  readonly call: (
    name: string,
    args?: Record<string, unknown>,
    options?: CallOptions,
  ) => Promise<AnyEnvelope>
  readonly close: () => Promise<void>
}

const SERVER = fileURLToPath(new URL('../../dist/server.js', import.meta.url))
const INFO = { name: 'test', version: '1.0.0' }

/** How the server is started, where it is not reached by HTTP. */
interface Program {
  readonly flags: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

const bundle = ({ flags, env }: Program) => ({
  command: process.execPath,
  args: [SERVER, ...flags],
  env: { PATH: process.env.PATH ?? '', ...env },
})

interface Spoken {
  readonly client: Client1 | Client2
  readonly call: (
    request: { name: string; arguments: Record<string, unknown> },
    options: CallOptions,
  ) => Promise<unknown>
  readonly protocol: () => string | undefined
  readonly hearChanges: (heard: () => void) => Promise<void>
}

const speakFirst = async (
  program: Program,
  url: string | undefined,
  user: User,
): Promise<Spoken> => {
  const client = new Client1(INFO, { capabilities: capabilitiesOf(user) })
  const { answer, roots } = user
  if (answer) client.setRequestHandler(ElicitRequestSchema, ({ params }) => answer(params.message))
  if (roots) client.setRequestHandler(ListRootsRequestSchema, () => told(roots))
  const transport = url === undefined ? new Stdio1(bundle(program)) : new Http1(new URL(url))
  let protocol: string | undefined
  const listening = transport as { setProtocolVersion?: (version: string) => void }
  const set = listening.setProtocolVersion?.bind(transport)
  listening.setProtocolVersion = (version) => {
    protocol = version
    set?.(version)
  }
  await client.connect(transport as Stdio1)
  return {
    client,
    call: (request, options) => client.callTool(request, undefined, options),
    protocol: () => protocol,
    hearChanges: async (heard) =>
      client.setNotificationHandler(ResourceListChangedNotificationSchema, heard),
  }
}

const speakSecond = async (
  program: Program,
  url: string | undefined,
  user: User,
  isModern: boolean,
): Promise<Spoken> => {
  const client = new Client2(INFO, {
    capabilities: capabilitiesOf(user),
    ...(isModern ? { versionNegotiation: { mode: { pin: MODERN } } } : {}),
  })
  const { answer, roots } = user
  if (answer) client.setRequestHandler('elicitation/create', ({ params }) => answer(params.message))
  if (roots) client.setRequestHandler('roots/list', () => told(roots))
  await client.connect(url === undefined ? new Stdio2(bundle(program)) : new Http2(new URL(url)))
  return {
    client,
    call: (request, options) => client.callTool(request, options),
    protocol: () => client.getNegotiatedProtocolVersion(),
    hearChanges: async (heard) => {
      client.setNotificationHandler('notifications/resources/list_changed', heard)
      // Of the newer revision a client hears what it has asked to hear.
      if (isModern) await client.listen({ resourcesListChanged: true })
    },
  }
}

const textIn = (result: unknown): string => {
  const { content } = result as { content: { text?: string }[] }
  return content[0]?.text ?? ''
}

/** A sandbox, a server before it and a client before that. */
export const startSpeaker = async (
  { line, over, protocol, flags = [] }: Way,
  { env: more = {}, ...user }: User & { readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Speaker> => {
  const sandbox = await startSandbox({ rate: 10_000 })
  const env = { CLICKUP_API_URL: sandbox.url, CLICKUP_API_TOKEN: sandbox.token, ...more }
  const host = over === 'http' ? await startFaceHost(env) : undefined
  const speak = line === 1 ? speakFirst : speakSecond
  const spoken = await speak({ flags, env }, host?.url, user, protocol === MODERN)
  return {
    client: spoken.client,
    sandbox,
    host,
    protocol: spoken.protocol,
    hearChanges: spoken.hearChanges,
    call: async (name, args = {}, options = {}) =>
      JSON.parse(textIn(await spoken.call({ name, arguments: args }, options))) as AnyEnvelope,
    close: async () => {
      await spoken.client.close()
      await host?.close()
      await sandbox.close()
      expectDocumented(sandbox.state.log.since(0))
    },
  }
}
