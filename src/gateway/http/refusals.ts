// Every no of the gateway. To an MCP client it is an error of JSON-RPC, to others of REST.
import { CodedError, type ErrorCode } from '../../base/problems/error.ts'
import { type Problem, problemOf } from '../../base/problems/problem.ts'
import { StoreError, UnreadableError } from '../store/store.ts'

export interface Refusal extends Pick<Problem, 'message' | 'hint' | 'candidates'> {
  readonly status: number
  /** As the log and REST name it. */
  readonly code: string
  readonly headers?: Readonly<Record<string, string>>
}

/** For an unknown, an ended and a revoked link alike: nobody learns that there was one. */
export const NO_LINK: Refusal = {
  status: 404,
  code: 'NOT_FOUND',
  message: 'There is no such link, or it has ended. Ask whoever gave it to you for another.',
}

/** For a call that was under way then. */
export const CHANGED: Refusal = {
  status: 409,
  code: 'CHANGED',
  message: 'This link has been changed, or has another URL. Call again.',
}

export const NO_PAGE: Refusal = { status: 404, code: 'NOT_FOUND', message: 'Nothing is here.' }

export const POST_ONLY: Refusal = {
  status: 405,
  code: 'METHOD_NOT_ALLOWED',
  message: 'A link takes POST alone: it keeps no session and has no stream of its own.',
  headers: { allow: 'POST' },
}

export const NO_BEARER: Refusal = {
  status: 401,
  code: 'AUTH_ERROR',
  message: 'This link needs an API token as well: Authorization: Bearer <token>.',
  headers: { 'www-authenticate': 'Bearer realm="clickup-mcp"' },
}

export const WRONG_BEARER: Refusal = {
  ...NO_BEARER,
  headers: { 'www-authenticate': 'Bearer realm="clickup-mcp", error="invalid_token"' },
}

export const WRONG_HOST: Refusal = {
  status: 403,
  code: 'WRONG_HOST',
  message: 'This server does not answer by that Host. See --base-url and --allowed-hosts.',
}

export const WRONG_ORIGIN: Refusal = {
  status: 403,
  code: 'WRONG_ORIGIN',
  message: 'This server does not answer pages of that Origin. See --allowed-origins.',
}

export const TOO_LARGE: Refusal = {
  status: 413,
  code: 'TOO_LARGE',
  message: 'A request may have a megabyte.',
  // What is left of it is not read.
  headers: { connection: 'close' },
}

export const ONE_MESSAGE: Refusal = {
  status: 400,
  code: 'BATCH',
  message: 'A request holds one message: batches, which older clients may send, are not taken.',
}

export const ADMIN_ONLY: Refusal = {
  status: 401,
  code: 'AUTH_ERROR',
  message: 'An admin key is needed.',
  hint: 'Send an admin key as "Authorization: Bearer …"; make one with "clickup-mcp keys new NAME --kind admin".',
  headers: { 'www-authenticate': 'Bearer realm="clickup-mcp admin"' },
}

export const STORE_AWAY: Refusal = {
  status: 503,
  code: 'STORE_AWAY',
  message: 'The store does not answer, so nobody is let in.',
  headers: { 'retry-after': '5' },
}

export const STOPPING: Refusal = {
  status: 503,
  code: 'STOPPING',
  message: 'This server is about to stop.',
  headers: { 'retry-after': '5', connection: 'close' },
}

export const TOO_LATE: Refusal = {
  status: 504,
  code: 'TOO_LATE',
  message: 'The call took longer than a call may.',
}

export const FAULT: Refusal = {
  status: 500,
  code: 'INTERNAL_ERROR',
  message: 'Something went wrong in this server.',
}

const retryAfter = (waitMs: number) => ({
  'retry-after': String(Math.max(1, Math.ceil(waitMs / 1000))),
})

/** @param waitMs until there is room again */
export const tooMany = (waitMs: number): Refusal => ({
  status: 429,
  code: 'RATE_LIMIT',
  message: 'Too many requests; try again later.',
  headers: retryAfter(waitMs),
})

/** A refusal on its way to where requests are answered. */
export class Refused extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.message)
    this.refusal = refusal
  }
}

const STATUS: Partial<Record<ErrorCode, number>> = {
  INVALID_INPUT: 422,
  AMBIGUOUS: 422,
  // Of the ClickUp token in the body; an admin key that is missing or wrong is refused before.
  AUTH_ERROR: 422,
  FORBIDDEN: 422,
  NOT_FOUND: 404,
  CONFLICT: 409,
  RATE_LIMIT: 503,
  UPSTREAM_ERROR: 502,
}

const WAIT_MS = 5000

/** What is not foreseen is told to nobody outside: it may hold what is nobody's business. */
export const refusalOf = (error: unknown): Refusal => {
  if (error instanceof Refused) return error.refusal
  if (error instanceof UnreadableError)
    return { status: 409, code: 'CONFLICT', message: error.message }
  if (error instanceof StoreError) return STORE_AWAY
  if (!(error instanceof CodedError)) return FAULT
  const { code, message, hint, candidates, retry_after_ms: waitMs = WAIT_MS } = problemOf(error)
  const status = STATUS[error.code] ?? FAULT.status
  const said = { status, code, message, hint, candidates }
  return status === 503 ? { ...said, headers: retryAfter(waitMs) } : said
}

/** Implementation-defined errors of a server, by JSON-RPC 2.0. */
const RPC_CODE = -32000

export type RpcId = string | number | null

/** @param id of the call that it answers; null where none was read */
export const rpcRefusal = ({ message }: Refusal, id: RpcId): object => ({
  ...{ jsonrpc: '2.0', id, error: { code: RPC_CODE, message } },
})

const bodyOf = (refusal: Refusal, isMcp: boolean): object => {
  const { code, message, hint, candidates } = refusal
  return isMcp ? rpcRefusal(refusal, null) : { code, message, hint, candidates }
}

export const refuse = (refusal: Refusal, isMcp: boolean): Response =>
  new Response(JSON.stringify(bodyOf(refusal, isMcp)), {
    status: refusal.status,
    headers: { ...refusal.headers, 'content-type': 'application/json' },
  })
