// Where a gateway is: an address that may be sent its admin key and a ClickUp token.
import * as l10n from '@vscode/l10n'
import { CodedError } from '../base/problems/error.ts'

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/

/** Whether nobody but this machine can reach it. */
export const isLoopback = (address: string): boolean =>
  URL.canParse(address) && LOOPBACK.test(new URL(address).hostname)

/**
 * Without a slash at the end.
 * @throws CodedError INVALID_INPUT unless it is https, or http on loopback
 */
export const checkGatewayUrl = (text: string): string => {
  const said = text.trim()
  const url = URL.canParse(said) ? new URL(said) : undefined
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(said))
  if (!url || !isSafe)
    throw new CodedError(
      'INVALID_INPUT',
      l10n.t(
        'The address of a gateway begins with https://, or with http:// on this machine (http://127.0.0.1:…).',
      ),
    )
  if (url.username || url.password || url.search || url.hash)
    throw new CodedError(
      'INVALID_INPUT',
      l10n.t('The address of a gateway holds no password, "?" or "#".'),
    )
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`
}

/** As people name it: `gateway.example.com`. */
export const hostOf = (address: string): string => new URL(address).host
