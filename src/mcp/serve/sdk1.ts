// The face over the SDK's first line: stdio for the extension and for clients of today. It is the SDK's
// low-level Server, so that argument errors are enveloped like all others.
import { Server } from '@modelcontextprotocol/sdk/server/index.js'
import type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js'
import {
  CallToolRequestSchema,
  type CallToolResult,
  CompleteRequestSchema,
  GetPromptRequestSchema,
  ListPromptsRequestSchema,
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  ListToolsRequestSchema,
  McpError,
  ReadResourceRequestSchema,
  type ServerNotification,
  type ServerRequest,
} from '@modelcontextprotocol/sdk/types.js'
import type { jsonSchemaValidator } from '@modelcontextprotocol/sdk/validation/types.js'
import type { Form } from './asking.ts'
import {
  BadRequest,
  CAPABILITIES,
  type ClientEnd,
  createFace,
  type FaceParts,
  infoOf,
} from './face.ts'

type Extra = RequestHandlerExtra<ServerRequest, ServerNotification>

/** Roots are deprecated but what VS Code speaks; nothing for a client that knows of none. */
const rootsOf = async (server: Server): Promise<readonly string[] | undefined> => {
  if (!server.getClientCapabilities()?.roots) return undefined
  try {
    const { roots } = await server.listRoots(undefined, { timeout: 5000 })
    return roots.map(({ uri }) => uri)
  } catch {
    // A client that does not answer has no folder open.
    return []
  }
}

/** The user may take as long as they like; timers cannot wait longer than this. */
const NO_TIMEOUT_MS = 2 ** 31 - 1

// The answer to our one question is looked at where it is used; the bundle has no other validator.
const anything: jsonSchemaValidator = {
  getValidator: () => (input) => ({ valid: true, data: input as never, errorMessage: undefined }),
}

const endOf = (server: Server, { signal, sendNotification, _meta }: Extra): ClientEnd => {
  const progressToken = _meta?.progressToken
  return {
    signal,
    roots: () => rootsOf(server),
    progress:
      progressToken === undefined
        ? undefined
        : (at) =>
            // Who has gone need not know.
            void sendNotification({
              method: 'notifications/progress',
              params: { progressToken, ...at },
            }).catch(() => {}),
    // `{}` is read as forms; a client may also know addresses alone.
    asking: server.getClientCapabilities()?.elicitation?.form && {
      put: (form: Form) => server.elicitInput(form, { timeout: NO_TIMEOUT_MS, signal }),
    },
  }
}

const translated = async <T>(answer: Promise<T>): Promise<T> => {
  try {
    return await answer
  } catch (error) {
    throw error instanceof BadRequest ? new McpError(error.code, error.message) : error
  }
}

export interface ServerParts extends FaceParts {
  readonly version: string
}

export const createServer = ({ version, ...parts }: ServerParts): Server => {
  const face = createFace(parts)
  const server = new Server(infoOf(version), {
    capabilities: CAPABILITIES,
    instructions: face.instructions,
    jsonSchemaValidator: anything,
  })
  server.setRequestHandler(ListToolsRequestSchema, () => {
    // Calls may follow: what they need is loaded once the list is out.
    setImmediate(parts.calls)
    return face.tools.list()
  })
  server.setRequestHandler(
    CallToolRequestSchema,
    async ({ params }, extra): Promise<CallToolResult> => {
      const { result } = await face.tools.call(params, endOf(server, extra))
      return { ...result }
    },
  )
  server.setRequestHandler(ListPromptsRequestSchema, (_, extra) =>
    face.prompts.list(endOf(server, extra)),
  )
  server.setRequestHandler(GetPromptRequestSchema, ({ params }, extra) =>
    translated(face.prompts.get(params, endOf(server, extra))),
  )
  server.setRequestHandler(ListResourcesRequestSchema, () => face.resources.list())
  server.setRequestHandler(ListResourceTemplatesRequestSchema, (_, extra) =>
    face.resources.templates(endOf(server, extra)),
  )
  server.setRequestHandler(ReadResourceRequestSchema, ({ params }, extra) =>
    translated(face.resources.read(params, endOf(server, extra))),
  )
  server.setRequestHandler(CompleteRequestSchema, ({ params }, extra) =>
    face.complete(params, endOf(server, extra)),
  )
  return server
}
