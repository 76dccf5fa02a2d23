// The face over the SDK's second line: HTTP, one request at a time, without sessions, for clients of the
// protocol's revisions 2025-11-25 (and older) and 2026-07-28 alike.
import {
  type ClientCapabilities,
  createMcpHandler,
  inputRequired,
  Server,
  type ServerContext,
} from '@modelcontextprotocol/server'
import type { Calls } from '../call/calls.ts'
import type { Config } from '../config/config.ts'
import { type Question, type StateSeal, UNCHECKED } from './asking.ts'
import { type Asking, CAPABILITIES, type ClientEnd, createFace, infoOf } from './face.ts'

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
  readonly fetch: (request: Request, visit: Visit) => Promise<Response>
}

/** The one question of a call, as it is called where it comes back. */
const QUESTION = 'confirm'

/** `{}` is read as forms; a client may also know addresses alone. */
const asksByForm = ({ elicitation }: ClientCapabilities = {}): boolean =>
  elicitation !== undefined && (elicitation.form !== undefined || elicitation.url === undefined)

/** What stays the same through all of one HTTP request. */
interface Surroundings {
  readonly version: string
  readonly seal: StateSeal
  readonly visit: Visit
  /** Clients of the older revisions cannot be asked: there is no way back to them. */
  readonly era: 'legacy' | 'modern'
}

const askingOf = (
  { requestState, inputResponses }: ServerContext['mcpReq'],
  { seal, visit }: Surroundings,
): Asking => ({
  seal,
  account: visit.account,
  returned: { state: requestState<string>(), reply: inputResponses?.[QUESTION] },
})

const endOf = (
  server: Server,
  { mcpReq }: ServerContext,
  surroundings: Surroundings,
): ClientEnd => {
  const progressToken = mcpReq._meta?.progressToken
  const isAsked = surroundings.era === 'modern' && asksByForm(server.getClientCapabilities())
  return {
    signal: AbortSignal.any([mcpReq.signal, surroundings.visit.signal]),
    // No folder of the host is anybody's who comes by HTTP.
    roots: async () => [],
    progress:
      progressToken === undefined
        ? undefined
        : (at) =>
            // Who has gone need not know.
            void mcpReq
              .notify({ method: 'notifications/progress', params: { progressToken, ...at } })
              .catch(() => {}),
    asking: isAsked ? askingOf(mcpReq, surroundings) : undefined,
  }
}

const givenBack = ({ form, state }: Question) =>
  inputRequired({
    inputRequests: { [QUESTION]: inputRequired.elicit({ mode: 'form', ...form }) },
    requestState: state,
  })

const createServer = (surroundings: Surroundings): Server => {
  const face = createFace(surroundings.visit)
  const end = (context: ServerContext): ClientEnd => endOf(server, context, surroundings)
  const server = new Server(infoOf(surroundings.version), {
    capabilities: CAPABILITIES,
    instructions: face.instructions,
    jsonSchemaValidator: UNCHECKED,
  })
  server.setRequestHandler('tools/list', () => face.tools.list())
  server.setRequestHandler('tools/call', async ({ params }, context) => {
    const { result, question } = await face.tools.call(params, end(context))
    return question ? givenBack(question) : result
  })
  server.setRequestHandler('prompts/list', (_, context) => face.prompts.list(end(context)))
  server.setRequestHandler('prompts/get', ({ params }, context) =>
    face.prompts.get(params, end(context)),
  )
  server.setRequestHandler('resources/list', () => face.resources.list())
  server.setRequestHandler('resources/templates/list', (_, context) =>
    face.resources.templates(end(context)),
  )
  server.setRequestHandler('resources/read', ({ params }, context) =>
    face.resources.read(params, end(context)),
  )
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
  fetch: (request, visit) =>
    createMcpHandler(({ era }) => createServer({ version, seal, visit, era }), {
      // Nothing changes while a link stays as it is: there is nothing to listen for.
      maxSubscriptions: 0,
    }).fetch(request),
})
