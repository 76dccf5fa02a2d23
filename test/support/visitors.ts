// Whoever comes by a link: the SDK's clients of both lines, and requests made by hand.
import {
  Client as NewClient,
  StreamableHTTPClientTransport as NewTransport,
} from '@modelcontextprotocol/client'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js'
import { type Envelope, type Job, readEnvelope } from '../../scripts/model/job.ts'

export interface Visitor {
  /** Names, in order. */
  readonly tools: () => Promise<readonly string[]>
  readonly prompts: () => Promise<readonly string[]>
  readonly templates: () => Promise<readonly string[]>
  readonly call: (tool: string, args: Readonly<Record<string, unknown>>) => Promise<Envelope>
  /** The revision of the protocol that both agreed on. */
  readonly revision: () => string | undefined
  readonly close: () => Promise<void>
}

interface SomeClient {
  readonly listTools: () => Promise<{ readonly tools: readonly { readonly name: string }[] }>
  readonly listPrompts: () => Promise<{ readonly prompts: readonly { readonly name: string }[] }>
  readonly listResourceTemplates: () => Promise<{
    readonly resourceTemplates: readonly { readonly uriTemplate: string }[]
  }>
  readonly callTool: (params: {
    name: string
    arguments: Record<string, unknown>
  }) => Promise<object>
  readonly close: () => Promise<void>
}

const textOf = (answer: object): string =>
  (answer as { content?: readonly { text?: string }[] }).content?.[0]?.text ?? ''

const visitorOf = (client: SomeClient, revision: Visitor['revision']): Visitor => ({
  tools: async () => (await client.listTools()).tools.map(({ name }) => name),
  prompts: async () => (await client.listPrompts()).prompts.map(({ name }) => name),
  templates: async () =>
    (await client.listResourceTemplates()).resourceTemplates.map(({ uriTemplate }) => uriTemplate),
  call: async (name, args) =>
    readEnvelope(textOf(await client.callTool({ name, arguments: { ...args } }))),
  revision,
  close: () => client.close(),
})

const WHO = { name: 'test', version: '1.0.0' }

/** A client of the SDK's first line, over whatever transport. */
export const connectOver = async (transport: Transport): Promise<Visitor> => {
  const client = new Client(WHO)
  await client.connect(transport)
  return visitorOf(client, () => undefined)
}

export const visitByFirstLine = async (url: string): Promise<Visitor> => {
  const client = new Client(WHO)
  const transport = new StreamableHTTPClientTransport(new URL(url))
  await client.connect(transport as Transport)
  return visitorOf(client, () => transport.protocolVersion)
}

/** @param mode `legacy`, or the revision that it insists on */
export const visitBySecondLine = async (
  url: string,
  mode: 'legacy' | { readonly pin: string },
): Promise<Visitor> => {
  const client = new NewClient(WHO, { versionNegotiation: { mode } })
  await client.connect(new NewTransport(new URL(url)))
  return visitorOf(client as SomeClient, () => client.getNegotiatedProtocolVersion())
}

export const ERAS = {
  'SDK 1.x': visitByFirstLine,
  'SDK 2.x, 2025-11-25': (url: string) => visitBySecondLine(url, 'legacy'),
  'SDK 2.x, 2026-07-28': (url: string) => visitBySecondLine(url, { pin: '2026-07-28' }),
} as const
export type Era = keyof typeof ERAS
export const ERA_NAMES = Object.keys(ERAS) as Era[]

/** Does a job as an assistant would. @returns its closing words */
export const doJob = async ({ play }: Job, { call }: Visitor): Promise<string> => {
  const turns = play()
  for (let next = turns.next(); ; ) {
    if (next.done) return next.value
    const answers: Envelope[] = []
    for (const one of next.value.calls) answers.push(await call(one.tool, one.arguments))
    next = turns.next(answers)
  }
}

/** A request by hand in the newer revision, which says with each request who asks. */
export const newer = (method: string, params: object = {}) => ({
  headers: {
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
    'mcp-protocol-version': '2026-07-28',
    'mcp-method': method,
    ...('name' in params ? { 'mcp-name': String(params.name) } : {}),
  },
  body: {
    jsonrpc: '2.0',
    id: 1,
    method,
    params: {
      ...params,
      _meta: {
        'io.modelcontextprotocol/protocolVersion': '2026-07-28',
        'io.modelcontextprotocol/clientInfo': WHO,
        'io.modelcontextprotocol/clientCapabilities': {},
      },
    },
  },
})

/** The same in the older one. */
export const older = (method: string, params: object = {}) => ({
  headers: {
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
    ...(method === 'initialize' ? {} : { 'mcp-protocol-version': '2025-11-25' }),
  },
  body: { jsonrpc: '2.0', id: 1, method, params },
})

export const INITIALIZE = { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: WHO }

export const post = (
  url: string,
  { headers, body }: { readonly headers: Record<string, string>; readonly body: unknown },
  signal?: AbortSignal,
): Promise<Response> =>
  fetch(url, { method: 'POST', headers, body: JSON.stringify(body), ...(signal ? { signal } : {}) })

/** The message in an answer, which may come as a stream of events. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of many shapes
export const messageIn = (text: string): any =>
  JSON.parse(
    text.startsWith('{')
      ? text
      : (text
          .split('\n')
          .findLast((line) => line.startsWith('data: {'))
          ?.slice(6) ?? 'null'),
  )
