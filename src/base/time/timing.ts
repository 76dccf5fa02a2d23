// Time as a client lives it: what is waited for, and when it is over. A test hands in one of its own.
import { setTimeout as sleep } from 'node:timers/promises'

export interface Timing {
  /** Epoch milliseconds. */
  readonly now: () => number
  /** Rejects as soon as `signal` is aborted. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>
  /** Aborted with a `TimeoutError` after that many milliseconds. */
  readonly timeout: (ms: number) => AbortSignal
}

export const REAL_TIME: Timing = {
  now: Date.now,
  sleep: (ms, signal) => sleep(ms, undefined, signal ? { signal } : {}),
  // It takes whole milliseconds only.
  timeout: (ms) => AbortSignal.timeout(Math.ceil(ms)),
}
