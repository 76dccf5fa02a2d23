// What a task stands below, from its parent up.
import type { Api } from '../../../clickup/http/api.ts'
import { getTask, type Task } from '../../../clickup/objects/task/task.ts'
import { unlessHidden } from '../../pictures/kept.ts'

/** Ids from its parent up, as far as they can be seen: one request for each but the first. */
export async function* idsAbove(api: Api, task: Pick<Task, 'id' | 'parent'>) {
  const seen = new Set([task.id])
  let { parent } = task
  while (parent !== undefined && !seen.has(parent)) {
    seen.add(parent)
    yield parent
    parent = (await unlessHidden(getTask(api, { id: parent })))?.parent
  }
}
