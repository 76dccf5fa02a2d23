// A list's priority.
import * as z from 'zod'
import { clearable } from '../../../base/input/arguments.ts'
import { PRIORITIES, type Priority } from '../../../clickup/objects/task/task.ts'
import { priorityNumber, readPriority } from '../../../clickup/references/priorities.ts'
import { stepOf } from '../../steps/plan.ts'
import { argument } from '../argument.ts'
import { listProperty } from '../subject.ts'

export const listPriority = listProperty<Priority | null>({
  name: 'list.priority',
  after: z.enum(PRIORITIES).nullable(),
  described: {
    sends: 'PUT /v2/list/{list_id} {priority: 1–4 or null}',
    proof: "the answer's `priority`",
    inverse: 'the former priority; that none can be given back is not documented, and is read back',
  },
  field: () => 'priority',
  create: ({ after }) => (after === null ? {} : { priority: priorityNumber(after) }),
  body: ({ after }) => ({ priority: priorityNumber(after) }),
  value: ({ priority: now }) => ({
    at: 'known',
    is: PRIORITIES.find((one) => one === now?.priority) ?? null,
  }),
  same: (a, b) => a === b,
  show: (now) => now,
})

export const priority = argument<string>({
  create: clearable('urgent to low'),
  update: clearable('urgent to low'),
  plan: async (said, { target, there }) => {
    const wanted = readPriority(said)
    return there || wanted ? [stepOf(listPriority, target, wanted, { object: there?.list })] : []
  },
})
