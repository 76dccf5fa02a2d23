// When access ends, as settings, flags and the broker say it: ISO 8601. A day alone means its first
// moment in UTC, and a time without a zone that of this machine.

/** What cannot be read must not mean "never": to whom it cannot be refused, it is long over. */
export const LONG_OVER = new Date(0).toISOString()

/** A date ahead, with the sign that `Date.toISOString` gives to years beyond 9999. */
const ISO = /^(\d{4}|\+\d{6})-\d{2}-\d{2}/

/** @returns as `Date.toISOString` writes it; nothing where it is no ISO 8601 */
export const readEnd = (said: unknown): string | undefined => {
  const at = typeof said === 'string' && ISO.test(said) ? Date.parse(said) : Number.NaN
  return Number.isNaN(at) ? undefined : new Date(at).toISOString()
}

/** @param end missing where there is none */
export const isOver = (end: string | undefined, now: number): boolean =>
  end !== undefined && Date.parse(end) <= now

/** The one that comes first; nothing where neither is set. */
export const firstEnd = (one: string | undefined, other: string | undefined): string | undefined =>
  one === undefined || (other !== undefined && Date.parse(other) < Date.parse(one)) ? other : one
