// How long a task is thought to take, and how many points it counts.
import * as z from 'zod'
import { clearable } from '../../../base/input/arguments.ts'
import { formatDuration, HOURS, parseDuration, WORK } from '../../../base/time/durations.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import { clears } from '../../steps/dates.ts'
import { stepOf } from '../../steps/plan.ts'
import { property } from '../../steps/property.ts'
import { argument } from '../argument.ts'
import { taskSubject } from '../subject.ts'

/** Milliseconds. */
export const taskEstimate = property<number | null, Task>({
  name: 'task.estimate',
  subject: taskSubject,
  after: z.number().nullable(),
  described: {
    sends: 'PUT /v2/task/{task_id} {time_estimate}',
    proof: "the answer's `time_estimate`",
    inverse: 'the former estimate',
  },
  field: () => 'estimate',
  create: ({ after }) => (after === null ? {} : { time_estimate: after }),
  body: ({ after }) => ({ time_estimate: after }),
  value: ({ time_estimate: ms }) => ({ at: 'known', is: ms || null }),
  same: (a, b) => a === b,
  show: (ms) => (ms ? formatDuration(ms, HOURS) : null),
})

export const estimate = argument<string>({
  create: clearable('2h 30m, 2d (of 8 h)'),
  update: clearable('2h 30m, 2d (of 8 h)'),
  plan: async (said, { target, task }) => [
    stepOf(taskEstimate, target, clears(said) ? null : parseDuration(said, WORK) || null, {
      object: task,
    }),
  ],
})

export const taskPoints = property<number | null, Task>({
  name: 'task.points',
  subject: taskSubject,
  after: z.number().nullable(),
  described: {
    sends: 'PUT /v2/task/{task_id} {points}',
    proof: "the answer's `points`",
    inverse: 'the former points',
  },
  field: () => 'points',
  create: ({ after }) => ({ points: after }),
  body: ({ after }) => ({ points: after }),
  value: ({ points: now }) => ({ at: 'known', is: now ?? null }),
  same: (a, b) => a === b,
  show: (number) => number,
})

const pointsInput = z
  .preprocess(
    (value) => (value === '' ? null : value),
    z.custom<number | null>(
      (value) => value === null || (typeof value === 'number' && Number.isFinite(value)),
      'must be a number',
    ),
  )
  .meta({ type: 'number', description: 'Sprint points' })

export const points = argument<number | null>({
  create: pointsInput,
  update: pointsInput,
  plan: async (said, { target, task }) => [stepOf(taskPoints, target, said, { object: task })],
})
