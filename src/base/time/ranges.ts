// Spans of days, as people say them.
import * as l10n from '@vscode/l10n'
import { DateTime } from 'luxon'
import { CodedError } from '../problems/error.ts'
import { plainName } from '../text/foreign-text.ts'
import { type Clock, isZone, local } from './clock.ts'
import { unreadable } from './moments.ts'
import { readOne, readPair, seenFrom } from './phrases/pairs.ts'
import type { Lean, Said } from './phrases/stretch.ts'
import { partsUnderstood } from './phrases/understood.ts'
import { written } from './phrases/words.ts'

/** Half-open: `from` belongs to it, `to` does not. Epoch milliseconds. */
export interface DateRange {
  readonly from?: number
  readonly to?: number
  /** Epoch milliseconds of the one instant inside that does not belong to it. */
  readonly except?: number
  /** Only what is still to be done: nothing finished is overdue. */
  readonly unfinished?: boolean
}

/** Where what is due on that day without a time stands (docs/clickup-facts.md §3). */
const dayAlone = (at: DateTime): number => at.startOf('day').set({ hour: 4 }).toMillis()

const readNamed = (text: string, now: DateTime): DateRange | undefined => {
  switch (text) {
    // What is due today without a time is not late before tomorrow.
    case 'overdue':
      return {
        to: now.toMillis(),
        except: dayAlone(now),
        unfinished: true,
      }
    case 'past':
      return { to: now.toMillis() }
    case 'future':
      return { from: now.toMillis() }
    default:
      return undefined
  }
}

interface Bound {
  readonly words: RegExp
  /** `since` looks back, whatever is asked for. */
  readonly lean?: Lean
  readonly mean: (range: { readonly from: number; readonly to: number }) => DateRange
}

const BOUNDS: readonly Bound[] = [
  {
    words: /^(?:<=|no later than|not later than|until|till|by|up to|through) (.+)$/,
    mean: ({ to }) => ({ to }),
  },
  { words: /^(.+) (?:or|and) (?:earlier|before)$/, mean: ({ to }) => ({ to }) },
  { words: /^(?:<|before|earlier than) (.+)$/, mean: ({ from }) => ({ to: from }) },
  { words: /^since (.+)$/, lean: 'behind', mean: ({ from }) => ({ from }) },
  {
    words: /^(?:>=|from|starting|as of|not before|no earlier than) (.+?)(?: on| onwards?)?$/,
    mean: ({ from }) => ({ from }),
  },
  { words: /^(.+) (?:(?:or|and) later|onwards?)$/, mean: ({ from }) => ({ from }) },
  { words: /^(?:>|after|later than) (.+)$/, mean: ({ to }) => ({ from: to }) },
]

const readStretch = (text: string, said: Said) => {
  const stretch = readOne(text, said) ?? readPair(text, said)
  return stretch && { from: stretch.from.toMillis(), to: stretch.to.toMillis() }
}

const readBound = (text: string, said: Said): DateRange | undefined => {
  const spaced = text.replace(/^([<>]=?) ?/, '$1 ')
  for (const { words, lean = said.lean, mean } of BOUNDS) {
    const rest = words.exec(spaced)?.[1]
    const range = rest === undefined ? undefined : readStretch(rest, { ...said, lean })
    if (range) return mean(range)
  }
  return undefined
}

/** What people write around a range without meaning anything by it. */
const LEAD =
  /^(?:due|updated|created|closed|done|started)? ?(?:(?:in|within|during|on|at|for) (?!in\b)(?!.*\bago$))?/

/** No span needs more words. */
const MOST_CHARS = 200

const read = (said: string, at: Said): DateRange | undefined => {
  if (said.length > MOST_CHARS) return undefined
  const text = written(said)
  const bare = text.replace(/^(?:due|updated|created|closed|done|started) /, '')
  return (
    readNamed(bare, at.now) ??
    readStretch(bare, at) ??
    readStretch(text.replace(LEAD, ''), at) ??
    readBound(bare, at)
  )
}

/** No date lies further from 1970, in milliseconds. */
const FURTHEST_MS = 8.64e15

