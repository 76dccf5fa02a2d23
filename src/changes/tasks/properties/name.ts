// What a task is called.
import { nameText } from '../../../base/input/arguments.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import { nameOf } from '../../steps/named.ts'
import { stepOf } from '../../steps/plan.ts'
import { property } from '../../steps/property.ts'
import { argument } from '../argument.ts'
import { taskSubject } from '../subject.ts'

export const taskName = property<string, Task>({
  name: 'task.name',
  subject: taskSubject,
  ...nameOf('/v2/task/{task_id}'),
})

export const name = argument<string>({
  update: nameText.describe('Name'),
  plan: async (said, { target, task }) => [stepOf(taskName, target, said, { object: task })],
})
