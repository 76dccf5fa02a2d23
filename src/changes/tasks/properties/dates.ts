// When a task is due, and when it starts.
import { clearable } from '../../../base/input/arguments.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import {
  readWhen,
  sameWhen,
  showWhen,
  type When,
  whenBody,
  whenSchema,
} from '../../engine/dates.ts'
import type { Kind } from '../../engine/kind.ts'
import { stepOf } from '../../engine/plan.ts'
import { property } from '../../engine/property.ts'
import type { Step } from '../../engine/step.ts'
import { type Argument, argument } from '../argument.ts'
import { taskSubject } from '../subject.ts'

type DateName = 'due' | 'start'

/** The zone of the user, in which days are told. */
const zoneOf = ({ of }: Step<When | null, When | null>): string =>
  typeof of === 'string' ? of : 'utc'

const dateKind = (name: DateName): Kind<When | null, When | null, Task> => {
  const key = `${name}_date` as const
  return property<When | null, Task>({
    name: `task.${name}`,
    subject: taskSubject,
    after: whenSchema,
    described: {
      sends: `PUT /v2/task/{task_id} {${key}, ${key}_time}`,
      proof: `the answer's \`${key}\`: to the minute, or the same day`,
      inverse: 'the former date',
    },
    field: () => name,
    create: ({ after }) => whenBody(key, after),
    body: ({ after }) => whenBody(key, after),
    value: ({ [key]: at }, step) => ({
      at: 'known',
      is: at === undefined ? null : { at, zone: zoneOf(step) },
    }),
    same: sameWhen,
    already: (now, { after }) => showWhen(now) === showWhen(after),
    show: showWhen,
    // Words became a date: which one is told.
    tell: ({ before, after }) => (before.at === 'absent' ? { [name]: showWhen(after) } : {}),
  })
}

const dateArgument = (
  kind: Kind<When | null, When | null, Task>,
  description?: string,
): Argument<string> =>
  argument({
    create: clearable(description),
    update: clearable(description),
    plan: async (said, { at, target, task }) => {
      const clock = await at.clock()
      return [stepOf(kind, target, readWhen(said, clock), { object: task, of: clock.zone })]
    },
  })

export const taskDue = dateKind('due')
export const taskStart = dateKind('start')
export const due = dateArgument(taskDue, '"friday", "2026-11-30", "+3d 17:00"')
export const start = dateArgument(taskStart)
