// When a list is due.
import { clearable } from '../../../base/input/arguments.ts'
import {
  readWhen,
  sameWhen,
  showWhen,
  type When,
  whenBody,
  whenSchema,
} from '../../engine/dates.ts'
import { stepOf } from '../../engine/plan.ts'
import type { Step } from '../../engine/step.ts'
import { argument } from '../argument.ts'
import { listProperty } from '../subject.ts'

/** The zone of the user, in which days are told. */
const zoneOf = ({ of }: Step<When | null, When | null>): string =>
  typeof of === 'string' ? of : 'utc'

export const listDue = listProperty<When | null>({
  name: 'list.due',
  after: whenSchema,
  described: {
    sends: 'PUT /v2/list/{list_id} {due_date, due_date_time}',
    proof: "the answer's `due_date`: to the minute, or the same day",
    inverse: 'the former date',
  },
  field: () => 'due',
  create: ({ after }) => whenBody('due_date', after),
  body: ({ after }) => whenBody('due_date', after),
  value: ({ due_date: at }, step) => ({
    at: 'known',
    is: at === undefined ? null : { at, zone: zoneOf(step) },
  }),
  same: sameWhen,
  already: (now, { after }) => showWhen(now) === showWhen(after),
  show: showWhen,
  // Words became a date: which one is told.
  tell: ({ before, after }) => (before.at === 'absent' ? { due: showWhen(after) } : {}),
})

export const due = argument<string>({
  create: clearable(),
  update: clearable(),
  plan: async (said, { at, target, there }) => {
    const clock = await at.clock()
    const when = readWhen(said, clock)
    return there || when
      ? [stepOf(listDue, target, when, { object: there?.list, of: clock.zone })]
      : []
  },
})
