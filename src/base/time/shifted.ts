// A date moved from where it is: `shift +1w`, `shift -2d`, `shift 3 working days`.
import * as l10n from '@vscode/l10n'
import { DateTime } from 'luxon'
import { CodedError } from '../problems/error.ts'
import { plainName } from '../text/foreign-text.ts'
import { type Clock, isZone } from './clock.ts'
import type { Moment } from './moments.ts'
import { readAmount } from './phrases/counted.ts'
import { written } from './phrases/words.ts'

const SHIFT = /^shift(?:ed)?(?: by)? (?:([+-]) ?)?(.+)$/

const WORKING_DAYS = /^(\d{1,4}) (?:working|business|work) ?days?$/

/** Monday to Friday. */
const isWorkingDay = ({ weekday }: DateTime): boolean => weekday <= 5

/** So many of them further on; from a weekend on, its own days do not count. */
const byWorkingDays = (from: DateTime, count: number, sign: 1 | -1): DateTime => {
  let at = from
  for (let left = count; left > 0; ) {
    at = at.plus({ days: sign })
    if (isWorkingDay(at)) left -= 1
  }
  return at
}

/** Whether it says how far a date is to be moved, rather than where it is. */
export const isShift = (said: string): boolean => /^shift(?:ed)?(?![a-z])/.test(written(said))

const notUnderstood = (said: string): CodedError =>
  new CodedError('INVALID_INPUT', l10n.t`"${plainName(said)}" does not say how far to shift.`, {
    hint: l10n.t('Write "shift +1w", "shift -2d" or "shift 3 working days". Nothing was sent.'),
  })

/**
 * The date that is so far from another, by the calendar of the user's zone; with a time of the day where
 * that has one.
 * @throws CodedError INVALID_INPUT when a word of it is not understood
 */
export const shifted = (said: string, from: Moment, { zone }: Pick<Clock, 'zone'>): Moment => {
  const [, sign = '+', amount = ''] = SHIFT.exec(written(said)) ?? []
  const way = sign === '-' ? -1 : 1
  const start = DateTime.fromMillis(from.at, { zone: isZone(zone) ? zone : 'utc' })
  const days = WORKING_DAYS.exec(amount)?.[1]
  const counted = days === undefined ? readAmount(amount) : undefined
  if (days === undefined && !counted) throw notUnderstood(said)
  if (counted?.ofClock && !from.hasTime)
    throw new CodedError(
      'INVALID_INPUT',
      l10n.t`"${plainName(said)}" shifts by hours, and that date has no time of the day.`,
      { hint: l10n.t('Shift it by days, or say the date with its time. Nothing was sent.') },
    )
  const step = counted?.step ?? {}
  const to =
    days === undefined
      ? way > 0
        ? start.plus(step)
        : start.minus(step)
      : byWorkingDays(start, Number(days), way)
  if (!to.isValid) throw notUnderstood(said)
  // Of a date without a time noon, as of one that was said.
  const at = from.hasTime ? to : to.set({ hour: 12, minute: 0, second: 0, millisecond: 0 })
  return { at: at.toMillis(), hasTime: from.hasTime }
}
