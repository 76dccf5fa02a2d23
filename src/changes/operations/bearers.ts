// The tasks that bear a tag: they lose it with it, and get it again. Archived ones cannot be asked for
// across lists.
import * as z from 'zod'
import type { Fields } from '../../base/text/records.ts'
import type { Api } from '../../clickup/http/api.ts'
import { getWorkspace } from '../../clickup/objects/workspace.ts'

/** So many are kept. */
const MOST_BEARERS = 50

const page = z.object({
  tasks: z.array(
    z.object({
      id: z.string(),
      custom_id: z.string().nullish(),
      name: z.string(),
      list: z.object({ id: z.string() }).nullish(),
    }),
  ),
})

/** Those who bear it, as targets of steps; nothing where they are too many. */
export const bearersOf = async (api: Api, space: string, tag: string): Promise<Fields> => {
  const { id } = await getWorkspace(api)
  const { tasks: found } = await api.request({
    path: `/v2/team/${id}/task`,
    query: { page: 0, tags: [tag], space_ids: [space], include_closed: true, subtasks: true },
    answer: page,
  })
  const tasks = new Map(found.map((task) => [task.id, task]))
  if (tasks.size > MOST_BEARERS) return {}
  return {
    bearers: [...tasks.values()].map((task) => ({
      id: task.id,
      label: task.custom_id ?? task.id,
      name: task.name,
      ...(task.list ? { in: task.list.id } : {}),
    })),
  }
}
