// What is known of the token's rate budget, and how long to wait before the next request.

export interface RateBudget {
  readonly limit: number
  readonly remaining: number
  /** When the window starts anew, epoch milliseconds by this machine's clock. */
  readonly resetsAt: number
}

/** `Date` has whole seconds and the answer took its time: a smaller difference says nothing. */
const DATE_PRECISION_MS = 1500

const number = (text: string | null): number | undefined => {
  const value = text === null || text.trim() === '' ? Number.NaN : Number(text)
  return Number.isFinite(value) ? value : undefined
}

/**
 * Reads `X-RateLimit-*` (facts.md §3): the reset is an epoch second of *ClickUp's* clock, so the
 * answer's own `Date` header tells how far this machine's clock is off.
 */
export const readBudget = (headers: Headers, now: number): RateBudget | undefined => {
  const limit = number(headers.get('x-ratelimit-limit'))
  const remaining = number(headers.get('x-ratelimit-remaining'))
  const reset = number(headers.get('x-ratelimit-reset'))
  if (limit === undefined || remaining === undefined || reset === undefined) return undefined
  const upstreamNow = Date.parse(headers.get('date') ?? '')
  const skew = Number.isFinite(upstreamNow) ? now - upstreamNow : 0
  return {
    limit,
    remaining,
    resetsAt: reset * 1000 + (Math.abs(skew) > DATE_PRECISION_MS ? skew : 0),
  }
}

const STALE_MS = 5000

/** Milliseconds to wait after a 429; `Retry-After` is undocumented but honoured (facts.md §3). */
export const waitAfter429 = (
  headers: Headers,
  budget: RateBudget | undefined,
  now: number,
): number => {
  const retryAfter = number(headers.get('retry-after'))
  if (retryAfter !== undefined) return Math.max(retryAfter * 1000, 100)
  // The reset is a whole second, so less than one is no use; one long past tells nothing of this 429.
  if (budget && now - budget.resetsAt < STALE_MS) return Math.max(budget.resetsAt - now, 1000)
  return 15_000
}
