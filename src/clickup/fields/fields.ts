// Custom field definitions, and setting and clearing their values on a task.
import * as z from 'zod'
import type { Api } from '../http/api.ts'
import { type CustomField, customFieldSchema } from '../objects/model.ts'
import { getWorkspace } from '../objects/workspace.ts'
import { isField } from '../references/fields.ts'
import { getPlaces, isWithin, type Place } from '../references/places.ts'

const fieldsAnswer = z
  .object({ fields: z.array(customFieldSchema) })
  .transform(({ fields }): readonly CustomField[] => fields)

/** GET …/field, remembered: the fields that can be used in a list, folder, space or the workspace. */
export const getFields = async (
  api: Api,
  scope: Place | undefined,
): Promise<readonly CustomField[]> => {
  const place = scope ? `${scope.kind}/${scope.id}` : `team/${(await getWorkspace(api)).id}`
  return api.memory.recall(`fields:${place}`, () =>
    api.request({ path: `/v2/${place}/field`, answer: fieldsAnswer }),
  )
}

/** Of so many places of one kind the fields are read when a field is looked for below a scope. */
const MOST_PLACES = 40

/** The places whose fields tasks in the scope may have, the surest first; `undefined` is the workspace. */
const levelsOf = async (
  api: Api,
  scope: Place | undefined,
): Promise<readonly (readonly (Place | undefined)[])[]> => {
  // Above a list ClickUp tells only what was made at that very level; a list's own answer is whole.
  if (scope?.kind === 'list') return [[scope]]
  const places = await getPlaces(api)
  const below = (kind: Place['kind']) =>
    places.filter(
      (place) =>
        place.kind === kind && place.id !== scope?.id && (!scope || isWithin(place, scope)),
    )
  const above = scope?.kind === 'folder' ? places.filter(({ id }) => id === scope.spaceId) : []
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
    const found = await Promise.all(level.map((place) => getFields(api, place)))
    for (const field of found.flat()) known.set(field.id, field)
    if (names.every((name) => [...known.values()].some((field) => isField(field, name)))) break
  }
  return [...known.values()]
}

/**
 * What POST /v2/task/{id}/field/{id} takes; see docs/clickup-facts.md §15 for the shapes by type.
 */
export interface FieldBody {
  readonly value: unknown
  readonly value_options?: { readonly time: boolean }
}

const path = (taskId: string, fieldId: string): string => `/v2/task/${taskId}/field/${fieldId}`

export const setField = (
  api: Api,
  taskId: string,
  field: Pick<CustomField, 'id' | 'type'>,
  body: FieldBody,
): Promise<unknown> =>
  api.request({
    method: 'POST',
    path: path(taskId, field.id),
    body,
    // A button would be clicked again.
    repeatable: field.type !== 'button',
    answer: z.unknown(),
  })

/** Only this clears every type: `value: null` is refused for most (docs/clickup-facts.md §15). */
export const clearField = (api: Api, taskId: string, fieldId: string): Promise<unknown> =>
  api.request({ method: 'DELETE', path: path(taskId, fieldId), answer: z.unknown() })
