// What a task is called.
import * as z from 'zod'
import { nameText } from '../../../base/input/arguments.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import { stepOf } from '../../steps/plan.ts'
import { property } from '../../steps/property.ts'
import { argument } from '../argument.ts'
import { taskSubject } from '../subject.ts'

export const taskName = property<string, Task>({
  name: 'task.name',
  subject: taskSubject,
  after: z.string(),
  described: {
    sends: 'PUT /v2/task/{task_id} {name}',
    proof: "the answer's `name`",
    inverse: 'the former name',
  },
  field: () => 'name',
  body: ({ after }) => ({ name: after }),
  value: ({ name }) => ({ at: 'known', is: name }),
  same: (a, b) => a === b,
  show: (name) => name,
})

export const name = argument<string>({
  update: nameText,
  plan: async (said, { target, task }) => [stepOf(taskName, target, said, { object: task })],
})
