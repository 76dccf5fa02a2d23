// What several tasks have in common, and what is already typed for them and was not taken.
import type { Task } from '../../../clickup/objects/task/task.ts'
import type { Tasks } from '../tasks/task-names.ts'

/** The value that all of them have; nothing where they differ. */
export const common = <V>(tasks: Tasks, of: (task: Task) => V): V | undefined => {
  const [first, ...others] = tasks.map(of)
  return others.every((one) => one === first) ? first : undefined
}

const left = new Map<string, string>()

const keyOf = (what: string, tasks: Tasks): string => [what, ...tasks.map(({ id }) => id)].join(' ')

/** What was typed for them last, where it could not be written. */
export const leftFor = (what: string, tasks: Tasks): string | undefined =>
  left.get(keyOf(what, tasks))

/** Keeps what was typed until it is written, whatever happens on the way. */
export const keepUntilWritten = async (
  what: string,
  tasks: Tasks,
  text: string,
  writes: () => Promise<boolean>,
): Promise<void> => {
  const key = keyOf(what, tasks)
  left.set(key, text)
  if (await writes()) left.delete(key)
}
