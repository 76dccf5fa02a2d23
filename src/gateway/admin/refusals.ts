// What went wrong, as an answer over HTTP.
import { CodedError, type ErrorCode } from '../../base/problems/error.ts'
import { problemOf } from '../../base/problems/problem.ts'
import { StoreError, UnreadableError } from '../store/store.ts'

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

/** Said by the way of asking, before anything is done. */
export class Refused extends Error {
  readonly status: number
  readonly problem: object
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, problem: object, headers: Readonly<Record<string, string>> = {}) {
    super(`refused with ${status}`)
    this.status = status
    this.problem = problem
    this.headers = headers
  }
}

export const invalid = (status: number, message: string, hint: string): Refused =>
  new Refused(status, { code: 'INVALID_INPUT', message, hint })

const RETRY_S = 5

const waiting = (problem: object, seconds: number): Refused =>
  new Refused(503, problem, { 'retry-after': String(seconds) })

/** What is not foreseen is told to nobody outside: it may hold what is nobody's business. */
export const refusalOf = (error: unknown): Refused => {
  if (error instanceof Refused) return error
  if (error instanceof UnreadableError)
    return new Refused(409, { code: 'CONFLICT', message: error.message })
  if (error instanceof StoreError)
    return waiting(
      { code: 'UPSTREAM_ERROR', message: 'The store does not answer.', hint: 'Try again shortly.' },
      RETRY_S,
    )
  if (!(error instanceof CodedError))
    return new Refused(500, { code: 'INTERNAL_ERROR', message: 'Something went wrong here.' })
  const { retry_after_ms: wait, ...problem } = problemOf(error)
  const status = STATUS[error.code] ?? 500
  return status === 503
    ? waiting(problem, Math.max(1, Math.ceil((wait ?? RETRY_S * 1000) / 1000)))
    : new Refused(status, problem)
}
