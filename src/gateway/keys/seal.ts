// A ClickUp token at rest. What opens it is made of the master key and of the link's token, which is kept
// nowhere: the store and the master key together open nothing.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { MasterKey } from './master.ts'

const ALGORITHM = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16

export interface SealedFor {
  readonly linkToken: string
  /** What it belongs to, and to nothing else: with another it does not open. */
  readonly belongsTo: readonly string[]
}

const keyFor = (key: MasterKey, linkToken: string): Buffer => key.derive('seal', linkToken)
const dataOf = (belongsTo: readonly string[]): Buffer => Buffer.from(JSON.stringify(belongsTo))

export const seal = (key: MasterKey, { linkToken, belongsTo }: SealedFor, text: string): string => {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(ALGORITHM, keyFor(key, linkToken), iv)
  cipher.setAAD(dataOf(belongsTo))
  const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, hidden, cipher.getAuthTag()]).toString('base64url')
}

/** Undefined where it is not whole, or belongs to something else. */
export const unseal = (
  key: MasterKey,
  { linkToken, belongsTo }: SealedFor,
  sealed: string,
): string | undefined => {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length < IV_BYTES + TAG_BYTES) return undefined
  const iv = bytes.subarray(0, IV_BYTES)
  const decipher = createDecipheriv(ALGORITHM, keyFor(key, linkToken), iv, {
    authTagLength: TAG_BYTES,
  })
  decipher.setAAD(dataOf(belongsTo))
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
  try {
    const text = decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES))
    return Buffer.concat([text, decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}
