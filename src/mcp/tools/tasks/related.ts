// The tasks that a task hangs together with, by id, name and status: a task tells of them no more than
// their ids.
import type { Problem } from '../../../base/problems/problem.ts'
import type { Fields } from '../../../base/text/records.ts'
import type { Api } from '../../../clickup/http/api.ts'
import { refusalOf, unlessRefused } from '../../../clickup/http/refusals.ts'
import { labelOf } from '../../../clickup/objects/task/label.ts'
import { getTask, getTasksPage, type Task } from '../../../clickup/objects/task/task.ts'
import { fieldsOf } from '../../show/cells.ts'
import type { View } from '../../show/view.ts'

/** So many are read one by one; of more a page of their list tells most, for they stand together. */
const FEW = 3

/** So many are read one by one at most; of the others the ids are told. */
const MOST = 20

const KINDS = ['waits_on', 'blocks', 'links'] as const

type Ids = Readonly<Record<(typeof KINDS)[number], readonly string[]>>

const idsOf = ({ id, dependencies, linked_tasks: links }: Task): Ids => ({
  waits_on: dependencies.flatMap((one) => (one.task_id === id ? [one.depends_on] : [])),
  blocks: dependencies.flatMap((one) => (one.depends_on === id ? [one.task_id] : [])),
  links: links.map(({ task_id, link_id }) => (task_id === id ? link_id : task_id)),
})

/** Tasks that were read for the answer already, by their ids. */
export type Known = Map<string, Task>

const noteList = async (api: Api, listId: string | undefined, known: Known): Promise<void> => {
  if (listId === undefined) return
  try {
    const query = { subtasks: true, include_closed: true }
    for (const task of (await getTasksPage(api, listId, query)).tasks) known.set(task.id, task)
  } catch (error) {
    refusalOf(error)
  }
}

/** What is refused costs only itself, and is counted. @returns how many were not asked for */
const noteEach = async (api: Api, ids: readonly string[], known: Known): Promise<number> => {
  const missing = () => ids.filter((id) => !known.has(id))
  const asked = missing().slice(0, MOST)
  const left = missing().length - asked.length
  const read = asked.map((id) =>
    unlessRefused(
      api,
      'related tasks',
      getTask(api, { id }).then((task) => [task]),
    ),
  )
  for (const task of (await Promise.all(read)).flat()) known.set(task.id, task)
  return left
}

const notRead = (count: number): Problem => ({
  code: 'INCOMPLETE',
  message: `Of ${count} related tasks the ids alone are told.`,
  hint: 'get_task tells their names and status.',
})

export interface Related {
  readonly fields: Fields
  readonly notes: readonly Problem[]
}

/** `{parent?, waits_on?, blocks?, links?}`, each `{id, name, status}`. */
export const relatedOf = async (
  api: Api,
  task: Task,
  view: View,
  { known, dependencies }: { readonly known: Known; readonly dependencies: boolean },
): Promise<Related> => {
  const ids = idsOf(task)
  const above = task.parent === undefined ? [] : [task.parent]
  const wanted = [...new Set([...above, ...(dependencies ? KINDS.flatMap((key) => ids[key]) : [])])]
  const open = () => wanted.filter((id) => !known.has(id))
  if (open().length > FEW) await noteList(api, task.list?.id, known)
  const left = await noteEach(api, wanted, known)
  const tell = (id: string): Fields => {
    const one = known.get(id)
    return one
      ? { id: labelOf(one), name: one.name, ...fieldsOf({ task: one }, ['status'], view) }
      : { id }
  }
  return {
    fields: {
      ...(task.parent === undefined ? {} : { parent: tell(task.parent) }),
      ...(dependencies ? Object.fromEntries(KINDS.map((key) => [key, ids[key].map(tell)])) : {}),
    },
    notes: left > 0 ? [notRead(left)] : [],
  }
}
