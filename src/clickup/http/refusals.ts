// What ClickUp's refusals mean: the one mapping from its answers to our codes.
import * as l10n from '@vscode/l10n'
import { CodedError, type ErrorCode, isCodedError } from '../../base/problems/error.ts'
import { type Problem, problemOf } from '../../base/problems/problem.ts'
import type { Call } from './request.ts'

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

const OBJECT_CODES = /^OAUTH_(0(23|26|27|29|3\d|4[0-5]|55)|192)$/

const PLAN_CODES =
  /^(PAYWALL_\d+|FIELD_033|ITEM_246|TIMEENTRY_064|GBUSED_005|TIS_\d+|TEAM_110|FIELD_605|ITEM_227)$/

export const SIGN_IN_HINT = l10n.t(
  'Sign in again: in VS Code run "ClickUp: Sign In"; elsewhere set CLICKUP_API_TOKEN to a personal token (ClickUp → Settings → Apps → API Token).',
)

const codeOf = ({ status, ecode = '', text }: Refusal): ErrorCode => {
  if (PLAN_CODES.test(ecode)) return 'PLAN_LIMIT'
  // Without any token it is a 400 (docs/clickup-facts.md §4).
  if (TOKEN_CODES.test(ecode)) return 'AUTH_ERROR'
  if (status === 401) {
    if (ecode.startsWith('ACCESS_') || ecode === 'OAUTH_064') return 'FORBIDDEN'
    if (OBJECT_CODES.test(ecode)) return 'NOT_FOUND'
    if (/not authorized/i.test(text)) return 'NOT_FOUND'
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

const NO_SUCH_STATUS = l10n.t('The list has no status of that name; get_list tells which it has.')

/** What the workspace lacks, or what else there is to do, where the code says it. */
const HINTS: Readonly<Record<string, string>> = {
  TIS_027: l10n.t('Time in status is not in the plan of the workspace, or its ClickApp is off.'),
  TEAM_110: l10n.t('That is only in the Enterprise plan.'),
  FIELD_605: l10n.t(
    'The ClickApp "Custom Fields" is off there: somebody who may can turn it on in the settings of the space.',
  ),
  ITEM_227: l10n.t(
    'The ClickApp "Sprint Points" is off there: somebody who may can turn it on in the settings of the space.',
  ),
  // Both forms occur.
  CRTSK_001: NO_SUCH_STATUS,
  ITEM_114: NO_SUCH_STATUS,
  ITEM_137: l10n.t('A subtask stands in the list of its parent: move the task to that list first.'),
}

const hintOf = (code: ErrorCode, { ecode = '' }: Refusal): string | undefined => {
  if (code === 'AUTH_ERROR') return SIGN_IN_HINT
  if (code === 'UPSTREAM_ERROR') return l10n.t('Try again in a moment.')
  return HINTS[ecode]
}

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
export const errorOfRefusal = (refusal: Refusal, what: string): CodedError => {
  const code = codeOf(refusal)
  const hint = hintOf(code, refusal)
  return new CodedError(code, withAnswer(describe(code, refusal.status, what), refusal), {
    status: refusal.status,
    ...(refusal.ecode ? { ecode: refusal.ecode } : {}),
    ...(hint ? { hint } : {}),
  })
}

type Deletable = 'list' | 'folder' | 'space' | 'task'

const sentence = (kind: Deletable, id: string): string => {
  switch (kind) {
    case 'list':
      return l10n.t`The list ${id} was deleted.`
    case 'folder':
      return l10n.t`The folder ${id} was deleted.`
    case 'space':
      return l10n.t`The space ${id} was deleted.`
    case 'task':
      return l10n.t`The task ${id} was deleted.`
  }
}

/**
 * What was deleted may be answered for all the same, and says so (docs/clickup-facts.md §9).
 * @throws CodedError NOT_FOUND for that, as if ClickUp had answered 404
 */
export const unlessDeleted = async <T extends { readonly id: string; readonly deleted: boolean }>(
  kind: Deletable,
  reading: Promise<T>,
): Promise<T> => {
  const read = await reading
  if (!read.deleted) return read
  throw new CodedError('NOT_FOUND', sentence(kind, read.id), { status: 404, deleted: true })
}

/** What ClickUp says of one thing, and of no other. */
const REFUSALS: readonly ErrorCode[] = [
  'FORBIDDEN',
  'NOT_FOUND',
  'PLAN_LIMIT',
  'INVALID_INPUT',
  'UPSTREAM_ERROR',
]

/** @throws the error itself, where all else would fail alike: a dead token, a limit, a cancelled call */
export const refusalOf = (error: unknown): Problem => {
  if (!isCodedError(error, ...REFUSALS)) throw error
  return problemOf(error)
}

/**
 * What can be read of several things; what is refused costs only itself, and is counted.
 * @param what one of them is called
 */
export const unlessRefused = async <T>(
  { call }: { readonly call: Call },
  what: string,
  reading: Promise<readonly T[]>,
): Promise<readonly T[]> => {
  try {
    return await reading
  } catch (error) {
    refusalOf(error)
    call.onLeftOut?.(new Map([[what, 1]]))
    return []
  }
}
