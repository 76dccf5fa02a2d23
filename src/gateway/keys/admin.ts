// Who may make and end links, and who may use those that ask for a second proof: keys that people and
// programs hold. Kept as a hash under the master key, so that whoever can write to the store alone
// can neither make one nor raise one to more than it is.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import * as z from 'zod'
import { type Store, StoreError } from '../store/store.ts'
import type { MasterKey, MasterKeys } from './master.ts'

const PREFIX = 'admin-key:'
/** So that scanners for secrets know one when they see it. */
const FORM = /^clickup-mcp-([0-9a-f]{12})-([A-Za-z0-9_-]{43})$/

/** `admin` may make and end links; `api` is the second proof of links, and nothing more. */
export const KEY_KINDS = ['admin', 'api'] as const
export type KeyKind = (typeof KEY_KINDS)[number]

const record = z.strictObject({
  v: z.literal(1),
  id: z.string(),
  name: z.string(),
  kind: z.enum(KEY_KINDS),
  created_at: z.string(),
  kid: z.string(),
  hash: z.string(),
})

export interface AdminKey {
  readonly id: string
  readonly name: string
  readonly kind: KeyKind
}

export interface ListedAdminKey extends AdminKey {
  readonly created_at: string
}

export interface AdminKeys {
  /** The key is told this once. */
  readonly create: (name: string, kind: KeyKind) => Promise<AdminKey & { readonly key: string }>
  readonly list: () => Promise<readonly ListedAdminKey[]>
  readonly remove: (id: string) => Promise<boolean>
  /** Whose key it is; undefined where it is none. */
  readonly check: (key: string) => Promise<AdminKey | undefined>
}

const hashOf = (master: MasterKey, { id, kind }: Pick<AdminKey, 'id' | 'kind'>, secret: string) =>
  createHmac('sha256', master.derive('admin keys')).update(`${kind}\n${id}\n${secret}`).digest()

const read = (text: string): z.infer<typeof record> => {
  const known = record.safeParse(JSON.parse(text))
  if (known.success) return known.data
  throw new StoreError(
    'An admin key was written by a newer version of this program. Update this one.',
  )
}

export const createAdminKeys = ({
  store,
  keys,
  now = Date.now,
}: {
  readonly store: Store
  readonly keys: MasterKeys
  readonly now?: () => number
}): AdminKeys => ({
  create: async (name, kind) => {
    const id = randomBytes(6).toString('hex')
    const secret = randomBytes(32).toString('base64url')
    const { kid } = keys.current
    const hash = hashOf(keys.current, { id, kind }, secret).toString('base64url')
    const created_at = new Date(now()).toISOString()
    const kept: z.infer<typeof record> = { v: 1, id, name, kind, created_at, kid, hash }
    await store.put(PREFIX + id, JSON.stringify(kept), { only: 'new' })
    return { id, name, kind, key: `clickup-mcp-${id}-${secret}` }
  },
  list: async () =>
    (await store.list(PREFIX)).map(([, text]) => {
      const { id, name, kind, created_at } = read(text)
      return { id, name, kind, created_at }
    }),
  remove: (id) => store.remove(PREFIX + id),
  check: async (key) => {
    const [, id, secret] = FORM.exec(key) ?? []
    if (!id || !secret) return undefined
    const text = await store.get(PREFIX + id)
    const kept = text === undefined ? undefined : read(text)
    // A key that is not there costs the same as a wrong one.
    const hash = hashOf(
      keys.find(kept?.kid ?? '') ?? keys.current,
      { id, kind: kept?.kind ?? 'api' },
      secret,
    )
    const known = Buffer.from(kept?.hash ?? '', 'base64url')
    const same = known.length === hash.length && timingSafeEqual(known, hash)
    return same && kept ? { id: kept.id, name: kept.name, kind: kept.kind } : undefined
  },
})
