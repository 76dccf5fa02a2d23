// How much is counted in memory, and for how many.
import { describe, expect, it } from 'vitest'
import { inMemory, MOST_KEYS } from '../../../../src/gateway/http/guard/limits.ts'

describe('a limit that is counted in memory', () => {
  it('lets in so many a window, and says how long to wait', async () => {
    let now = 1000
    const { take } = inMemory(2, 60_000, () => now)
    await take('a')
    expect(await take('a')).toEqual({ granted: true, limit: 2, remaining: 0, waitMs: 60_000 })
    now += 59_999
    expect(await take('a')).toEqual({ granted: false, limit: 2, remaining: 0, waitMs: 1 })
    expect((await take('b')).granted).toBe(true)
    now += 1
    expect(await take('a')).toMatchObject({ granted: true, remaining: 1 })
  })

  it('counts for so many and no more, and forgets none that goes on asking', async () => {
    const { take, size } = inMemory(1, 60_000, () => 1000)
    await take('busy')
    for (let at = 0; at < 3 * MOST_KEYS; at += 1) {
      await take(`address-${at}`)
      if (at % 1000 === 0) expect((await take('busy')).granted).toBe(false)
    }
    expect(size()).toBe(MOST_KEYS)
  })
})
