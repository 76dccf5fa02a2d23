// Task templates.
import * as z from 'zod'
import type { Api } from '../../http/api.ts'
import { eachOf, type Named, named } from '../shapes.ts'
import { getWorkspace } from '../workspace.ts'

const MAX_TEMPLATE_PAGES = 10

export const getTemplates = async (api: Api): Promise<readonly Named[]> => {
  const { id } = await getWorkspace(api)
  return api.memory.recall('task-templates', async () => {
    const all: Named[] = []
    for (let page = 0; page < MAX_TEMPLATE_PAGES; page += 1) {
      const templates = await api.request({
        path: `/v2/team/${id}/taskTemplate`,
        query: { page },
        answer: z
          .object({ templates: eachOf(named, 'template') })
          .transform((answer) => answer.templates),
      })
      const fresh = templates.filter((one) => !all.some((other) => other.id === one.id))
      if (fresh.length === 0) break
      all.push(...fresh)
    }
    return all
  })
}

const createdFromTemplate = z.object({
  id: z.string().nullish(),
  task: z.object({ id: z.string() }).nullish(),
})

/** @returns the new task's id, where ClickUp tells it */
export const createFromTemplate = async (
  api: Api,
  listId: string,
  templateId: string,
  name: string,
): Promise<string | undefined> => {
  const { id, task } = await api.request({
    method: 'POST',
    path: `/v2/list/${listId}/taskTemplate/${templateId}`,
    body: { name },
    answer: createdFromTemplate,
  })
  return task?.id ?? id ?? undefined
}
