// Dates in the names of sprints.
import * as chrono from 'chrono-node'
import { DateTime } from 'luxon'
import { type Clock, local } from './clock.ts'
import type { DateRange } from './ranges.ts'

/** `Sprint 24 –` in front of `Nov 9 – Nov 22` would read as a date of its own. */
const NUMBER = /\b(?:sprint|iteration|cycle)\s*#?\d{1,3}(?![\d/.-]*\d)[\s:,-]*/i

const datesOf = (name: string): string =>
  name
    .replace(/[–—]/g, '-')
    .replace(NUMBER, '')
    // `11/9-11/22` is no date to chrono.
    .replace(/(\d)-(?=\d{1,2}\/)/g, '$1 - ')

/**
 * The days that a name such as `Sprint 24 (11/9 - 11/22)` or `Sprint 2026-11-09 to 2026-11-22` speaks
 * of, in the year that is nearest; `undefined` where it names none or only one.
 */
export const rangeInName = (name: string, clock: Clock): DateRange | undefined => {
  const now = local(clock)
  const zone = now.zoneName ?? 'utc'
  const [found] = chrono.parse(datesOf(name), {
    instant: now.toJSDate(),
    timezone: now.offset,
  })
  if (!found?.end) return undefined
  const dayOn = (part: chrono.ParsedComponents) =>
    DateTime.fromObject(
      {
        year: part.get('year') ?? now.year,
        month: part.get('month') ?? 1,
        day: part.get('day') ?? 1,
      },
      { zone },
    )
  const start = dayOn(found.start)
  const end = dayOn(found.end)
  if (!start.isValid || !end.isValid) return undefined
  // `12/21 - 1/3` ends in the next year.
  const last = end < start ? end.plus({ years: 1 }) : end
  return { from: start.startOf('day').toMillis(), to: last.endOf('day').toMillis() + 1 }
}
