// The face over the SDK's second line, for clients of the protocol's revisions 2025-11-25 (and older) and
// 2026-07-28 alike: over HTTP one request at a time, without sessions; over stdio see sdk2-stdio.ts.
import {
  CLIENT_CAPABILITIES_META_KEY,
  type ClientCapabilities,
  createMcpHandler,
  type InputRequests,
  inputRequired,
  Server,
  type ServerContext,
} from '@modelcontextprotocol/server'
import * as z from 'zod'
import { type Fields, isFields } from '../../base/text/records.ts'
import type { Calls } from '../call/calls.ts'
import type { Config } from '../config/config.ts'
import { type Returned, type StateSeal, UNCHECKED } from './asking.ts'
import { type ClientEnd, createFace, infoOf, type ServerParts } from './face.ts'

/** Whoever comes through a link: what it allows, and when it is over. */
export interface Visit {
  readonly config: Config
  readonly calls: () => Promise<Calls>
  /** Aborted when the link ends. */
  readonly signal: AbortSignal
  /** To whom a question that was put belongs. */
  readonly account: string
}

export interface HttpFace {
  /** @param body of the request, where it is JSON that was read already */
  readonly fetch: (request: Request, visit: Visit, body?: unknown) => Promise<Response>
}

/** The one question of a call, as it is called where it comes back. */
const QUESTION = 'confirm'

/** The newer revision tells them with each request, the older ones once. */
export const capabilitiesOf = (server: Server, { mcpReq }: ServerContext): ClientCapabilities => {
  // The SDK has looked at it, and declares it as an object of nothing.
  const envelope: Fields = mcpReq.envelope ?? {}
  const told = envelope[CLIENT_CAPABILITIES_META_KEY]
  return isFields(told) ? (told as ClientCapabilities) : (server.getClientCapabilities() ?? {})
}

/** `{}` is read as forms; a client may also know addresses alone. */
export const asksByForm = ({ elicitation }: ClientCapabilities): boolean =>
  elicitation !== undefined && (elicitation.form !== undefined || elicitation.url === undefined)

export const returnedBy = ({
  requestState,
  inputResponses,
}: ServerContext['mcpReq']): Returned => ({
  state: requestState<string>(),
  reply: inputResponses?.[QUESTION],
})

export const progressOf = ({ mcpReq }: ServerContext): ClientEnd['progress'] => {
  const progressToken = mcpReq._meta?.progressToken
  return progressToken === undefined
    ? undefined
    : (at) =>
        // Who has gone need not know.
        void mcpReq
          .notify({ method: 'notifications/progress', params: { progressToken, ...at } })
          .catch(() => {})
}

/** What is no text is refused in a sentence, or read as one. */
const promptParams = z.looseObject({ name: z.string(), arguments: z.unknown().optional() })

/** The client's side of one request, by whichever way it came. */
export interface Way {
  readonly end: ClientEnd
  /** The same where nothing can be asked for in place of an answer. */
  readonly plain?: ClientEnd
  /**
   * What else the client has to tell before there can be an answer.
   * @param isAsked whether the call is made again anyway, with the answer to a question
   */
  readonly wanted?: (isAsked: boolean) => InputRequests | undefined
}

/**
 * @param wayOf to the client of a request
 * @param announces whether it stays connected, so that it can be told of changes
 */
export const createServer = (
  { version, ...parts }: ServerParts,
  wayOf: (server: Server, context: ServerContext) => Way,
  announces = false,
): Server => {
  const announce = () => void server.sendResourceListChanged().catch(() => {})
  const face = createFace(parts, announces ? announce : undefined)
  const server: Server = new Server(infoOf(version), {
    capabilities: face.capabilities,
    instructions: face.instructions,
    jsonSchemaValidator: UNCHECKED,
  })
  const end = (context: ServerContext): ClientEnd => wayOf(server, context).end
  server.setRequestHandler('tools/list', () => face.tools.list())
  server.setRequestHandler('tools/call', async ({ params }, context) => {
    const way = wayOf(server, context)
    const { result, question } = await face.tools.call(params, way.end)
    const wanted = way.wanted?.(question !== undefined)
    if (!question) return wanted ? inputRequired({ inputRequests: wanted }) : result
    const { form, state } = question
    const asked = { [QUESTION]: inputRequired.elicit({ mode: 'form', ...form }) }
    return inputRequired({ inputRequests: { ...wanted, ...asked }, requestState: state })
  })
  server.setRequestHandler('prompts/list', (_, context) => face.prompts.list(end(context)))
  server.setRequestHandler('prompts/get', { params: promptParams }, (params, context) =>
    face.prompts.get(params, end(context)),
  )
  server.setRequestHandler('resources/list', (_, context) => {
    const way = wayOf(server, context)
    return face.resources.list(way.plain ?? way.end)
  })
  server.setRequestHandler('resources/templates/list', (_, context) =>
    face.resources.templates(end(context)),
  )
  server.setRequestHandler('resources/read', async ({ params }, context) => {
    const way = wayOf(server, context)
    try {
      return await face.resources.read(params, way.end)
    } catch (error) {
      const wanted = way.wanted?.(false)
      if (wanted) return inputRequired({ inputRequests: wanted })
      throw error
    }
  })
  server.setRequestHandler('completion/complete', ({ params }, context) =>
    face.complete(params, end(context)),
  )
  return server
}

/**
 * Answers one request of whoever visits. Host, origin, the size of the body and who may visit are looked
 * at before.
 */
export const createHttpFace = ({
  version,
  seal,
}: {
  readonly version: string
  readonly seal: StateSeal
}): HttpFace => ({
  fetch: (request, { config, calls, signal, account }, parsedBody) =>
    createMcpHandler(
      ({ era }) =>
        createServer({ version, config, calls }, (server, context) => ({
          end: {
            signal: AbortSignal.any([context.mcpReq.signal, signal]),
            // No folder of the host is anybody's who comes by HTTP.
            roots: async () => [],
            progress: progressOf(context),
            // Clients of the older revisions cannot be asked: there is no way back to them.
            asking:
              era === 'modern' && asksByForm(capabilitiesOf(server, context))
                ? { seal, account, returned: returnedBy(context.mcpReq) }
                : undefined,
          },
        })),
      // Nothing changes while a link stays as it is: there is nothing to listen for.
      { maxSubscriptions: 0 },
    ).fetch(request, { parsedBody }),
})
