// Statuses by name, checked against the very lists that are meant (docs/clickup-facts.md §10: they
// differ per list).

import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import { normalise, sameName } from '../../base/text/names.ts'
import { nearest } from '../../base/text/nearest.ts'
import type { Api } from '../http/api.ts'
import { unlessRefused } from '../http/refusals.ts'
import type { Status } from '../objects/container.ts'
import { getList } from '../objects/hierarchy.ts'
import { type Place, toldOf } from '../objects/place.ts'
import { getPlaces, getPlacesWithin } from './places.ts'

/** A list's own or inherited statuses; at most one request, none when the hierarchy tells. */
export const getStatuses = async (api: Api, list: Place): Promise<readonly Status[]> =>
  list.statuses ?? (await getList(api, list.id)).statuses ?? []

/** By its name, whatever the case, or its id. */
export const isStatus = ({ status, id }: Status, said: string): boolean =>
  sameName(status, said) || (id !== undefined && sameName(id, said))

const listsWithin = async (api: Api, scope: Place | undefined): Promise<readonly Place[]> => {
  const places = await (scope ? getPlacesWithin(api, scope) : getPlaces(api))
  return places.filter(({ kind }) => kind === 'list')
}

// What a person may say instead of a name, and the status types that it stands for.
const CATEGORIES: ReadonlyMap<string, readonly string[]> = new Map([
  ['open', ['open', 'custom']],
  ['not started', ['open']],
  ['active', ['custom']],
  ['done', ['done', 'closed']],
  ['closed', ['closed']],
])

const match = (statuses: readonly Status[], wanted: string): readonly Status[] => {
  const named = statuses.filter((status) => isStatus(status, wanted))
  if (named.length > 0) return named
  const types = CATEGORIES.get(wanted) ?? []
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
  const wanted = references.map(normalise)
  // Only what the hierarchy did not tell is asked for, and only if it is needed.
  const enough = wanted.every((name) => !CATEGORIES.has(name) && match(known, name).length > 0)
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
    const matching = sets.flatMap((statuses) => match(statuses, normalise(reference)))
    if (matching.length > 0) return matching
    throw new CodedError(
      'INVALID_INPUT',
      scope
        ? l10n.t`There is no status "${plainName(reference)}" in ${scope.path}.`
        : l10n.t`There is no status "${plainName(reference)}" in this workspace.`,
      {
        candidates: nearest(
          reference,
          all.map(({ status }) => status),
        ),
        hint: l10n.t('Use one of the candidates; statuses differ from list to list.'),
      },
    )
  })
  return [...new Map(found.flat().map((status) => [status.status, status])).values()]
}
