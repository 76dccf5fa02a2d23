// A ClickUp token at rest. What opens it is made of the master key and of the link's token, which is kept
// nowhere: the store and the master key together open nothing.
import { decrypt, encrypt } from './cipher.ts'
import type { MasterKey } from './master.ts'

export interface SealedFor {
  readonly linkToken: string
  /** What it belongs to, and to nothing else: with another it does not open. */
  readonly belongsTo: readonly string[]
}

const keyFor = (key: MasterKey, linkToken: string): Buffer => key.derive('seal', linkToken)

export const seal = (key: MasterKey, { linkToken, belongsTo }: SealedFor, text: string): string =>
  encrypt(keyFor(key, linkToken), JSON.stringify(belongsTo), text)

/** Undefined where it is not whole, or belongs to something else. */
export const unseal = (
  key: MasterKey,
  { linkToken, belongsTo }: SealedFor,
  sealed: string,
): string | undefined => decrypt(keyFor(key, linkToken), JSON.stringify(belongsTo), sealed)
