// When it is, and for whom.
import { DateTime } from 'luxon'

/** How far ClickUp's clock and this machine's may differ when something is looked for, in milliseconds. */
export const CLOCK_SKEW_MS = 10_000

export const MINUTE_MS = 60_000

export const DAY_MS = 24 * 60 * MINUTE_MS

/** Where and when something is said. */
export interface Clock {
  /** IANA name of the user's ClickUp time zone. */
  readonly zone: string
  /** Epoch milliseconds. */
  readonly now: number
}

export const isZone = (zone: string): boolean => DateTime.local({ zone }).isValid

export const local = ({ zone, now }: Clock): DateTime =>
  DateTime.fromMillis(now, { zone: isZone(zone) ? zone : 'utc' })
