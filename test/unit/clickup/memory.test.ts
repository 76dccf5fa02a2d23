import { describe, expect, it } from 'vitest'
import { CodedError } from '../../../src/base/problems/error.ts'
import { createMemory } from '../../../src/clickup/http/memory.ts'
import { errorOf } from '../../support/errors.ts'

const MINUTE = 60_000

/** A loader that counts its calls and gives its number. */
const counting = () => {
  const loader = { calls: 0, load: async (): Promise<number> => (loader.calls += 1) }
  return loader
}

/** A promise that a test settles by hand. */
const pending = <T>() => {
  let resolve: (value: T) => void = () => {}
  let reject: (error: Error) => void = () => {}
  const promise = new Promise<T>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}

const cancelled = () => new CodedError('CANCELLED', 'The call was cancelled.')

describe('the memory', () => {
  it('loads once and gives the same again', async () => {
    const memory = createMemory()
    const loader = counting()
    expect([await memory.recall('a', loader.load), await memory.recall('a', loader.load)]).toEqual([
      1, 1,
    ])
  })

  it('shares one load among simultaneous callers', async () => {
    const memory = createMemory()
    const loader = counting()
    await Promise.all([memory.recall('a', loader.load), memory.recall('a', loader.load)])
    expect(loader.calls).toBe(1)
  })

  it('loads anew after five minutes', async () => {
    let now = 0
    const memory = createMemory(() => now)
    const loader = counting()
    await memory.recall('a', loader.load)
    now = 5 * MINUTE - 1
    expect(await memory.recall('a', loader.load)).toBe(1)
    now = 5 * MINUTE
    expect(await memory.recall('a', loader.load)).toBe(2)
  })

  it('does not remember a failure', async () => {
    const memory = createMemory()
    const failure = errorOf(() =>
      memory.recall('a', async () => {
        throw new CodedError('UPSTREAM_ERROR', 'down')
      }),
    )
    expect((await failure).code).toBe('UPSTREAM_ERROR')
    expect(await memory.recall('a', async () => 'up')).toBe('up')
  })

  it('does not end one caller because another one was cancelled', async () => {
    const memory = createMemory()
    const first = pending<number>()
    const loader = counting()
    const owner = errorOf(() => memory.recall('a', () => first.promise))
    const others = [memory.recall('a', loader.load), memory.recall('a', loader.load)]
    first.reject(cancelled())
    expect((await owner).code).toBe('CANCELLED')
    expect(await Promise.all(others)).toEqual([1, 1])
  })

  it.each(['ACCESS_DENIED', 'EXPIRED'] as const)(
    'does not refuse one caller because of the rules of another one: %s',
    async (code) => {
      const memory = createMemory()
      const first = pending<number>()
      const loader = counting()
      const owner = errorOf(() => memory.recall('a', () => first.promise))
      const others = [memory.recall('a', loader.load), memory.recall('a', loader.load)]
      first.reject(new CodedError(code, 'The rules do not allow it.'))
      expect((await owner).code).toBe(code)
      expect(await Promise.all(others)).toEqual([1, 1])
    },
  )

  it('shares what goes wrong whoever asks', async () => {
    const memory = createMemory()
    const first = pending<number>()
    const loader = counting()
    const owner = errorOf(() => memory.recall('a', () => first.promise))
    const other = errorOf(() => memory.recall('a', loader.load))
    first.reject(new CodedError('NOT_FOUND', 'There is none.'))
    expect([(await owner).code, (await other).code]).toEqual(['NOT_FOUND', 'NOT_FOUND'])
    expect(loader.calls).toBe(0)
  })

  it('forgets an entry and all below it, and nothing else', async () => {
    const memory = createMemory()
    const keys = ['list:1', 'list:1:fields', 'list:12', 'space']
    await Promise.all(keys.map((key) => memory.recall(key, async () => key)))
    memory.forget('list:1')
    expect(keys.filter(memory.known)).toEqual(['list:12', 'space'])
  })

  it('knows only what has arrived', async () => {
    const memory = createMemory()
    const load = pending<number>()
    const value = memory.recall('a', () => load.promise)
    expect(memory.known('a')).toBe(false)
    load.resolve(1)
    await value
    expect(memory.known('a')).toBe(true)
  })

  describe('is bounded', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => `${i}`)

    it('in what it notes: of 10,000 the latest 5,000 at most', () => {
      const memory = createMemory()
      for (const key of many) memory.note(key, key)
      const kept = many.filter((key) => memory.peek(key) !== undefined)
      expect(kept.length).toBeLessThanOrEqual(5000)
      expect(kept.at(-1)).toBe('9999')
    })

    it('in what it loads: of 10,000 the latest 2,000 at most', async () => {
      const memory = createMemory()
      for (const key of many) await memory.recall(key, async () => key)
      const kept = many.filter(memory.known)
      expect(kept.length).toBeLessThanOrEqual(2000)
      expect(kept.at(-1)).toBe('9999')
    })

    it('but keeps what is used again and again', async () => {
      const memory = createMemory()
      const loader = counting()
      memory.note('often', 1)
      for (const key of many) {
        memory.note(key, key)
        memory.peek('often')
        await memory.recall('me', loader.load)
        await memory.recall(key, async () => key)
      }
      expect([memory.peek('often'), loader.calls]).toEqual([1, 1])
    })
  })
})
