// Where ClickUp is: an address that may be sent the token.
import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'

/** @throws CodedError INVALID_INPUT unless it is https or http on loopback. */
export const checkApiUrl = (text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const loopback = url && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  const allowed =
    url &&
    (url.protocol === 'https:'
      ? loopback || /(^|\.)clickup\.com$/.test(url.hostname)
      : url.protocol === 'http:' && loopback)
  if (!url || !allowed || url.username || url.password)
    throw new CodedError(
      'INVALID_INPUT',
      l10n.t(
        "The API address must be ClickUp's own (https://api.clickup.com) or on this machine (http://127.0.0.1:…).",
      ),
      { hint: l10n.t('Correct or remove CLICKUP_API_URL.') },
    )
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`
}
