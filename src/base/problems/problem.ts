// Errors as callers read them.
import { CodedError, type ErrorCode, type ErrorDetails } from './error.ts'

/** ClickUp said yes, and it is not so. */
export const notApplied = (message: string, hint?: string): Problem => ({
  code: 'NOT_APPLIED',
  message,
  ...(hint ? { hint } : {}),
})

export const problemOf = (error: unknown): Problem => {
  if (!(error instanceof CodedError))
    return {
      code: 'INTERNAL_ERROR',
      message: error instanceof Error ? error.message : String(error),
    }
  const { hint, candidates, retryAfterMs, rateLimit } = error.details
  return {
    code: error.code,
    message: error.message,
    ...(hint ? { hint } : {}),
    ...(candidates?.length ? { candidates } : {}),
    ...(retryAfterMs === undefined ? {} : { retry_after_ms: retryAfterMs }),
    ...(rateLimit ? { rate_limit: rateLimit } : {}),
  }
}

/** After these the next request would fail alike. */
export const isFatal = ({ code }: Problem): boolean =>
  ['AUTH_ERROR', 'RATE_LIMIT', 'CANCELLED', 'EXPIRED', 'ACCESS_DENIED'].includes(code)

export interface Problem {
  readonly code: ErrorCode
  readonly message: string
  readonly hint?: string | undefined
  readonly candidates?: readonly string[] | undefined
  readonly retry_after_ms?: number | undefined
  /** With `RATE_LIMIT` alone. */
  readonly rate_limit?: ErrorDetails['rateLimit']
}