/** @throws CodedError INVALID_INPUT where an end of it is on no calendar */
export const onCalendar = (range: DateRange, said: string): DateRange => {
  const ends = [range.from ?? 0, range.to ?? 0]
  if (ends.every((at) => Math.abs(at) <= FURTHEST_MS)) return range
  throw new CodedError('INVALID_INPUT', l10n.t`"${plainName(said)}" is on no calendar.`, {
    hint: l10n.t('Name days that lie nearer.'),
  })
}

/** @throws CodedError INVALID_INPUT where it ends before it begins */
export const inOrder = <Range extends DateRange>(range: Range, said: string): Range => {
  if ((range.from ?? Number.NEGATIVE_INFINITY) < (range.to ?? Number.POSITIVE_INFINITY))
    return range
  throw new CodedError('INVALID_INPUT', l10n.t`"${plainName(said)}" ends before it begins.`, {
    hint: l10n.t('Write the earlier date first, for example "2026-11-01..2026-11-30".'),
  })
}

const rangeIn = (said: string, at: Said): DateRange => {
  const range = read(said, at)
  if (range) return inOrder(onCalendar(range, said), said)
  throw unreadable(
    said,
    l10n.t`"${plainName(said)}" is not a date, nor a span of days.`,
    partsUnderstood(said, (part) => read(part, at) !== undefined),
    l10n.t(
      'Write YYYY-MM-DD, two dates as in "2026-11-01..2026-11-30", or words like "this week", "last 14 days", "before friday", "november".',
    ),
  )
}

/** As a range is told that leaves out what is finished. */
const UNFINISHED = /, unfinished$/

/**
 * `today`, `this week`, `overdue`, `last 7 days`, `before friday`, `> 2026-11-01`, `2026-11-01..2026-11-30`,
 * `november`, `mon-fri`, or a single day. Every word has to be understood.
 * @throws CodedError INVALID_INPUT, with what of it would be understood
 */
export const parseDateRange = (said: string, clock: Clock, lean: Lean = 'ahead'): DateRange => {
  const now = local(clock)
  const dates = said.replace(UNFINISHED, '')
  const range = rangeIn(dates, { now, lean })
  if (dates === said) return range
  const { to } = range
  return {
    ...range,
    ...(to === undefined ? {} : { except: dayAlone(DateTime.fromMillis(to, { zone: now.zone })) }),
    unfinished: true,
  }
}

/**
 * A span that ends what began with another, seen from there.
 * @param start epoch milliseconds
 */
export const parseLastRange = (
  said: string,
  clock: Clock,
  start: number | undefined,
): DateRange => {
  const at: Said = { now: local(clock), lean: 'behind' }
  if (start === undefined) return rangeIn(said, at)
  return rangeIn(said, seenFrom(written(said), local({ ...clock, now: start }), at))
}

/** A moment to the minute, a day where it begins then. */
const formatEnd = (at: DateTime): string =>
  at.toFormat(+at === +at.startOf('day') ? 'yyyy-MM-dd' : "yyyy-MM-dd'T'HH:mm")

/**
 * A range with both its ends, days inclusive: `2026-11-30..2026-12-06`, `since 2026-11-30T09:00`,
 * `until 2026-12-04`, `before 2026-12-01T15:00, unfinished`. It is read again as it stands.
 */
export const formatRange = ({ from, to, unfinished }: DateRange, zone: string): string => {
  const at = (ms: number): DateTime =>
    DateTime.fromMillis(ms, { zone: isZone(zone) ? zone : 'utc' })
  const start = from === undefined ? undefined : at(from)
  const end = to === undefined ? undefined : at(to)
  const isDay = end !== undefined && +end === +end.startOf('day')
  const last = end && formatEnd(isDay ? end.minus({ days: 1 }) : end)
  const behind = unfinished ? ', unfinished' : ''
  if (!start || !last) {
    if (start) return `since ${formatEnd(start)}${behind}`
    return last ? `${isDay ? 'until' : 'before'} ${last}${behind}` : `always${behind}`
  }
  const first = formatEnd(start)
  return first === last && isDay ? first : `${first}..${last}${behind}`
}
