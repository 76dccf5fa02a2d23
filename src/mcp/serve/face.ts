// All that the server offers, method by method, in the shapes of the protocol: no SDK is known here, nor
// how a client is reached. Adapters (sdk1.ts, sdk2.ts) hand requests in.

import type { ChangedObject } from '../../access/changed-object.ts'
import type { Problem } from '../../base/problems/problem.ts'
import { asMarkdown, oneLine } from '../../base/text/foreign-text.ts'
import type { CallEnd } from '../call/call.ts'
import type { Calls, Completed } from '../call/calls.ts'
import type { Config } from '../config/config.ts'
import { serialise, structuredOf } from '../tool/envelope.ts'
import type { Answer } from '../tool/tool.ts'
import {
  askAtOnce,
  askLater,
  type Form,
  type Question,
  type Returned,
  type StateSeal,
} from './asking.ts'
import { BadRequest, badRequest } from './bad-request.ts'
import { instructionsFor } from './instructions.ts'
import { listedTools } from './listed.ts'
import { createOffer } from './offer.ts'
import { textsOf } from './prompt-texts.ts'
import type { Watch } from './watch.ts'

/** @param announces whether a client can be told that its list of resources has changed */
const capabilitiesBy = (announces: boolean) => ({
  tools: {},
  prompts: {},
  resources: announces ? { listChanged: true } : {},
  completions: {},
})

export interface Progress {
  readonly progress: number
  /** Markdown. */
  readonly message: string
}

/** How the user is asked: while the call waits, or by giving the question back. */
export type Asking =
  | { readonly put: (form: Form) => Promise<unknown> }
  | { readonly seal: StateSeal; readonly account: string; readonly returned: Returned }

/** The client's side of one request. */
export interface ClientEnd {
  readonly signal: AbortSignal
  /** Missing where the client does not want to know. */
  readonly progress?: ((at: Progress) => void) | undefined
  /** `file:` URIs of the folders that the client has open; nothing where it knows of no roots. */
  readonly roots: () => Promise<readonly string[] | undefined>
  /** Missing where the client cannot ask. */
  readonly asking?: Asking | undefined
}

// No interface: the SDKs want results that may have more members.
type CallResult = {
  content: ({ type: 'text'; text: string } | { type: 'image'; data: string; mimeType: string })[]
  structuredContent?: { [name: string]: unknown }
  isError?: true
}

interface Called {
  readonly result: CallResult
  /** To be given back in place of the result. */
  readonly question?: Question | undefined
}

interface CallParams {
  readonly name: string
  readonly arguments?: unknown
}

const MAX_PROGRESS_CHARS = 300

const endOf = ({ signal, progress, roots }: ClientEnd): CallEnd => {
  let count = 0
  return {
    signal,
    roots,
    progress: (message) => {
      count += 1
      progress?.({ progress: count, message: asMarkdown(oneLine(message, MAX_PROGRESS_CHARS)) })
    },
  }
}

const resultOf = (answer: Answer): CallResult => {
  const structured = structuredOf(answer)
  return {
    content: [
      { type: 'text', text: serialise(answer) },
      ...(answer.images ?? []).map((image) => ({ type: 'image' as const, ...image })),
    ],
    ...(structured ? { structuredContent: structured } : {}),
    ...(answer.ok === false ? { isError: true } : {}),
  }
}

const refused = (issue: Problem): CallResult => resultOf({ ok: false, issues: [issue] })

/** What is said to whoever brings a state that is not good, or not any more. */
const NO_LONGER_ASKED: Problem = {
  code: 'NOT_CONFIRMED',
  message: 'Nothing was sent: the question that this answers is not open any more.',
  hint: 'Make the call again without the state: the user is asked anew.',
}

/** Why is for the log of whoever keeps the states, not for a client. */
const NOT_FOUND_OUT: Problem = {
  code: 'NOT_CONFIRMED',
  message: 'Nothing was sent: whether the question that this answers is open was not found out.',
  hint: 'Make the call again without the state, a little later: the user is asked anew.',
}

export interface FaceParts {
  readonly config: Config
  /** Loaded when it is first needed. */
  readonly calls: () => Promise<Calls>
}

/** What an adapter makes a server of. */
export interface ServerParts extends FaceParts {
  readonly version: string
}

