// For what can be done to one task at a time.
import { l10n } from 'vscode'
import { CodedError } from '../../../base/problems/error.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import type { Tasks } from '../tasks/task-names.ts'

/** @throws CodedError INVALID_INPUT where they are several */
export const onlyOne = ([task, ...others]: Tasks): Task => {
  if (task && others.length === 0) return task
  const message = l10n.t('This can be done to one task at a time: select only that one.')
  throw new CodedError('INVALID_INPUT', message)
}
