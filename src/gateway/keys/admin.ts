// Who may make and end links, and who may use those that ask for a second proof: keys that people and
// programs hold. Kept as a hash under the master key, so that whoever can write to the store alone
// can neither make one nor raise one to more than it is.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import * as z from 'zod'
import { jsonIn } from '../../base/text/json.ts'
import { UnreadableError } from '../store/store.ts'
import { readEach, type Unreadable } from '../store/unreadable.ts'
import { type Keeping, type MasterKey, type MasterKeyState, stateOf } from './master.ts'

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
  readonly master_key: MasterKeyState
}

export interface ListedAdminKeys {
  readonly keys: readonly ListedAdminKey[]
  readonly unreadable: readonly Unreadable[]
}

export interface AdminKeys {
  /** The key is told this once. */
  readonly create: (name: string, kind: KeyKind) => Promise<AdminKey & { readonly key: string }>
  readonly list: () => Promise<ListedAdminKeys>
  readonly remove: (id: string) => Promise<boolean>
  /** Whose key it is; undefined where it is none. */
  readonly check: (key: string) => Promise<AdminKey | undefined>
}

const hashOf = (master: MasterKey, { id, kind }: Pick<AdminKey, 'id' | 'kind'>, secret: string) =>
  createHmac('sha256', master.derive('admin keys')).update(`${kind}\n${id}\n${secret}`).digest()

type KeyRecord = z.infer<typeof record>

const read = (id: string, text: string): KeyRecord => {
  const known = record.safeParse(jsonIn(text))
  if (known.success && known.data.id === id) return known.data
  throw new UnreadableError(
    `The key ${id} was written by a newer version of this program, or is damaged. Update this one, or remove the key.`,
  )
}

export const createAdminKeys = ({ store, keys, now = Date.now }: Keeping): AdminKeys => ({
  create: async (name, kind) => {
    const id = randomBytes(6).toString('hex')
    const secret = randomBytes(32).toString('base64url')
    const made = { v: 1 as const, id, name, kind, created_at: new Date(now()).toISOString() }
    const text = JSON.stringify(hashed(keys.current, made, secret))
    await store.put(PREFIX + id, text, { only: 'new' })
    return { id, name, kind, key: `clickup-mcp-${id}-${secret}` }
  },
  list: async () => {
    const { all, unreadable } = readEach(await store.list(PREFIX), PREFIX, read)
    return {
      keys: all.map(({ id, name, kind, created_at, kid }) => ({
        ...{ id, name, kind, created_at },
        master_key: stateOf(keys, kid),
      })),
      unreadable,
    }
  },
  remove: (id) => store.remove(PREFIX + id),
  check: async (key) => {
    const [, id, secret] = FORM.exec(key) ?? []
    if (!id || !secret) return undefined
    const text = await store.get(PREFIX + id)
    const kept = text === undefined ? undefined : read(id, text)
    // A key that is not there costs the same as a wrong one.
    const hash = hashOf(
      keys.find(kept?.kid ?? '') ?? keys.current,
      { id, kind: kept?.kind ?? 'api' },
      secret,
    )
    const known = Buffer.from(kept?.hash ?? '', 'base64url')
    const same = known.length === hash.length && timingSafeEqual(known, hash)
    if (!same || !kept || text === undefined) return undefined
    // Only the key itself can move to a new master key; that it could not keeps nobody out.
    if (kept.kid !== keys.current.kid)
      await store
        .put(PREFIX + id, JSON.stringify(hashed(keys.current, kept, secret)), {
          only: { was: text },
        })
        .catch(() => {})
    return { id: kept.id, name: kept.name, kind: kept.kind }
  },
})

const hashed = (
  key: MasterKey,
  made: Omit<KeyRecord, 'kid' | 'hash'>,
  secret: string,
): KeyRecord => ({
  ...made,
  kid: key.kid,
  hash: hashOf(key, made, secret).toString('base64url'),
})
