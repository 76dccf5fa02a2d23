// Moments and days as they are shown.
import { DateTime } from 'luxon'
import { isZone } from './clock.ts'

/**
 * `YYYY-MM-DD`, or with the time where it is not the 04:00 by which ClickUp marks a date without one.
 * @param at epoch milliseconds
 */
export const formatDate = (at: number, zone: string): string => {
  const date = DateTime.fromMillis(at, { zone: isZone(zone) ? zone : 'utc' })
  const dateOnly = date.hour === 4 && date.minute === 0 && date.second === 0
  return date.toFormat(dateOnly ? 'yyyy-MM-dd' : "yyyy-MM-dd'T'HH:mm")
}

/** `YYYY-MM-DD` of the day in which the instant falls. */
export const formatDay = (at: number, zone: string): string =>
  DateTime.fromMillis(at, { zone: isZone(zone) ? zone : 'utc' }).toFormat('yyyy-MM-dd')
