// What goes to a client and comes back, and must be ours: sealed with a key that all nodes share, good for
// a while and for one time.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import * as z from 'zod'
import type { Store } from '../store/store.ts'
import type { Keeping, MasterKey, MasterKeys } from './master.ts'

const CIPHER = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16
const PURPOSE = 'state'

/** How long somebody may think about a question. */
const LIFETIME_MS = 30 * 60_000

/** What is bound to the text besides: one that was sealed for something else opens nothing here. */
const boundTo = (kid: string): Buffer => Buffer.from(`${PURPOSE} ${kid}`)

const encrypt = ({ kid, derive }: MasterKey, text: string): string => {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(CIPHER, derive(PURPOSE), iv).setAAD(boundTo(kid))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, body, cipher.getAuthTag()]).toString('base64url')
}

/** @throws Error for whatever that key has not made */
const decrypt = ({ kid, derive }: MasterKey, text: string): string => {
  const bytes = Buffer.from(text, 'base64url')
  const decipher = createDecipheriv(CIPHER, derive(PURPOSE), bytes.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  })
  decipher.setAAD(boundTo(kid)).setAuthTag(bytes.subarray(-TAG_BYTES))
  const body = decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES))
  return Buffer.concat([body, decipher.final()]).toString('utf8')
}

const sealedState = z.object({
  nonce: z.string(),
  /** Epoch milliseconds. */
  expiry: z.number(),
  value: z.looseObject({}),
})
type Sealed = z.infer<typeof sealedState>

const read = (keys: Pick<MasterKeys, 'find'>, text: string): Sealed | undefined => {
  const [kid = '', body = ''] = text.split('.')
  const key = keys.find(kid)
  if (!key) return undefined
  try {
    return sealedState.safeParse(JSON.parse(decrypt(key, body))).data
  } catch {
    return undefined
  }
}

/** Whether nobody has used it before, on whatever node. */
const isFirstUse = (store: Store, { nonce, expiry }: Sealed): Promise<boolean> =>
  store.put(`state:${nonce}`, '', { expiresAt: expiry, only: 'new' })

export const createStateSeal = ({
  store,
  keys,
  now = Date.now,
}: Omit<Keeping, 'keys'> & { readonly keys: Omit<MasterKeys, 'all'> }) => ({
  seal: async (value: object): Promise<string> => {
    const nonce = randomBytes(16).toString('base64url')
    const sealed = { nonce, expiry: now() + LIFETIME_MS, value }
    return `${keys.current.kid}.${encrypt(keys.current, JSON.stringify(sealed))}`
  },
  /**
   * Undefined for what is not ours, too old, or was opened before.
   * @throws StoreError
   */
  open: async (text: string): Promise<object | undefined> => {
    const sealed = read(keys, text)
    if (!sealed || sealed.expiry <= now() || !(await isFirstUse(store, sealed))) return undefined
    return sealed.value
  },
})
