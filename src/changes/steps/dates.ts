// A date as ClickUp keeps it: of tasks and of lists.
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { CodedError } from '../../base/problems/error.ts'
import { normalise } from '../../base/text/names.ts'
import { type Clock, MINUTE_MS } from '../../base/time/clock.ts'
import { type Edge, parseMoment } from '../../base/time/moments.ts'
import { isShift, shifted } from '../../base/time/shifted.ts'
import { formatDate, formatDay, hasTime } from '../../base/time/shown.ts'
import type { Seen, Step } from './step.ts'

/** Epoch milliseconds, and where they are read as a day; `day` where no time of it is meant. */
export type When = { readonly at: number; readonly zone: string; readonly day?: true | undefined }

const whenSchema = z
  .object({ at: z.number(), zone: z.string(), day: z.literal(true).optional() })
  .nullable()

/** By 04:00 ClickUp marks a date without a time (docs/clickup-facts.md §3). */
const isDay = ({ at, zone, day }: When): boolean =>
  day === true || formatDate(at, zone).length === 10

/** Seconds are not kept; a date without a time is snapped to 04:00 of its day. */
const sameWhen = (a: When | null, b: When | null): boolean => {
  if (a === null || b === null) return a === b
  return a.day || b.day
    ? formatDay(a.at, a.zone) === formatDay(b.at, b.zone)
    : Math.abs(a.at - b.at) < MINUTE_MS
}

export const showWhen = (when: When | null): string | null => {
  if (when === null) return null
  return when.day ? formatDay(when.at, when.zone) : formatDate(when.at, when.zone)
}

/** What clears: `""`, `none`. */
export const clears = (said: string): boolean => ['', 'none', 'null'].includes(normalise(said))

/** @param edge of a stretch such as `next week` */
export const readWhen = (said: string, clock: Clock, edge: Edge = 'end'): When | null => {
  if (clears(said)) return null
  const { at, hasTime } = parseMoment(said, clock, 'ahead', edge)
  return { at, zone: clock.zone, ...(hasTime ? {} : { day: true }) }
}

/**
 * The same of something that is there, whose date may be moved from where it is.
 * @param now its date, epoch milliseconds @param of words for whose date it is: `ENG-12, due`
 * @throws CodedError INVALID_INPUT where there is none to be moved
 */
export const readWhenFrom = (
  said: string,
  now: number | undefined,
  of: string | undefined,
  clock: Clock,
  edge: Edge = 'end',
): When | null => {
  if (!isShift(said)) return readWhen(said, clock, edge)
  if (now === undefined)
    throw new CodedError(
      'INVALID_INPUT',
      of === undefined
        ? l10n.t('Something new has no date that could be shifted.')
        : l10n.t`${of} is not set, so there is no date that could be shifted.`,
      { hint: l10n.t('Say the date itself, or one from now on, such as "+1w". Nothing was sent.') },
    )
  const { zone } = clock
  const to = shifted(said, { at: now, hasTime: hasTime(now, zone) }, clock)
  return { at: to.at, zone, ...(to.hasTime ? {} : { day: true }) }
}

/** @param key as ClickUp names it: `due_date` */
const whenBody = (key: string, when: When | null) =>
  when === null ? { [key]: null } : { [key]: when.at, [`${key}_time`]: !isDay(when) }

type DateStep = Step<When | null, When | null>
type DateKey = 'due_date' | 'start_date'
type Dated<Key extends DateKey> = { readonly [K in Key]?: number | undefined }

/** The zone of the user, in which days are told. */
const zoneOf = ({ of }: Pick<Step, 'of'>): string => (typeof of === 'string' ? of : 'utc')

/** All that a date is but for whose it is. @param sends the request that changes it */
export const dateOf = <Key extends DateKey>(field: string, key: Key, sends: string) => ({
  after: whenSchema,
  described: {
    sends: `${sends} {${key}, ${key}_time}`,
    proof: `the answer's \`${key}\`: to the minute, or the same day`,
    inverse: 'the former date',
  },
  field: () => field,
  create: ({ after }: DateStep) => whenBody(key, after),
  body: ({ after }: DateStep) => whenBody(key, after),
  value: ({ [key]: at }: Dated<Key>, step: DateStep): Seen<When | null> => ({
    at: 'known',
    is: at === undefined ? null : { at, zone: zoneOf(step) },
  }),
  same: sameWhen,
  already: (now: When | null, { after }: DateStep) => showWhen(now) === showWhen(after),
  show: showWhen,
})
