// What the windows are told of a task that was written: they read that anew, and nothing else.
import type { ChangedObject } from '../../access/changed-object.ts'
import type { Task } from '../../clickup/objects/task/task.ts'

export const taskTouched = ({ id, list }: Pick<Task, 'id' | 'list'>): ChangedObject => ({
  kind: 'task',
  id,
  ...(list ? { listId: list.id } : {}),
})
