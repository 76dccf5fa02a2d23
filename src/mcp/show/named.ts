// What tasks are shown with besides what they tell themselves: whole names of lists, and of types.
import type { Api } from '../../clickup/http/api.ts'
import { listNames } from '../../clickup/references/places/list-names.ts'
import { taskTypeNames } from '../../clickup/references/task-types.ts'
import type { FoundTask } from '../../clickup/search/order.ts'
import type { RowColumn } from './cells.ts'

/** Only what the columns show is asked for. */
export const withNames = async (
  api: Api,
  found: readonly FoundTask[],
  columns: readonly RowColumn[],
): Promise<readonly FoundTask[]> => {
  const tasks = found.map(({ task }) => task)
  const [lists, types] = await Promise.all([
    columns.includes('list') ? listNames(api, tasks) : undefined,
    columns.includes('type') ? taskTypeNames(api, tasks) : undefined,
  ])
  return found.map((one) => ({
    ...one,
    listName: one.task.list && lists?.get(one.task.list.id),
    typeName: types?.get(one.task.custom_item_id ?? 0),
  }))
}