const createCall = ({ calls }: FaceParts, watch: Watch | undefined) => {
  const answerTo = async ({ name, arguments: args }: CallParams, end: CallEnd) => {
    const touched: ChangedObject[] = []
    const answer = await (await calls()).call(name, args, {
      ...end,
      touched: (some) => touched.push(...some),
    })
    watch?.called(touched)
    return resultOf(answer)
  }

  return async (params: CallParams, client: ClientEnd): Promise<Called> => {
    const { asking, signal } = client
    const end = endOf(client)
    if (!asking) return { result: await answerTo(params, end) }
    if ('put' in asking)
      return { result: await answerTo(params, { ...end, ask: askAtOnce(asking.put, signal) }) }
    const { seal, account, returned } = asking
    const later = await askLater(seal, { account, tool: params.name }, returned).catch(() => null)
    if (!later) return { result: refused(later === null ? NOT_FOUND_OUT : NO_LONGER_ASKED) }
    const { ask, now } = later
    const result = await answerTo(params, { ...end, ask, ...(now === undefined ? {} : { now }) })
    return { result, question: later.question() }
  }
}

/** @param list asks the client; one that does not answer in time has no folder open */
export const rootsBy = async (
  list: (options: { timeout: number }) => Promise<{ roots: readonly { uri: string }[] }>,
): Promise<readonly string[]> => {
  try {
    return (await list({ timeout: 5000 })).roots.map(({ uri }) => uri)
  } catch {
    return []
  }
}

interface PromptParams {
  readonly name: string
  /** Texts by the protocol; not all clients keep to it. */
  readonly arguments?: unknown
}

const createPrompts = ({ calls }: FaceParts) => ({
  list: async (client: ClientEnd) => {
    const prompts = await (await calls()).prompts(endOf(client))
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
  },
  get: async ({ name, arguments: said }: PromptParams, client: ClientEnd) => {
    const load = await calls()
    const prompt = await load.prompt(name, endOf(client)).catch((error: unknown) => {
      throw badRequest(error)
    })
    const args = textsOf(said)
    const missing = prompt.arguments.find((one) => one.required && !args[one.name]?.trim())
    if (missing) throw new BadRequest(`The argument ${missing.name} is missing.`)
    return {
      description: prompt.description,
      messages: [
        {
          role: 'user' as const,
          content: { type: 'text' as const, text: load.render(prompt, args) },
        },
      ],
    }
  },
})

const MARKDOWN = 'text/markdown'

const createResources = ({ calls }: FaceParts) => ({
  templates: async (client: ClientEnd) => {
    const templates = await (await calls()).templates(endOf(client))
    return {
      resourceTemplates: templates.map(({ uriTemplate, name, title, description }) => ({
        uriTemplate,
        name,
        title,
        description,
        mimeType: MARKDOWN,
      })),
    }
  },
  read: async ({ uri }: { readonly uri: string }, client: ClientEnd) => {
    try {
      const text = await (await calls()).read(uri, endOf(client))
      return { contents: [{ uri, mimeType: MARKDOWN, text }] }
    } catch (error) {
      throw badRequest(error)
    }
  },
})

interface CompleteParams {
  readonly ref:
    | { readonly type: 'ref/resource'; readonly uri: string }
    | { readonly type: 'ref/prompt'; readonly name: string }
  readonly argument: { readonly name: string; readonly value: string }
}

const completedBy = ({ ref, argument }: CompleteParams): Completed =>
  ref.type === 'ref/resource'
    ? { template: ref.uri }
    : { prompt: ref.name, argument: argument.name }

/**
 * What is offered under these rules, which go with whoever asks.
 * @param announce tells the client that its list of resources has changed; missing where it cannot be told
 */
export const createFace = (parts: FaceParts, announce?: () => void) => {
  const { config, calls } = parts
  const { watch, list } = createOffer(calls, announce)
  return {
    capabilities: capabilitiesBy(announce !== undefined),
    instructions: instructionsFor(config),
    tools: {
      list: () => {
        // Calls may follow: what they need is loaded once the list is out.
        setImmediate(calls)
        return { tools: listedTools(config) }
      },
      call: createCall(parts, watch),
    },
    prompts: createPrompts(parts),
    resources: {
      list: async (client: ClientEnd) => {
        const offered = await list(endOf(client))
        return { resources: offered.map((one) => ({ ...one, mimeType: MARKDOWN })) }
      },
      ...createResources(parts),
    },
    complete: async (params: CompleteParams, client: ClientEnd) => {
      const { complete } = await calls()
      const values = await complete(completedBy(params), params.argument.value, endOf(client))
      return { completion: { values: [...values] } }
    },
  }
}

export const infoOf = (version: string) => ({ name: 'clickup', title: 'ClickUp', version })
