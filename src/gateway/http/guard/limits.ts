// So many requests a minute: counted in this process, or in the store for all nodes together.
import { LRUCache } from 'lru-cache'
import type { Reservation } from '../../store/store.ts'
import { reserveIn, type Window } from '../../store/window.ts'
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

/**
 * For so many keys at once is counted. Who asked least recently is forgotten: to be forgotten on purpose
 * somebody needs more addresses than that, by which they may ask as often anyway.
 */
export const MOST_KEYS = 10_000

export const inMemory = (
  limit: number,
  windowMs: number,
  now: () => number,
): Limiter & { readonly size: () => number } => {
  const windows = new LRUCache<string, Window>({ max: MOST_KEYS })
  return {
    take: async (key) => {
      const { window, reservation } = reserveIn(windows.get(key), { limit, windowMs }, now())
      windows.set(key, window)
      return allowanceOf(limit, reservation, now())
    },
    size: () => windows.size,
  }
}

const allowanceOf = (
  limit: number,
  { granted, remaining, resetsAt }: Reservation,
  now: number,
): Allowance => ({ granted, limit, remaining, waitMs: resetsAt - now })

export const inStore = (
  store: Pick<StoreDoor, 'reserve'>,
  limit: number,
  windowMs: number,
  now: () => number,
): Limiter => ({
  take: async (key) => {
    const reservation = await store.reserve(`limit:${key}`, { limit, windowMs })
    return allowanceOf(limit, reservation, now())
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
