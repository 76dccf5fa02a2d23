// What is under way through a link ends with it.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { masterKeys } from '../../../../src/gateway/keys/master.ts'
import { createEnds, type Watch } from '../../../../src/gateway/links/ends.ts'
import { createLinks, type NewLink, type OpenLink } from '../../../../src/gateway/links/links.ts'
import { openStore } from '../../../../src/gateway/store/open.ts'
import { type Store, StoreError } from '../../../../src/gateway/store/store.ts'

const keys = masterKeys(Buffer.alloc(32, 7).toString('base64'))
const wanted = (expires_at: string | null = null): NewLink => ({
  name: 'Report',
  config: { methods: ['read'], tags: [], confirm: 'ask' },
  expires_at,
  require_api_token_auth: false,
  workspace_id: '9001',
  created_by: 'key-1',
  clickup: { token: 'pk_1', apiUrl: 'https://api.clickup.com' },
})

/** How long after now it was aborted. */
const abortedIn = async ({ signal }: Watch): Promise<number> => {
  const start = performance.now()
  await vi.waitFor(() => expect(signal.aborted).toBe(true), { timeout: 5000, interval: 10 })
  return performance.now() - start
}

describe('what is under way through a link', () => {
  let folder: string
  let store: Store
  let far: Store
  const watches: Watch[] = []

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'clickup-ends-'))
    store = await openStore(`lmdb:${folder}/store`)
    far = await openStore(`lmdb:${folder}/store`)
  })
  afterEach(() => {
    for (const watch of watches.splice(0)) watch.done()
    vi.restoreAllMocks()
  })
  afterAll(async () => {
    await store.close()
    await far.close()
    await rm(folder, { recursive: true, force: true })
  })

  /** Two nodes, and a link that is being used on the second. */
  const inUse = async (end: string | null = null) => {
    const here = createLinks({ store, keys })
    const there = createLinks({ store: far, keys })
    const { link, token } = await here.create(wanted(end))
    const open = (await there.open(token)) as OpenLink
    const watch = there.watch(open)
    watches.push(watch)
    return { here, there, link, token, open, watch }
  }

  it('ends within a second when the link is revoked on another node', async () => {
    const { here, link, watch } = await inUse()
    await here.revoke(link.id)
    expect(await abortedIn(watch)).toBeLessThan(1000)
    expect(watch.signal.reason).toMatchObject({ code: 'EXPIRED' })
  })

  it('ends when it is changed or rotated, and goes on when it is renamed or used', async () => {
    const { here, there, link, watch, token } = await inUse()
    await here.change(link.id, { name: 'Renamed' })
    await here.open(token)
    await setTimeout(1000)
    expect(watch.signal.aborted).toBe(false)
    await here.change(link.id, { config: { methods: ['write'], tags: [], confirm: 'ask' } })
    expect(await abortedIn(watch)).toBeLessThan(1000)
    expect(watch.signal.reason).toMatchObject({ code: 'CANCELLED' })

    const again = there.watch((await there.open(token)) as OpenLink)
    watches.push(again)
    await here.rotate(link.id, 'pk_2')
    expect(await abortedIn(again)).toBeLessThan(1000)
  })

  it('ends by the clock at the moment of its end', async () => {
    const end = Date.now() + 400
    const { watch } = await inUse(new Date(end).toISOString())
    await abortedIn(watch)
    expect(Date.now()).toBeGreaterThanOrEqual(end)
    expect(Date.now()).toBeLessThan(end + 300)
    expect(watch.signal.reason).toMatchObject({ code: 'EXPIRED' })
  })

  it('ends when no message arrives, by looking', async () => {
    vi.spyOn(store, 'publish').mockRejectedValue(new StoreError('lost'))
    const { here, link, watch } = await inUse()
    await here.revoke(link.id)
    expect(await abortedIn(watch)).toBeLessThan(1500)
  })

  it('ends when the store itself has let the link go', async () => {
    const { link, watch } = await inUse()
    await store.remove(`link:${link.id}`)
    expect(await abortedIn(watch)).toBeLessThan(1500)
    expect(watch.signal.reason).toMatchObject({ code: 'EXPIRED' })
  })

  it('ends though the change fell between opening and watching', async () => {
    const { here, there, link, open, watch } = await inUse()
    await here.revoke(link.id)
    await abortedIn(watch)
    const late = there.watch(open)
    watches.push(late)
    expect(late.signal.aborted).toBe(true)
  })

  it('goes on while the store is away', async () => {
    const { there, watch } = await inUse()
    vi.spyOn(far, 'get').mockRejectedValue(new StoreError('away'))
    await setTimeout(1000)
    expect(watch.signal.aborted).toBe(false)
    await expect(there.open('x')).rejects.toBeInstanceOf(StoreError)
  })

  it('is not told any more once it is done', async () => {
    const { here, link, watch } = await inUse()
    watch.done()
    await here.revoke(link.id)
    await setTimeout(300)
    expect(watch.signal.aborted).toBe(false)
  })
})

describe('an end that is far away', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('is waited for beyond what a timer can', () => {
    vi.useFakeTimers({ now: 0 })
    const days = 24 * 3_600_000
    const away = {
      publish: async () => {},
      subscribe: () => new Promise<() => void>(() => {}),
    }
    const revisionOf = () => new Promise<number>(() => {})
    const ends = createEnds({ store: away, now: Date.now, revisionOf })
    const { signal } = ends.watch({ id: 'a', revision: 1, endsAt: 60 * days })
    vi.advanceTimersByTime(60 * days - 1)
    expect(signal.aborted).toBe(false)
    vi.advanceTimersByTime(1)
    expect(signal.aborted).toBe(true)
  })
})
