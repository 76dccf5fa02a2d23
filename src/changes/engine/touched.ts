// What the windows are told of a task that was written: they read that anew, and nothing else.
import type { ChangedObject } from '../../access/changed-object.ts'
import type { Task } from '../../clickup/objects/task/task.ts'

export const taskTouched = ({ id, list }: Pick<Task, 'id' | 'list'>): ChangedObject => ({
  kind: 'task',
  id,
  ...(list ? { listId: list.id } : {}),
})

/** A task that came into its list or left it: that list tells another number of tasks now. */
export const taskAndListTouched = (task: Pick<Task, 'id' | 'list'>): readonly ChangedObject[] => [
  taskTouched(task),
  ...(task.list ? [{ kind: 'list' as const, id: task.list.id }] : []),
]

/** Where and whether a task counts: ClickUp leaves closed and archived ones out. */
const standing = ({ list, status, archived }: Task): string =>
  JSON.stringify([list?.id, status.type === 'closed', archived === true])

/** With the lists only where they count otherwise than before. */
export const touchedByUpdate = (before: Task, after: Task): readonly ChangedObject[] => {
  if (standing(before) === standing(after)) return [taskTouched(after)]
  const [, left] = taskAndListTouched(before)
  const [task, entered] = taskAndListTouched(after)
  const lists = left?.id === entered?.id ? [entered] : [left, entered]
  return [task, ...lists].filter((object) => object !== undefined)
}
