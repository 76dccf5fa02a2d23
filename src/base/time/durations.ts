// Durations as people write them, and back: `2h 30m`, `1.5h`, `2d`, `1w`, `PT2H30M`; bounds `> 4d`.

import * as l10n from '@vscode/l10n'
import { CodedError } from '../problems/error.ts'
import { plainName } from '../text/foreign-text.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** How long a day and a week are: of the clock for waiting, of work for estimates. */
export interface DayLength {
  readonly day: number
  readonly week: number
}
export const CLOCK: DayLength = { day: 24 * HOUR, week: 7 * 24 * HOUR }
/** Estimates count working time: a day has 8 hours, a week 5 days. */
export const WORK: DayLength = { day: 8 * HOUR, week: 40 * HOUR }
/** To show estimates in: whether a day of work has 8 or 24 hours is a setting of the workspace. */
export const HOURS: DayLength = { day: Number.POSITIVE_INFINITY, week: Number.POSITIVE_INFINITY }

const PART =
  /(\d+(?:[.,]\d+)?)\s*(weeks?|w|days?|d|hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)(?![a-z])/giy
const ISO =
  /^P(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i

const unitOf = (letter: string, length: DayLength): number =>
  ({ w: length.week, d: length.day, h: HOUR, m: MINUTE })[letter] ?? 1000

const readIso = (text: string, length: DayLength): number | undefined => {
  const parts = ISO.exec(text)
  if (!parts || parts.slice(1).every((part) => part === undefined)) return undefined
  return ['w', 'd', 'h', 'm', 's'].reduce(
    (sum, letter, i) => sum + Number(parts[i + 1] ?? 0) * unitOf(letter, length),
    0,
  )
}

const readParts = (text: string, length: DayLength): number | undefined => {
  let sum = 0
  let end = 0
  PART.lastIndex = 0
  for (let part = PART.exec(text); part; part = PART.exec(text)) {
    const [, amount = '', unit = ''] = part
    sum += Number(amount.replace(',', '.')) * unitOf(unit.charAt(0).toLowerCase(), length)
    end = PART.lastIndex
    while (/[\s,]/.test(text.charAt(end))) end += 1
    PART.lastIndex = end
  }
  return end > 0 && end === text.length ? sum : undefined
}

/**
 * @returns milliseconds
 * @throws CodedError INVALID_INPUT
 */
export const parseDuration = (text: string, length: DayLength = CLOCK): number => {
  const trimmed = text.trim()
  const ms = readIso(trimmed, length) ?? readParts(trimmed, length)
  if (ms !== undefined) return Math.round(ms)
  throw new CodedError('INVALID_INPUT', l10n.t`"${plainName(text)}" is not a duration.`, {
    hint: l10n.t('Write it like "2h 30m", "1.5h", "2d", "1w" or "PT2H30M".'),
  })
}

export interface DurationBound {
  readonly least?: number
  readonly most?: number
}

/** `> 4d`, `more than 4 days`, `< 2h`; a bare duration means at least that long. */
export const parseDurationBound = (text: string): DurationBound => {
  const parts =
    /^\s*(>=?|<=?|more than|over|at least|longer than|less than|under|at most)?\s*(.+)$/i.exec(text)
  const ms = parseDuration(parts?.[2] ?? text)
  return /^(<|less|under|at most)/i.test(parts?.[1] ?? '') ? { most: ms } : { least: ms }
}

/** The two largest units that are not zero: `5d 3h`, `2h 30m`, `45m`. */
export const formatDuration = (ms: number, length: DayLength = CLOCK): string => {
  const minutes = Math.round(ms / MINUTE)
  const perDay = length.day / MINUTE
  const parts = [
    [Math.floor(minutes / perDay), 'd'],
    [Math.floor((minutes % perDay) / 60), 'h'],
    [(minutes % perDay) % 60, 'm'],
  ] as const
  const shown = parts.filter(([amount]) => amount > 0).slice(0, 2)
  return shown.map(([amount, unit]) => `${amount}${unit}`).join(' ') || '0m'
}
