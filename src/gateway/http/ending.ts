// What ends a call before its client does: its link, the process, the clock.
import { CodedError } from '../../base/problems/error.ts'
import { LINK_CHANGED } from '../links/ends.ts'
import { CHANGED, NO_LINK, type Refusal, STOPPING, TOO_LATE } from './refusals.ts'
import { LAST_WORDS_MS } from './settings.ts'

export interface Ending {
  readonly signal: AbortSignal
  /** From then on nothing of the call's own goes out any more, and this is said in its place. */
  readonly cut: Promise<Refusal>
  readonly done: () => void
}

const STOPPED = new CodedError('CANCELLED', 'The server stops.')
const LATE = new CodedError('CANCELLED', 'The call took longer than a call may.')

export const endingOf = (link: AbortSignal, process: AbortSignal, limitMs: number): Ending => {
  const controller = new AbortController()
  const timers: NodeJS.Timeout[] = []
  let cutOff: (refusal: Refusal) => void = () => {}
  const cut = new Promise<Refusal>((resolve) => {
    cutOff = resolve
  })
  // What a link allowed it allows no more: a call has no last words then.
  const endOfLink = (): void => {
    controller.abort(link.reason)
    cutOff(link.reason === LINK_CHANGED ? CHANGED : NO_LINK)
  }
  const end = (reason: CodedError, refusal: Refusal) => () => {
    controller.abort(reason)
    timers.push(setTimeout(() => cutOff(refusal), LAST_WORDS_MS))
  }
  const endOfProcess = end(STOPPED, STOPPING)
  timers.push(setTimeout(end(LATE, TOO_LATE), limitMs))
  link.addEventListener('abort', endOfLink)
  process.addEventListener('abort', endOfProcess)
  if (link.aborted) endOfLink()
  if (process.aborted) endOfProcess()
  return {
    signal: controller.signal,
    cut,
    done: () => {
      link.removeEventListener('abort', endOfLink)
      process.removeEventListener('abort', endOfProcess)
      for (const timer of timers) clearTimeout(timer)
    },
  }
}
