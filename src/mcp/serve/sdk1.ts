// The face over the SDK's first line: stdio for the extension and for clients of today. It is the SDK's
// low-level Server, so that argument errors are enveloped like all others.
import { Server } from '@modelcontextprotocol/sdk/server/index.js'
import type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js'
import {
  CallToolRequestSchema,
  type CallToolResult,
  CompleteRequestSchema,
  GetPromptRequestParamsSchema,
  GetPromptRequestSchema,
  ListPromptsRequestSchema,
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  ListToolsRequestSchema,
  ReadResourceRequestSchema,
  type ServerNotification,
  type ServerRequest,
} from '@modelcontextprotocol/sdk/types.js'
import * as z from 'zod'
import { type Form, UNCHECKED } from './asking.ts'
import { type ClientEnd, createFace, infoOf, rootsBy, type ServerParts } from './face.ts'

/** What is no text is refused in a sentence, or read as one. */
const GetPromptLoosely = GetPromptRequestSchema.extend({
  params: GetPromptRequestParamsSchema.extend({ arguments: z.unknown().optional() }),
})

type Extra = RequestHandlerExtra<ServerRequest, ServerNotification>

/** Roots are deprecated but what VS Code speaks; nothing for a client that knows of none. */
const rootsOf = async (server: Server): Promise<readonly string[] | undefined> =>
  server.getClientCapabilities()?.roots &&
  rootsBy((options) => server.listRoots(undefined, options))

/** The user may take as long as they like; timers cannot wait longer than this. */
const NO_TIMEOUT_MS = 2 ** 31 - 1

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

export const createServer = ({ version, ...parts }: ServerParts): Server => {
  // Who has gone need not know.
  const face = createFace(parts, () => void server.sendResourceListChanged().catch(() => {}))
  const server: Server = new Server(infoOf(version), {
    capabilities: face.capabilities,
    instructions: face.instructions,
    jsonSchemaValidator: UNCHECKED,
  })
  server.setRequestHandler(ListToolsRequestSchema, () => face.tools.list())
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
  server.setRequestHandler(GetPromptLoosely, ({ params }, extra) =>
    face.prompts.get(params, endOf(server, extra)),
  )
  server.setRequestHandler(ListResourcesRequestSchema, (_, extra) =>
    face.resources.list(endOf(server, extra)),
  )
  server.setRequestHandler(ListResourceTemplatesRequestSchema, (_, extra) =>
    face.resources.templates(endOf(server, extra)),
  )
  server.setRequestHandler(ReadResourceRequestSchema, ({ params }, extra) =>
    face.resources.read(params, endOf(server, extra)),
  )
  server.setRequestHandler(CompleteRequestSchema, ({ params }, extra) =>
    face.complete(params, endOf(server, extra)),
  )
  return server
}
