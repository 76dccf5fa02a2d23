// The one place where HTTP to ClickUp happens: token kinds, pacing, retries, errors, answers.
import * as l10n from '@vscode/l10n'
import type { z } from 'zod'
import { CodedError } from '../../base/problems/error.ts'
import { reading } from '../../base/problems/left-out.ts'
import { REAL_TIME, type Timing } from '../../base/time/timing.ts'
import { checkApiUrl } from './address.ts'
import { patienceOf, requestAnswer, type Shared } from './attempts.ts'
import { createGate } from './gate.ts'
import { createMemory, type Memory } from './memory.ts'
import { createPace, type Pace } from './pace.ts'
import type { RateBudget } from './rate.ts'
import {
  type ApiRequest,
  type Call,
  type Exchange,
  isWrite,
  type Refuses,
  whatOf,
} from './request.ts'
import { cancelled, unanswered, unreadable } from './request-errors.ts'
import { noteLeftOut, noteRequest, refusalOfSources, type Sources } from './sources.ts'

const MAX_IN_FLIGHT = 6

export interface Connection {
  /** A personal token `pk_…` or an OAuth access token. */
  readonly token: string
  /** `https://api.clickup.com`, or http on loopback; no slash at the end. */
  readonly apiUrl: string
  /** Needed only where the token sees more than one workspace. */
  readonly workspaceId?: string
}

export interface Api {
  /** @throws CodedError */
  readonly request: <T>(request: ApiRequest<T>) => Promise<T>
  readonly memory: Memory
  readonly workspaceId: string | undefined
  /** Without a slash at the end. */
  readonly apiUrl: string
  /** The call that requests are bound to. */
  readonly call: Call
  /** What its deadlines are told by. */
  readonly timing: Timing
  /** What ClickUp's last answer said of the budget. */
  readonly rate: () => RateBudget | undefined
  /** The same client, its requests bound to one call; what it refuses already stays refused. */
  readonly during: (call: Call) => Api
}

export interface ApiOptions {
  readonly userAgent?: string
  /** Sees each exchange after its answer: for the log and the tests. */
  readonly onExchange?: (exchange: Exchange) => void
  /** The way to the network, and time: a test hands in its own. */
  readonly fetch?: typeof fetch
  readonly timing?: Timing
  /** How many requests may leave; its own, unless the token is shared with others. */
  readonly pace?: Pace
  /** What of an answer that was read is for this client. @throws CodedError where nothing is */
  readonly within?: (answer: unknown) => unknown
}

/**
 * Personal tokens go bare; with `Bearer` ClickUp takes them for dead OAuth tokens
 * (docs/clickup-facts.md §1).
 */
const authorization = (token: string): string =>
  token.startsWith('pk_') ? token : `Bearer ${token}`

const wrongShape = <T>(parsed: z.ZodSafeParseError<T>): string => {
  const issue = parsed.error.issues[0]
  return l10n.t`at "${issue?.path.join('.') ?? ''}" ${issue?.message ?? ''}`
}

/** A write whose answer cannot be read has been taken, but nobody knows as what. */
const notUnderstood = (request: ApiRequest<unknown>, why: string): CodedError => {
  const error = unreadable(whatOf(request), why)
  if (!isWrite(request)) return error
  return new CodedError(error.code, error.message, {
    ...error.details,
    outcomeUnknown: true,
    accepted: true,
  })
}

const parseAnswer = <T>(
  request: ApiRequest<T>,
  body: string,
  within: ApiOptions['within'],
  { onLeftOut }: Call,
): T => {
  let json: unknown
  try {
    json = body === '' ? undefined : JSON.parse(body)
  } catch {
    throw notUnderstood(request, l10n.t('it is not JSON'))
  }
  // A write has been made, whatever its answer is about.
  const known = within && !isWrite(request) ? within(json) : json
  const { value: parsed, leftOut } = reading(() => request.answer.safeParse(known))
  if (leftOut.size > 0) {
    noteLeftOut(leftOut)
    onLeftOut?.(leftOut)
  }
  if (parsed.success) return parsed.data
  throw notUnderstood(request, body === '' ? l10n.t('it is empty') : wrongShape(parsed))
}

/** What all calls of a client have in common. */
interface Client {
  readonly shared: Shared
  readonly connection: Connection
  readonly memory: Memory
  readonly within: ApiOptions['within']
}

/** Whoever waits for what another call is reading hears their own cancellation and their own time. */
const memoryFor = (
  { shared, memory }: Client,
  call: Call,
  refuses: readonly Refuses[],
): Memory => ({
  ...memory,
  recall: async (key, load) => {
    let patience: AbortSignal | undefined
    const take = (): AbortSignal | undefined => {
      patience = patienceOf(shared, call)
      return patience
    }
    const refusal = (sources: Sources): CodedError | undefined => {
      const refused = refusalOfSources(sources, refuses)
      if (!refused) for (const leftOut of sources.leftOut) call.onLeftOut?.(leftOut)
      return refused
    }
    try {
      return await memory.recall(key, load, take, refusal)
    } catch (error) {
      if (error instanceof CodedError || !patience?.aborted) throw error
      throw call.signal?.aborted ? cancelled() : unanswered()
    }
  },
})

/** @param outer what the calls refuse that this one is made within */
const bind = (client: Client, call: Call, outer: readonly Refuses[] = []): Api => {
  const { shared, connection } = client
  const refuses = call.refuses && !outer.includes(call.refuses) ? [...outer, call.refuses] : outer
  return {
    request: async (request) => {
      noteRequest(request.method ?? 'GET', request.path)
      const { body } = await requestAnswer(shared, { request, call, refuses })
      return parseAnswer(request, body, client.within, call)
    },
    memory: memoryFor(client, call, refuses),
    workspaceId: connection.workspaceId,
    apiUrl: shared.apiUrl,
    call,
    timing: shared.timing,
    rate: () => shared.pace.rate(),
    during: (next) => bind(client, next, refuses),
  }
}

/**
 * A client for one token. It keeps what it learns (who, which workspace, the hierarchy) in `memory`.
 * @throws CodedError INVALID_INPUT for an address that is neither ClickUp's nor loopback
 */
export const createApi = (connection: Connection, options: ApiOptions = {}): Api => {
  const formHeaders = {
    authorization: authorization(connection.token),
    accept: 'application/json',
    'user-agent': options.userAgent ?? 'clickup-copilot',
  }
  const timing = options.timing ?? REAL_TIME
  const shared: Shared = {
    apiUrl: checkApiUrl(connection.apiUrl),
    headers: { ...formHeaders, 'content-type': 'application/json' },
    formHeaders,
    gate: createGate(MAX_IN_FLIGHT),
    ...(options.onExchange ? { onExchange: options.onExchange } : {}),
    fetch: options.fetch ?? fetch,
    timing,
    pace: options.pace ?? createPace(timing.now),
  }
  const memory = createMemory(shared.timing.now)
  return bind({ shared, connection, memory, within: options.within }, {})
}
