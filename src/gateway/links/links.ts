// The links: made, listed, changed, ended and opened. Every opening looks into the store, so that what was
// revoked a moment ago opens nothing, on whichever node.
import { randomBytes, randomUUID } from 'node:crypto'
import { readEnd } from '../../access/expiry.ts'
import { CodedError } from '../../base/problems/error.ts'
import { MINUTE_MS } from '../../base/time/clock.ts'
import { type Link, link as linkSchema } from '../../links/link.ts'
import type { Keeping, MasterKeyState } from '../keys/master.ts'
import { readEach, type Unreadable } from '../store/unreadable.ts'
import { createEnds, type Watch } from './ends.ts'
import {
  endOf,
  LINK,
  type LinkRecord,
  linkKey,
  macOf,
  openRecord,
  type ReadRecord,
  readRecord,
  recordText,
  sealRecord,
  TOKEN,
} from './record.ts'

export interface ClickUpAccess {
  readonly token: string
  readonly apiUrl: string
}

export interface NewLink
  extends Pick<
    Link,
    'name' | 'config' | 'expires_at' | 'require_api_token_auth' | 'workspace_id' | 'created_by'
  > {
  readonly clickup: ClickUpAccess
}

export interface OpenLink {
  readonly link: Link
  readonly clickup: ClickUpAccess
  /** Another one once what the link allows has changed. */
  readonly revision: number
}

export type LinkPatch = Partial<
  Pick<Link, 'name' | 'config' | 'expires_at' | 'require_api_token_auth'>
>

export interface ListedLink extends Link {
  readonly master_key: MasterKeyState
}

export interface ListedLinks {
  readonly links: readonly ListedLink[]
  /** They can be revoked. */
  readonly unreadable: readonly Unreadable[]
}

export interface Links {
  /** The token is told this once. */
  readonly create: (wanted: NewLink) => Promise<{ readonly link: Link; readonly token: string }>
  /** Without those that have ended. */
  readonly list: () => Promise<ListedLinks>
  readonly get: (id: string) => Promise<Link | undefined>
  readonly change: (id: string, patch: LinkPatch) => Promise<Link | undefined>
  readonly revoke: (id: string) => Promise<boolean>
  /** A new token in place of the old one. The ClickUp token is needed: only the old one opened it. */
  readonly rotate: (
    id: string,
    clickupToken: string,
  ) => Promise<{ readonly link: Link; readonly token: string } | undefined>
  /**
   * Undefined for one that never was, has ended or was revoked alike.
   * @throws StoreError where that cannot be said: nobody is let in then
   */
  readonly open: (token: string) => Promise<OpenLink | undefined>
  readonly watch: (open: OpenLink) => Watch
}

/** Whoever is overtaken by another change so often gives up. */
const TRIES = 10

interface Kept extends ReadRecord {
  readonly text: string
}

const newToken = (): string => randomBytes(32).toString('base64url')

/** What is left undefined stays as it is. */
const given = (patch: LinkPatch): LinkPatch =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))

/** As it can be read again. @throws CodedError */
const checked = (wanted: Link): Link => {
  const end = wanted.expires_at
  const known = linkSchema.safeParse({
    ...wanted,
    // What cannot be read stays as it is, and is refused.
    expires_at: end === null ? null : (readEnd(end) ?? end),
  })
  if (known.success) return known.data
  const paths = known.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw new CodedError('INVALID_INPUT', `This is no link: ${paths.join('; ')}`)
}

const allows = (link: Link): string =>
  JSON.stringify([link.config, link.expires_at, link.require_api_token_auth])

