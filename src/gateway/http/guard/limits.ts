// So many requests a minute: counted in this process, or in the store for all nodes together.
import { LRUCache } from 'lru-cache'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { StoreDoor } from '../parts.ts'

export interface Allowance {
  readonly granted: boolean
  readonly limit: number
  readonly remaining: number
  readonly waitMs: number
}

export interface Limiter {
  readonly take: (key: string) => Promise<Allowance>
}

/** Whoever wants to be forgotten needs more addresses than that, by which they may ask as often anyway. */
export const MOST_KEYS = 10_000

/** The limiter keeps a key until its time is over, however many come: whoever asked least recently goes. */
export const inMemory = (limit: number, windowMs: number): Limiter => {
  const limiter = new RateLimiterMemory({ points: limit, duration: windowMs / 1000 })
  const asked = new LRUCache<string, true>({
    max: MOST_KEYS,
    dispose: (_, key, why) => {
      if (why === 'evict') void limiter.delete(key)
    },
  })
  const allowance = (granted: boolean, { remainingPoints, msBeforeNext }: RateLimiterRes) => ({
    ...{ granted, limit, remaining: remainingPoints, waitMs: msBeforeNext },
  })
  return {
    take: async (key) => {
      asked.set(key, true)
      try {
        return allowance(true, await limiter.consume(key))
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return allowance(false, refused)
        throw refused
      }
    },
  }
}

export const inStore = (
  store: Pick<StoreDoor, 'reserve'>,
  limit: number,
  windowMs: number,
  now: () => number,
): Limiter => ({
  take: async (key) => {
    const budget = { limit, windowMs }
    const { granted, remaining, resetsAt } = await store.reserve(`limit:${key}`, budget)
    return { granted, limit, remaining, waitMs: resetsAt - now() }
  },
})

/** As the header fields of the IETF's draft; the reset is in seconds from now. */
export const rateHeaders = ({
  limit,
  remaining,
  waitMs,
}: Omit<Allowance, 'granted'>): Readonly<Record<string, string>> => ({
  'ratelimit-limit': String(limit),
  'ratelimit-remaining': String(Math.max(0, remaining)),
  'ratelimit-reset': String(Math.max(0, Math.ceil(waitMs / 1000))),
})
