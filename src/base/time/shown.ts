// Moments and days as they are shown.
import { DateTime } from 'luxon'
import { isZone } from './clock.ts'

const dateIn = (at: number, zone: string): DateTime =>
  DateTime.fromMillis(at, { zone: isZone(zone) ? zone : 'utc' })

/** A date without a time is marked by ClickUp by 04:00. @param at epoch milliseconds */
export const hasTime = (at: number, zone: string): boolean => {
  const { hour, minute, second } = dateIn(at, zone)
  return hour !== 4 || minute !== 0 || second !== 0
}

/** `YYYY-MM-DD`, or with the time where there is one. @param at epoch milliseconds */
export const formatDate = (at: number, zone: string): string =>
  dateIn(at, zone).toFormat(hasTime(at, zone) ? "yyyy-MM-dd'T'HH:mm" : 'yyyy-MM-dd')

/** `YYYY-MM-DD` of the day in which the instant falls. */
export const formatDay = (at: number, zone: string): string =>
  dateIn(at, zone).toFormat('yyyy-MM-dd')
