// The MCP server: the SDK's low-level Server, so that argument errors are enveloped like all others.
import { Server } from '@modelcontextprotocol/sdk/server/index.js'
import type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js'
import {
  CallToolRequestSchema,
  type CallToolResult,
  CompleteRequestSchema,
  ErrorCode,
  GetPromptRequestSchema,
  ListPromptsRequestSchema,
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  ListToolsRequestSchema,
  McpError,
  ReadResourceRequestSchema,
  type ServerNotification,
  type ServerRequest,
  type Tool as ToolListing,
} from '@modelcontextprotocol/sdk/types.js'
import type { jsonSchemaValidator } from '@modelcontextprotocol/sdk/validation/types.js'
import type { Access } from '../../access/rules.ts'
import { asMarkdown, oneLine } from '../../base/text/foreign-text.ts'
import type { CallEnd } from '../call/call.ts'
import type { Calls } from '../call/calls.ts'
import type { Word } from '../call/consent.ts'
import type { Config } from '../config/config.ts'
import { serialise, structuredOf } from '../tool/envelope.ts'
import { type Listing, offered } from '../tool/listing.ts'
import { LISTINGS } from '../tool/tool-list.ts'
import { instructionsFor } from './instructions.ts'

type Extra = RequestHandlerExtra<ServerRequest, ServerNotification>

// Reads never ask for approval, and no result asks for one: what they hold is the user's own ClickUp.
const ANNOTATIONS: Record<Access, ToolListing['annotations']> = {
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

/** What only writes may still delete, where that is allowed: then clients have to know it. */
const annotationsOf = (
  { kind, deletes }: Listing,
  { access }: Pick<Config, 'access'>,
): ToolListing['annotations'] => ({
  ...ANNOTATIONS[kind],
  ...(deletes && access.includes('delete') ? { destructiveHint: true } : {}),
})

const listedTool = (listing: Listing, config: Config): ToolListing => {
  const { name, title, description, inputSchema } = listing
  const { required, ...schema } = inputSchema
  return {
    name,
    title,
    description,
    inputSchema: { ...schema, ...(required ? { required: [...required] } : {}) },
    annotations: { title, ...annotationsOf(listing, config) },
  }
}

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

/** @param question plain text: clients show a question as Markdown */
const askUser = async (server: Server, question: string, signal: AbortSignal): Promise<Word> => {
  try {
    const { action, content } = await server.elicitInput(
      {
        message: asMarkdown(question),
        requestedSchema: {
          type: 'object',
          properties: { confirm: { type: 'boolean', title: 'Yes, do it', default: false } },
          required: ['confirm'],
        },
      },
      { timeout: NO_TIMEOUT_MS, signal },
    )
    return action === 'accept' && content?.confirm === true ? 'yes' : 'no'
  } catch (error) {
    if (signal.aborted) throw error
    // A client that fails to ask, or an answer of another form, is no yes.
    return 'not asked'
  }
}

const MAX_PROGRESS_CHARS = 300

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
        params: {
          progressToken,
          progress,
          message: asMarkdown(oneLine(message, MAX_PROGRESS_CHARS)),
        },
      })
    },
    roots: () => rootsOf(server),
    // `{}` is read as forms; a client may also know addresses alone.
    ...(server.getClientCapabilities()?.elicitation?.form
      ? { ask: (question: string) => askUser(server, question, extra.signal) }
      : {}),
  }
}

export interface ServerParts {
  readonly version: string
  readonly config: Config
  /** Loaded when it is first needed. */
  readonly calls: () => Promise<Calls>
}

