// Time that passes only where it is waited for, so that no test waits.
import type { Timing } from '../../src/base/time/timing.ts'

export interface VirtualTime {
  readonly timing: Timing
  /** Milliseconds of each wait, in order. */
  readonly waits: readonly number[]
  /** Never answers: the next timeout comes at once. */
  readonly silent: typeof fetch
}

interface Timer {
  readonly at: number
  readonly cancel: AbortController
}

export const virtualTime = (start = Date.UTC(2026, 10, 18, 12)): VirtualTime => {
  let now = start
  const waits: number[] = []
  const timers = new Set<Timer>()

  /** Time goes on, and what was to end by then ends. */
  const goTo = (at: number): void => {
    now = Math.max(now, at)
    for (const timer of [...timers].sort((a, b) => a.at - b.at)) {
      if (timer.at > now) continue
      timers.delete(timer)
      timer.cancel.abort(
        new DOMException('The operation was aborted due to timeout', 'TimeoutError'),
      )
    }
  }

  const timing: Timing = {
    now: () => now,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted()
      waits.push(ms)
      // Others go on meanwhile.
      await new Promise(setImmediate)
      signal?.throwIfAborted()
      goTo(now + ms)
    },
    timeout: (ms) => {
      const timer = { at: now + ms, cancel: new AbortController() }
      timers.add(timer)
      return timer.cancel.signal
    },
  }

  const silent: typeof fetch = async (_, { signal } = {}) => {
    await new Promise(setImmediate)
    signal?.throwIfAborted()
    const next = [...timers].sort((a, b) => a.at - b.at)[0]
    if (next) goTo(next.at)
    signal?.throwIfAborted()
    throw new Error('Nothing ends this request.')
  }

  return { timing, waits, silent }
}
