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

export const unlink = (task: Task, other: Task) => {
  for (const [one, two] of [
    [task, other],
    [other, task],
  ] as const) {
    one.links = one.links.filter(({ taskId, linkId }) => taskId !== two.id && linkId !== two.id)
  }
}

/** Whether the task is the other one or stands below it. */
export const isBelow = (store: Store, task: Task, other: Task): boolean => {
  if (task.id === other.id) return true
  const parent = task.parentId === null ? undefined : store.tasks.get(task.parentId)
  return parent !== undefined && isBelow(store, parent, other)
}

/** Nothing refers to the task any more. */
export const unrelate = (store: Store, task: Task) => {
  for (const { taskId, dependsOn } of task.dependencies) {
    const other = store.tasks.get(taskId === task.id ? dependsOn : taskId)
    if (!other) continue
    other.dependencies = other.dependencies.filter(
      (each) => each.taskId !== task.id && each.dependsOn !== task.id,
    )
  }
  for (const { taskId, linkId } of task.links) {
    const other = store.tasks.get(taskId === task.id ? linkId : taskId)
    if (other) unlink(task, other)
  }
  for (const file of task.attachments) store.files.delete(file.id)
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
