// One request to ClickUp: paced, sent, tried again.
import { randomInt } from 'node:crypto'
import * as l10n from '@vscode/l10n'
import { CodedError, withUnknownOutcome } from '../../base/problems/error.ts'
import type { Timing } from '../../base/time/timing.ts'
import type { Gate } from './gate.ts'
import type { Pace } from './pace.ts'
import { encodeQuery } from './query.ts'
import { LONGEST_WAIT_MS, limitsOf, type RateBudget, readBudget, waitAfter429 } from './rate.ts'
import { errorOfRefusal, readRefusal, refusesInput } from './refusals.ts'
import {
  type ApiRequest,
  type Call,
  type Exchange,
  isWrite,
  type Refuses,
  whatOf,
} from './request.ts'
import { cancelled, lostConnection, outOfTime, rateLimited } from './request-errors.ts'
import { noteRefusal } from './sources.ts'

const MAX_ATTEMPTS = 4
const REQUEST_TIMEOUT_MS = 30_000

/** The documents put v2 below `/api/v2` and v3 below `/api/v3` (docs/clickup-facts.md §1). */
const address = (apiUrl: string, { path, query }: ApiRequest<unknown>): string =>
  `${apiUrl}/api${path}${encodeQuery(query)}`

/** What all requests of a client share. */
export interface Shared {
  readonly apiUrl: string
  readonly headers: Record<string, string>
  /** Without a content type: it names a boundary that only fetch knows. */
  readonly formHeaders: Record<string, string>
  readonly gate: Gate
  readonly onExchange?: (exchange: Exchange) => void
  readonly fetch: typeof fetch
  readonly timing: Timing
  readonly pace: Pace
}

/** A request, and the call that it serves. */
export interface Asked {
  readonly request: ApiRequest<unknown>
  readonly call: Call
  /** What this call must not send, nor any that it is made within. */
  readonly refuses: readonly Refuses[]
}

/** @throws CodedError when it must not leave now */
const checkAllowed = ({ request: { method = 'GET', path }, refuses }: Asked): void => {
  for (const refuse of refuses) {
    const refused = refuse(method, path)
    if (refused) {
      noteRefusal()
      throw refused
    }
  }
}

/** @throws CodedError when nobody would be there any more to hear what comes of it */
const checkTime = ({ timing }: Shared, { request, call }: Asked): void => {
  if (call.deadline !== undefined && timing.now() >= call.deadline) throw outOfTime(whatOf(request))
}

/** A signal of its own for each wait: many requests of one call wait at a time. */
const earOf = ({ signal }: Call): AbortSignal | undefined => signal && AbortSignal.any([signal])

const pause = async ({ timing }: Shared, ms: number, call: Call): Promise<void> => {
  try {
    await timing.sleep(ms, earOf(call))
  } catch {
    throw cancelled()
  }
}

const limited = ({ pace, timing }: Shared, waitMs: number): CodedError =>
  rateLimited(waitMs, limitsOf(pace.rate(), timing.now()))

/** Waits for the budget, or refuses at once when the call's own time would run out first. */
const waitForBudget = async (shared: Shared, waitMs: number, call: Call): Promise<void> => {
  const until = shared.timing.now() + waitMs
  if (call.deadline !== undefined && until > call.deadline) throw limited(shared, waitMs)
  call.onWait?.(l10n.t`ClickUp's rate limit is reached; going on in ${Math.ceil(waitMs / 1000)} s`)
  await pause(shared, waitMs, call)
}

/** Takes a place in the budget, however long that takes within the call's own time. */
const takePlace = async (shared: Shared, asked: Asked): Promise<void> => {
  const { timing, pace } = shared
  const { call } = asked
  checkAllowed(asked)
  checkTime(shared, asked)
  // Others may use up each new window: whoever has waited long enough asks all the same.
  const enough = timing.now() + LONGEST_WAIT_MS
  for (let wait = await pace.reserve(false); wait > 0; ) {
    const insists = timing.now() >= enough
    if (!insists) await waitForBudget(shared, wait + 50, call)
    // What was allowed may have ended meanwhile.
    checkAllowed(asked)
    checkTime(shared, asked)
    wait = await pace.reserve(insists)
    if (insists && wait > 0) throw limited(shared, wait)
  }
}

