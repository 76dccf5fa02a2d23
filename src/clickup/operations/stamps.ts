// Dates and durations in words, as the operations of the catalogue take them.
import { type Clock, local } from '../../base/time/clock.ts'
import { CLOCK, parseDuration, WORK } from '../../base/time/durations.ts'
import { parseMoment } from '../../base/time/moments.ts'
import type { Stamp } from '../../openapi/meanings.ts'

interface Reading {
  readonly lean: 'ahead' | 'behind'
  readonly edge: 'start' | 'end'
  /** Of a day without a time: noon, because ClickUp snaps it (docs/clickup-facts.md §3), or one of its ends. */
  readonly day: 'noon' | 'first' | 'last'
  readonly text?: true
}

const READINGS: Readonly<Record<Stamp, Reading>> = {
  due: { lean: 'ahead', edge: 'end', day: 'noon' },
  begin: { lean: 'ahead', edge: 'start', day: 'noon' },
  from: { lean: 'ahead', edge: 'start', day: 'first' },
  since: { lean: 'behind', edge: 'start', day: 'first' },
  until: { lean: 'behind', edge: 'end', day: 'last' },
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

const DIGITS = /^-?\d{9,}$/

/** `2026-12-04T09:00:00Z` is what ClickUp itself writes: it needs no reading where a text is wanted. */
const WHOLE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})$/

/**
 * @returns nothing where it is a number already, which goes as it is
 * @throws CodedError INVALID_INPUT where not every word of it is understood
 */
export const readStamp = (said: unknown, stamp: Stamp, clock: Clock): ReadStamp | undefined => {
  if (typeof said !== 'string' || DIGITS.test(said.trim())) return undefined
  const { lean, edge, day, text } = READINGS[stamp]
  if (text && WHOLE.test(said.trim())) return undefined
  const { at, hasTime } = parseMoment(said, clock, lean, edge)
  const date = local({ ...clock, now: at })
  const ends = { noon: date, first: date.startOf('day'), last: date.endOf('day') }
  const meant = hasTime ? date : ends[day]
  return {
    value: text ? (meant.toUTC().toISO() ?? said) : meant.toMillis(),
    hasTime,
    shown: date.toFormat(hasTime ? "yyyy-MM-dd'T'HH:mm" : 'yyyy-MM-dd'),
  }
}

/** @returns milliseconds; what is a number already as it is */
export const readSpan = (said: unknown, span: 'duration' | 'estimate'): unknown => {
  if (typeof said !== 'string' || /^-?\d+$/.test(said.trim())) return said
  return parseDuration(said, span === 'estimate' ? WORK : CLOCK)
}
