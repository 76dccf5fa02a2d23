// Dates and durations in words, as the operations of the catalogue take them.
import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import { type Clock, local } from '../../base/time/clock.ts'
import { CLOCK, formatDuration, HOURS, parseDuration, WORK } from '../../base/time/durations.ts'
import { parseMoment } from '../../base/time/moments.ts'
import type { Stamp } from '../../openapi/meanings.ts'

interface Reading {
  readonly lean: 'ahead' | 'behind'
  readonly edge: 'start' | 'end'
  /**
   * Of a day without a time: noon, because ClickUp snaps it (docs/clickup-facts.md §3), or one of its
   * ends; `close` is the first moment of one day, and the last of several.
   */
  readonly day: 'noon' | 'first' | 'last' | 'close'
  readonly text?: true
}

const READINGS: Readonly<Record<Stamp, Reading>> = {
  due: { lean: 'ahead', edge: 'end', day: 'noon' },
  begin: { lean: 'ahead', edge: 'start', day: 'noon' },
  from: { lean: 'ahead', edge: 'start', day: 'first' },
  since: { lean: 'behind', edge: 'start', day: 'first' },
  until: { lean: 'behind', edge: 'end', day: 'last' },
  below: { lean: 'ahead', edge: 'end', day: 'close' },
  before: { lean: 'behind', edge: 'end', day: 'close' },
  // Templates take dates as texts (docs/clickup-facts.md §14).
  'due text': { lean: 'ahead', edge: 'end', day: 'noon', text: true },
  'begin text': { lean: 'ahead', edge: 'start', day: 'noon', text: true },
}

export interface ReadStamp {
  /** Epoch milliseconds, or a text of ISO 8601 where the operation wants one. */
  readonly value: number | string
  readonly hasTime: boolean
  /** `2026-12-04`, or with the time, in the user's zone. */
  readonly shown: string
}

const DIGITS = /^[+-]?\d+(?:\.\d+)?$/

/** Epoch milliseconds from March 1973 on: whatever is less was meant as seconds, or as a day in figures. */
const LEAST_STAMP = 100_000_000_000

const isFigures = (said: unknown): said is string | number =>
  typeof said === 'number' || (typeof said === 'string' && DIGITS.test(said.trim()))

/**
 * Whether it is epoch milliseconds already, as a number or in digits.
 * @throws CodedError INVALID_INPUT for a number that can hardly be: `20261231`, epoch seconds
 */
export const isEpoch = (said: unknown): boolean => {
  if (!isFigures(said)) return false
  if (Number(said) >= LEAST_STAMP) return true
  throw new CodedError('INVALID_INPUT', l10n.t`"${String(said)}" is not a time stamp.`, {
    hint: l10n.t('Write milliseconds, or YYYY-MM-DD.'),
  })
}

/** `2026-12-04T09:00:00Z` is what ClickUp itself writes: it needs no reading where a text is wanted. */
const WHOLE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})$/

/**
 * @returns nothing where it is a number already, which goes as it is
 * @throws CodedError INVALID_INPUT where not every word of it is understood, or a number is no time stamp
 */
export const readStamp = (said: unknown, stamp: Stamp, clock: Clock): ReadStamp | undefined => {
  if (isEpoch(said) || typeof said !== 'string') return undefined
  const { lean, edge, day, text } = READINGS[stamp]
  if (text && WHOLE.test(said.trim())) return undefined
  const { at, hasTime } = parseMoment(said, clock, lean, edge)
  const date = local({ ...clock, now: at })
  const isOneDay = at === parseMoment(said, clock, lean, 'start').at
  const [first, last] = [date.startOf('day'), date.endOf('day')]
  const ends = { noon: date, first, last, close: isOneDay ? first : last }
  const meant = hasTime ? date : ends[day]
  return {
    value: text ? (meant.toUTC().toISO() ?? said) : meant.toMillis(),
    hasTime,
    shown: date.toFormat(hasTime ? "yyyy-MM-dd'T'HH:mm" : 'yyyy-MM-dd'),
  }
}

export interface ReadSpan {
  /** Milliseconds. */
  readonly value: number
  /** `16h`: days of the clock and of work differ, so none are told. */
  readonly shown: string
}

/** So little is never meant in milliseconds. */
const LEAST_SPAN = 60_000

const checkSpan = (ms: number): void => {
  if (ms <= 0 || ms >= LEAST_SPAN) return
  throw new CodedError('INVALID_INPUT', l10n.t`"${String(ms)}" has no unit.`, {
    hint: l10n.t(
      'Write it with its unit, such as "90m" or "1h 30m"; a bare number is milliseconds.',
    ),
  })
}

/**
 * @returns nothing where it is milliseconds already, which go as they are
 * @throws CodedError INVALID_INPUT for no duration, or a bare number that can hardly be milliseconds
 */
export const readSpan = (said: unknown, span: 'duration' | 'estimate'): ReadSpan | undefined => {
  if (isFigures(said)) checkSpan(Number(said))
  if (isFigures(said) || typeof said !== 'string') return undefined
  const value = parseDuration(said, span === 'estimate' ? WORK : CLOCK)
  return { value, shown: value % 60_000 === 0 ? formatDuration(value, HOURS) : `${value} ms` }
}
