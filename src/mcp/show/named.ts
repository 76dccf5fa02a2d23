// What tasks are shown with besides what they tell themselves: whole names of lists, names of types and
// of people who voted.
import { kindOf } from '../../clickup/fields/kinds.ts'
import { withVoters } from '../../clickup/fields/voters.ts'
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
  const votes = columns.some((one) => typeof one !== 'string' && kindOf(one.field) === 'votes')
  const [lists, types, named] = await Promise.all([
    columns.includes('list') ? listNames(api, tasks) : undefined,
    columns.includes('type') ? taskTypeNames(api, tasks) : undefined,
    Promise.all(tasks.map((task) => (votes ? withVoters(api, task) : task))),
  ])
  return found.map((one, index) => ({
    ...one,
    task: named[index] ?? one.task,
    listName: one.task.list && lists?.get(one.task.list.id),
    typeName: types?.get(one.task.custom_item_id ?? 0),
  }))
}
