// What tasks are shown with besides what they tell themselves: whole names of lists, of types and of voters.
import { kindOf } from '../../clickup/fields/kinds.ts'
import { withVoters } from '../../clickup/fields/voters.ts'
import type { Api } from '../../clickup/http/api.ts'
import { listNames } from '../../clickup/references/places/list-names.ts'
import { taskTypeNames } from '../../clickup/references/task-types.ts'
import type { FoundTask } from '../../clickup/search/order.ts'
import type { RowColumn } from './cells.ts'

const showsVotes = (column: RowColumn): boolean =>
  typeof column !== 'string' && column.fields.some((field) => kindOf(field) === 'votes')

/** Only what the columns show is asked for. */
export const withNames = async (
  api: Api,
  found: readonly FoundTask[],
  columns: readonly RowColumn[],
): Promise<readonly FoundTask[]> => {
  const tasks = found.map(({ task }) => task)
  const [voted, lists, types] = await Promise.all([
    columns.some(showsVotes) ? Promise.all(tasks.map((task) => withVoters(api, task))) : tasks,
    columns.includes('list') ? listNames(api, tasks) : undefined,
    columns.includes('type') ? taskTypeNames(api, tasks) : undefined,
  ])
  return found.map((one, i) => ({
    ...one,
    task: voted[i] ?? one.task,
    listName: one.task.list && lists?.get(one.task.list.id),
    typeName: types?.get(one.task.custom_item_id ?? 0),
  }))
}
