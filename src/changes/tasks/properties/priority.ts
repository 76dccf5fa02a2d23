// A task's priority.
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { clearable } from '../../../base/input/arguments.ts'
import { CodedError } from '../../../base/problems/error.ts'
import { normalise } from '../../../base/text/names.ts'
import { PRIORITIES, type Priority, type Task } from '../../../clickup/objects/task/task.ts'
import { stepOf } from '../../engine/plan.ts'
import { property } from '../../engine/property.ts'
import { argument } from '../argument.ts'
import { taskSubject } from '../subject.ts'

/** Urgent is 1. */
const numberOf = (priority: Priority | null): number | null =>
  priority === null ? null : PRIORITIES.indexOf(priority) + 1

export const taskPriority = property<Priority | null, Task>({
  name: 'task.priority',
  subject: taskSubject,
  after: z.enum(PRIORITIES).nullable(),
  described: {
    sends: 'PUT /v2/task/{task_id} {priority: 1–4 or null}',
    proof: "the answer's `priority`",
    inverse: 'the former priority',
  },
  field: () => 'priority',
  create: ({ after }) => ({ priority: numberOf(after) }),
  body: ({ after }) => ({ priority: numberOf(after) }),
  value: ({ priority }) => ({ at: 'known', is: priority ?? null }),
  same: (a, b) => a === b,
  show: (priority) => priority,
})

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

const schema = clearable('urgent, high, normal, low, none')

export const priority = argument<string>({
  create: schema,
  update: schema,
  plan: async (said, { target, task }) => [
    stepOf(taskPriority, target, readPriority(said), { object: task }),
  ],
})
