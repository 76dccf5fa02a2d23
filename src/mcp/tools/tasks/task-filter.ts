// What is searched for, from what was said, and what that was taken for.
import { CodedError } from '../../../base/problems/error.ts'
import { normalise } from '../../../base/text/names.ts'
import type { Fields } from '../../../base/text/records.ts'
import type { Clock } from '../../../base/time/clock.ts'
import { parseDurationBound } from '../../../base/time/durations.ts'
import { type DateRange, parseDateRange } from '../../../base/time/ranges.ts'
import { type FieldFilter, texts } from '../../../clickup/fields/conditions.ts'
import { fieldFilter } from '../../../clickup/fields/filters.ts'
import { tellingFields } from '../../../clickup/fields/told.ts'
import type { Status } from '../../../clickup/objects/container.ts'
import type { Place } from '../../../clickup/objects/place.ts'
import type { Priority } from '../../../clickup/objects/task/task.ts'
import { fieldContext } from '../../../clickup/references/field-context.ts'
import { findField, findFields } from '../../../clickup/references/fields.ts'
import { tagMeant, tellTag } from '../../../clickup/references/names/tags.ts'
import { isNobody } from '../../../clickup/references/people/names.ts'
import { type MeantPeople, meantPeople } from '../../../clickup/references/people.ts'
import { resolveStatuses } from '../../../clickup/references/statuses.ts'
import type { TaskFilter } from '../../../clickup/search/filter.ts'
import type { Order } from '../../../clickup/search/order.ts'
import { isColumn } from '../../show/cells.ts'
import {
  understoodName,
  understoodNames,
  understoodPeople,
  understoodPlace,
  understoodRange,
} from '../../show/understood.ts'
import type { View } from '../../show/view.ts'
import type { ToolContext } from '../../tool/tool.ts'

/** What was said, by the names of the arguments. */
export interface SaidFilter {
  readonly in?: string | undefined
  readonly text?: string | undefined
  readonly assignees?: readonly string[] | undefined
  readonly statuses?: readonly string[] | undefined
  readonly tags?: readonly string[] | undefined
  readonly priorities?: readonly (Priority | 'none')[] | undefined
  readonly due?: string | undefined
  readonly updated?: string | undefined
  readonly created?: string | undefined
  readonly closed?: string | undefined
  readonly in_status_for?: string | undefined
  readonly fields?: Fields | undefined
  readonly columns?: readonly string[] | undefined
  readonly order_by?: Order | undefined
  readonly include_closed?: boolean | undefined
  readonly include_subtasks?: boolean | undefined
  readonly archived?: boolean | undefined
}

interface MeantField {
  readonly said: string
  readonly told: string
  readonly value: unknown
  readonly filter: FieldFilter
}

const fieldFilters = async (
  fields: Fields = {},
  scope: Place | undefined,
  context: ToolContext,
): Promise<readonly MeantField[]> => {
  const names = Object.keys(fields)
  if (names.length === 0) return []
  const [known, values] = await Promise.all([
    findFields(context.api, scope, names),
    fieldContext(context),
  ])
  const tell = tellingFields(known, isColumn)
  return Promise.all(
    names.map(async (said) => {
      const field = findField(known, said, scope)
      const value = fields[said]
      return { said, told: tell(field), value, filter: await fieldFilter(field, value, values) }
    }),
  )
}

const dueOf = (said: string | undefined, clock: Clock): TaskFilter['due'] => {
  if (said === undefined) return undefined
  return normalise(said) === 'none' ? 'none' : parseDateRange(said, clock)
}

/** All that was said, as it was resolved. */
export interface MeantFilter {
  readonly said: SaidFilter
  readonly filter: TaskFilter
  readonly people: readonly MeantPeople[]
  readonly fields: readonly MeantField[]
}

const idsOf = (people: readonly MeantPeople[]): readonly string[] => [
  ...new Set(people.flatMap(({ users }) => users.map(({ id }) => id))),
]