export const createLinks = ({ store, keys, now = Date.now }: Keeping): Links => {
  const isOver = (link: Link): boolean => (endOf(link) ?? Number.POSITIVE_INFINITY) <= now()

  const read = async (id: string): Promise<Kept | undefined> => {
    const text = await store.get(linkKey(id))
    if (text === undefined) return undefined
    const found = readRecord(keys, id, text)
    return isOver(found.record.link) ? undefined : { text, ...found }
  }

  const write = (record: LinkRecord, was: string): Promise<boolean> =>
    store.put(linkKey(record.link.id), recordText(keys.current, record), {
      only: { was },
      expiresAt: endOf(record.link),
    })

  const ends = createEnds({
    store,
    now,
    revisionOf: async (id) => (await read(id))?.record.revision,
  })

  /** Until nobody else has written in between. */
  const replace = async (
    id: string,
    next: (record: LinkRecord) => Promise<LinkRecord> | LinkRecord,
  ): Promise<{ was: LinkRecord; is: LinkRecord } | undefined> => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const kept = await read(id)
      if (!kept) return undefined
      const is = await next(kept.record)
      if (await write(is, kept.text)) return { was: kept.record, is }
    }
    throw new CodedError('CONFLICT', 'Others are changing this link at the same time. Try again.')
  }

  /**
   * At most once a minute; and what was sealed under a master key that is being replaced is sealed anew,
   * which nothing but the token of the link can do.
   */
  const touch = async (kept: Kept, token: string, clickupToken: string): Promise<void> => {
    const { record } = kept
    const last = record.link.last_used_at
    const stale = kept.masterKey !== 'current'
    if (!stale && last !== null && Math.abs(now() - Date.parse(last)) < MINUTE_MS) return
    const link = { ...record.link, last_used_at: new Date(now()).toISOString() }
    if (!stale) return void (await write({ ...record, link }, kept.text))
    const fresh = sealRecord(keys.current, { ...record, link }, token, clickupToken)
    await store.put(TOKEN + fresh.token_mac, link.id, { expiresAt: endOf(link) })
    if (await write(fresh, kept.text)) await store.remove(TOKEN + record.token_mac)
  }

  return {
    create: async ({ clickup, ...wanted }) => {
      const token = newToken()
      const link = checked({
        ...wanted,
        id: randomUUID(),
        created_at: new Date(now()).toISOString(),
        last_used_at: null,
      })
      if (isOver(link)) throw new CodedError('INVALID_INPUT', 'expires_at has passed already.')
      const unsealed = { link, revision: 1, api_url: clickup.apiUrl }
      const record = sealRecord(keys.current, unsealed, token, clickup.token)
      const expiresAt = endOf(link)
      await store.put(linkKey(link.id), recordText(keys.current, record), {
        only: 'new',
        expiresAt,
      })
      await store.put(TOKEN + record.token_mac, link.id, { expiresAt })
      return { link, token }
    },

    list: async () => {
      const { all, unreadable } = readEach(await store.list(LINK), LINK, (id, text) =>
        readRecord(keys, id, text),
      )
      const links = all
        .filter(({ record }) => !isOver(record.link))
        .map(({ record, masterKey }) => ({ ...record.link, master_key: masterKey }))
        .toSorted((a, b) => a.created_at.localeCompare(b.created_at))
      return { links, unreadable }
    },

    get: async (id) => (await read(id))?.record.link,

    change: async (id, patch) => {
      const changed = await replace(id, async (record) => {
        const link = checked({ ...record.link, ...given(patch) })
        const revision = record.revision + (allows(link) === allows(record.link) ? 0 : 1)
        // Before the record, so that no link ends before it should; and never one that is gone.
        if (link.expires_at !== record.link.expires_at)
          await store.put(TOKEN + record.token_mac, id, { only: 'there', expiresAt: endOf(link) })
        return { ...record, link, revision }
      })
      if (!changed) return undefined
      if (changed.is.revision !== changed.was.revision) await ends.tell(id, changed.is.revision)
      return changed.is.link
    },

    revoke: async (id) => {
      const text = await store.take(linkKey(id))
      if (text === undefined) return false
      await ends.tell(id, null)
      // One that cannot be read any more can be ended all the same; its token leads nowhere.
      const mac = macIn(text)
      if (mac) await store.remove(TOKEN + mac)
      return true
    },

    rotate: async (id, clickupToken) => {
      const token = newToken()
      const mac = macOf(keys.current, token)
      const first = await read(id)
      if (!first) return undefined
      await store.put(TOKEN + mac, id, { expiresAt: endOf(first.record.link) })
      const rotated = await replace(id, (record) => {
        const link = { ...record.link, last_used_at: null }
        const unsealed = { ...record, link, revision: record.revision + 1 }
        return sealRecord(keys.current, unsealed, token, clickupToken)
      })
      if (!rotated) return void (await store.remove(TOKEN + mac))
      await ends.tell(id, rotated.is.revision)
      // Its end may have been moved in the meantime.
      if (rotated.is.link.expires_at !== first.record.link.expires_at)
        await store.put(TOKEN + mac, id, { only: 'there', expiresAt: endOf(rotated.is.link) })
      await store.remove(TOKEN + rotated.was.token_mac)
      return { link: rotated.is.link, token }
    },

    open: async (token) => {
      const ids = await Promise.all(keys.all.map((key) => store.get(TOKEN + macOf(key, token))))
      const id = ids.find((one) => one !== undefined)
      const kept = id === undefined ? undefined : await read(id)
      if (!kept) return undefined
      const { record } = kept
      const clickupToken = openRecord(keys, record, token)
      if (clickupToken === undefined) return undefined
      // That it could not be noted keeps nobody out.
      await touch(kept, token, clickupToken).catch(() => {})
      return {
        link: record.link,
        clickup: { token: clickupToken, apiUrl: record.api_url },
        revision: record.revision,
      }
    },

    watch: ({ link, revision }) => ends.watch({ id: link.id, revision, endsAt: endOf(link) }),
  }
}

const macIn = (text: string): string | undefined =>
  /"token_mac":"([A-Za-z0-9_-]{43})"/.exec(text)?.[1]
