// What signs or opens something, kept out of whatever is told: by the name of its field, and by its look.

import { withoutTokensIn } from '../base/input/tokens.ts'
import { isFields } from '../base/text/records.ts'

export const HIDDEN = 'hidden; name it in `fields` to see it'

const NAMED =
  /^(?:secret|token|password|passphrase|api_?key|authorization|signature_key|private_key|(?:client|webhook|signing|app)_?secret|(?:access|refresh|auth|id|bearer|api|session)_?token)$/i

/** In an address: who signs in, and values of its query that open something. */
const SIGNED_IN = /(\bhttps?:\/\/)[^/\s@]+@/gi
const IN_QUERY =
  /([?&](?:[\w-]*(?:token|secret|password|signature|api[_-]?key)|key|sig|auth|code)=)[^&#\s"]+/gi

/** A text without what opens something. */
export const withoutSecretsIn = (text: string): string =>
  withoutTokensIn(text).replace(SIGNED_IN, '$1…@').replace(IN_QUERY, '$1…')

export const isSecretName = (name: string): boolean => NAMED.test(name)

const isThere = (value: unknown): boolean => value !== null && value !== undefined && value !== ''

/** Any value without them. */
export const withoutSecrets = (value: unknown): unknown => {
  if (typeof value === 'string') return withoutSecretsIn(value)
  if (Array.isArray(value)) return value.map(withoutSecrets)
  if (!isFields(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      isSecretName(name) && isThere(each) && typeof each !== 'object'
        ? HIDDEN
        : withoutSecrets(each),
    ]),
  )
}
