// How a budget is counted. The Redis store says the same in Lua (scripts.ts).
import type { Budget, Reservation } from './store.ts'

/** What is kept of a budget. */
export interface Window {
  readonly used: number
  readonly resetsAt: number
}

/**
 * Takes one, if there is one left. A window begins with the first that is taken in it, and lasts at
 * least as long as the other side says that its own does.
 */
export const reserveIn = (
  window: Window | undefined,
  { limit, windowMs, seen }: Budget,
  now: number,
): { readonly window: Window; readonly reservation: Reservation } => {
  const ours = window && window.resetsAt > now ? window : { used: 0, resetsAt: now + windowMs }
  const theirs = seen && seen.resetsAt > now ? seen : undefined
  // A clock that is far off must not stop everybody for longer than a window.
  const resetsAt = Math.max(ours.resetsAt, Math.min(theirs?.resetsAt ?? 0, now + windowMs))
  const before = Math.max(ours.used, theirs ? limit - theirs.remaining : 0)
  const granted = before < limit
  const used = granted ? before + 1 : before
  return {
    window: { used, resetsAt },
    reservation: { granted, remaining: Math.max(0, limit - used), resetsAt },
  }
}
