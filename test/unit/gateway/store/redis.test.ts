// The shared store, against a real server.
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openStore } from '../../../../src/gateway/store/open.ts'
import { type Store, StoreError } from '../../../../src/gateway/store/store.ts'
import { type RedisServer, startRedis, whyNoRedis } from '../../../support/redis.ts'
import { storeContract } from './contract.ts'

const missing = await whyNoRedis()
if (missing) console.log(`The tests of the shared store are left out: ${missing}.`)

describe.skipIf(missing)('with a server', () => {
  let server: RedisServer
  beforeAll(async () => {
    server = await startRedis()
  })
  afterAll(() => server.stop())

  storeContract('Redis', async () => server.url)
})

describe.skipIf(missing)('the shared store', () => {
  const PASSWORD = 'p4ss-w0rd'
  let server: RedisServer
  let store: Store
  const url = (password = PASSWORD): string => server.url.replace('://', `://:${password}@`)

  const isBack = (): Promise<void> =>
    vi.waitFor(() => store.ping(), { timeout: 5000, interval: 20 })
  /** How each call failed, and after how long. */
  const failures = async (): Promise<readonly [number, unknown][]> => {
    const calls: (() => Promise<unknown>)[] = [
      () => store.get('a'),
      () => store.put('a', 'value', { only: { was: 'secret' } }),
      () => store.put('a', 'value'),
      () => store.take('a'),
      () => store.remove('a'),
      () => store.list('a'),
      () => store.reserve('a', { limit: 1, windowMs: 1 }),
      () => store.publish('a', 'message'),
      () => store.subscribe('a', () => {}),
      () => store.ping(),
    ]
    return Promise.all(
      calls.map(async (call) => {
        const start = performance.now()
        const error = await call().catch((one: unknown) => one)
        return [performance.now() - start, error] as [number, unknown]
      }),
    )
  }
  const expectAllRefused = async (): Promise<void> => {
    for (const [ms, error] of await failures()) {
      expect(error).toBeInstanceOf(StoreError)
      expect(ms).toBeLessThan(1000)
      expect(`${error} ${JSON.stringify(error)}`).not.toMatch(/p4ss|secret|value|message/)
    }
  }

  beforeAll(async () => {
    server = await startRedis(['--requirepass', PASSWORD])
    store = await openStore(url())
  })
  afterAll(async () => {
    await store.close()
    await server.stop()
  })

  it('refuses every call at once while the server is away, and goes on when it is back', async () => {
    const heard: string[] = []
    await store.subscribe('c', (message) => heard.push(message))
    await server.kill()
    await expectAllRefused()
    await server.restart()
    await isBack()
    await store.put('a', 'x')
    expect(await store.get('a')).toBe('x')
    await store.publish('c', 'heard again')
    await vi.waitFor(() => expect(heard).toEqual(['heard again']), 1000)
  })

  it('refuses within a second when the server hears and does not answer', async () => {
    server.freeze()
    try {
      await expectAllRefused()
      await setTimeout(4500)
      // The connection was given up by now.
      const start = performance.now()
      await expect(store.get('a')).rejects.toBeInstanceOf(StoreError)
      expect(performance.now() - start).toBeLessThan(1000)
    } finally {
      server.thaw()
    }
    await isBack()
  })

  it('opens though the server is away, and works once it is there', async () => {
    await server.kill()
    const early = await openStore(url())
    await expect(early.ping()).rejects.toThrow(/does not answer \(ECONNREFUSED\)/)
    await server.restart()
    await vi.waitFor(() => early.ping(), { timeout: 5000, interval: 20 })
    await early.close()
    await isBack()
  })

  it('never shows a password, and says what the server said', async () => {
    const wrong = await openStore(url('wr0ng-p4ss'))
    const error = await wrong.ping().catch((one: unknown) => one)
    expect(String(error)).toMatch(/WRONGPASS/)
    expect(String(error)).not.toContain('p4ss')
    await wrong.close()
    const broken = await openStore('redis://:p4ss w#rd@:x').catch((one: unknown) => one)
    expect(broken).toMatchObject({ code: 'INVALID_INPUT' })
    expect(JSON.stringify(broken) + String(broken)).not.toContain('p4ss')
  })

  it('never repeats what was sent when the server refuses it', async () => {
    const { createClient } = await import('@redis/client')
    const operator = createClient({ url: url() })
    await operator.connect()
    await operator.configSet('maxmemory', '1')
    const error = await store.put('a', 'value-of-mine').catch((one: unknown) => one)
    await operator.configSet('maxmemory', '0')
    operator.destroy()
    expect(error).toBeInstanceOf(StoreError)
    expect(String(error)).toMatch(/\(OOM\)/)
    expect(String(error)).not.toContain('mine')
  })
})
