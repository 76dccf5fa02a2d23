// How tasks refer to each other, and the time that is counted on them.
import type { Task } from './model.ts'
import type { Store } from './store.ts'

/** The second task must be done before the first. */
export const depend = (store: Store, task: Task, on: Task, userId: number) => {
  const same = task.dependencies.some((each) => each.taskId === task.id && each.dependsOn === on.id)
  if (same) return
  const dependency = { taskId: task.id, dependsOn: on.id, date: store.now(), userId }
  task.dependencies.push(dependency)
  on.dependencies.push(dependency)
}

export const undepend = (task: Task, on: Task) => {
  for (const each of [task, on]) {
    each.dependencies = each.dependencies.filter(
      ({ taskId, dependsOn }) => taskId !== task.id || dependsOn !== on.id,
    )
  }
}

/** Links have no direction; both tasks show them. */
export const link = (store: Store, task: Task, other: Task, userId: number) => {
  if (task.links.some(({ taskId, linkId }) => taskId === other.id || linkId === other.id)) return
  const made = { taskId: task.id, linkId: other.id, date: store.now(), userId }
  task.links.push(made)
  other.links.push(made)
}

/** Whether the task is the other one or stands below it. */
export const isBelow = (store: Store, task: Task, other: Task): boolean => {
  if (task.id === other.id) return true
  const parent = task.parentId === null ? undefined : store.tasks.get(task.parentId)
  return parent !== undefined && isBelow(store, parent, other)
}

/** Adds up the entries of a task that have ended, after one of them changed. */
export const countTime = (store: Store, taskId: string | null) => {
  const task = taskId === null ? undefined : store.tasks.get(taskId)
  if (!task) return
  task.timeSpent = 0
  for (const entry of store.timeEntries.values()) {
    if (entry.taskId === taskId && entry.end !== null) task.timeSpent += entry.end - entry.start
  }
}
