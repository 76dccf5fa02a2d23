// What is known of the token's rate budget, and how long to wait before the next request.

export interface RateBudget {
  readonly limit: number
  readonly remaining: number
  /** When the window starts anew, epoch milliseconds by this machine's clock. */
  readonly resetsAt: number
}

/** As it is told: the names of HTTP's `RateLimit` fields. */
export interface Limits {
  readonly limit: number
  readonly remaining: number
  /** Seconds until the window starts anew. */
  readonly reset: number
}

export const limitsOf = (budget: RateBudget | undefined, now: number): Limits | undefined =>
  budget && {
    limit: budget.limit,
    remaining: Math.max(0, budget.remaining),
    reset: Math.max(0, Math.ceil((budget.resetsAt - now) / 1000)),
  }

/**
 * ClickUp's window is a minute (docs/clickup-facts.md §5); nothing is waited for longer than two.
 */
export const LONGEST_WAIT_MS = 120_000

/** `Date` has whole seconds and the answer took its time: a smaller difference says nothing. */
const DATE_PRECISION_MS = 1500

/** A reset that lies further back says nothing of the window that is running. */
const STALE_MS = 5000

const number = (text: string | null): number | undefined => {
  const value = text === null || text.trim() === '' ? Number.NaN : Number(text)
  return Number.isFinite(value) ? value : undefined
}

/** By ClickUp's clock as `Date` tells it, else by this machine's: whichever makes sense of it. */
const resetOf = (reset: number, date: string | null, now: number): number | undefined => {
  const upstreamNow = Date.parse(date ?? '')
  const skew = Number.isFinite(upstreamNow) ? now - upstreamNow : 0
  const readings = [reset * 1000 + (Math.abs(skew) > DATE_PRECISION_MS ? skew : 0), reset * 1000]
  return readings.find((at) => at - now > -LONGEST_WAIT_MS && at - now <= LONGEST_WAIT_MS)
}

/**
 * Reads `X-RateLimit-*` (docs/clickup-facts.md §5): the reset is an epoch second of *ClickUp's*
 * clock, so the answer's own `Date` header tells how far this machine's clock is off. What makes no
 * sense, such as a reset in milliseconds or an hour ahead, is as good as missing.
 */
export const readBudget = (headers: Headers, now: number): RateBudget | undefined => {
  const limit = number(headers.get('x-ratelimit-limit'))
  const remaining = number(headers.get('x-ratelimit-remaining'))
  const reset = number(headers.get('x-ratelimit-reset'))
  if (limit === undefined || remaining === undefined || reset === undefined) return undefined
  const resetsAt = resetOf(reset, headers.get('date'), now)
  return resetsAt === undefined ? undefined : { limit, remaining, resetsAt }
}

/**
 * Undocumented but honoured (docs/clickup-facts.md §5): seconds, or by HTTP a date; absurd ones are
 * passed over.
 */
const retryAfterOf = (headers: Headers, now: number): number | undefined => {
  const text = headers.get('retry-after')
  const seconds = number(text)
  const ms = seconds === undefined ? Date.parse(text ?? '') - now : seconds * 1000
  return ms >= 0 && ms <= LONGEST_WAIT_MS ? Math.max(ms, 100) : undefined
}

/** Milliseconds to wait after a 429, `LONGEST_WAIT_MS` at most. */
export const waitAfter429 = (
  headers: Headers,
  budget: RateBudget | undefined,
  now: number,
): number => {
  const retryAfter = retryAfterOf(headers, now)
  if (retryAfter !== undefined) return retryAfter
  // The reset is a whole second, so less than one is no use. One long past tells nothing of this 429,
  // nor does a budget by which there is room left.
  if (budget && budget.remaining <= 0 && now - budget.resetsAt < STALE_MS)
    return Math.min(Math.max(budget.resetsAt - now, 1000), LONGEST_WAIT_MS)
  return 15_000
}
