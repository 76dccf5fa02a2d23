// Custom field definitions, and setting and clearing their values on a task.
import * as z from 'zod'
import type { Api } from './api.ts'
import { type CustomField, customFieldSchema } from './model.ts'
import type { Place } from './references/places.ts'
import { getWorkspace } from './workspaces.ts'

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

/** What POST /v2/task/{id}/field/{id} takes; see facts.md §7 for the shapes by type. */
export interface FieldBody {
  readonly value: unknown
  readonly value_options?: { readonly time: boolean }
}

const path = (taskId: string, fieldId: string): string => `/v2/task/${taskId}/field/${fieldId}`

export const setField = (
  api: Api,
  taskId: string,
  fieldId: string,
  body: FieldBody,
): Promise<unknown> =>
  api.request({
    method: 'POST',
    path: path(taskId, fieldId),
    body,
    repeatable: true,
    answer: z.unknown(),
  })

/** Only this clears every type: `value: null` is refused for most (facts.md §7). */
export const clearField = (api: Api, taskId: string, fieldId: string): Promise<unknown> =>
  api.request({ method: 'DELETE', path: path(taskId, fieldId), answer: z.unknown() })
