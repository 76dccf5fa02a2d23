// When a task is due, and when it starts.
import { clearable } from '../../../base/input/arguments.ts'
import type { Edge } from '../../../base/time/moments.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import { dateOf, readWhen, type When } from '../../steps/dates.ts'
import type { Kind } from '../../steps/kind.ts'
import { stepOf } from '../../steps/plan.ts'
import { property } from '../../steps/property.ts'
import { type Argument, argument } from '../argument.ts'
import { taskSubject } from '../subject.ts'

const dateKind = (name: 'due' | 'start'): Kind<When | null, When | null, Task> =>
  property<When | null, Task>({
    name: `task.${name}`,
    subject: taskSubject,
    ...dateOf(name, `${name}_date`, 'PUT /v2/task/{task_id}'),
  })

const dateArgument = (
  kind: Kind<When | null, When | null, Task>,
  edge: Edge,
  description?: string,
): Argument<string> =>
  argument({
    create: clearable(description),
    update: clearable(description),
    plan: async (said, { at, target, task }) => {
      const clock = await at.clock()
      return [stepOf(kind, target, readWhen(said, clock, edge), { object: task, of: clock.zone })]
    },
  })

export const taskDue = dateKind('due')
export const taskStart = dateKind('start')
export const due = dateArgument(taskDue, 'end', 'friday, +3d 17:00')
export const start = dateArgument(taskStart, 'start', 'As due')
