// What a phrase speaks of: a stretch of the calendar.
import type { DateTime } from 'luxon'

/** Which of two a bare `monday` or `march` is: a due date lies ahead, what has happened lies behind. */
export type Lean = 'ahead' | 'behind'

/** Where and when something is said: `now` in the zone in which it is meant. */
export interface Said {
  readonly now: DateTime
  readonly lean: Lean
}

/**
 * `days` begin and end at midnight, `times` at some time of the clock, and a `time` is a moment: as a
 * stretch its minute.
 */
export interface Stretch {
  readonly kind: 'days' | 'times' | 'time'
  readonly from: DateTime
  /** Does not belong to it. */
  readonly to: DateTime
  /** What is meant where one date is asked for and it is neither end: `friday morning` is about nine. */
  readonly about?: Stretch
}

/** Reads a whole text, or nothing. */
export type Reader = (text: string, said: Said) => Stretch | undefined

export type CalendarUnit = 'day' | 'week' | 'month' | 'quarter' | 'year'

export const unitAt = (date: DateTime, unit: CalendarUnit): Stretch => {
  const from = date.startOf(unit)
  return { kind: 'days', from, to: from.plus({ [unit]: 1 }) }
}

export const dayAt = (date: DateTime): Stretch => unitAt(date, 'day')

export const moment = (at: DateTime): Stretch => ({
  kind: 'time',
  from: at,
  to: at.plus({ minutes: 1 }),
})

/** The first reader that understands all of the text. */
export const firstOf =
  (...readers: readonly Reader[]): Reader =>
  (text, said) => {
    for (const read of readers) {
      const stretch = read(text, said)
      if (stretch) return stretch
    }
    return undefined
  }

/** A form, and what it means; the form always speaks of the whole text. */
export const form = (
  pattern: RegExp,
  mean: (groups: readonly (string | undefined)[], said: Said) => Stretch | undefined,
): Reader => {
  const whole = new RegExp(`^(?:${pattern.source})$`, pattern.flags)
  return (text, said) => {
    const found = whole.exec(text)
    return found ? mean(found.slice(1), said) : undefined
  }
}
