// Statuses by name, checked against the very lists that are meant (docs/clickup-facts.md §10: they
// differ per list).

import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import { isPlain, meantAmong, tellingAmong } from '../../base/text/marks.ts'
import { asRead, normalise } from '../../base/text/names.ts'
import { ambiguous, nearest } from '../../base/text/nearest.ts'
import type { Api } from '../http/api.ts'
import { unlessRefused } from '../http/refusals.ts'
import type { Status } from '../objects/container.ts'
import { getList } from '../objects/hierarchy.ts'
import { type Place, toldOf } from '../objects/place.ts'
import { getPlaces, getPlacesWithin } from './places.ts'

/** A list's own or inherited statuses; at most one request, none when the hierarchy tells. */
export const getStatuses = async (api: Api, list: Place): Promise<readonly Status[]> =>
  list.statuses ?? (await getList(api, list.id)).statuses ?? []

/** The groups that ClickUp's app shows, by the types that its API has for them. */
const GROUPS: Readonly<Record<string, string>> = {
  open: 'not started',
  unstarted: 'not started',
  custom: 'active',
  done: 'done',
  closed: 'closed',
}

/** `not started`, `active`, `done` or `closed`; nothing where ClickUp does not tell a type that is known. */
export const groupOfStatus = ({ type }: Pick<Status, 'type'>): string | undefined =>
  type && Object.hasOwn(GROUPS, type) ? GROUPS[type] : undefined

/** As a status is told with its group; by ClickUp's types as well, which older answers had. */
const GROUP_BEHIND = / \((?:not started|active|open|unstarted|custom|done|closed)\)$/

type Named = Pick<Status, 'id' | 'status'> & Partial<Pick<Status, 'type'>>

/** By name or id, also as it is told: `in review (active)`, `in review (status p1_x)`. */
export const findStatuses = <S extends Named>(
  statuses: readonly S[],
  said: string,
): readonly S[] => {
  const meant = (text: string) =>
    meantAmong(statuses, text, {
      kind: 'status',
      id: ({ id }) => id,
      names: ({ status, id }) => [status, id],
    })
  const found = meant(said)
  return found.length > 0 ? found : meant(said.replace(GROUP_BEHIND, ''))
}

/** The one that is meant where its list is known. @throws CodedError AMBIGUOUS */
export const findStatus = (statuses: readonly Status[], said: string): Status | undefined => {
  const found = findStatuses(statuses, said)
  const [only, ...others] = new Map(found.map((status) => [status.status, status])).values()
  if (only && others.length > 0)
    throw ambiguous(
      l10n.t`"${plainName(said)}" may mean more than one status.`,
      [only, ...others].map(tellingStatuses(statuses)),
    )
  return only
}

/** How statuses of a list, or of several, are told; several lists may have one of the same name. */
export const tellingStatuses = (statuses: readonly Named[] = []): ((status: Named) => string) => {
  const distinct = [...new Map(statuses.map((status) => [status.status, status])).values()]
  const tell = tellingAmong(distinct, {
    kind: 'status',
    id: ({ id }) => id,
    name: ({ status }) => status,
  })
  return (status) => {
    // By its name it is the same in every list.
    const known = distinct.find((one) => one.status === status.status)
    return known
      ? tell(known)
      : isPlain(asRead(status.status))
        ? asRead(status.status)
        : tell(status)
  }
}

const listsWithin = async (api: Api, scope: Place | undefined): Promise<readonly Place[]> => {
  const places = await (scope ? getPlacesWithin(api, scope) : getPlaces(api))
  return places.filter(({ kind }) => kind === 'list')
}

// What a person may say instead of a name, and the status types that it stands for.
const CATEGORIES: ReadonlyMap<string, readonly string[]> = new Map([
  ['open', ['open', 'unstarted', 'custom']],
  ['not started', ['open', 'unstarted']],
  ['active', ['custom']],
  ['done', ['done', 'closed']],
  ['closed', ['closed']],
])

/** What is done is closed as well, where a list makes no difference between the two. */
const groupsToSet = (said: string): readonly (readonly string[])[] => {
  const types = CATEGORIES.get(said)
  return said === 'done' ? [['done'], ['closed']] : types ? [types] : []
}

/**
 * The status to set: by its name, else the only one of its group (not started, active, done, closed).
 * @throws CodedError AMBIGUOUS where the list has several of that group
 */
export const statusToSet = (statuses: readonly Status[], said: string): Status | undefined => {
  const named = findStatus(statuses, said)
  if (named) return named
  const [some = []] = groupsToSet(normalise(said))
    .map((types) => statuses.filter(({ type }) => type !== undefined && types.includes(type)))
    .filter(({ length }) => length > 0)
  const [only, ...others] = new Map(some.map((status) => [status.status, status])).values()
  if (only && others.length > 0)
    throw ambiguous(
      l10n.t`"${plainName(said)}" may mean more than one status of that list.`,
      [only, ...others].map(tellingStatuses(statuses)),
    )
  return only
}

const match = (statuses: readonly Status[], said: string): readonly Status[] => {
  const named = findStatuses(statuses, said)
  if (named.length > 0) return named
  const types = CATEGORIES.get(normalise(said)) ?? []
  return statuses.filter(({ type }) => type && types.includes(type))
}

/**
 * The statuses, each name once and as ClickUp writes it, that are meant within a list, folder, space or, without
 * scope, anywhere. A category (open, not started, active, done, closed) that is no status's name stands for all of it.
 * @throws CodedError INVALID_INPUT with the valid names
 */
export const resolveStatuses = async (
  api: Api,
  references: readonly string[],
  scope: Place | undefined,
): Promise<readonly Status[]> => {
  const lists = await listsWithin(api, scope)
  const known = lists.flatMap(({ statuses }) => statuses ?? [])
  // Only what the hierarchy did not tell is asked for, and only if it is needed.
  const enough = references.every(
    (said) => !CATEGORIES.has(normalise(said)) && match(known, said).length > 0,
  )
  const sets = await Promise.all(
    lists.map((list) => {
      if (enough) return list.statuses ?? []
      const statuses = getStatuses(api, list)
      return lists.length === 1
        ? statuses
        : unlessRefused(api, l10n.t`statuses of ${toldOf(list)}`, statuses)
    }),
  )
  const all = sets.flat()
  const found = references.map((reference) => {
    // List by list: `done` is a status in one and a category in the next.
    const matching = sets.flatMap((statuses) => match(statuses, reference))
    if (matching.length > 0) return matching
    throw new CodedError(
      'INVALID_INPUT',
      scope
        ? l10n.t`There is no status "${plainName(reference)}" in ${scope.path}.`
        : l10n.t`There is no status "${plainName(reference)}" in this workspace.`,
      {
        candidates: nearest(reference, all.map(tellingStatuses(all))),
        hint: l10n.t('Use one of the candidates; statuses differ from list to list.'),
      },
    )
  })
  return [...new Map(found.flat().map((status) => [status.status, status])).values()]
}
