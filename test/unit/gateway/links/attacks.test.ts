// What goes wrong in the middle, and who tries the door.
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { masterKeys } from '../../../../src/gateway/keys/master.ts'
import { createLinks, type NewLink } from '../../../../src/gateway/links/links.ts'
import { openLmdb } from '../../../../src/gateway/store/lmdb.ts'
import { type Store, StoreError } from '../../../../src/gateway/store/store.ts'

const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64')
const keys = masterKeys(key(1))

const wanted: NewLink = {
  name: 'Report',
  config: { methods: ['read'], tags: [], confirm: 'ask' },
  expires_at: '2999-01-01T00:00:00.000Z',
  require_api_token_auth: false,
  workspace_id: '9001',
  created_by: 'key-1',
  clickup: { token: 'pk_1', apiUrl: 'https://api.clickup.com' },
}

const CALLS = ['get', 'put', 'take', 'remove', 'list', 'publish'] as const
type Call = (typeof CALLS)[number]

/** Notes each call; from a certain one on the process is as good as dead. */
const watched = (store: Store, dies = Number.POSITIVE_INFINITY) => {
  const calls: Call[] = []
  const wrapped = Object.fromEntries(
    CALLS.map((name) => [
      name,
      async (...args: unknown[]) => {
        calls.push(name)
        if (calls.length > dies) throw new StoreError('killed')
        return (store[name] as (...all: unknown[]) => unknown)(...args)
      },
    ]),
  )
  return { calls, store: { ...store, ...wrapped } as Store }
}

let folder: string
let store: Store
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'clickup-attacks-'))
  store = await openLmdb(path.join(folder, 'store'))
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

describe('a process that is killed at any moment', () => {
  const links = () => createLinks({ store, keys })
  const MOST = 12

  it('of a rotation leaves exactly one token that opens, and nothing that cannot be ended', async () => {
    for (let dies = 0; dies < MOST; dies += 1) {
      const { link, token } = await links().create(wanted)
      const dying = createLinks({ store: watched(store, dies).store, keys })
      const rotated = await dying.rotate(link.id, 'pk_2').catch(() => undefined)
      // Where it died before it could tell the new one, somebody rotates again.
      const known = rotated?.token ?? token
      const opensOld = (await links().open(token)) !== undefined
      if (rotated) expect(opensOld).toBe(false)
      if (!opensOld && !rotated) expect(await links().rotate(link.id, 'pk_3')).toBeDefined()
      else expect(await links().open(known)).toBeDefined()
      expect(await links().revoke(link.id)).toBe(true)
      expect(await links().open(known)).toBeUndefined()
    }
    expect((await links().list()).links).toEqual([])
  })

  it('of a revocation lets nobody in whose link is no longer listed', async () => {
    for (let dies = 0; dies < MOST; dies += 1) {
      const { link, token } = await links().create(wanted)
      const dying = createLinks({ store: watched(store, dies).store, keys })
      await dying.revoke(link.id).catch(() => {})
      const isListed = (await links().get(link.id)) !== undefined
      expect((await links().open(token)) !== undefined).toBe(isListed)
      expect(await links().revoke(link.id)).toBe(isListed)
    }
  })

  it('of a creation leaves a link that is whole, or one that opens for nobody', async () => {
    for (let dies = 0; dies < MOST; dies += 1) {
      const dying = createLinks({ store: watched(store, dies).store, keys })
      const made = await dying.create(wanted).catch(() => undefined)
      if (made) expect(await links().open(made.token)).toBeDefined()
      for (const { id } of (await links().list()).links) await links().revoke(id)
    }
  })

  it('of a move to a new master key leaves the link open', async () => {
    const both = masterKeys(`${key(2)} ${key(1)}`)
    for (let dies = 0; dies < MOST; dies += 1) {
      const { link, token } = await links().create(wanted)
      await createLinks({ store: watched(store, dies).store, keys: both })
        .open(token)
        .catch(() => {})
      expect(await createLinks({ store, keys: both }).open(token)).toBeDefined()
      await links().revoke(link.id)
      expect(await createLinks({ store, keys: both }).open(token)).toBeUndefined()
    }
  })
})

describe('whoever tries tokens', () => {
  it('costs one look for each master key, and leaves no trace', async () => {
    const { link } = await createLinks({ store, keys }).create(wanted)
    const before = await store.list('')
    const counted = watched(store)
    const links = createLinks({
      store: counted.store,
      keys: masterKeys(`${key(2)} ${key(1)}`),
    })
    const tries = [link.id, '', '../..', '*', 'link:', '\u0000', 'x'.repeat(10_000), '𝒳']
    for (let at = 0; at < 2000; at += 1) tries.push(randomBytes(32).toString('base64url'))
    for (const token of tries) expect(await links.open(token)).toBeUndefined()
    expect(counted.calls).toHaveLength(2 * tries.length)
    expect(new Set(counted.calls)).toEqual(new Set(['get']))
    expect(await store.list('')).toEqual(before)
  })
})
