// The one place where HTTP to ClickUp happens: token kinds, pacing, retries, errors, answers.
import { randomInt } from 'node:crypto'
import * as l10n from '@vscode/l10n'
import type { z } from 'zod'
import { ClickUpError, errorOfRefusal, readRefusal, refusesInput } from './errors.ts'
import { createMemory, type Memory } from './memory.ts'
import { encodeQuery, type Query } from './query.ts'
import { type RateBudget, readBudget, waitAfter429 } from './rate.ts'
import { cancelled, lostConnection, outOfTime, rateLimited } from './request-errors.ts'
import { REAL_TIME, type Timing } from './timing.ts'

export interface Connection {
  /** A personal token `pk_…` or an OAuth access token. */
  readonly token: string
  /** `https://api.clickup.com`, or http on loopback; no slash at the end. */
  readonly apiUrl: string
  /** Needed only where the token sees more than one workspace. */
  readonly workspaceId?: string
}

/** The limits and ears of one call; several requests may serve it. */
export interface Call {
  readonly signal?: AbortSignal
  /** Epoch milliseconds after which nothing is waited for any more. */
  readonly deadline?: number
  /** Told, in words for people, when something is waited for. */
  readonly onWait?: (message: string) => void
}

export interface ApiRequest<T> {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With its version: `/v2/list/123/task` or `/v3/workspaces/1/docs`. */
  readonly path: string
  readonly query?: Query
  readonly body?: unknown
  /** Instead of a body: multipart, for uploads. */
  readonly form?: FormData
  /** Whether doing it twice is the same as doing it once; by default all but POST. */
  readonly repeatable?: boolean
  /** Parses the answer. A 204 or an empty body is parsed as `undefined`. */
  readonly answer: z.ZodType<T>
}

export interface Api {
  /** @throws ClickUpError */
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
  /** The same client, its requests bound to one call. */
  readonly during: (call: Call) => Api
}

export interface ApiOptions {
  readonly userAgent?: string
  /** Why a request must not leave; asked before each. The path is without its query. */
  readonly refusal?: Refuses
  /** Sees each exchange after its answer: for the log and the tests. */
  readonly onExchange?: (exchange: Exchange) => void
  /** The way to the network, and time: a test hands in its own. */
  readonly fetch?: typeof fetch
  readonly timing?: Timing
}

type Refuses = (method: string, path: string) => ClickUpError | undefined

export interface Exchange {
  readonly method: string
  readonly path: string
  readonly status: number
  readonly ms: number
}

const MAX_ATTEMPTS = 4
const REQUEST_TIMEOUT_MS = 30_000
const MAX_IN_FLIGHT = 6

/** @throws ClickUpError INVALID_INPUT unless it is https or http on loopback. */
export const checkApiUrl = (text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const loopback = url && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  const allowed =
    url &&
    (url.protocol === 'https:'
      ? loopback || /(^|\.)clickup\.com$/.test(url.hostname)
      : url.protocol === 'http:' && loopback)
  if (!url || !allowed || url.username || url.password)
    throw new ClickUpError(
      'INVALID_INPUT',
      l10n.t(
        "The API address must be ClickUp's own (https://api.clickup.com) or on this machine (http://127.0.0.1:…).",
      ),
      { hint: l10n.t('Correct or remove CLICKUP_API_URL.') },
    )
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`
}

/** Personal tokens go bare; with `Bearer` ClickUp takes them for dead OAuth tokens (facts.md §1). */
const authorization = (token: string): string =>
  token.startsWith('pk_') ? token : `Bearer ${token}`

/** The documents put v2 below `/api/v2` and v3 below `/api/v3` (facts.md §1). */
const address = (apiUrl: string, { path, query }: ApiRequest<unknown>): string =>
  `${apiUrl}/api${path}${encodeQuery(query)}`

/** Lets so many requests out at a time; the rest wait in order. */
const createGate = (places: number) => {
  const waiting: (() => void)[] = []
  let free = places
  return async <T>(run: () => Promise<T>): Promise<T> => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await run()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}

interface Shared {
  readonly connection: Connection
  readonly headers: Record<string, string>
  /** Without a content type: it names a boundary that only fetch knows. */
  readonly formHeaders: Record<string, string>
  readonly gate: ReturnType<typeof createGate>
  readonly refusal?: Refuses
  readonly onExchange?: (exchange: Exchange) => void
  readonly fetch: typeof fetch
  readonly timing: Timing
  budget: RateBudget | undefined
  inFlight: number
}

const pause = async ({ timing }: Shared, ms: number, call: Call): Promise<void> => {
  try {
    await timing.sleep(ms, call.signal)
  } catch {
    throw cancelled()
  }
}

/** Waits for the budget, or refuses at once when the call's own time would run out first. */
const waitForBudget = async (shared: Shared, waitMs: number, call: Call): Promise<void> => {
  const until = shared.timing.now() + waitMs
  if (call.deadline !== undefined && until > call.deadline) throw rateLimited(waitMs)
  call.onWait?.(l10n.t`ClickUp's rate limit is reached; going on in ${Math.ceil(waitMs / 1000)} s`)
  await pause(shared, waitMs, call)
}

