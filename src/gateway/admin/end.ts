// When a link shall end, as people and programs say it.
import { DateTime } from 'luxon'
import { CodedError, isCodedError } from '../../base/problems/error.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import type { Clock } from '../../base/time/clock.ts'
import { parseDuration } from '../../base/time/durations.ts'
import { parseMoment } from '../../base/time/moments.ts'

const ISO = /^\d{4}-\d{2}-\d{2}/
const WITH_ZONE = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]\d{2}:?\d{2})$/

export interface Speaker extends Clock {
  /** Whether the zone is theirs: only then a date without one can be meant in it. */
  readonly knowsZone: boolean
}

const HINT =
  'Write ISO 8601 with a zone (2027-01-31T12:00:00Z), a duration (2h, 7d), or words (end of friday).'

const unread = (said: string): CodedError =>
  new CodedError('INVALID_INPUT', `"${plainName(said)}" is not an end that can be read.`, {
    hint: HINT,
  })

const durationOf = (said: string): number | undefined => {
  try {
    return parseDuration(said.replace(/^(in\s+|\+\s*)/i, ''))
  } catch (error) {
    if (isCodedError(error, 'INVALID_INPUT')) return undefined
    throw error
  }
}

/** A day that was named without a time is meant to its end. */
const momentOf = (said: string, clock: Clock): number => {
  const { at, hasTime } = parseMoment(said, clock)
  return hasTime ? at : DateTime.fromMillis(at, { zone: clock.zone }).endOf('day').toMillis()
}

const wordsOf = (said: string, clock: Clock): number => {
  try {
    return momentOf(said, clock)
  } catch (error) {
    throw isCodedError(error, 'INVALID_INPUT') ? unread(said) : error
  }
}

const instantOf = (said: string, clock: Speaker): number => {
  // Not by Date.parse, to which the thirtieth of February is the second of March.
  if (WITH_ZONE.test(said)) return DateTime.fromISO(said.replace(' ', 'T')).toMillis()
  if (ISO.test(said) && !clock.knowsZone)
    throw new CodedError('INVALID_INPUT', `"${plainName(said)}" names no zone.`, {
      hint: 'Add a time with Z or an offset: 2027-01-31T12:00:00Z or 2027-01-31T12:00:00+01:00.',
    })
  const ms = durationOf(said)
  return ms === undefined ? wordsOf(said, clock) : clock.now + ms
}

/**
 * @returns ISO 8601 in UTC, to the second or finer
 * @throws CodedError INVALID_INPUT where it cannot be read or is over
 */
export const readEndOfLink = (said: string, clock: Speaker): string => {
  const at = instantOf(said.trim(), clock)
  // The years that a four-digit ISO date can say.
  if (!Number.isFinite(at) || at >= Date.UTC(10_000, 0)) throw unread(said)
  if (at <= clock.now)
    throw new CodedError('INVALID_INPUT', `"${plainName(said)}" is in the past.`, {
      hint: 'Name an end that is still to come; to end a link now, revoke it.',
    })
  return new Date(at).toISOString()
}
