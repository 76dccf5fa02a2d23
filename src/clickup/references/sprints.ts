// Which list is the current sprint: ClickUp has no sprint object, only lists with dates, or with
// dates in their names or in their folder's.

import { type Clock, DAY_MS } from '../../base/time/clock.ts'
import {
  DATE_ORDERS,
  type DateOrder,
  type RangesInName,
  rangesInName,
} from '../../base/time/in-names.ts'
import type { DateRange } from '../../base/time/ranges.ts'
import type { Place } from '../objects/place.ts'

const folderOf = ({ above, spaceId }: Place): string => above?.id ?? spaceId

interface Dated {
  readonly place: Place
  readonly ranges: RangesInName
}

const bothWays = (range: DateRange): RangesInName => ({ 'day-first': range, 'month-first': range })

// A due date without a time stands at 04:00 of its day (docs/clickup-facts.md §3), so the whole day
// counts.
const datedOf = (place: Place, clock: Clock): Dated | undefined => {
  const { start_date: from, due_date: due } = place.list ?? {}
  if (from !== undefined && due !== undefined)
    return { place, ranges: bothWays({ from, to: due + DAY_MS }) }
  const own = rangesInName(place.name, clock)
  const ranges = Object.keys(own).length > 0 ? own : rangesInName(place.above?.name ?? '', clock)
  return Object.keys(ranges).length > 0 ? { place, ranges } : undefined
}

/** No sprint is longer; read in the wrong order, many are. */
const LONGEST_MS = 62 * DAY_MS

type Ends = { readonly from: number; readonly to: number }
const endsOf = ({ from = 0, to = 0 }: DateRange): Ends => ({ from, to })
const isShort = ({ from, to }: Ends): boolean => to - from <= LONGEST_MS

const follow = (ranges: readonly Ends[]): boolean => {
  const sorted = [...ranges].sort((a, b) => a.from - b.from)
  return sorted.every(({ to }, i) => to <= (sorted[i + 1]?.from ?? Number.POSITIVE_INFINITY))
}

/**
 * The order of day and month that all lists of a folder have in common: the one in which each of them
 * is a date, none is too long for a sprint, and they follow one another. Both, where that holds for
 * both.
 */
const ordersOf = (lists: readonly Dated[]): readonly DateOrder[] => {
  const inOrder = (order: DateOrder): readonly Ends[] =>
    lists.flatMap(({ ranges }) => (ranges[order] ? [endsOf(ranges[order])] : []))
  const checks: readonly ((ranges: readonly Ends[]) => boolean)[] = [
    (ranges) => ranges.length === lists.length,
    (ranges) => ranges.every(isShort),
    follow,
  ]
  return checks.reduce<readonly DateOrder[]>((orders, holds) => {
    const left = orders.filter((order) => holds(inOrder(order)))
    return left.length > 0 ? left : orders
  }, DATE_ORDERS)
}

/** Of several whose dates hold now, the one that started last. */
const runningIn = (lists: readonly Dated[], order: DateOrder, now: number): Place | undefined =>
  lists
    .flatMap(({ place, ranges }) => (ranges[order] ? [{ place, ...endsOf(ranges[order]) }] : []))
    .filter(({ from, to }) => from <= now && now < to)
    .reduce<(Ends & { readonly place: Place }) | undefined>(
      (latest, one) => (latest && latest.from >= one.from ? latest : one),
      undefined,
    )?.place

interface CurrentSprints {
  readonly sure: readonly Place[]
  /** Where it is not certain which number of their names is the month. */
  readonly doubtful: readonly Place[]
}

const named = (places: readonly Place[]): readonly Place[] =>
  places.filter(({ path }) => /sprint/i.test(path))

/**
 * The lists whose dates hold `now`: of each folder the one that started last; those called a sprint,
 * or in a folder called so, before any others. Several teams may have one each.
 */
export const currentSprints = (places: readonly Place[], clock: Clock): CurrentSprints => {
  const folders = new Map<string, Dated[]>()
  for (const place of places) {
    const dated = place.kind === 'list' ? datedOf(place, clock) : undefined
    if (!dated) continue
    const folder = folderOf(place)
    folders.set(folder, [...(folders.get(folder) ?? []), dated])
  }
  const sure: Place[] = []
  const doubtful: Place[] = []
  for (const lists of folders.values()) {
    const running = ordersOf(lists).map((order) => runningIn(lists, order, clock.now))
    const found = [...new Set(running)]
    const some = found.flatMap((place) => place ?? [])
    if (found.length > 1) doubtful.push(...some)
    else sure.push(...some)
  }
  return named([...sure, ...doubtful]).length > 0
    ? { sure: named(sure), doubtful: named(doubtful) }
    : { sure, doubtful }
}
