// A task that goes takes with it what others say of it.
import type { Task } from './model.ts'

/** What a store holds that may refer to it, or belong to it. */
interface Held {
  readonly tasks: ReadonlyMap<string, Task>
  readonly files: Pick<Map<string, unknown>, 'delete'>
}

/** Nothing refers to the task any more. */
export const unrelate = (store: Held, task: Task) => {
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

export const unlink = (task: Task, other: Task) => {
  for (const [one, two] of [
    [task, other],
    [other, task],
  ] as const) {
    one.links = one.links.filter(({ taskId, linkId }) => taskId !== two.id && linkId !== two.id)
  }
}
