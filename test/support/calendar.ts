// A calendar by plain arithmetic, to hold the product's against: it shares nothing with it but the zones
// that the machine knows.

/** Days since 1970-01-01. */
export type DayNumber = number

const DAY_MS = 86_400_000

export const dayNumber = (year: number, month: number, day: number): DayNumber =>
  Date.UTC(year, month - 1, day) / DAY_MS

export interface Civil {
  readonly year: number
  readonly month: number
  readonly day: number
}

export const civil = (number: DayNumber): Civil => {
  const date = new Date(number * DAY_MS)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** Monday is 1: the first of January 1970 was a Thursday. */
export const weekdayOf = (number: DayNumber): number => ((((number + 3) % 7) + 7) % 7) + 1

export const isoDay = (number: DayNumber): string =>
  new Date(number * DAY_MS).toISOString().slice(0, 10)

export const monthLength = (year: number, month: number): number =>
  dayNumber(year + Math.floor(month / 12), (month % 12) + 1, 1) - dayNumber(year, month, 1)

/** The same day of another month, or its last where it is shorter. */
export const plusMonths = (number: DayNumber, months: number): DayNumber => {
  const { year, month, day } = civil(number)
  const index = year * 12 + month - 1 + months
  const [newYear, newMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1]
  return dayNumber(newYear, newMonth, Math.min(day, monthLength(newYear, newMonth)))
}

const formats = new Map<string, Intl.DateTimeFormat>()
const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  formats.set(zone, made)
  return made
}

export interface WallClock {
  readonly day: DayNumber
  /** Minutes since midnight as the clock shows them. */
  readonly minutes: number
}

/** What a clock on the wall shows at an instant. */
export const wallClock = (at: number, zone: string): WallClock => {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = parts
  return { day: dayNumber(year, month, day), minutes: 60 * hour + minute }
}

export const shownAt = (at: number, zone: string): string => {
  const { day, minutes } = wallClock(at, zone)
  const two = (count: number): string => String(count).padStart(2, '0')
  return `${isoDay(day)}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** Whether a clock ever shows that: in the hour that is left out in spring it does not. */
export const instantsOf = (day: DayNumber, minutes: number, zone: string): readonly number[] => {
  const near = day * DAY_MS + minutes * 60_000
  const found: number[] = []
  // No zone is further from UTC than fourteen hours; they differ by quarters of an hour.
  for (let quarter = -56; quarter <= 56; quarter += 1) {
    const at = near + quarter * 900_000
    const shown = wallClock(at, zone)
    if (shown.day === day && shown.minutes === minutes) found.push(at)
  }
  return found
}
