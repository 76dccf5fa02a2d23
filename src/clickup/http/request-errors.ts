// What goes wrong with a request besides ClickUp's refusal: before it leaves, or on its way.
import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import type { Limits } from './rate.ts'

export const cancelled = () => new CodedError('CANCELLED', l10n.t('The call was cancelled.'))

/** @param limits as ClickUp told them last, if it did */
export const rateLimited = (waitMs: number, limits?: Limits): CodedError =>
  new CodedError(
    'RATE_LIMIT',
    l10n.t`ClickUp's rate limit for this token is used up for another ${Math.ceil(waitMs / 1000)} s.`,
    {
      hint: l10n.t('Wait that long, then call again; what was read so far is not lost.'),
      retryAfterMs: Math.ceil(waitMs),
      ...(limits ? { rateLimit: limits } : {}),
    },
  )

/** @param what the request, as `GET /v2/list/1` */
export const unreadable = (what: string, why: string): CodedError =>
  new CodedError('UPSTREAM_ERROR', l10n.t`ClickUp's answer cannot be read: ${why} (${what}).`, {
    hint: l10n.t('Try again in a moment.'),
  })

/**
 * @param what the request, as `GET /v2/list/1`
 * @param writes whether it would change something, which then may have happened
 */
export const lostConnection = (what: string, writes: boolean, error: unknown): CodedError => {
  const name = error instanceof Error ? error.name : ''
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : undefined
  const code = cause && 'code' in cause ? String(cause.code) : ''
  // Refused or unresolved: nothing was sent. Anything later may have reached ClickUp.
  const unsent = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'].includes(
    code,
  )
  const message =
    name === 'TimeoutError'
      ? l10n.t`ClickUp did not answer in time (${what}).`
      : code
        ? l10n.t`ClickUp could not be reached (${code}, ${what}).`
        : l10n.t`ClickUp could not be reached (${what}).`
  return new CodedError('UPSTREAM_ERROR', message, {
    hint: l10n.t('Check the network and status.clickup.com, then try again.'),
    outcomeUnknown: writes && !unsent,
  })
}

/** While it waited for what another call had asked for already. */
export const unanswered = (): CodedError =>
  new CodedError('UPSTREAM_ERROR', l10n.t('ClickUp did not answer in time.'), {
    hint: l10n.t('Ask for less at a time, or try again in a moment.'),
  })

/** Before anything was sent: a write that waited too long must not leave with no time to be heard. */
export const outOfTime = (what: string): CodedError =>
  new CodedError('UPSTREAM_ERROR', l10n.t`The time for this call was over before ${what}.`, {
    hint: l10n.t('Ask for less at a time, or try again in a moment.'),
  })
