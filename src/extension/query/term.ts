// What a part of a query means: which tasks it fits, and what of it ClickUp can be asked for.

import type { Place } from '../../clickup/objects/place.ts'
import type { Task } from '../../clickup/objects/task/task.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import type { TaskFilter } from '../../clickup/search/filter.ts'

export interface Meaning {
  readonly matches: (task: Task) => boolean
  /** Fits at least the same tasks; where it is missing, ClickUp cannot be asked for it. */
  readonly narrow?: TaskFilter
  /** Where it is turned round: closed tasks may be what is left. */
  readonly isOpenOnly?: true
}

/** Whoever reads a query, and where it looks. */
export interface Reader extends Standpoint {
  /** The one place that the query names, for what differs from place to place. */
  readonly scope?: Place | undefined
}

/** What may stand behind a key. */
export interface Kind {
  /** For whoever wrote something that is not understood. */
  readonly examples: string
  /** @throws CodedError where a value is not understood, or may mean several things */
  readonly mean: (value: string, reader: Reader) => Promise<Meaning>
}

export const asksForClosed = ({ includeClosed, statuses = [] }: TaskFilter): boolean =>
  includeClosed === true || statuses.some(({ type }) => type === 'closed')

/** Any of them. */
export const anyOf = (meanings: readonly Meaning[]): Meaning => {
  const [only, ...others] = meanings
  if (only && others.length === 0) return only
  const matches = (task: Task) => meanings.some((one) => one.matches(task))
  const narrows = meanings.map((one) => one.narrow)
  // One that asks for closed tasks gets them, whatever the others ask for.
  const closed = narrows.some((one) => one && asksForClosed(one)) && { includeClosed: true }
  const narrow = joined(narrows) ?? (closed || undefined)
  return { matches, ...(narrow && { narrow: { ...narrow, ...closed } }) }
}

/** Lists of values grow; a place or a range cannot be two at once. */
const joined = (filters: readonly (TaskFilter | undefined)[]): TaskFilter | undefined => {
  const all = filters.flatMap((one) => one ?? [])
  const has = (key: keyof TaskFilter) => all.every((one) => one[key] !== undefined)
  if (all.length < filters.length) return undefined
  if (has('assignees')) return { assignees: all.flatMap(({ assignees = [] }) => assignees) }
  if (has('statuses')) return { statuses: all.flatMap(({ statuses = [] }) => statuses) }
  return has('tags') ? { tags: all.flatMap(({ tags = [] }) => tags) } : undefined
}
