// A task's priority.
import * as z from 'zod'
import { clearable } from '../../../base/input/arguments.ts'
import { PRIORITIES, type Priority, type Task } from '../../../clickup/objects/task/task.ts'
import { priorityNumber, readPriority } from '../../../clickup/references/priorities.ts'
import { stepOf } from '../../steps/plan.ts'
import { property } from '../../steps/property.ts'
import { argument } from '../argument.ts'
import { taskSubject } from '../subject.ts'

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
  create: ({ after }) => ({ priority: priorityNumber(after) }),
  body: ({ after }) => ({ priority: priorityNumber(after) }),
  value: ({ priority }) => ({ at: 'known', is: priority ?? null }),
  same: (a, b) => a === b,
  show: (priority) => priority,
})

const schema = clearable('urgent to low')

export const priority = argument<string>({
  create: schema,
  update: schema,
  plan: async (said, { target, task }) => [
    stepOf(taskPriority, target, readPriority(said), { object: task }),
  ],
})
