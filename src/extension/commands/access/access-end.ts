// Until when agents may do something, from how a person says it.

import type { Clock } from '../../../base/time/clock.ts'
import { parseMoment } from '../../../base/time/moments.ts'
import { parseDateRange } from '../../../base/time/ranges.ts'
import { formatDay } from '../../../base/time/shown.ts'

/**
 * A day is meant to its end: "today" said in the afternoon is not over yet.
 * @returns ISO 8601
 * @throws CodedError INVALID_INPUT when it is no date
 */
export const endOf = (said: string, clock: Clock): string => {
  const { at, hasTime } = parseMoment(said, clock)
  const day = parseDateRange(formatDay(at, clock.zone), clock)
  return new Date(hasTime ? at : (day.to ?? at)).toISOString()
}
