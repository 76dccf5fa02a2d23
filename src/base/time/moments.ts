// Moments as people say them, read in the zone that the user has set in ClickUp.
import * as l10n from '@vscode/l10n'
import type { DateTime } from 'luxon'
import { CodedError } from '../problems/error.ts'
import { plainName } from '../text/foreign-text.ts'
import { type Clock, local } from './clock.ts'
import { readOne, readPair, seenFrom } from './phrases/pairs.ts'
import { firstOf, type Lean, type Reader, type Said, type Stretch } from './phrases/stretch.ts'
import { partsUnderstood } from './phrases/understood.ts'
import { written } from './phrases/words.ts'

export type { Lean } from './phrases/stretch.ts'

export interface Moment {
  /** Epoch milliseconds; of a date without a time, noon of that day in the user's zone. */
  readonly at: number
  readonly hasTime: boolean
}

/** Which end of a stretch is meant where one date is asked for: a start begins with it, a due date ends. */
export type Edge = 'start' | 'end'

// Noon is in the same calendar day for everybody from UTC−12 to UTC+11 seen from the user's zone, so
// ClickUp's snap to 04:00 (docs/clickup-facts.md §3) cannot land on a neighbouring day whichever
// zone it uses.
const day = (date: DateTime): Moment => ({
  at: date.set({ hour: 12, minute: 0, second: 0, millisecond: 0 }).toMillis(),
  hasTime: false,
})

const time = (date: DateTime): Moment => ({ at: date.toMillis(), hasTime: true })

const edgeOf = ({ kind, from, to, about }: Stretch, edge: Edge): Moment => {
  if (kind === 'time') return time(from)
  if (about) return edgeOf(about, edge)
  if (kind === 'times') return time(edge === 'start' ? from : to)
  return day(edge === 'start' ? from : to.minus({ days: 1 }))
}

/** `by friday`, `due on friday`: what leads to a date that is meant to its end. */
const LEAD = /^(?:due )?(?:(?:by|until|till|on) )?/

/** No date needs more, and nobody waits for what looks at all of a page. */
const MOST_CHARS = 200

/** What begins with one of two dates does not end with the other: that would be lost. */
const reader = (edge: Edge): Reader => (edge === 'end' ? firstOf(readOne, readPair) : readOne)

const read = (said: string, at: Said, edge: Edge): Stretch | undefined =>
  said.length > MOST_CHARS ? undefined : reader(edge)(written(said).replace(LEAD, ''), at)

/** A date of figures that is none: the thirtieth of February is not the second of March. */
const IN_FIGURES = /^\d{4}-\d{2}-\d{2}(?!\d)/

/** @param message of what is not understood as a whole @param parts of it that would be */
export const unreadable = (
  said: string,
  message: string,
  parts: readonly string[],
  hint: string,
): CodedError => {
  if (IN_FIGURES.test(said.trim()))
    return new CodedError(
      'INVALID_INPUT',
      l10n.t`"${plainName(said)}" is not a date of the calendar.`,
      { hint: l10n.t('Write dates as YYYY-MM-DD, with a time as YYYY-MM-DDTHH:mm.') },
    )
  if (parts.length === 0) return new CodedError('INVALID_INPUT', message, { hint })
  const some = parts.map((part) => `"${part}"`).join(', ')
  const only = l10n.t`Of it only ${some} would be understood.`
  return new CodedError('INVALID_INPUT', `${message} ${only}`, { candidates: parts, hint })
}

const momentIn = (said: string, at: Said, edge: Edge): Moment => {
  const stretch = read(said, at, edge)
  // Two dates may be said in the wrong order, and then are no stretch.
  const isStretch = stretch?.from.isValid && stretch.from < stretch.to
  const moment = isStretch ? edgeOf(stretch, edge) : undefined
  // So far ahead that no calendar has it, it is none either.
  if (moment && Number.isFinite(moment.at)) return moment
  throw unreadable(
    said,
    l10n.t`"${plainName(said)}" is not a date.`,
    partsUnderstood(said, (part) => read(part, at, edge) !== undefined),
    l10n.t(
      'Write YYYY-MM-DD, YYYY-MM-DDTHH:mm, or words like "friday 5pm", "+3d", "end of month".',
    ),
  )
}

/**
 * A date, with a time where one was said. Every word has to be understood. Of a stretch of days
 * (`next week`, `november`, `dec 7 - dec 11`) one end is meant.
 * @param edge which one
 * @throws CodedError INVALID_INPUT when it is no date, or none of the calendar; with what of it would
 * be understood
 */
export const parseMoment = (
  said: string,
  clock: Clock,
  lean: Lean = 'ahead',
  edge: Edge = 'end',
): Moment => momentIn(said, { now: local(clock), lean }, edge)

/**
 * When something ended that has happened, seen from its start.
 * @param start epoch milliseconds
 * @throws CodedError as `parseMoment`
 */
export const parseEnd = (said: string, clock: Clock, start: number | undefined): Moment => {
  const at: Said = { now: local(clock), lean: 'behind' }
  if (start === undefined) return momentIn(said, at, 'end')
  return momentIn(said, seenFrom(written(said), local({ ...clock, now: start }), at), 'end')
}
