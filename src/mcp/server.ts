// The MCP server: the SDK's low-level Server, so that argument errors are enveloped like all others.
import { pathToFileURL } from 'node:url'
import { Server } from '@modelcontextprotocol/sdk/server/index.js'
import type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js'
import {
  CallToolRequestSchema,
  type CallToolResult,
  ListToolsRequestSchema,
  type ServerNotification,
  type ServerRequest,
  type Tool as ToolListing,
} from '@modelcontextprotocol/sdk/types.js'
import type { CallEnd } from './call.ts'
import type { Config } from './config.ts'
import { type Reply, serialise } from './envelope.ts'
import { INSTRUCTIONS } from './instructions.ts'
import { type Listing, offered } from './listing.ts'
import type { ToolKind } from './tool.ts'
import { LISTINGS } from './tool-list.ts'

type Extra = RequestHandlerExtra<ServerRequest, ServerNotification>

// Reads never ask for approval, and no result asks for one: what they hold is the user's own ClickUp.
const ANNOTATIONS: Record<ToolKind, ToolListing['annotations']> = {
  read: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  write: {
    readOnlyHint: false,
    destructiveHint: false,
    idempotentHint: false,
    openWorldHint: false,
  },
  delete: {
    readOnlyHint: false,
    destructiveHint: true,
    idempotentHint: true,
    openWorldHint: false,
  },
}

const listedTool = ({ name, title, description, inputSchema, kind }: Listing): ToolListing => {
  const { required, ...schema } = inputSchema
  return {
    name,
    title,
    description,
    inputSchema: { ...schema, ...(required ? { required: [...required] } : {}) },
    annotations: { title, ...ANNOTATIONS[kind] },
  }
}

/** Roots are deprecated but what VS Code speaks; without them, the folder the server runs in. */
const rootsOf = async (server: Server): Promise<readonly string[]> => {
  if (!server.getClientCapabilities()?.roots) return [pathToFileURL(process.cwd()).href]
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

const askUser = async (server: Server, message: string, signal: AbortSignal): Promise<boolean> => {
  const { action, content } = await server.elicitInput(
    {
      message,
      requestedSchema: {
        type: 'object',
        properties: { confirm: { type: 'boolean', title: 'Yes, do it', default: false } },
        required: ['confirm'],
      },
    },
    { timeout: NO_TIMEOUT_MS, signal },
  )
  return action === 'accept' && content?.confirm === true
}

const endOf = (server: Server, extra: Extra): CallEnd => {
  const progressToken = extra._meta?.progressToken
  let progress = 0
  return {
    signal: extra.signal,
    progress: (message) => {
      if (progressToken === undefined) return
      progress += 1
      void extra.sendNotification({
        method: 'notifications/progress',
        params: { progressToken, progress, message },
      })
    },
    roots: () => rootsOf(server),
    ...(server.getClientCapabilities()?.elicitation
      ? { ask: (question: string) => askUser(server, question, extra.signal) }
      : {}),
  }
}

export interface ServerParts {
  readonly version: string
  readonly config: Config
  /** The pipeline around the tools; never rejects. */
  readonly call: (name: string, args: unknown, end: CallEnd) => Promise<Reply>
  /** Told when the list was given out: calls may follow. */
  readonly onListed?: () => void
}

export const createServer = ({ version, config, call, onListed }: ServerParts): Server => {
  const server = new Server(
    { name: 'clickup', title: 'ClickUp', version },
    { capabilities: { tools: {} }, instructions: INSTRUCTIONS },
  )
  server.setRequestHandler(ListToolsRequestSchema, () => {
    onListed?.()
    return { tools: offered(LISTINGS, config).map(listedTool) }
  })
  server.setRequestHandler(
    CallToolRequestSchema,
    async ({ params }, extra): Promise<CallToolResult> => {
      const { envelope, images } = await call(params.name, params.arguments, endOf(server, extra))
      return {
        content: [
          { type: 'text', text: serialise(envelope) },
          ...images.map((image) => ({ type: 'image' as const, ...image })),
        ],
        ...(envelope.ok ? {} : { isError: true }),
      }
    },
  )
  return server
}
