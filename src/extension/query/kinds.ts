// The keys of a query, and what may stand behind each.
import type { Kind } from './term.ts'
import { CREATED, DUE, UPDATED } from './terms/dates.ts'
import { PEOPLE } from './terms/people.ts'
import { PLACES } from './terms/places.ts'
import { PRIORITY } from './terms/priorities.ts'
import { IS } from './terms/states.ts'
import { STATUSES } from './terms/statuses.ts'
import { TAGS } from './terms/tags.ts'

export const KINDS: ReadonlyMap<string, Kind> = new Map([
  ['assignee', PEOPLE],
  ['tag', TAGS],
  ['priority', PRIORITY],
  ['status', STATUSES],
  ['in', PLACES],
  ['due', DUE],
  ['updated', UPDATED],
  ['created', CREATED],
  ['is', IS],
])
