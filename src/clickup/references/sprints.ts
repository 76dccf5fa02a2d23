// Which list is the current sprint: ClickUp has no sprint object, only lists with dates, or with
// dates in their names or in their folder's.

import { type Clock, DAY_MS } from '../../base/time/clock.ts'
import { rangeInName } from '../../base/time/in-names.ts'
import type { DateRange } from '../../base/time/ranges.ts'
import type { Place } from '../objects/place.ts'

const folderName = ({ path, name }: Place): string =>
  path.slice(0, -name.length).split(' / ').filter(Boolean).at(-1) ?? ''

// A due date without a time stands at 04:00 of its day (docs/clickup-facts.md §3), so the whole day
// counts.
const rangeOf = (place: Place, clock: Clock): DateRange | undefined => {
  const { start_date: from, due_date: due } = place.list ?? {}
  if (from !== undefined && due !== undefined) return { from, to: due + DAY_MS }
  return rangeInName(place.name, clock) ?? rangeInName(folderName(place), clock)
}

interface Dated {
  readonly place: Place
  readonly from: number
}

const running = (places: readonly Place[], clock: Clock): readonly Dated[] =>
  places.flatMap((place) => {
    const { from = Infinity, to = -Infinity } = rangeOf(place, clock) ?? {}
    return from <= clock.now && clock.now < to ? [{ place, from }] : []
  })

/**
 * The lists whose dates hold `now`: of each folder the one that started last; those called a sprint,
 * or in a folder called so, before any others. Several teams may have one each.
 */
export const currentSprints = (places: readonly Place[], clock: Clock): readonly Place[] => {
  const latest = new Map<string, Dated>()
  for (const dated of running(places, clock)) {
    const folder = dated.place.path.slice(0, -dated.place.name.length)
    const other = latest.get(folder)
    if (!other || dated.from > other.from) latest.set(folder, dated)
  }
  const found = [...latest.values()].map(({ place }) => place)
  const named = found.filter(({ path }) => /sprint/i.test(path))
  return named.length > 0 ? named : found
}
