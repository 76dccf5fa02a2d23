// Admin keys over a real store.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAdminKeys } from '../../../../src/gateway/keys/admin.ts'
import { masterKeys } from '../../../../src/gateway/keys/master.ts'
import { openLmdb } from '../../../../src/gateway/store/lmdb.ts'
import { type Store, UnreadableError } from '../../../../src/gateway/store/store.ts'

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
    const made = await adminKeys().create('CI', 'admin')
    expect(await adminKeys().check(made.key)).toEqual({ id: made.id, name: 'CI', kind: 'admin' })
    expect(await adminKeys().remove(made.id)).toBe(true)
    expect(await adminKeys().check(made.key)).toBeUndefined()
    expect(await adminKeys().remove(made.id)).toBe(false)
  })

  it('are no others, and not under another master key', async () => {
    const [one, two] = [
      await adminKeys().create('one', 'admin'),
      await adminKeys().create('two', 'admin'),
    ]
    const secret = one.key.slice(-43)
    const forged = two.key.slice(0, -43) + secret
    for (const wrong of [forged, secret, `${one.key} `, one.key.slice(0, -1), one.id, '', '*'])
      expect(await adminKeys().check(wrong)).toBeUndefined()
    expect(await adminKeys(key(2)).check(one.key)).toBeUndefined()
    expect(await adminKeys(`${key(2)} ${key(1)}`).check(one.key)).toMatchObject({ name: 'one' })
  })

  it('are kept and listed without what opens', async () => {
    const made = await adminKeys().create('Listed', 'admin')
    const { keys: listed } = await adminKeys().list()
    expect(listed).toContainEqual(expect.objectContaining({ id: made.id, name: 'Listed' }))
    const kept = JSON.stringify([listed, await store.list('')])
    expect(kept).not.toContain(made.key.slice(-43))
    expect(JSON.stringify(listed)).not.toContain('hash')
  })

  it('cannot be moved to another id by whoever writes to the store', async () => {
    const made = await adminKeys().create('mine', 'admin')
    const kept = await store.get(`admin-key:${made.id}`)
    const other = 'f'.repeat(12)
    await store.put(`admin-key:${other}`, kept ?? '')
    await expect(
      adminKeys().check(`clickup-mcp-${other}-${made.key.slice(-43)}`),
    ).rejects.toBeInstanceOf(UnreadableError)
    await store.remove(`admin-key:${other}`)
  })

  it('cost none but themselves where they cannot be read, and can be removed', async () => {
    const odd = ['00000000000a', '00000000000b', '00000000000c']
    const [newer = '', damaged = '', moved = ''] = odd
    const sound = await adminKeys().create('sound', 'api')
    await store.put(`admin-key:${newer}`, JSON.stringify({ v: 2 }))
    await store.put(`admin-key:${damaged}`, '{')
    await store.put(`admin-key:${moved}`, (await store.get(`admin-key:${sound.id}`)) ?? '')
    const { keys, unreadable } = await adminKeys().list()
    expect(keys.map(({ id }) => id)).toContain(sound.id)
    expect(unreadable).toEqual(
      odd.map((id) => ({ id, message: expect.stringMatching(/newer version.*or is damaged/) })),
    )
    expect(await adminKeys().check(sound.key)).toMatchObject({ name: 'sound' })
    for (const id of [...odd, sound.id]) expect(await adminKeys().remove(id)).toBe(true)
  })

  it('move to a new master key as they are used, and say which one they hang on', async () => {
    const [used, idle] = [
      await adminKeys().create('used', 'admin'),
      await adminKeys().create('idle', 'api'),
    ]
    const states = async (text: string) => {
      const { keys } = await adminKeys(text).list()
      return [used, idle].map(({ id }) => keys.find((key) => key.id === id)?.master_key)
    }
    const both = `${key(2)} ${key(1)}`
    expect(await states(key(1))).toEqual(['current', 'current'])
    expect(await states(both)).toEqual(['old', 'old'])
    expect(await adminKeys(both).check(used.key)).toMatchObject({ name: 'used' })
    expect(await adminKeys(both).check(`${idle.key.slice(0, -1)}_`)).toBeUndefined()
    expect(await states(both)).toEqual(['current', 'old'])
    expect(await states(key(2))).toEqual(['current', 'missing'])
    expect(await adminKeys(key(2)).check(used.key)).toMatchObject({ name: 'used', kind: 'admin' })
    expect(await adminKeys(key(2)).check(idle.key)).toBeUndefined()
    for (const { id } of [used, idle]) await adminKeys().remove(id)
  })
})
