// Custom field definitions, and setting and clearing their values on a task.
import * as z from 'zod'
import type { Api } from '../http/api.ts'
import { type CustomField, customFieldSchema } from '../objects/custom-field.ts'
import type { Place } from '../objects/place.ts'
import { eachOf } from '../objects/shapes.ts'
import { getWorkspace } from '../objects/workspace.ts'

export const fieldsAnswer = z
  .object({ fields: eachOf(customFieldSchema, 'custom-field') })
  .transform(({ fields }): readonly CustomField[] => fields)

/** Where fields are asked for. */
export type FieldScope = Pick<Place, 'kind' | 'id'>

/** GET …/field, remembered: the fields that can be used in a list, folder, space or the workspace. */
export const getFields = async (
  api: Api,
  scope: FieldScope | undefined,
): Promise<readonly CustomField[]> => {
  const place = scope ? `${scope.kind}/${scope.id}` : `team/${(await getWorkspace(api)).id}`
  return api.memory.recall(`fields:${place}`, () =>
    api.request({ path: `/v2/${place}/field`, answer: fieldsAnswer }),
  )
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
