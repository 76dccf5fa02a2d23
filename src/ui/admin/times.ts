// Moments as people tell them: "in 3 days", "2 hours ago".
const UNITS = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['week', 7 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

const words = new Intl.RelativeTimeFormat('en', { numeric: 'always' })

export const fromNow = (iso: string, now: number): string => {
  const ms = Date.parse(iso) - now
  // What was chosen a moment ago reads as it was chosen: 23 hours and 59 minutes are a day.
  const near = ms > 0 ? ms + 60_000 : -ms
  const [unit, length] = UNITS.find(([, least]) => near >= least) ?? ['second', 1000]
  if (unit === 'second' || Math.abs(ms) < 60_000)
    return ms < 0 ? 'just now' : 'in less than a minute'
  return words.format(Math.sign(ms) * Math.floor(near / length), unit)
}

/** Of what was: the clock of the server may be before this one. */
export const sinceThen = (iso: string, now: number): string =>
  fromNow(iso, Math.max(now, Date.parse(iso) + 1))

/** In the zone of whoever looks. */
export const inFull = (iso: string): string =>
  new Date(iso).toLocaleString('en', { dateStyle: 'full', timeStyle: 'short' })
