// One error type for everything that can go wrong with ClickUp, and the one mapping from its answers.
import * as l10n from '@vscode/l10n'

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
  /** ClickUp's own code, `OAUTH_027` for example. */
  readonly ecode?: string
  /** HTTP, where ClickUp answered. */
  readonly status?: number
  /** True when a write may or may not have happened: it was sent, and nothing certain came back. */
  readonly outcomeUnknown?: boolean
  /** True when ClickUp said yes to it, in a way that could not be read. */
  readonly accepted?: boolean
}

export class ClickUpError extends Error {
  override readonly name = 'ClickUpError'
  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message)
    this.code = code
    this.details = details
  }
}

/** The same, of a write that may have happened all the same. */
export const withUnknownOutcome = ({ code, message, details }: ClickUpError): ClickUpError =>
  new ClickUpError(code, message, { ...details, outcomeUnknown: true })

/** Whether an error leaves open what came of a write. */
export const leavesOpen = (error: unknown): error is ClickUpError =>
  error instanceof ClickUpError && error.details.outcomeUnknown === true

export const isClickUpError = (error: unknown, ...codes: ErrorCode[]): error is ClickUpError =>
  error instanceof ClickUpError && (codes.length === 0 || codes.includes(error.code))

/** What ClickUp said, whatever the shape: v2 `{err, ECODE}`, v3 `{status, message}`, text or HTML. */
export interface Refusal {
  readonly status: number
  readonly ecode?: string
  readonly text: string
}

export const readRefusal = (status: number, body: string): Refusal => {
  try {
    const parsed: unknown = JSON.parse(body)
    if (typeof parsed === 'object' && parsed !== null) {
      const fields = parsed as Record<string, unknown>
      const text = [fields.err, fields.error, fields.message].find((x) => typeof x === 'string')
      const ecode = typeof fields.ECODE === 'string' ? fields.ECODE : undefined
      return { status, text: typeof text === 'string' ? text : '', ...(ecode ? { ecode } : {}) }
    }
  } catch {
    // Unknown routes, wrong verbs and gateways answer in plain text or HTML
    // (docs/clickup-facts.md §4).
  }
  return { status, text: body.trimStart().startsWith('<') ? '' : body.trim().slice(0, 200) }
}

// 401 is overloaded: these codes say that the *token* is at fault, the others of their family say
// that the *object* does not exist or cannot be seen (docs/clickup-facts.md §4).
const TOKEN_CODES = /^OAUTH_0(17|18|19|21|25|77)$/
const OBJECT_CODES = /^OAUTH_0(23|26|27|29|3\d|4[0-5]|55)$/
const PLAN_CODES = /^(PAYWALL_\d+|FIELD_033|ITEM_246|TIMEENTRY_064|GBUSED_005)$/

export const SIGN_IN_HINT = l10n.t(
  'Sign in again: in VS Code run "ClickUp: Sign In"; elsewhere set CLICKUP_API_TOKEN to a personal token (ClickUp → Settings → Apps → API Token).',
)

const codeOf = ({ status, ecode = '', text }: Refusal): ErrorCode => {
  if (PLAN_CODES.test(ecode)) return 'PLAN_LIMIT'
  if (status === 401) {
    if (ecode.startsWith('ACCESS_') || ecode === 'OAUTH_064') return 'FORBIDDEN'
    if (OBJECT_CODES.test(ecode)) return 'NOT_FOUND'
    if (!TOKEN_CODES.test(ecode) && /not authorized/i.test(text)) return 'NOT_FOUND'
    return 'AUTH_ERROR'
  }
  if (status === 403) return 'FORBIDDEN'
  if (status === 404) return 'NOT_FOUND'
  if (status === 409) return 'CONFLICT'
  if (status === 429) return 'RATE_LIMIT'
  if (status >= 500)
    return refusesInput({ status, ecode, text }) ? 'INVALID_INPUT' : 'UPSTREAM_ERROR'
  return 'INVALID_INPUT'
}

/** ClickUp answers 500 to a bad enum value and to an ISO date: repeating those is pointless. */
export const refusesInput = ({ ecode = '' }: Refusal): boolean =>
  ecode === 'ITEMV2_003' || ecode === 'FIELD_017'

const describe = (code: ErrorCode, status: number, what: string): string => {
  switch (code) {
    case 'AUTH_ERROR':
      return l10n.t('ClickUp does not accept the token.')
    case 'NOT_FOUND':
      return l10n.t`ClickUp knows no such object, or this account cannot see it (${what}).`
    case 'FORBIDDEN':
      return l10n.t`This account may not do that (${what}).`
    case 'PLAN_LIMIT':
      return l10n.t`The workspace's ClickUp plan does not allow that (${what}).`
    case 'UPSTREAM_ERROR':
      return l10n.t`ClickUp failed with HTTP ${status} (${what}).`
    default:
      return l10n.t`ClickUp refused the request with HTTP ${status} (${what}).`
  }
}

/** With ClickUp's own words, which are in English whatever the person's language. */
const withAnswer = (sentence: string, { text, ecode }: Refusal): string => {
  if (!text) return ecode ? `${sentence} (${ecode}).` : sentence
  return ecode
    ? l10n.t`${sentence} ClickUp said: "${text}" (${ecode}).`
    : l10n.t`${sentence} ClickUp said: "${text}".`
}

/**
 * Turns a refused answer into an error.
 * @param what the request in a person's words or as `GET /v2/list/1`; never holds the token
 */
export const errorOfRefusal = (refusal: Refusal, what: string): ClickUpError => {
  const code = codeOf(refusal)
  return new ClickUpError(code, withAnswer(describe(code, refusal.status, what), refusal), {
    status: refusal.status,
    ...(refusal.ecode ? { ecode: refusal.ecode } : {}),
    ...(code === 'AUTH_ERROR' ? { hint: SIGN_IN_HINT } : {}),
    ...(code === 'UPSTREAM_ERROR' ? { hint: l10n.t('Try again in a moment.') } : {}),
  })
}
