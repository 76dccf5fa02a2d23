// Whoever comes by a link: the SDK's clients of both lines, and requests made by hand.
import {
  Client as NewClient,
  StreamableHTTPClientTransport as NewTransport,
} from '@modelcontextprotocol/client'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js'
import { ListRootsRequestSchema } from '@modelcontextprotocol/sdk/types.js'
import * as z from 'zod'
import { type Envelope, type Job, readEnvelope } from '../../scripts/model/job.ts'

export interface Visitor {
  /** Names, in order. */
  readonly tools: () => Promise<readonly string[]>
  readonly prompts: () => Promise<readonly string[]>
  readonly templates: () => Promise<readonly string[]>
  readonly resources: () => Promise<readonly string[]>
  /** What is proposed for the `id` of a template of resources. */
  readonly completions: (template: string, value: string) => Promise<readonly string[]>
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
  readonly listResources: () => Promise<{ readonly resources: readonly { readonly uri: string }[] }>
  readonly complete: (params: {
    ref: { type: 'ref/resource'; uri: string }
    argument: { name: string; value: string }
  }) => Promise<{ readonly completion: { readonly values: readonly string[] } }>
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
  resources: async () => (await client.listResources()).resources.map(({ uri }) => uri),
  completions: async (uri, value) => {
    const ref = { type: 'ref/resource', uri } as const
    const { completion } = await client.complete({ ref, argument: { name: 'id', value } })
    return completion.values
  },
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

interface VisitorOptions {
  /** What it says it has open, as `file:` URIs; without them it says that it has no roots. */
  readonly roots?: readonly string[]
}

const capabilitiesOf = ({ roots }: VisitorOptions) => (roots ? { roots: {} } : {})
const listed = (roots: readonly string[]) => ({ roots: roots.map((uri) => ({ uri })) })

const visitByFirstLine = async (url: string, options: VisitorOptions = {}): Promise<Visitor> => {
  const client = new Client(WHO, { capabilities: capabilitiesOf(options) })
  const { roots } = options
  if (roots) client.setRequestHandler(ListRootsRequestSchema, () => listed(roots))
  const transport = new StreamableHTTPClientTransport(new URL(url))
  await client.connect(transport as Transport)
  return visitorOf(client, () => transport.protocolVersion)
}

/** @param mode `legacy`, or the revision that it insists on */
const visitBySecondLine = async (
  url: string,
  mode: 'legacy' | { readonly pin: string },
  options: VisitorOptions = {},
): Promise<Visitor> => {
  const client = new NewClient(WHO, {
    capabilities: capabilitiesOf(options),
    versionNegotiation: { mode },
  })
  const { roots } = options
  if (roots) client.setRequestHandler('roots/list', () => listed(roots))
  await client.connect(new NewTransport(new URL(url)))
  return visitorOf(client as SomeClient, () => client.getNegotiatedProtocolVersion())
}

export const ERAS = {
  'SDK 1.x': visitByFirstLine,
  'SDK 2.x, 2025-11-25': (url: string, options?: VisitorOptions) =>
    visitBySecondLine(url, 'legacy', options),
  'SDK 2.x, 2026-07-28': (url: string, options?: VisitorOptions) =>
    visitBySecondLine(url, { pin: '2026-07-28' }, options),
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

const message = z.looseObject({
  jsonrpc: z.literal('2.0'),
  result: z.looseObject({}).optional(),
  error: z.looseObject({ code: z.number(), message: z.string() }).optional(),
})

/** The message in an answer, which may come as a stream of events. */
export const messageIn = (text: string): z.infer<typeof message> =>
  message.parse(
    JSON.parse(
      text.startsWith('{')
        ? text
        : (text
            .split('\n')
            .findLast((line) => line.startsWith('data: {'))
            ?.slice(6) ?? 'null'),
    ),
  )

/** What a tool answered; where the protocol itself refused, that, in the same shape. */
export const envelopeIn = (text: string): Envelope => {
  const { result = {}, error } = messageIn(text)
  return error
    ? { ok: false, issues: [{ code: String(error.code), message: error.message }] }
    : readEnvelope(textOf(result))
}

export interface Answered {
  readonly status: number
  readonly text: string
  /** Undefined where nobody was let in. */
  readonly envelope: Envelope | undefined
}

/** `older` or `newer`, or one of them with more in it. */
export type ByHand = (
  method: string,
  params?: object,
) => { readonly headers: Record<string, string>; readonly body: unknown }

export const callByHand = async (
  url: string,
  name: string,
  args: object,
  request: ByHand = older,
): Promise<Answered> => {
  const answer = await post(url, request('tools/call', { name, arguments: args }))
  const text = await answer.text()
  return {
    ...{ status: answer.status, text },
    envelope: answer.status === 200 ? envelopeIn(text) : undefined,
  }
}
