// One error type for everything that can go wrong, with a code that callers can branch on.
/** What a caller can branch on; the envelope of every tool answer carries one of these. */
export type ErrorCode =
  | 'AUTH_ERROR'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'RATE_LIMIT'
  | 'UPSTREAM_ERROR'
  | 'INVALID_INPUT'
  | 'AMBIGUOUS'
  | 'CONFLICT'
  | 'ACCESS_DENIED'
  | 'EXPIRED'
  | 'PLAN_LIMIT'
  | 'NOT_CONFIRMED'
  | 'NOT_APPLIED'
  | 'UNKNOWN_OUTCOME'
  | 'CANCELLED'
  | 'INCOMPLETE'
  | 'INTERNAL_ERROR'

export interface ErrorDetails {
  /** What to do next, in one or two sentences. */
  readonly hint?: string
  /** Names or ids to choose from, best first. */
  readonly candidates?: readonly string[]
  readonly retryAfterMs?: number
  /** Of a used-up budget: how many requests it has and has left, and seconds until it is full again. */
  readonly rateLimit?: {
    readonly limit: number
    readonly remaining: number
    readonly reset: number
  }
  /** ClickUp's own code, `OAUTH_027` for example. */
  readonly ecode?: string
  /** HTTP, where ClickUp answered. */
  readonly status?: number
  /** True of what was deleted, and answers for itself all the same. */
  readonly deleted?: boolean
  /** True when a write may or may not have happened: it was sent, and nothing certain came back. */
  readonly outcomeUnknown?: boolean
  /** True when ClickUp said yes to it, in a way that could not be read. */
  readonly accepted?: boolean
}

export class CodedError extends Error {
  override readonly name = 'CodedError'
  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message)
    this.code = code
    this.details = details
  }
}

/** The same, of a write that may have happened all the same. */
export const withUnknownOutcome = ({ code, message, details }: CodedError): CodedError =>
  new CodedError(code, message, { ...details, outcomeUnknown: true })

/** Whether an error leaves open what came of a write. */
export const leavesOpen = (error: unknown): error is CodedError =>
  error instanceof CodedError && error.details.outcomeUnknown === true

export const isCodedError = (error: unknown, ...codes: ErrorCode[]): error is CodedError =>
  error instanceof CodedError && (codes.length === 0 || codes.includes(error.code))
