// A date as ClickUp keeps it: of tasks and of lists.
import * as z from 'zod'
import { normalise } from '../../base/text/names.ts'
import type { Clock } from '../../base/time/clock.ts'
import { parseMoment } from '../../base/time/moments.ts'
import { formatDate, formatDay } from '../../base/time/shown.ts'

/** Epoch milliseconds, and where they are read as a day; `day` where no time of it is meant. */
export type When = { readonly at: number; readonly zone: string; readonly day?: true | undefined }

export const whenSchema = z
  .object({ at: z.number(), zone: z.string(), day: z.literal(true).optional() })
  .nullable()

const MINUTE_MS = 60_000

/** By 04:00 ClickUp marks a date without a time (docs/clickup-facts.md §3). */
const isDay = ({ at, zone, day }: When): boolean =>
  day === true || formatDate(at, zone).length === 10

/** Seconds are not kept; a date without a time is snapped to 04:00 of its day. */
export const sameWhen = (a: When | null, b: When | null): boolean => {
  if (a === null || b === null) return a === b
  return a.day || b.day
    ? formatDay(a.at, a.zone) === formatDay(b.at, b.zone)
    : Math.abs(a.at - b.at) < MINUTE_MS
}

export const showWhen = (when: When | null): string | null => {
  if (when === null) return null
  return when.day ? formatDay(when.at, when.zone) : formatDate(when.at, when.zone)
}

/** What clears: `""`, `none`. */
export const clears = (said: string): boolean => ['', 'none', 'null'].includes(normalise(said))

export const readWhen = (said: string, clock: Clock): When | null => {
  if (clears(said)) return null
  const { at, hasTime } = parseMoment(said, clock)
  return { at, zone: clock.zone, ...(hasTime ? {} : { day: true }) }
}

/** @param key as ClickUp names it: `due_date` */
export const whenBody = (key: string, when: When | null) =>
  when === null ? { [key]: null } : { [key]: when.at, [`${key}_time`]: !isDay(when) }