/** How long until the budget holds one more request besides those under way; 0 = it does. */
const waitForPlace = ({ budget, inFlight, timing }: Shared): number =>
  budget && budget.remaining - inFlight <= 0 ? Math.max(0, budget.resetsAt - timing.now()) : 0

/** Takes a place in the budget; looked for and taken at once, so that no two take the last one. */
const takePlace = async (
  shared: Shared,
  request: ApiRequest<unknown>,
  call: Call,
): Promise<void> => {
  for (let wait = waitForPlace(shared); wait > 0; wait = waitForPlace(shared))
    await waitForBudget(shared, wait + 50, call)
  if (call.deadline !== undefined && shared.timing.now() >= call.deadline)
    throw outOfTime(whatOf(request))
  shared.inFlight += 1
}

interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: string
}

/** Gives the place back that was taken for it. */
const send = async (shared: Shared, request: ApiRequest<unknown>, call: Call): Promise<Answer> => {
  const method = request.method ?? 'GET'
  const started = performance.now()
  const { timing } = shared
  const left = call.deadline === undefined ? REQUEST_TIMEOUT_MS : call.deadline - timing.now()
  const timeout = timing.timeout(Math.max(1, Math.min(left, REQUEST_TIMEOUT_MS)))
  try {
    const response = await shared.fetch(address(shared.connection.apiUrl, request), {
      method,
      headers: request.form ? shared.formHeaders : shared.headers,
      // A redirect could carry the token to another host.
      redirect: 'error',
      signal: call.signal ? AbortSignal.any([call.signal, timeout]) : timeout,
      ...(request.form
        ? { body: request.form }
        : request.body === undefined
          ? {}
          : { body: JSON.stringify(request.body) }),
    })
    const body = await response.text()
    const ms = Math.round(performance.now() - started)
    shared.onExchange?.({ method, path: request.path, status: response.status, ms })
    shared.budget = readBudget(response.headers, timing.now()) ?? shared.budget
    return { status: response.status, headers: response.headers, body }
  } finally {
    shared.inFlight -= 1
  }
}

const whatOf = (request: ApiRequest<unknown>): string =>
  `${request.method ?? 'GET'} ${request.path}`

type Attempt =
  | { readonly answer: Answer }
  | { readonly retryInMs: number; readonly error: ClickUpError }

