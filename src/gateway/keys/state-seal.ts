// What goes to a client and comes back, and must be ours: sealed with a key that all nodes share, good for
// a while and for one time.
import { randomBytes } from 'node:crypto'
import * as z from 'zod'
import type { StateSeal } from '../../mcp/serve/asking.ts'
import type { Store } from '../store/store.ts'
import { decrypt, encrypt } from './cipher.ts'
import type { MasterKeys } from './master.ts'

const PURPOSE = 'state'

/** How long somebody may think about a question. */
const LIFETIME_MS = 30 * 60_000

const sealed = z.object({
  nonce: z.string(),
  /** Epoch milliseconds. */
  expiry: z.number(),
  value: z.looseObject({}),
})
type Sealed = z.infer<typeof sealed>

export interface StateSealParts {
  readonly store: Pick<Store, 'put'>
  readonly keys: Pick<MasterKeys, 'current' | 'find'>
  readonly now?: () => number
}

/** What is bound to the text besides: one that was sealed for something else opens nothing here. */
const boundTo = (kid: string): string => `${PURPOSE} ${kid}`

const read = ({ keys }: StateSealParts, text: string): Sealed | undefined => {
  const [kid = '', body = ''] = text.split('.')
  const key = keys.find(kid)
  const opened = key && decrypt(key.derive(PURPOSE), boundTo(kid), body)
  return opened === undefined ? undefined : sealed.safeParse(JSON.parse(opened)).data
}

/** Whether nobody has used it before, on whatever node. */
const isFirstUse = ({ store }: StateSealParts, { nonce, expiry }: Sealed): Promise<boolean> =>
  store.put(`state:${nonce}`, '', { expiresAt: expiry, only: 'new' })

/** Opening rejects with a `StoreError` where it cannot be said whether it is the first time. */
export const createStateSeal = (parts: StateSealParts): StateSeal => {
  const { keys, now = Date.now } = parts
  return {
    seal: async (value) => {
      const nonce = randomBytes(16).toString('base64url')
      const text = JSON.stringify({ nonce, expiry: now() + LIFETIME_MS, value })
      const { current } = keys
      return `${current.kid}.${encrypt(current.derive(PURPOSE), boundTo(current.kid), text)}`
    },
    open: async (text) => {
      const known = read(parts, text)
      if (!known || known.expiry <= now() || !(await isFirstUse(parts, known))) return undefined
      return known.value
    },
  }
}
