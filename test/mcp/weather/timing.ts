// Time that is not waited for: it goes on only when all that is under way waits for it.
import type { Timing } from '../../../src/base/time/timing.ts'

interface Timer {
  readonly at: number
  /** Somebody waits for it; the others are limits that matter only while ClickUp is silent. */
  readonly isSleep: boolean
  readonly ring: () => void
}

export interface Clock extends Timing {
  /** What a request takes. */
  readonly pass: (ms: number) => void
  /** A request is under way: until the returned function is called, nothing else passes. */
  readonly work: () => () => void
  /** Settles when the time has come. */
  readonly reaches: (at: number) => Promise<undefined>
  /** A request will never be answered: until the returned function is called, limits may be reached. */
  readonly silence: () => () => void
}

export const createClock = (start: number): Clock => {
  let now = start
  let working = 0
  let silent = 0
  let timers: readonly Timer[] = []

  const remove = (timer: Timer): void => {
    timers = timers.filter((one) => one !== timer)
  }

  const goOn = (): void => {
    const isWaitedFor = silent > 0 || timers.some(({ isSleep }) => isSleep)
    if (working > 0 || !isWaitedFor) return
    const next = timers.reduce<Timer | undefined>(
      (first, timer) => (first && first.at <= timer.at ? first : timer),
      undefined,
    )
    if (!next) return
    remove(next)
    now = Math.max(now, next.at)
    next.ring()
    look()
  }
  // After everything that can go on has gone on.
  const look = (): void => {
    setImmediate(goOn)
  }

  const add = (timer: Timer): Timer => {
    timers = [...timers, timer]
    look()
    return timer
  }

  const counted = (by: (step: 1 | -1) => void) => () => {
    by(1)
    look()
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      by(-1)
      look()
    }
  }

  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise<void>((resolve, reject) => {
        const leave = (): void => {
          remove(timer)
          reject(signal?.reason)
        }
        const timer = add({
          at: now + ms,
          isSleep: true,
          ring: () => {
            signal?.removeEventListener('abort', leave)
            resolve()
          },
        })
        if (signal?.aborted) leave()
        else signal?.addEventListener('abort', leave, { once: true })
      }),
    timeout: (ms) => {
      const controller = new AbortController()
      add({
        at: now + ms,
        isSleep: false,
        ring: () =>
          controller.abort(
            new DOMException('The operation was aborted due to timeout', 'TimeoutError'),
          ),
      })
      return controller.signal
    },
    reaches: (at) =>
      new Promise((resolve) => add({ at, isSleep: false, ring: () => resolve(undefined) })),
    pass: (ms) => {
      now += ms
    },
    work: counted((step) => {
      working += step
    }),
    silence: counted((step) => {
      silent += step
    }),
  }
}
