// Writing tasks: their own properties, tags, further lists and the home list.
import * as z from 'zod'
import type { Api } from '../http/api.ts'
import { type Task, taskSchema } from './model.ts'
import { getWorkspace } from './workspace.ts'

/** Properties as ClickUp takes them; dates and estimates are milliseconds. */
export type TaskBody = Readonly<Record<string, unknown>>

const nothing = z.unknown()

/** POST /v2/list/{id}/task */
export const createTask = (api: Api, listId: string, body: TaskBody): Promise<Task> =>
  api.request({ method: 'POST', path: `/v2/list/${listId}/task`, body, answer: taskSchema })

/**
 * PUT /v2/task/{id}; custom fields and tags in the body are ignored (docs/clickup-facts.md §12).
 */
export const updateTask = (api: Api, taskId: string, body: TaskBody): Promise<Task> =>
  api.request({ method: 'PUT', path: `/v2/task/${taskId}`, body, answer: taskSchema })

/** DELETE /v2/task/{id}: 204 without a body. */
export const deleteTask = (api: Api, taskId: string): Promise<unknown> =>
  api.request({ method: 'DELETE', path: `/v2/task/${taskId}`, answer: nothing })

const tagPath = (taskId: string, tag: string): string =>
  `/v2/task/${taskId}/tag/${encodeURIComponent(tag)}`

/** Creates the tag in the space if it is new there (docs/clickup-facts.md §14). */
export const addTag = (api: Api, taskId: string, tag: string): Promise<unknown> =>
  api.request({ method: 'POST', path: tagPath(taskId, tag), repeatable: true, answer: nothing })

export const removeTag = (api: Api, taskId: string, tag: string): Promise<unknown> =>
  api.request({ method: 'DELETE', path: tagPath(taskId, tag), answer: nothing })

const tagsAnswer = z
  .object({ tags: z.array(z.object({ name: z.string() })) })
  .transform(({ tags }): readonly string[] => tags.map(({ name }) => name))

/** GET /v2/space/{id}/tag, remembered: the names of the space's tags. */
export const getSpaceTags = (api: Api, spaceId: string): Promise<readonly string[]> =>
  api.memory.recall(`tags:${spaceId}`, () =>
    api.request({ path: `/v2/space/${spaceId}/tag`, answer: tagsAnswer }),
  )

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
