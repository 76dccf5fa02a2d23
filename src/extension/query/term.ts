// What a part of a query means: which tasks it fits, and what of it ClickUp can be asked for.

import type { Place } from '../../clickup/objects/place.ts'
import type { Task } from '../../clickup/objects/task/task.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import type { TaskFilter } from '../../clickup/search/filter.ts'

export interface Meaning {
  readonly matches: (task: Task) => boolean
  /** Fits at least the same tasks; where it is missing, ClickUp cannot be asked for it. */
  readonly narrow?: TaskFilter
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

/** Any of them. */
export const anyOf = (meanings: readonly Meaning[]): Meaning => {
  const [only, ...others] = meanings
  if (only && others.length === 0) return only
  const matches = (task: Task) => meanings.some((one) => one.matches(task))
  const narrow = joined(meanings.map((one) => one.narrow))
  return { matches, ...(narrow && { narrow }) }
}

/** Lists of values grow; a place or a range cannot be two at once. */
const joined = (filters: readonly (TaskFilter | undefined)[]): TaskFilter | undefined => {
  const all = filters.flatMap((one) => one ?? [])
  const has = (key: keyof TaskFilter) => all.every((one) => one[key] !== undefined)
  if (all.length < filters.length) return undefined
  if (has('assignees')) return { assignees: all.flatMap(({ assignees = [] }) => assignees) }
  if (has('statuses')) return { statuses: all.flatMap(({ statuses = [] }) => statuses) }
  if (has('tags')) return { tags: all.flatMap(({ tags = [] }) => tags) }
  return has('includeClosed') ? { includeClosed: true } : undefined
}
