// The bundled server behind the SDK's client, and a sandbox of its own to talk to.
import { fileURLToPath } from 'node:url'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import type { Envelope } from '../../src/mcp/envelope.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts'
import type { SandboxOptions } from '../../src/sandbox/state.ts'

const SERVER = fileURLToPath(new URL('../../dist/server.js', import.meta.url))

/** An envelope whose result a test may look into without ceremony. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into results of many shapes
export type AnyEnvelope = Omit<Envelope, 'result'> & { readonly result: any }

export interface TestServer {
  readonly client: Client
  /** Calls a tool and parses its one text block. */
  readonly call: (tool: string, args?: Record<string, unknown>) => Promise<AnyEnvelope>
  readonly stderr: () => string
  readonly close: () => Promise<void>
}

export interface ServerOptions {
  readonly env?: Record<string, string>
  readonly args?: readonly string[]
  readonly cwd?: string
}

export const startServer = async ({
  env = {},
  args = [],
  cwd,
}: ServerOptions = {}): Promise<TestServer> => {
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
  const client = new Client({ name: 'test', version: '1.0.0' })
  await client.connect(transport)
  return {
    client,
    call: async (name, args) => {
      const result = await client.callTool({ name, arguments: args ?? {} })
      const [block] = result.content as { type: string; text: string }[]
      return JSON.parse(block?.text ?? '') as AnyEnvelope
    },
    stderr: () => stderr,
    close: () => client.close(),
  }
}

/** A sandbox and a server that is signed in to it by environment. */
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
    },
  }
}
