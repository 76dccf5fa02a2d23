// When a task is due, and when it starts.
import { clearable } from '../../../base/input/arguments.ts'
import type { Edge } from '../../../base/time/moments.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import { dateOf, readWhenFrom, type When } from '../../steps/dates.ts'
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
  name: 'due' | 'start',
  kind: Kind<When | null, When | null, Task>,
  edge: Edge,
  descriptions: { readonly create: string; readonly update: string },
): Argument<string> =>
  argument({
    create: clearable(descriptions.create),
    update: clearable(descriptions.update),
    plan: async (said, { at, target, task }) => {
      const clock = await at.clock()
      const when = readWhenFrom(said, task?.[`${name}_date`], task && name, clock, edge)
      return [stepOf(kind, target, when, { object: task, of: clock.zone })]
    },
  })

export const taskDue = dateKind('due')
export const taskStart = dateKind('start')
export const due = dateArgument('due', taskDue, 'end', {
  create: 'friday, +3d 17:00',
  update: 'friday, +3d 17:00, shift +1w',
})
export const start = dateArgument('start', taskStart, 'start', {
  create: 'As due',
  update: 'As due',
})
