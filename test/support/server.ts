// The server behind the SDK's client, and a sandbox of its own to talk to.
import { fileURLToPath } from 'node:url'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js'
import type { RequestOptions } from '@modelcontextprotocol/sdk/shared/protocol.js'
import {
  type ClientCapabilities,
  type ElicitRequest,
  ElicitRequestSchema,
  type ElicitResult,
  ListRootsRequestSchema,
} from '@modelcontextprotocol/sdk/types.js'
import { isFields } from '../../src/base/text/records.ts'
import { createCalls } from '../../src/mcp/call/calls.ts'
import { readConfig } from '../../src/mcp/config/config.ts'
import { createServer } from '../../src/mcp/serve/sdk1.ts'
import type { Envelope } from '../../src/mcp/tool/envelope.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts'
import type { SandboxOptions } from '../../src/sandbox/state/state.ts'
import { expectDocumented } from './contract.ts'
import { wholeRows } from './whole-rows.ts'

const SERVER = fileURLToPath(new URL('../../dist/server.js', import.meta.url))

/** An envelope whose result a test may look into without ceremony. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into results of many shapes
export type AnyEnvelope = Omit<Envelope, 'result'> & { readonly result: any }

type CallOptions = Pick<RequestOptions, 'signal' | 'onprogress'>

export interface TestServer {
  readonly client: Client
  /** Calls a tool and parses its one text block. */
  /** What is the same in all rows of an answer stands in each again. */
  readonly call: (
    tool: string,
    args?: Record<string, unknown>,
    options?: CallOptions,
  ) => Promise<AnyEnvelope>
  /** Calls a tool and gives the text as it came. */
  readonly text: (tool: string, args?: Record<string, unknown>) => Promise<string>
  readonly stderr: () => string
  readonly close: () => Promise<void>
}

export interface ServerOptions {
  readonly env?: Record<string, string>
  readonly args?: readonly string[]
  readonly cwd?: string
  /** Folders that the client has open, as `file:` URIs; without them it says that it has no roots. */
  readonly roots?: readonly string[] | (() => readonly string[])
  /** How the user answers a question; without it the client cannot ask. */
  readonly answer?: (
    question: string,
    asked: ElicitRequest['params'],
  ) => ElicitResult | Promise<ElicitResult>
  /** In which ways the client can ask; forms, unless said. */
  readonly asks?: ClientCapabilities['elicitation']
  /**
   * Whether it runs in the process of the test, from its source: for what is the same in the bundle.
   * The environment is then no more than its settings.
   */
  readonly inProcess?: boolean
}

const createClient = ({ roots, answer, asks = {} }: ServerOptions): Client => {
  const client = new Client(
    { name: 'test', version: '1.0.0' },
    { capabilities: { ...(roots ? { roots: {} } : {}), ...(answer ? { elicitation: asks } : {}) } },
  )
  if (answer)
    client.setRequestHandler(ElicitRequestSchema, ({ params }) => answer(params.message, params))
  if (roots)
    client.setRequestHandler(ListRootsRequestSchema, () => ({
      roots: (typeof roots === 'function' ? roots() : roots).map((uri) => ({ uri })),
    }))
  return client
}

/** The bundle as a program of its own, by standard input and output. */
const connectBundle = async (
  client: Client,
  { env = {}, args = [], cwd }: ServerOptions,
): Promise<() => string> => {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [SERVER, ...args],
    env: { PATH: process.env.PATH ?? '', ...env },
    stderr: 'pipe',
    ...(cwd ? { cwd } : {}),
  })
  let stderr = ''
  transport.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString()
  })
  await client.connect(transport)
  return () => stderr
}

const connectInProcess = async (
  client: Client,
  { env = {}, args = [], cwd }: ServerOptions,
): Promise<() => string> => {
  if (cwd) throw new Error('In the process of a test the server has its folder.')
  const { config } = readConfig(args, env)
  const calls = createCalls(config, 'clickup-copilot/test')
  const server = createServer({ version: 'test', config, calls: async () => calls })
  const [here, there] = InMemoryTransport.createLinkedPair()
  await Promise.all([server.connect(there), client.connect(here)])
  return () => ''
}

export const startServer = async (options: ServerOptions = {}): Promise<TestServer> => {
  const client = createClient(options)
  const stderr = await (options.inProcess ? connectInProcess : connectBundle)(client, options)
  const text = async (name: string, args: Record<string, unknown> = {}, options?: CallOptions) => {
    const result = await client.callTool({ name, arguments: args }, undefined, options)
    const [block] = result.content as { type: string; text: string }[]
    return block?.text ?? ''
  }
  return {
    client,
    text,
    call: async (...request) => {
      const envelope = JSON.parse(await text(...request)) as AnyEnvelope
      const [, args] = request
      return isFields(envelope.result)
        ? { ...envelope, result: wholeRows(envelope.result, args) }
        : envelope
    },
    stderr,
    close: () => client.close(),
  }
}

/**
 * A sandbox and a server that is signed in to it by environment.
 * Closing fails when anything that was sent is not as ClickUp's documents say.
 */
export const startPair = async (
  sandboxOptions: SandboxOptions = {},
  serverOptions: ServerOptions = {},
): Promise<TestServer & { readonly sandbox: Sandbox }> => {
  const sandbox = await startSandbox(sandboxOptions)
  const env = {
    CLICKUP_API_URL: sandbox.url,
    CLICKUP_API_TOKEN: sandbox.token,
    ...serverOptions.env,
  }
  const server = await startServer({ ...serverOptions, env })
  return {
    ...server,
    sandbox,
    close: async () => {
      await server.close()
      await sandbox.close()
      expectDocumented(sandbox.state.log.since(0))
    },
  }
}