export interface Answer {
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
  let said: RateBudget | undefined
  try {
    const response = await shared.fetch(address(shared.apiUrl, request), {
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
    said = readBudget(response.headers, timing.now())
    return { status: response.status, headers: response.headers, body }
  } finally {
    shared.pace.learn(said)
  }
}

type Attempt =
  | { readonly answer: Answer }
  | { readonly error: CodedError; readonly retryInMs?: number }

/** Ends when the call does: by its cancellation, or by its time. */
export const patienceOf = (
  { timing }: Pick<Shared, 'timing'>,
  call: Call,
): AbortSignal | undefined => {
  const { signal, deadline } = call
  if (deadline === undefined) return earOf(call)
  const timeout = timing.timeout(Math.max(0, deadline - timing.now()))
  return signal ? AbortSignal.any([signal, timeout]) : timeout
}

/** What an error on the way means. */
const brokenOff = (
  request: ApiRequest<unknown>,
  call: Call,
  wasSent: boolean,
  error: unknown,
): CodedError => {
  if (error instanceof CodedError) return error
  const writes = isWrite(request)
  if (call.signal?.aborted) return wasSent && writes ? withUnknownOutcome(cancelled()) : cancelled()
  if (!wasSent) return outOfTime(whatOf(request))
  return lostConnection(whatOf(request), writes, error)
}

/** One try. Says whether another one may follow: a write is repeated only if it surely did nothing. */
const attempt = async (shared: Shared, asked: Asked, tries: number): Promise<Attempt> => {
  const { request, call } = asked
  const repeatable = request.repeatable ?? request.method !== 'POST'
  const backoff = 2 ** tries * 250 + randomInt(250)
  const again = (error: CodedError): Attempt =>
    repeatable || !error.details.outcomeUnknown ? { error, retryInMs: backoff } : { error }
  let wasSent = false
  let answer: Answer
  try {
    answer = await shared.gate.pass(
      async () => {
        if (call.signal?.aborted) throw cancelled()
        await takePlace(shared, asked)
        wasSent = true
        return send(shared, request, call)
      },
      () => patienceOf(shared, call),
    )
  } catch (error) {
    const broken = brokenOff(request, call, wasSent, error)
    return wasSent && !call.signal?.aborted ? again(broken) : { error: broken }
  }
  if (answer.status < 400) return { answer }
  const refusal = readRefusal(answer.status, answer.body)
  if (answer.status === 429) {
    const waitMs = waitAfter429(answer.headers, shared.pace.rate(), shared.timing.now())
    return { retryInMs: waitMs + randomInt(100), error: limited(shared, waitMs) }
  }
  const error = errorOfRefusal(refusal, whatOf(request))
  if (answer.status < 500 || refusesInput(refusal)) return { error }
  return again(isWrite(request) ? withUnknownOutcome(error) : error)
}

const waitFor = async (
  shared: Shared,
  { error, retryInMs = 0 }: { readonly error: CodedError; readonly retryInMs?: number },
  call: Call,
): Promise<void> => {
  if (error.code === 'RATE_LIMIT') return waitForBudget(shared, retryInMs, call)
  if (call.deadline !== undefined && shared.timing.now() + retryInMs > call.deadline) throw error
  await pause(shared, retryInMs, call)
}

/** Milliseconds at most that a write leaves of the call's time, to look what came of it. */
const LOOK_MS = 5000

const withTimeToLook = ({ timing }: Shared, call: Call): Call => {
  if (call.deadline === undefined) return call
  const left = Math.max(0, call.deadline - timing.now())
  return { ...call, deadline: call.deadline - Math.min(LOOK_MS, left / 4) }
}

/**
 * The answer to a request, tried again where that does no harm.
 * @throws CodedError
 */
export const requestAnswer = async (shared: Shared, whole: Asked): Promise<Answer> => {
  const { request } = whole
  const call = isWrite(request) ? withTimeToLook(shared, whole.call) : whole.call
  let isOpen = false
  // Whatever is said of a later try, an earlier one may have happened.
  const told = (error: unknown): unknown =>
    isOpen && error instanceof CodedError ? withUnknownOutcome(error) : error
  for (let tries = 0; ; tries += 1) {
    const result = await attempt(shared, { ...whole, call }, tries)
    if ('answer' in result) return result.answer
    isOpen ||= result.error.details.outcomeUnknown === true
    if (result.retryInMs === undefined || tries + 1 >= MAX_ATTEMPTS) throw told(result.error)
    await waitFor(shared, result, call).catch((error: unknown) => {
      throw told(error)
    })
  }
}