/** One try. Says whether another one may follow: a write is repeated only if it surely did nothing. */
const attempt = async (
  shared: Shared,
  request: ApiRequest<unknown>,
  call: Call,
  tries: number,
): Promise<Attempt> => {
  const repeatable = request.repeatable ?? request.method !== 'POST'
  const backoff = 2 ** tries * 250 + randomInt(250)
  let answer: Answer
  try {
    answer = await shared.gate(async () => {
      if (call.signal?.aborted) throw cancelled()
      const refused = shared.refusal?.(request.method ?? 'GET', request.path)
      if (refused) throw refused
      await takePlace(shared, request, call)
      return send(shared, request, call)
    })
  } catch (error) {
    if (error instanceof ClickUpError) throw error
    if (call.signal?.aborted) throw cancelled()
    const lost = lostConnection(whatOf(request), error)
    if (!repeatable && lost.details.outcomeUnknown) throw lost
    return { retryInMs: backoff, error: lost }
  }
  if (answer.status < 400) return { answer }
  const refusal = readRefusal(answer.status, answer.body)
  if (answer.status === 429) {
    const waitMs = waitAfter429(answer.headers, shared.budget, shared.timing.now())
    return { retryInMs: waitMs + randomInt(100), error: rateLimited(waitMs) }
  }
  const error = errorOfRefusal(refusal, whatOf(request))
  if (answer.status < 500 || refusesInput(refusal)) throw error
  if (!repeatable)
    throw new ClickUpError(error.code, error.message, { ...error.details, outcomeUnknown: true })
  return { retryInMs: backoff, error }
}

const requestAnswer = async (
  shared: Shared,
  request: ApiRequest<unknown>,
  call: Call,
): Promise<Answer> => {
  for (let tries = 0; ; tries += 1) {
    const result = await attempt(shared, request, call, tries)
    if ('answer' in result) return result.answer
    if (tries + 1 >= MAX_ATTEMPTS) throw result.error
    if (result.error.code === 'RATE_LIMIT') await waitForBudget(shared, result.retryInMs, call)
    else if (call.deadline !== undefined && shared.timing.now() + result.retryInMs > call.deadline)
      throw result.error
    else await pause(shared, result.retryInMs, call)
  }
}

const parseAnswer = <T>(request: ApiRequest<T>, body: string): T => {
  let json: unknown
  try {
    json = body === '' ? undefined : JSON.parse(body)
  } catch {
    throw new ClickUpError(
      'UPSTREAM_ERROR',
      l10n.t`ClickUp answered something that is not JSON (${whatOf(request)}).`,
    )
  }
  const parsed = request.answer.safeParse(json)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new ClickUpError(
    'UPSTREAM_ERROR',
    l10n.t`ClickUp's answer has an unknown shape at "${issue?.path.join('.') ?? ''}": ${issue?.message ?? ''} (${whatOf(request)}).`,
  )
}

const bind = (shared: Shared, memory: Memory, call: Call): Api => ({
  request: async (request) =>
    parseAnswer(request, (await requestAnswer(shared, request, call)).body),
  memory,
  workspaceId: shared.connection.workspaceId,
  apiUrl: shared.connection.apiUrl,
  call,
  timing: shared.timing,
  rate: () => shared.budget,
  during: (next) => bind(shared, memory, next),
})

/**
 * A client for one token. It keeps what it learns (who, which workspace, the hierarchy) in `memory`.
 * @throws ClickUpError INVALID_INPUT for an address that is neither ClickUp's nor loopback
 */
export const createApi = (connection: Connection, options: ApiOptions = {}): Api => {
  const formHeaders = {
    authorization: authorization(connection.token),
    accept: 'application/json',
    'user-agent': options.userAgent ?? 'clickup-copilot',
  }
  const shared: Shared = {
    connection: { ...connection, apiUrl: checkApiUrl(connection.apiUrl) },
    headers: { ...formHeaders, 'content-type': 'application/json' },
    formHeaders,
    gate: createGate(MAX_IN_FLIGHT),
    ...(options.refusal ? { refusal: options.refusal } : {}),
    ...(options.onExchange ? { onExchange: options.onExchange } : {}),
    fetch: options.fetch ?? fetch,
    timing: options.timing ?? REAL_TIME,
    budget: undefined,
    inFlight: 0,
  }
  return bind(shared, createMemory(shared.timing.now), {})
}
