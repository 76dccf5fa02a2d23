// Words that stand anywhere in what a person knows of a task: in any order, case and accents aside.
import { normalise } from '../../../base/text/names.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import { nameOf } from '../../../clickup/objects/user.ts'
import type { Meaning } from '../term.ts'

// Every key that is pressed looks through all tasks that are loaded.
const known = new WeakMap<Task, string>()

/** All that can be looked for, each field on a line, so that no phrase reaches into the next. */
const fieldsOf = (task: Task): string => {
  const before = known.get(task)
  if (before !== undefined) return before
  const fields = [
    task.name,
    task.custom_id ?? '',
    task.id,
    task.status.status,
    task.priority ?? '',
    task.list?.name ?? '',
    ...task.tags,
    ...task.assignees.map(nameOf),
    // The domain is the same for nearly everybody.
    ...task.assignees.map(({ email }) => email?.split('@')[0] ?? ''),
    ...task.group_assignees.map(({ name }) => name ?? ''),
  ]
  const text = fields.map(normalise).join('\n')
  known.set(task, text)
  return text
}

export const meanWords = (words: string): Meaning => {
  const wanted = normalise(words)
  return { matches: (task) => fieldsOf(task).includes(wanted) }
}
