// Until when agents may do something, from how a person says it.

import type { Clock } from '../../../base/time/clock.ts'
import { parseMoment } from '../../../base/time/moments.ts'
import { parseDateRange } from '../../../base/time/ranges.ts'
import { formatDay } from '../../../base/time/shown.ts'

interface End {
  /** Epoch milliseconds. */
  readonly at: number
  /** A moment of the last day, where a day was said. */
  readonly day?: number
}

const readEnd = (said: string, clock: Clock): End => {
  const { at, hasTime } = parseMoment(said, clock)
  const { to } = parseDateRange(formatDay(at, clock.zone), clock)
  return hasTime || to === undefined ? { at } : { at: to, day: at }
}

/**
 * A day is meant to its end: "today" said in the afternoon is not over yet.
 * @returns ISO 8601
 * @throws CodedError INVALID_INPUT when it is no date
 */
export const endOf = (said: string, clock: Clock): string =>
  new Date(readEnd(said, clock).at).toISOString()

/** Only an end that lies ahead can be given. */
export type Understood = { readonly is: 'none' } | ({ readonly is: 'past' | 'ahead' } & End)

export const understoodEnd = (said: string, clock: Clock): Understood => {
  try {
    const end = readEnd(said, clock)
    return { is: end.at > clock.now ? 'ahead' : 'past', ...end }
  } catch {
    return { is: 'none' }
  }
}