const registerTools = (server: Server, { config, calls }: ServerParts): void => {
  server.setRequestHandler(ListToolsRequestSchema, () => {
    // Calls may follow: what they need is loaded once the list is out.
    setImmediate(calls)
    return { tools: offered(LISTINGS, config).map((one) => listedTool(one, config)) }
  })
  server.setRequestHandler(
    CallToolRequestSchema,
    async ({ params }, extra): Promise<CallToolResult> => {
      const { call } = await calls()
      const answer = await call(params.name, params.arguments, endOf(server, extra))
      const structured = structuredOf(answer)
      return {
        content: [
          { type: 'text', text: serialise(answer) },
          ...(answer.images ?? []).map((image) => ({ type: 'image' as const, ...image })),
        ],
        ...(structured ? { structuredContent: structured } : {}),
        ...(answer.ok === false ? { isError: true } : {}),
      }
    },
  )
}

const MAX_ERROR_CHARS = 1000

/** These requests have no envelope: what is wrong with them is an error of the protocol. */
const protocolError = (error: unknown): McpError => {
  const message = error instanceof Error ? error.message : String(error)
  return new McpError(ErrorCode.InvalidParams, oneLine(message, MAX_ERROR_CHARS))
}

const registerPrompts = (server: Server, { calls }: ServerParts): void => {
  server.setRequestHandler(ListPromptsRequestSchema, async (_, extra) => {
    const prompts = await (await calls()).prompts(endOf(server, extra))
    return {
      prompts: prompts.map(({ name, title, description, arguments: args }) => ({
        name,
        title,
        description,
        arguments: args.map((one) => ({
          name: one.name,
          description: one.description,
          required: one.required ?? false,
        })),
      })),
    }
  })
  server.setRequestHandler(GetPromptRequestSchema, async ({ params }, extra) => {
    const load = await calls()
    const prompt = await load.prompt(params.name, endOf(server, extra)).catch((error: unknown) => {
      throw protocolError(error)
    })
    const missing = prompt.arguments.find(
      ({ name, required }) => required && !params.arguments?.[name]?.trim(),
    )
    if (missing)
      throw new McpError(ErrorCode.InvalidParams, `The argument ${missing.name} is missing.`)
    const text = load.render(prompt, params.arguments ?? {})
    return {
      description: prompt.description,
      messages: [{ role: 'user', content: { type: 'text', text } }],
    }
  })
}

const registerResources = (server: Server, { calls }: ServerParts): void => {
  server.setRequestHandler(ListResourcesRequestSchema, () => ({ resources: [] }))
  server.setRequestHandler(ListResourceTemplatesRequestSchema, async (_, extra) => {
    const templates = await (await calls()).templates(endOf(server, extra))
    return {
      resourceTemplates: templates.map(({ uriTemplate, name, title, description }) => ({
        uriTemplate,
        name,
        title,
        description,
        mimeType: 'text/markdown',
      })),
    }
  })
  server.setRequestHandler(ReadResourceRequestSchema, async ({ params: { uri } }, extra) => {
    try {
      const text = await (await calls()).read(uri, endOf(server, extra))
      return { contents: [{ uri, mimeType: 'text/markdown', text }] }
    } catch (error) {
      throw protocolError(error)
    }
  })
}

const registerCompletions = (server: Server, { calls }: ServerParts): void => {
  server.setRequestHandler(CompleteRequestSchema, async ({ params }, extra) => {
    const { ref, argument } = params
    const what =
      ref.type === 'ref/resource'
        ? { template: ref.uri }
        : { prompt: ref.name, argument: argument.name }
    const { complete } = await calls()
    const values = await complete(what, argument.value, endOf(server, extra))
    return { completion: { values: [...values] } }
  })
}

export const createServer = (parts: ServerParts): Server => {
  const server = new Server(
    { name: 'clickup', title: 'ClickUp', version: parts.version },
    {
      capabilities: { tools: {}, prompts: {}, resources: {}, completions: {} },
      instructions: instructionsFor(parts.config),
      jsonSchemaValidator: anything,
    },
  )
  registerTools(server, parts)
  registerPrompts(server, parts)
  registerResources(server, parts)
  registerCompletions(server, parts)
  return server
}
