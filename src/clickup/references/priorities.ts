// A priority as people say it, and as ClickUp takes it.
import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import { normalise } from '../../base/text/names.ts'
import { PRIORITIES, type Priority } from '../objects/task/task.ts'

/** @throws CodedError INVALID_INPUT with those that there are */
export const readPriority = (said: string): Priority | null => {
  const wanted = normalise(said)
  if (['', 'none', 'no priority', '0'].includes(wanted)) return null
  const found = PRIORITIES.find((name, i) => name === wanted || String(i + 1) === wanted)
  if (found) return found
  throw new CodedError('INVALID_INPUT', l10n.t`There is no priority "${said}".`, {
    candidates: [...PRIORITIES, 'none'],
    hint: l10n.t('Use one of the candidates.'),
  })
}

/** Urgent is 1. */
export const priorityNumber = (priority: Priority | null): number | null =>
  priority === null ? null : PRIORITIES.indexOf(priority) + 1
