// What a dialogue is about: the one task, what several have in common, what was typed and not written.
import { l10n } from 'vscode'
import { CodedError } from '../../../base/problems/error.ts'
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

/** @throws CodedError INVALID_INPUT where they are several */
export const onlyOne = ([task, ...others]: Tasks): Task => {
  if (task && others.length === 0) return task
  const message = l10n.t('This can be done to one task at a time: select only that one.')
  throw new CodedError('INVALID_INPUT', message)
}
