// How many tasks there are, short and in words, and never more than was read.
import type { Tally } from '../nodes.ts'
import type { Onlooker } from '../onlooker.ts'

export const tasksOf = (count: number, { t }: Onlooker): string =>
  count === 1 ? t('1 task') : t('{0} tasks', count)

/** A number as it stands beside a name, and in words. */
export interface Count {
  readonly short: string
  readonly words: string
}

export const countOfTally = ({ count, isPartial }: Tally, onlooker: Onlooker): Count => {
  const { t } = onlooker
  if (!isPartial) return { short: String(count), words: tasksOf(count, onlooker) }
  return { short: `${count}+`, words: t('{0}+ tasks, more are not loaded', count) }
}

/** As ClickUp counts, which knows nothing of a filter. */
export const countOfClickUp = (count: number, onlooker: Onlooker): Count => {
  const { isFiltered, t } = onlooker
  return isFiltered
    ? { short: t('{0} unfiltered', count), words: t('{0} unfiltered tasks', count) }
    : { short: String(count), words: tasksOf(count, onlooker) }
}
