// The days that are offered for a date, each once, and how dates read; apart from how they are shown.
import type { Clock } from '../../../base/time/clock.ts'
import { type Moment, parseMoment } from '../../../base/time/moments.ts'
import { hasTime } from '../../../base/time/shown.ts'

export const NEAR = [
  'today',
  'tomorrow',
  'friday',
  'monday',
  '+7d',
  '+14d',
  'end of month',
] as const

export type NearDay = (typeof NEAR)[number]

export const momentInWords = ({ at, hasTime }: Moment, { zone }: Clock, locale: string): string =>
  new Intl.DateTimeFormat(locale, {
    dateStyle: 'full',
    ...(hasTime && { timeStyle: 'short' }),
    timeZone: zone,
  }).format(at)

/** How a date reads that a task has, in milliseconds. */
export const storedInWords = (at: number, clock: Clock, locale: string): string =>
  momentInWords({ at, hasTime: hasTime(at, clock.zone) }, clock, locale)

/**
 * On a Friday, Friday is today and stands once; what the task has already stands apart.
 * @param now the date that it has
 */
export const nearDays = (
  clock: Clock,
  locale: string,
  now?: number,
): readonly { readonly said: NearDay; readonly words: string }[] => {
  const current = now === undefined ? undefined : storedInWords(now, clock, locale)
  const days = NEAR.map((said) => ({
    said,
    words: momentInWords(parseMoment(said, clock), clock, locale),
  }))
  return days.filter(
    ({ words }, at) => words !== current && days.findIndex((one) => one.words === words) === at,
  )
}
