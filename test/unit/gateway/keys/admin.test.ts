// Admin keys over a real store.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAdminKeys } from '../../../../src/gateway/keys/admin.ts'
import { masterKeys } from '../../../../src/gateway/keys/master.ts'
import { openLmdb } from '../../../../src/gateway/store/lmdb.ts'
import type { Store } from '../../../../src/gateway/store/store.ts'

const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64')

describe('admin keys', () => {
  let folder: string
  let store: Store
  const adminKeys = (text = key(1)) => createAdminKeys({ store, keys: masterKeys(text) })

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'clickup-keys-'))
    store = await openLmdb(path.join(folder, 'store'))
  })
  afterAll(async () => {
    await store.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('tell whose they are, until they are removed', async () => {
    const made = await adminKeys().create('CI')
    expect(await adminKeys().check(made.key)).toEqual({ id: made.id, name: 'CI' })
    expect(await adminKeys().remove(made.id)).toBe(true)
    expect(await adminKeys().check(made.key)).toBeUndefined()
    expect(await adminKeys().remove(made.id)).toBe(false)
  })

  it('are no others, and not under another master key', async () => {
    const [one, two] = [await adminKeys().create('one'), await adminKeys().create('two')]
    const secret = one.key.slice(-43)
    const forged = two.key.slice(0, -43) + secret
    for (const wrong of [forged, secret, `${one.key} `, one.key.slice(0, -1), one.id, '', '*'])
      expect(await adminKeys().check(wrong)).toBeUndefined()
    expect(await adminKeys(key(2)).check(one.key)).toBeUndefined()
    expect(await adminKeys(`${key(2)} ${key(1)}`).check(one.key)).toMatchObject({ name: 'one' })
  })

  it('are kept and listed without what opens', async () => {
    const made = await adminKeys().create('Listed')
    const listed = await adminKeys().list()
    expect(listed).toContainEqual(expect.objectContaining({ id: made.id, name: 'Listed' }))
    const kept = JSON.stringify([listed, await store.list('')])
    expect(kept).not.toContain(made.key.slice(-43))
    expect(JSON.stringify(listed)).not.toContain('hash')
  })

  it('cannot be moved to another id by whoever writes to the store', async () => {
    const made = await adminKeys().create('mine')
    const kept = await store.get(`admin-key:${made.id}`)
    const other = 'f'.repeat(12)
    await store.put(`admin-key:${other}`, kept ?? '')
    expect(await adminKeys().check(`clickup-mcp-${other}-${made.key.slice(-43)}`)).toBeUndefined()
    await store.remove(`admin-key:${other}`)
  })

  it('of a later version are refused with a clear word', async () => {
    await store.put('admin-key:00000000000a', JSON.stringify({ v: 2 }))
    await expect(adminKeys().list()).rejects.toThrow(/newer version/)
    await store.remove('admin-key:00000000000a')
  })
})
