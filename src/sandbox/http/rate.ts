// The request budget of each token: a fixed window that opens with the first request in it.

export type RateState = {
  limit: number
  remaining: number
  resetSeconds: number
  exceeded: boolean
}

export class RateLimiter {
  readonly limit: number
  readonly windowMs: number
  readonly #now: () => number
  readonly #windows = new Map<string, { endsAt: number; used: number }>()

  constructor(limit: number, windowMs: number, now: () => number) {
    this.limit = limit
    this.windowMs = windowMs
    this.#now = now
  }

  /** Counts one request of this token. */
  take(token: string): RateState {
    const now = this.#now()
    let window = this.#windows.get(token)
    if (!window || window.endsAt <= now) {
      window = { endsAt: now + this.windowMs, used: 0 }
      this.#windows.set(token, window)
    }
    window.used += 1
    return {
      limit: this.limit,
      remaining: Math.max(0, this.limit - window.used),
      resetSeconds: Math.ceil(window.endsAt / 1000),
      exceeded: window.used > this.limit,
    }
  }
}

/** Header names and units as documented: counts, and the reset as Unix seconds. */
export const rateHeaders = (state: RateState): Record<string, string> => ({
  'X-RateLimit-Limit': String(state.limit),
  'X-RateLimit-Remaining': String(state.remaining),
  'X-RateLimit-Reset': String(state.resetSeconds),
})

const flaws = ['none', 'ms', 'huge', 'negative', 'hour', 'past', 'old'] as const

/** What may be wrong with the headers of a refusal. */
export type RateFlaw = (typeof flaws)[number]

export const isRateFlaw = (text: string | undefined): text is RateFlaw =>
  flaws.some((flaw) => flaw === text)

const resets: Record<Exclude<RateFlaw, 'none'>, (seconds: number) => number> = {
  ms: (seconds) => seconds * 1000,
  huge: () => 1e15,
  negative: () => -1,
  hour: (seconds) => seconds + 3600,
  past: (seconds) => seconds - 61,
  old: (seconds) => seconds,
}

/** The headers of a 429 whose window ends in a second. @param now epoch milliseconds */
export const refusalHeaders = (
  limit: number,
  now: number,
  flaw?: RateFlaw,
): Record<string, string> => {
  if (flaw === 'none') return {}
  const soon = Math.ceil(now / 1000) + 1
  const resetSeconds = flaw ? resets[flaw](soon) : soon
  return {
    ...rateHeaders({ limit, remaining: 0, resetSeconds, exceeded: true }),
    ...(flaw === 'old' ? { Date: 'Sat, 01 Sep 2001 12:00:00 GMT' } : {}),
  }
}
