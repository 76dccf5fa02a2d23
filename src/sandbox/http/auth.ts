// Tokens: a personal token stands raw in the header, an OAuth token behind `Bearer`.

import type { Store } from '../state/store.ts'
import { headerRequired, oauthTokenNotFound, tokenInvalid, tokenRevoked } from './errors.ts'
import type { Session } from './session.ts'

export const isPersonal = (token: string) => token.startsWith('pk_')

/** The token of an `Authorization` header. */
export const tokenIn = (header: string) => header.replace(/^bearer\s+/i, '')

export const authenticate = (
  store: Store,
  revoked: ReadonlySet<string>,
  header: string | undefined,
): Session => {
  if (!header) throw headerRequired()
  const bearer = /^bearer\s+(.*)$/i.exec(header)?.[1]
  const token = bearer ?? header
  // A personal token with `Bearer` looks like a bad token (measured).
  if (bearer !== undefined && isPersonal(token)) throw tokenInvalid()
  if (revoked.has(token)) throw tokenRevoked()
  const session = store.sessions.get(token)
  if (!session) throw bearer === undefined ? tokenInvalid() : oauthTokenNotFound()
  if (session.kind === 'oauth' && bearer === undefined) throw tokenInvalid()
  return session
}
