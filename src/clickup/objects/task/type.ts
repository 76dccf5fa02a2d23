// Task types, which ClickUp calls custom items.
import * as z from 'zod'
import type { Api } from '../../http/api.ts'
import { eachOf, type Named, named } from '../shapes.ts'
import { getWorkspace } from '../workspace.ts'

/**
 * GET …/custom_item, remembered. `task` (0) and `milestone` (1) are always there
 * (docs/clickup-facts.md §11).
 */
export const getTaskTypes = async (api: Api): Promise<readonly Named[]> => {
  const { id } = await getWorkspace(api)
  return api.memory.recall('task-types', async () => {
    const types = await api.request({
      path: `/v2/team/${id}/custom_item`,
      answer: z
        .object({ custom_items: eachOf(named, 'task-type') })
        .transform(({ custom_items }) => custom_items),
    })
    const builtIn = [
      { id: '0', name: 'Task' },
      { id: '1', name: 'Milestone' },
    ]
    return [...builtIn.filter(({ id }) => !types.some((type) => type.id === id)), ...types]
  })
}
