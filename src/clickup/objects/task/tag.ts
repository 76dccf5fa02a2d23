// Tags of tasks and spaces.
import * as z from 'zod'
import type { Api } from '../../http/api.ts'
import { eachOf, nothing } from '../shapes.ts'

const tagPath = (taskId: string, tag: string): string =>
  `/v2/task/${taskId}/tag/${encodeURIComponent(tag)}`

/** Creates the tag in the space if it is new there (docs/clickup-facts.md §14). */
export const addTag = (api: Api, taskId: string, tag: string): Promise<unknown> =>
  api.request({ method: 'POST', path: tagPath(taskId, tag), repeatable: true, answer: nothing })

export const removeTag = (api: Api, taskId: string, tag: string): Promise<unknown> =>
  api.request({ method: 'DELETE', path: tagPath(taskId, tag), answer: nothing })

const tagsAnswer = z
  .object({ tags: eachOf(z.object({ name: z.string() }), 'tag') })
  .transform(({ tags }): readonly string[] => tags.map(({ name }) => name))

/** GET /v2/space/{id}/tag, remembered: the names of the space's tags. */
export const getSpaceTags = (api: Api, spaceId: string): Promise<readonly string[]> =>
  api.memory.recall(`tags:${spaceId}`, () =>
    api.request({ path: `/v2/space/${spaceId}/tag`, answer: tagsAnswer }),
  )
