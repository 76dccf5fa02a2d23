// Custom fields by name or id, among those of one place.
import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import { meantAmong } from '../../base/text/marks.ts'
import { nearest } from '../../base/text/nearest.ts'
import { type FieldScope, getFields } from '../fields/field.ts'
import { tellingFields } from '../fields/told.ts'
import type { Api } from '../http/api.ts'
import { unlessRefused } from '../http/refusals.ts'
import type { CustomField } from '../objects/custom-field.ts'
import { type Place, type PlaceKind, toldOf } from '../objects/place.ts'
import { getPlaces, getPlacesWithin } from './places.ts'

/** All that are called so, and whichever has that id. */
export const fieldsCalled = (
  fields: readonly CustomField[],
  said: string,
): readonly CustomField[] => {
  const meant = (text: string) =>
    meantAmong(fields, text, { kind: 'field', id: ({ id }) => id, names: ({ name }) => [name] })
  const found = meant(said)
  // `field due` is told of one that has the name of a property.
  return found.length > 0 ? found : meant(said.replace(/^field /, ''))
}

/** @throws CodedError INVALID_INPUT with the nearest names, AMBIGUOUS with ids */
export const findField = (
  fields: readonly CustomField[],
  name: string,
  place: Place | undefined,
): CustomField => {
  const [only, ...others] = fieldsCalled(fields, name)
  if (only && others.length > 0)
    throw new CodedError(
      'AMBIGUOUS',
      place
        ? l10n.t`Several fields of ${place.path} are called "${plainName(name)}".`
        : l10n.t`Several fields of this workspace are called "${plainName(name)}".`,
      {
        candidates: [only, ...others].map(tellingFields(fields)),
        hint: l10n.t('Repeat the call with exactly one of the candidates.'),
      },
    )
  if (only) return only
  throw new CodedError(
    'INVALID_INPUT',
    place
      ? l10n.t`There is no custom field "${plainName(name)}" in ${place.path}.`
      : l10n.t`There is no custom field "${plainName(name)}" in this workspace.`,
    {
      candidates: nearest(name, fields.map(tellingFields(fields))),
      hint: l10n.t('Use one of the candidates; get_list tells all fields with their options.'),
    },
  )
}

/** Of so many places of one kind the fields are read when a field is looked for below a scope. */
const MOST_PLACES = 40

/** Its path is not always known. */
type Around = FieldScope & Partial<Pick<Place, 'path'>>

/** The places whose fields tasks in the scope may have, the surest first; `undefined` is the workspace. */
const levelsOf = async (
  api: Api,
  scope: Place | undefined,
): Promise<readonly (readonly (Around | undefined)[])[]> => {
  // Above a list ClickUp tells only what was made at that very level; a list's own answer is whole.
  if (scope?.kind === 'list') return [[scope]]
  const places = await (scope ? getPlacesWithin(api, scope) : getPlaces(api))
  const below = (kind: PlaceKind) =>
    places.filter((place) => place.kind === kind && place.id !== scope?.id)
  const above: readonly Around[] =
    scope?.kind === 'folder' && scope.spaceId ? [{ kind: 'space', id: scope.spaceId }] : []
  return [
    [scope],
    ...(scope ? [above, [undefined]] : []),
    below('space'),
    below('folder'),
    below('list').slice(0, MOST_PLACES),
  ]
}

/** Fields that tasks within a scope may have, read level by level until all names are known. */
export const findFields = async (
  api: Api,
  scope: Place | undefined,
  names: readonly string[],
): Promise<readonly CustomField[]> => {
  const known = new Map<string, CustomField>()
  for (const level of await levelsOf(api, scope)) {
    const found = await Promise.all(
      level.map((place) => {
        const fields = getFields(api, place)
        // What was named is answered for by itself; of what is around it nobody spoke.
        if (place === scope) return fields
        const told = place ? toldOf(place) : l10n.t('the workspace')
        return unlessRefused(api, l10n.t`fields of ${told}`, fields)
      }),
    )
    for (const field of found.flat()) known.set(field.id, field)
    if (names.every((name) => fieldsCalled([...known.values()], name).length > 0)) break
  }
  return [...known.values()]
}
