// What is said of a link: what it may, and when it ends.
import { env, l10n } from 'vscode'
import { oneLine } from '../../../base/text/foreign-text.ts'
import type { Link, LinkConfig } from '../../../links/link.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

export const nameOf = ({ name }: Pick<Link, 'name'>): string => oneLine(name)

export const mayWords = ({ methods }: Pick<LinkConfig, 'methods'>): string => {
  if (methods.includes('delete')) return l10n.t('Read, Write and Delete')
  if (methods.includes('write')) return l10n.t('Read and Write')
  if (methods.includes('read')) return l10n.t('Read')
  const tools = methods.map((name) => oneLine(name))
  return tools.length > 2 ? l10n.t('{0} tools', tools.length) : tools.join(', ')
}

/** `in 3 days`, of what is less than a day away in hours or minutes. */
const inWords = (ms: number): string => {
  const format = new Intl.RelativeTimeFormat(env.language, { numeric: 'always' })
  if (ms >= DAY) return format.format(Math.round(ms / DAY), 'day')
  if (ms >= HOUR) return format.format(Math.round(ms / HOUR), 'hour')
  return format.format(Math.max(1, Math.floor(ms / MINUTE)), 'minute')
}

type Ending = Pick<Link, 'expires_at'>

/** How long it lives; endless where nothing ends it. @param now epoch milliseconds */
export const leftOf = ({ expires_at: end }: Ending, now: number): number =>
  end === null ? Number.POSITIVE_INFINITY : Date.parse(end) - now

export const hasEnded = (link: Ending, now: number): boolean => leftOf(link, now) <= 0

export const endWords = (link: Ending, now: number): string => {
  const left = leftOf(link, now)
  if (left === Number.POSITIVE_INFINITY) return l10n.t('no end')
  return left <= 0 ? l10n.t('has ended') : l10n.t('ends {0}', inWords(left))
}
