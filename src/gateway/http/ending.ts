// What ends a call before its client does: its link, the process, the clock.
import { CodedError } from '../../base/problems/error.ts'
import { NO_LINK, type Refusal, STOPPING, TOO_LATE } from './refusals.ts'

export interface Ending {
  readonly signal: AbortSignal
  /** What to answer where the call has not answered by itself. */
  readonly refusal: () => Refusal
  /** Resolves so long after the end. */
  readonly past: (graceMs: number) => Promise<void>
  readonly done: () => void
}

const LINK_ENDED = new CodedError('EXPIRED', 'The link of this call has ended.')
const STOPPED = new CodedError('CANCELLED', 'The server stops.')
const LATE = new CodedError('CANCELLED', 'The call took longer than a call may.')

const REFUSALS = new Map([
  [LINK_ENDED, NO_LINK],
  [STOPPED, STOPPING],
  [LATE, TOO_LATE],
])

export const endingOf = (link: AbortSignal, process: AbortSignal, limitMs: number): Ending => {
  const controller = new AbortController()
  const end = (why: CodedError) => () => controller.abort(why)
  const endOfLink = end(LINK_ENDED)
  const endOfProcess = end(STOPPED)
  if (link.aborted) endOfLink()
  if (process.aborted) endOfProcess()
  link.addEventListener('abort', endOfLink)
  process.addEventListener('abort', endOfProcess)
  const timers = [setTimeout(end(LATE), limitMs)]
  const { signal } = controller
  return {
    signal,
    refusal: () => REFUSALS.get(signal.reason) ?? STOPPING,
    past: (graceMs) =>
      new Promise((resolve) => {
        const wait = (): void => void timers.push(setTimeout(resolve, graceMs))
        if (signal.aborted) wait()
        else signal.addEventListener('abort', wait, { once: true })
      }),
    done: () => {
      link.removeEventListener('abort', endOfLink)
      process.removeEventListener('abort', endOfProcess)
      for (const timer of timers) clearTimeout(timer)
    },
  }
}
