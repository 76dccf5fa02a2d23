// Writing tasks: their own properties, tags, further lists and the home list.
import type { Api } from '../../http/api.ts'
import { nothing } from '../shapes.ts'
import { getWorkspace } from '../workspace.ts'
import { type Task, taskSchema } from './task.ts'

/** Properties as ClickUp takes them; dates and estimates are milliseconds. */
export type TaskBody = Readonly<Record<string, unknown>>

/** POST /v2/list/{id}/task */
export const createTask = (api: Api, listId: string, body: TaskBody): Promise<Task> =>
  api.request({ method: 'POST', path: `/v2/list/${listId}/task`, body, answer: taskSchema })

/**
 * PUT /v2/task/{id}; custom fields and tags in the body are ignored (docs/clickup-facts.md §12).
 */
export const updateTask = (
  api: Api,
  taskId: string,
  body: TaskBody,
  { repeatable = true }: { readonly repeatable?: boolean } = {},
): Promise<Task> =>
  api.request({ method: 'PUT', path: `/v2/task/${taskId}`, body, repeatable, answer: taskSchema })

/** DELETE /v2/task/{id}: 204 without a body. */
export const deleteTask = (api: Api, taskId: string): Promise<unknown> =>
  api.request({ method: 'DELETE', path: `/v2/task/${taskId}`, answer: nothing })

/**
 * With the ClickApp "Tasks in Multiple Lists" off, ClickUp says yes and does nothing
 * (docs/clickup-facts.md §13).
 */
export const addToList = (api: Api, taskId: string, listId: string): Promise<unknown> =>
  api.request({
    method: 'POST',
    path: `/v2/list/${listId}/task/${taskId}`,
    repeatable: true,
    answer: nothing,
  })

export const removeFromList = (api: Api, taskId: string, listId: string): Promise<unknown> =>
  api.request({ method: 'DELETE', path: `/v2/list/${listId}/task/${taskId}`, answer: nothing })

export interface StatusMapping {
  /** Ids, not names; the published document names the keys, a guide names them without `_id`. */
  readonly source_status_id: string
  readonly destination_status_id: string
}

/**
 * PUT /v3/…/home_list: moves the task. A mapping is needed for a status that the new list lacks, and
 * refused for one that it has (docs/clickup-facts.md §13).
 */
export const moveTask = async (
  api: Api,
  taskId: string,
  listId: string,
  mappings: readonly StatusMapping[],
): Promise<unknown> => {
  const { id } = await getWorkspace(api)
  return api.request({
    method: 'PUT',
    path: `/v3/workspaces/${id}/tasks/${taskId}/home_list/${listId}`,
    body: mappings.length > 0 ? { status_mappings: mappings } : {},
    answer: nothing,
  })
}
