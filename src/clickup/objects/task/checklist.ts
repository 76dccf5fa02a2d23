// Check lists of tasks.
import * as z from 'zod'
import type { Api } from '../../http/api.ts'
import { flag, id, listOf, nothing } from '../shapes.ts'

export const checklistSchema = z.object({
  id,
  name: z.string(),
  items: listOf(z.object({ id, name: z.string(), resolved: flag }), 'check-list-item'),
})

export type Checklist = Readonly<z.output<typeof checklistSchema>>

const checklistAnswer = z
  .object({ checklist: checklistSchema })
  .transform(({ checklist }): Checklist => checklist)

/** Checklist operations answer with the whole checklist (docs/clickup-facts.md §14). */
export const createChecklist = (api: Api, taskId: string, name: string): Promise<Checklist> =>
  api.request({
    method: 'POST',
    path: `/v2/task/${taskId}/checklist`,
    body: { name },
    answer: checklistAnswer,
  })

export const addChecklistItem = (api: Api, checklistId: string, name: string): Promise<Checklist> =>
  api.request({
    method: 'POST',
    path: `/v2/checklist/${checklistId}/checklist_item`,
    body: { name },
    answer: checklistAnswer,
  })

export const setChecklistItem = (
  api: Api,
  checklistId: string,
  itemId: string,
  body: { readonly resolved?: boolean; readonly name?: string },
): Promise<Checklist> =>
  api.request({
    method: 'PUT',
    path: `/v2/checklist/${checklistId}/checklist_item/${itemId}`,
    body,
    answer: checklistAnswer,
  })

export const deleteChecklistItem = (
  api: Api,
  checklistId: string,
  itemId: string,
): Promise<unknown> =>
  api.request({
    method: 'DELETE',
    path: `/v2/checklist/${checklistId}/checklist_item/${itemId}`,
    answer: nothing,
  })

/** DELETE /v2/checklist/{id}: with all its items. */
export const deleteChecklist = (api: Api, checklistId: string): Promise<unknown> =>
  api.request({ method: 'DELETE', path: `/v2/checklist/${checklistId}`, answer: nothing })