const groupIdsOf = (people: readonly MeantPeople[]): readonly string[] | undefined => {
  const ids = people.flatMap(({ group }) => (group ? [group.id] : []))
  return ids.length > 0 ? ids : undefined
}

export const filterOf = async (
  said: SaidFilter,
  scope: Place | undefined,
  context: ToolContext,
): Promise<MeantFilter> => {
  const { api, clock } = context
  const named = said.assignees?.filter((reference) => !isNobody(reference)) ?? []
  const [people, statuses, fields, when] = await Promise.all([
    Promise.all(named.map((reference) => meantPeople(api, reference))),
    said.statuses && resolveStatuses(api, said.statuses, scope),
    fieldFilters(said.fields, scope, context),
    clock(),
  ])
  const past = (text: string | undefined): DateRange | undefined =>
    text === undefined ? undefined : parseDateRange(text, when, 'behind')
  if (said.archived && scope?.kind !== 'list')
    throw new CodedError('INVALID_INPUT', 'Archived tasks can be found in one list only.', {
      hint: 'Name the list in `in`.',
    })
  const filter: TaskFilter = {
    scope,
    text: said.text,
    assignees: people.length > 0 ? idsOf(people) : undefined,
    groups: groupIdsOf(people),
    unassigned: said.assignees?.some(isNobody),
    statuses,
    tags: said.tags?.map((tag) => tagMeant(tag, [])),
    priorities: said.priorities,
    due: dueOf(said.due, when),
    updated: past(said.updated),
    created: past(said.created),
    closed: past(said.closed),
    archived: said.archived,
    inStatusFor:
      said.in_status_for === undefined ? undefined : parseDurationBound(said.in_status_for),
    fields: fields.map(({ filter }) => filter),
    includeClosed: said.include_closed,
    includeSubtasks: said.include_subtasks,
    order: said.order_by,
    withTimeInStatus: said.columns?.includes('time_in_status'),
  }
  return { said, filter, people, fields }
}

/** A workspace may have very many. */
const MOST_STATUSES = 25

const statusNames = (
  statuses: readonly Status[] | undefined,
  said: readonly string[] | undefined,
  { names }: View,
  listId: string | undefined,
): readonly string[] | undefined => {
  const all = understoodNames(
    said,
    statuses?.map((one) => names.status(one, listId)),
  )
  const left = (all?.length ?? 0) - MOST_STATUSES
  return left > 0 ? [...(all ?? []).slice(0, MOST_STATUSES), `and ${left} more`] : all
}

const understoodFields = (fields: readonly MeantField[]): Fields | undefined => {
  const told = fields.flatMap(({ said, told, value, filter: { meant } }) => {
    const isSaid = understoodName(said, told) === undefined && !understoodNames(texts(value), meant)
    return isSaid ? [] : [[told, meant ?? value] as const]
  })
  return told.length > 0 ? Object.fromEntries(told) : undefined
}

/** What of it was not said as it is shown, by the names of the arguments. */
export const understoodFilter = ({ said, filter, people, fields }: MeantFilter, view: View) => {
  const { scope, statuses, due, updated, created, closed, tags, unassigned } = filter
  const named = said.assignees?.filter((reference) => !isNobody(reference))
  const persons = understoodPeople(named, people, view.names)
  const range = (text: string | undefined, one: DateRange | undefined) =>
    understoodRange(text, one, view.zone)
  return {
    in: understoodPlace(said.in, scope),
    assignees: persons && (unassigned ? [...persons, 'unassigned'] : persons),
    statuses: statusNames(
      statuses,
      said.statuses,
      view,
      scope?.kind === 'list' ? scope.id : undefined,
    ),
    tags: understoodNames(said.tags, tags?.map(tellTag)),
    due: due === 'none' ? undefined : range(said.due, due),
    updated: range(said.updated, updated),
    created: range(said.created, created),
    closed: range(said.closed, closed),
    fields: understoodFields(fields),
  }
}
