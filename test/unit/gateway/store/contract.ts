// What every store has to do, whatever keeps it.
import { setTimeout } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { openStore } from '../../../../src/gateway/store/open.ts'
import type { Store } from '../../../../src/gateway/store/store.ts'
import { StoreError } from '../../../../src/gateway/store/store.ts'
import { type OtherNode, otherNode } from '../../../support/gateway-nodes.ts'

const inBatches = async (
  keys: readonly string[],
  work: (key: string) => Promise<unknown>,
): Promise<void> => {
  for (let at = 0; at < keys.length; at += 100)
    await Promise.all(keys.slice(at, at + 100).map(work))
}

/** @param address of a store that is empty */
export const storeContract = (name: string, address: () => Promise<string>): void => {
  describe(`the store in ${name}`, () => {
    let where: string
    let store: Store
    let other: Store
    const nodes: OtherNode[] = []

    const node = async (...job: string[]): Promise<OtherNode> => {
      const one = await otherNode(where, ...job)
      nodes.push(one)
      return one
    }

    beforeAll(async () => {
      where = await address()
      store = await openStore(where)
      other = await openStore(where)
    })
    afterEach(async () => {
      await Promise.all(nodes.splice(0).map((one) => one.stop()))
      await inBatches(
        (await store.list('')).map(([key]) => key),
        store.remove,
      )
    })
    afterAll(async () => {
      await store.close()
      await other.close()
    })

    it('gives back what was put, to all who have it open', async () => {
      expect(await store.get('a:1')).toBeUndefined()
      await store.put('a:1', 'ä "1"\n\u0000')
      expect(await other.get('a:1')).toBe('ä "1"\n\u0000')
    })

    it('keeps a value until its end, and no longer', async () => {
      const end = Date.now() + 150
      // A server looks at its clock once for all that it does at a time.
      const grace = 100
      await store.put('a:1', 'x', { expiresAt: end })
      for (;;) {
        const before = Date.now()
        const value = await store.get('a:1')
        if (before >= end + grace) {
          expect(value).toBeUndefined()
          break
        }
        // What was asked for before the end may be answered after it.
        if (Date.now() < end) expect(value).toBe('x')
      }
      expect(await store.list('a:')).toEqual([])
    })

    it('takes an end that has passed for no value at all', async () => {
      await store.put('a:1', 'x')
      await store.put('a:1', 'y', { expiresAt: Date.now() - 1 })
      expect(await store.get('a:1')).toBeUndefined()
      expect(await store.put('a:1', 'z', { only: 'there' })).toBe(false)
      expect(await store.remove('a:1')).toBe(false)
    })

    it('forgets the end of a value that is put anew without one', async () => {
      await store.put('a:1', 'x', { expiresAt: Date.now() + 50 })
      await store.put('a:1', 'y')
      await setTimeout(80)
      await store.put('a:2', 'lets what is over go', { expiresAt: Date.now() + 1000 })
      expect(await store.get('a:1')).toBe('y')
    })

    it('puts only where there is none, one, or exactly that one', async () => {
      expect(await store.put('a:1', 'x', { only: 'there' })).toBe(false)
      expect(await store.put('a:1', 'x', { only: { was: '' } })).toBe(false)
      expect(await store.put('a:1', 'x', { only: 'new' })).toBe(true)
      expect(await store.put('a:1', 'y', { only: 'new' })).toBe(false)
      expect(await store.put('a:1', 'z', { only: 'there' })).toBe(true)
      expect(await store.put('a:1', 'w', { only: { was: 'x' } })).toBe(false)
      expect(await store.put('a:1', 'w', { only: { was: 'z' }, expiresAt: Date.now() + 60 })).toBe(
        true,
      )
      expect(await store.get('a:1')).toBe('w')
      await setTimeout(70)
      expect(await store.put('a:1', 'v', { only: { was: 'w' } })).toBe(false)
      expect(await store.put('a:1', 'v', { only: 'new' })).toBe(true)
    })

    it('lets one of many replace what all of them have read', async () => {
      await store.put('a:1', 'x')
      const all = Array.from({ length: 50 }, (_, at) =>
        (at % 2 ? store : other).put('a:1', `${at}`, { only: { was: 'x' } }),
      )
      expect((await Promise.all(all)).filter(Boolean)).toHaveLength(1)
    })

    it('gives a value to one of many takers', async () => {
      await store.put('a:1', 'x')
      const all = Array.from({ length: 50 }, (_, at) => (at % 2 ? store : other).take('a:1'))
      expect((await Promise.all(all)).filter((value) => value === 'x')).toHaveLength(1)
      expect(await store.get('a:1')).toBeUndefined()
    })

    it('gives each value to one of two processes that take them all', async () => {
      for (let at = 0; at < 100; at += 1) await store.put(`once:${at}`, `${at}`)
      const takers = [await node('take', 'once:', '100'), await node('take', 'once:', '100')]
      for (const taker of takers) taker.go()
      const [one, two] = (await Promise.all(takers.map((taker) => taker.next()))) as string[][]
      const taken = [...(one ?? []), ...(two ?? [])].filter((value) => value !== null)
      expect(taken.toSorted((a, b) => Number(a) - Number(b))).toEqual(
        Array.from({ length: 100 }, (_, at) => `${at}`),
      )
    })

    it('does not give what has ended', async () => {
      await store.put('a:1', 'x', { expiresAt: Date.now() + 20 })
      await setTimeout(25)
      expect(await store.take('a:1')).toBeUndefined()
    })

    it('says whether there was one to remove', async () => {
      await store.put('a:1', 'x')
      expect(await other.remove('a:1')).toBe(true)
      expect(await store.remove('a:1')).toBe(false)
    })

    it('lists what begins so, in order, and takes nothing in a prefix for a pattern', async () => {
      for (const key of ['b:1', 'a:2', 'a:1', 'a*:1', 'a:10', 'aa:1']) await store.put(key, key)
      await store.reserve('a:budget', { limit: 1, windowMs: 1000 })
      const keys = async (prefix: string) => (await other.list(prefix)).map(([key]) => key)
      expect(await store.list('a:')).toEqual([
        ['a:1', 'a:1'],
        ['a:10', 'a:10'],
        ['a:2', 'a:2'],
      ])
      expect(await keys('a*')).toEqual(['a*:1'])
      expect(await keys('[ab]')).toEqual([])
      expect(await keys('')).toHaveLength(6)
    })

    it('lists thousands', async () => {
      const keys = Array.from({ length: 2500 }, (_, at) => `many:${String(at).padStart(4, '0')}`)
      await inBatches(keys, (key) => store.put(key, 'x'))
      expect((await other.list('many:')).map(([key]) => key)).toEqual(keys)
    })

    describe('a budget', () => {
      it('is never overdrawn by many at once', async () => {
        const budget = { limit: 20, windowMs: 5000 }
        const all = await Promise.all(
          Array.from({ length: 60 }, (_, at) => (at % 2 ? store : other).reserve('many', budget)),
        )
        const granted = all.filter((one) => one.granted)
        expect(granted.map(({ remaining }) => remaining).toSorted((a, b) => a - b)).toEqual(
          Array.from({ length: 20 }, (_, at) => at),
        )
        expect(all.filter((one) => !one.granted && one.remaining === 0)).toHaveLength(40)
      })

      it('is never overdrawn by several processes', async () => {
        const racers = await Promise.all(
          [1, 2, 3].map(() => node('reserve', 'processes', '60', '100', '20000')),
        )
        for (const racer of racers) racer.go()
        const granted = (await Promise.all(racers.map((racer) => racer.next()))) as number[]
        expect(granted.reduce((sum, one) => sum + one, 0)).toBe(100)
      })

      it('is whole again when its window starts anew', async () => {
        const budget = { limit: 1, windowMs: 150 }
        const first = await store.reserve('window', budget)
        expect(first).toMatchObject({ granted: true, remaining: 0 })
        const second = await store.reserve('window', budget)
        expect(second.granted).toBe(false)
        expect(Math.abs(second.resetsAt - first.resetsAt)).toBeLessThanOrEqual(5)
        await setTimeout(second.resetsAt - Date.now() + 10)
        expect(await store.reserve('window', budget)).toMatchObject({ granted: true })
      })

      it('follows the other side downward, never upward', async () => {
        const budget = { limit: 10, windowMs: 5000 }
        await store.reserve('seen', budget)
        const resetsAt = Date.now() + 5000
        const down = { ...budget, seen: { remaining: 3, resetsAt } }
        expect(await other.reserve('seen', down)).toMatchObject({ granted: true, remaining: 2 })
        const up = { ...budget, seen: { remaining: 9, resetsAt } }
        expect(await store.reserve('seen', up)).toMatchObject({ granted: true, remaining: 1 })
        const none = { ...budget, seen: { remaining: 0, resetsAt } }
        expect(await store.reserve('seen', none)).toMatchObject({ granted: false, remaining: 0 })
      })

      it('waits as long as the other side does, and at most one window', async () => {
        const budget = { limit: 1, windowMs: 200 }
        const start = Date.now()
        await store.reserve('longer', budget)
        await setTimeout(100)
        const seen = { remaining: 0, resetsAt: Date.now() + 3_600_000 }
        const { granted, resetsAt } = await store.reserve('longer', { ...budget, seen })
        expect(granted).toBe(false)
        expect(resetsAt - start).toBeGreaterThan(250)
        expect(resetsAt - Date.now()).toBeLessThanOrEqual(201)
      })

      it('does not mind what the other side said of a window that is over', async () => {
        const seen = { remaining: 0, resetsAt: Date.now() - 1 }
        const budget = { limit: 2, windowMs: 1000, seen }
        expect(await store.reserve('over', budget)).toMatchObject({ granted: true, remaining: 1 })
      })
    })

    describe('a message', () => {
      it('reaches everyone who listens, this node too, in order', async () => {
        const heard: string[] = []
        const alsoHeard: string[] = []
        const leave = await store.subscribe('c', (message) => heard.push(message))
        const leaveToo = await other.subscribe('c', (message) => alsoHeard.push(message))
        await store.subscribe('another', () => heard.push('of another channel'))
        await store.publish('c', '1')
        await other.publish('c', '2')
        await vi.waitFor(() => expect(alsoHeard).toEqual(['1', '2']), 1000)
        await vi.waitFor(() => expect(heard).toEqual(['1', '2']), 1000)
        leave()
        await store.publish('c', '3')
        await vi.waitFor(() => expect(alsoHeard).toEqual(['1', '2', '3']), 1000)
        expect(heard).toEqual(['1', '2'])
        leaveToo()
      })

      it('is heard once by each who listens twice, and by the one who stays', async () => {
        const heard: string[] = []
        const listener = (message: string): void => void heard.push(message)
        const leave = await store.subscribe('twice', listener)
        const leaveToo = await store.subscribe('twice', listener)
        await store.publish('twice', '1')
        await vi.waitFor(() => expect(heard).toEqual(['1', '1']), 1000)
        leave()
        await store.publish('twice', '2')
        await vi.waitFor(() => expect(heard).toEqual(['1', '1', '2']), 1000)
        leaveToo()
      })

      it('passes from process to process within a quarter of a second', async () => {
        const listener = await node('listen', 'far')
        listener.go()
        expect(await listener.next()).toBe('listening')
        const start = performance.now()
        await store.publish('far', 'hello')
        expect(await listener.next()).toBe('hello')
        expect(performance.now() - start).toBeLessThan(250)

        const heard: string[] = []
        const leave = await store.subscribe('near', (message) => heard.push(message))
        const speaker = await node('publish', 'near', 'back')
        speaker.go()
        await vi.waitFor(() => expect(heard).toEqual(['back']), 1000)
        leave()
      })
    })

    it('shows to the next look what another process has written', async () => {
      const writer = await node('put', 'a:1', 'far')
      expect(await store.get('a:1')).toBeUndefined()
      writer.go()
      await writer.next()
      expect(await store.get('a:1')).toBe('far')
    })

    it('keeps working, and loses nothing, when another process is killed while it writes', async () => {
      const writer = await node('write', 'w:')
      writer.go()
      let last = 0
      for (let lines = 0; lines < 20; lines += 1) last = Number(await writer.next())
      await writer.kill()
      const start = performance.now()
      await store.put('a:1', 'still here')
      expect(await store.reserve('after', { limit: 1, windowMs: 1000 })).toMatchObject({
        granted: true,
      })
      expect(performance.now() - start).toBeLessThan(1000)
      const written = (await store.list('w:')).filter(([, value]) => value === 'x'.repeat(2000))
      expect(written.length).toBeGreaterThan(last)
    })

    it('answers a ping, and nothing once it is closed', async () => {
      const brief = await openStore(where)
      await brief.ping()
      await brief.close()
      await brief.close()
      for (const call of [brief.ping(), brief.get('a'), brief.put('a', 'b'), brief.list('')])
        await expect(call).rejects.toBeInstanceOf(StoreError)
      await store.ping()
    })
  })
}
