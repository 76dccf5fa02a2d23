import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type AdminKeys, createAdminKeys } from '../../../../src/gateway/keys/admin.ts'
import { masterKeys } from '../../../../src/gateway/keys/master.ts'
import { openStore } from '../../../../src/gateway/store/open.ts'
import type { Store } from '../../../../src/gateway/store/store.ts'

let folder: string
let store: Store
let keys: AdminKeys

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'clickup-keys-'))
  store = await openStore(`lmdb:${folder}`)
  keys = createAdminKeys({ store, keys: masterKeys(Buffer.alloc(32, 7).toString('base64')) })
})

afterEach(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

it('a key is known for what it was made as', async () => {
  const api = await keys.create('n8n', 'api')
  const admin = await keys.create('CI', 'admin')
  expect(await keys.check(api.key)).toEqual({ id: api.id, name: 'n8n', kind: 'api' })
  expect(await keys.check(admin.key)).toEqual({ id: admin.id, name: 'CI', kind: 'admin' })
  expect((await keys.list()).keys.map(({ kind }) => kind).sort()).toEqual(['admin', 'api'])
})

it('whoever can write to the store alone cannot raise one to more than it is', async () => {
  const { key } = await keys.create('n8n', 'api')
  const [[at, record] = ['', '']] = await store.list('')
  expect(record).toContain('"api"')
  await store.put(at, record.replace('"api"', '"admin"'))
  expect(await keys.check(key)).toBeUndefined()
  await store.put(at, record)
  expect(await keys.check(key)).toMatchObject({ kind: 'api' })
})
