// Links of two nodes that share a real server.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { masterKeys } from '../../../../src/gateway/keys/master.ts'
import { createLinks, type NewLink, type OpenLink } from '../../../../src/gateway/links/links.ts'
import { openStore } from '../../../../src/gateway/store/open.ts'
import { type Store, StoreError } from '../../../../src/gateway/store/store.ts'
import { type RedisServer, startRedis, whyNoRedis } from '../../../support/redis.ts'

const missing = await whyNoRedis()
const keys = masterKeys(Buffer.alloc(32, 7).toString('base64'))
const wanted: NewLink = {
  name: 'Report',
  config: { methods: ['read'], tags: [], confirm: 'ask' },
  expires_at: null,
  require_api_token_auth: false,
  workspace_id: '9001',
  created_by: 'key-1',
  clickup: { token: 'pk_1', apiUrl: 'https://api.clickup.com' },
}

describe.skipIf(missing)('links of two nodes', () => {
  let server: RedisServer
  let stores: readonly Store[]
  const node = (at: number) => createLinks({ store: stores[at] as Store, keys })
  const aborted = (signal: AbortSignal) =>
    vi.waitFor(() => expect(signal.aborted).toBe(true), { timeout: 1000, interval: 10 })

  beforeAll(async () => {
    server = await startRedis()
    stores = [await openStore(server.url), await openStore(server.url)]
  })
  afterAll(async () => {
    for (const store of stores) await store.close()
    await server.stop()
  })

  it('end on one what is under way on the other', async () => {
    const [here, there] = [node(0), node(1)]
    const { link, token } = await here.create(wanted)
    const { signal } = there.watch((await there.open(token)) as OpenLink)
    await here.revoke(link.id)
    await aborted(signal)
    expect(await there.open(token)).toBeUndefined()
  })

  it('let nobody in while the server is away, and end what it has forgotten once it is back', async () => {
    const [here, there] = [node(0), node(1)]
    const { token } = await here.create(wanted)
    const open = (await there.open(token)) as OpenLink
    const { signal } = there.watch(open)
    await server.kill()
    for (const links of [here, there]) {
      await expect(links.open(token)).rejects.toBeInstanceOf(StoreError)
      await expect(links.open('x')).rejects.toBeInstanceOf(StoreError)
      await expect(links.create(wanted)).rejects.toBeInstanceOf(StoreError)
    }
    expect(signal.aborted).toBe(false)
    await server.restart()
    await vi.waitFor(() => there.list(), { timeout: 5000, interval: 20 })
    expect(await there.open(token)).toBeUndefined()
    await vi.waitFor(() => expect(signal.aborted).toBe(true), { timeout: 3000, interval: 20 })
    expect((await here.create(wanted)).token).toHaveLength(43)
  })
})
