// From when and for how long somebody worked: two of start, end and duration.
import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import type { Clock } from '../../base/time/clock.ts'
import { parseDuration, WORK } from '../../base/time/durations.ts'
import { parseEnd, parseMoment } from '../../base/time/moments.ts'
import { isRunning, lengthOf, type Timed } from '../../clickup/objects/time-entry.ts'

/** As a person says it. */
export interface SaidSpan {
  readonly start?: string | undefined
  readonly end?: string | undefined
  readonly duration?: string | undefined
}

/** Epoch milliseconds, and milliseconds. */
export interface Span {
  readonly start: number
  readonly duration: number
}

interface Said {
  readonly from: number | undefined
  readonly to: number | undefined
  readonly ms: number | undefined
}

/** What was done lies behind; its end is read from its start: `monday 9:00` to `17:00`. */
const readSpan = (
  { start, end, duration }: SaidSpan,
  clock: Clock,
  began?: number | undefined,
): Said => {
  const from = start === undefined ? undefined : parseMoment(start, clock, 'behind', 'start').at
  return {
    from,
    to: end === undefined ? undefined : parseEnd(end, clock, from ?? began).at,
    ms: duration === undefined ? undefined : parseDuration(duration, WORK),
  }
}

const missing = (what: string, hint: string): CodedError =>
  new CodedError('INVALID_INPUT', what, { hint })

const checkSpan = (span: Span): Span => {
  if (span.duration > 0) return span
  throw missing(
    l10n.t('The time ends before it starts.'),
    l10n.t('Give an `end` after `start`, and a positive duration.'),
  )
}

/** Two of start, end and duration; a duration alone ends now. */
export const spanOf = (wanted: SaidSpan, clock: Clock): Span => {
  const { from, to, ms } = readSpan(wanted, clock)
  if (from !== undefined && to !== undefined && ms !== undefined && from + ms !== to)
    throw missing(
      l10n.t('The start, the end and the duration do not fit together.'),
      l10n.t('Give two of them.'),
    )
  const length = ms ?? (from !== undefined && to !== undefined ? to - from : undefined)
  if (length === undefined)
    throw missing(
      l10n.t('It is not said how long it took.'),
      l10n.t('Give `duration`, or `start` and `end`.'),
    )
  return checkSpan({ start: from ?? (to ?? clock.now) - length, duration: length })
}

/** What is not said of an entry's span stays: the other end, or with a duration its start. */
export const correctedSpan = (wanted: SaidSpan, clock: Clock, entry: Timed): Span => {
  const { from, to, ms } = readSpan(wanted, clock, entry.start)
  if (entry.start === undefined || isRunning(entry))
    throw missing(
      l10n.t`The entry ${entry.id} is still running.`,
      l10n.t('Stop it first, with action "stop".'),
    )
  if (ms !== undefined || (from !== undefined && to !== undefined))
    return spanOf(
      from === undefined && to === undefined
        ? { ...wanted, start: new Date(entry.start).toISOString() }
        : wanted,
      clock,
    )
  const end = to ?? entry.start + lengthOf(entry, clock.now)
  const start = from ?? entry.start
  return checkSpan({ start, duration: end - start })
}
