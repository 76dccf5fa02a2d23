// What is true of the embedded store alone.
import { mkdir, mkdtemp, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLmdb } from '../../../../src/gateway/store/lmdb.ts'
import { openStore } from '../../../../src/gateway/store/open.ts'
import { storeContract } from './contract.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'clickup-store-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

storeContract('LMDB', async () => `lmdb:${path.join(folder, 'contract')}`)

describe('the embedded store', () => {
  it.skipIf(process.platform === 'win32')('is for its owner alone', async () => {
    const own = path.join(folder, 'deep/own')
    const store = await openLmdb(own)
    const mode = async (name: string) =>
      ((await stat(path.join(own, name))).mode & 0o777).toString(8)
    const files = ['store.mdb', 'store.mdb-lock', 'budgets.mdb', 'budgets.mdb-lock']
    expect(await mode('.')).toBe('700')
    expect(await Promise.all(files.map(mode))).toEqual(files.map(() => '600'))
    await store.close()
  })

  it('does not take a folder that holds something else', async () => {
    const taken = path.join(folder, 'taken')
    await mkdir(taken, { mode: 0o755 })
    await writeFile(path.join(taken, 'letter.txt'), 'mine')
    await expect(openLmdb(taken)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    expect(((await stat(taken)).mode & 0o777).toString(8)).toBe('755')
  })

  it('is there again after it was closed', async () => {
    const again = path.join(folder, 'again')
    const store = await openLmdb(again)
    await store.put('a', 'kept')
    await store.close()
    const later = await openLmdb(again)
    expect(await later.get('a')).toBe('kept')
    await later.close()
  })

  it('lets go of what has ended when something else is written', async () => {
    let now = 1_000_000
    const store = await openLmdb(path.join(folder, 'ends'), () => now)
    for (let at = 0; at < 40; at += 1) await store.put(`a:${at}`, 'x', { expiresAt: now + 10 })
    await store.put('a:0', 'y', { expiresAt: now + 1000 })
    now += 10
    await store.put('b', 'z')
    // A clock that goes back brings nothing back: it is gone.
    now -= 10
    expect(await store.list('')).toEqual([
      ['a:0', 'y'],
      ['b', 'z'],
    ])
    await store.close()
  })

  it('goes on with a budget after it was closed, and begins anew after the machine was', async () => {
    const kept = path.join(folder, 'budgets')
    const remaining = async () => {
      const store = await openLmdb(kept)
      const reservation = await store.reserve('b', { limit: 5, windowMs: 3600_000 })
      await store.close()
      return reservation.remaining
    }
    expect([await remaining(), await remaining()]).toEqual([4, 3])
    await utimes(path.join(kept, 'budgets.mdb'), 0, 0)
    expect(await remaining()).toBe(4)
  })

  it('says what is wrong with an address, without repeating it', async () => {
    for (const address of ['lmdb:', 'postgres://u:secret@h', 'secret', '', 'redis:secret']) {
      const refused = await openStore(address).catch((error: unknown) => error)
      expect(refused).toMatchObject({ code: 'INVALID_INPUT' })
      expect(String(refused)).not.toContain('secret')
    }
  })
})
