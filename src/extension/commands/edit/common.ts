// What a dialogue is about: the one task, what several have in common, what was typed and not written.
import { l10n } from 'vscode'
import { CodedError } from '../../../base/problems/error.ts'
import type { SaidTask } from '../../../changes/tasks/said.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import { writeUpdate } from '../tasks/change-tasks.ts'
import type { Tasks } from '../tasks/task-names.ts'
import type { Desk } from '../tasks/writing.ts'

/** The value that all of them have; nothing where they differ. */
export const common = <V>(tasks: Tasks, of: (task: Task) => V): V | undefined => {
  const [first, ...others] = tasks.map(of)
  return others.every((one) => one === first) ? first : undefined
}

const keyOf = (what: string, tasks: Tasks): string => [what, ...tasks.map(({ id }) => id)].join(' ')

/** What was typed for them last, where it could not be written. */
export const leftFor = ({ drafts }: Desk, what: string, tasks: Tasks): string | undefined =>
  drafts.of(keyOf(what, tasks)) || undefined

/** Writes what was typed, which stands there again until it is written, whatever happens on the way. */
export const writeTyped = async (
  desk: Desk,
  what: string,
  tasks: Tasks,
  typed: string,
  set: SaidTask,
  done: string,
): Promise<void> => {
  const key = keyOf(what, tasks)
  desk.drafts.keep(key, typed)
  await writeUpdate(desk, tasks, set, done, ({ problems }) => {
    if (problems.length === 0) desk.drafts.forget(key)
  })
}

/** @throws CodedError INVALID_INPUT where they are several */
export const onlyOne = ([task, ...others]: Tasks): Task => {
  if (task && others.length === 0) return task
  const message = l10n.t('This can be done to one task at a time: select only that one.')
  throw new CodedError('INVALID_INPUT', message)
}
