// How much is counted in memory, and for how many.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { inMemory, MOST_KEYS } from '../../../../src/gateway/http/guard/limits.ts'

describe('a limit that is counted in memory', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 1000 })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('lets in so many a window, and says how long to wait', async () => {
    const { take } = inMemory(2, 60_000)
    await take('a')
    expect(await take('a')).toEqual({ granted: true, limit: 2, remaining: 0, waitMs: 60_000 })
    vi.advanceTimersByTime(59_999)
    expect(await take('a')).toEqual({ granted: false, limit: 2, remaining: 0, waitMs: 1 })
    expect((await take('b')).granted).toBe(true)
    vi.advanceTimersByTime(1)
    expect(await take('a')).toMatchObject({ granted: true, remaining: 1 })
  })

  it('counts for so many and no more, and forgets none that goes on asking', async () => {
    const { take } = inMemory(1, 60_000)
    await take('busy')
    await take('idle')
    for (let at = 0; at < MOST_KEYS; at += 1) {
      await take(`address-${at}`)
      if (at % 1000 === 0) expect((await take('busy')).granted).toBe(false)
    }
    // What is counted for a key is a timer.
    expect(vi.getTimerCount()).toBeLessThanOrEqual(MOST_KEYS)
    expect((await take('idle')).granted).toBe(true)
    expect((await take('busy')).granted).toBe(false)
  })
})
