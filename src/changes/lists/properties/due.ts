// When a list is due.
import { clearable } from '../../../base/input/arguments.ts'
import { dateOf, readWhenFrom, type When } from '../../steps/dates.ts'
import { stepOf } from '../../steps/plan.ts'
import { argument } from '../argument.ts'
import { listProperty } from '../subject.ts'

export const listDue = listProperty<When | null>({
  name: 'list.due',
  ...dateOf('due', 'due_date', 'PUT /v2/list/{list_id}'),
})

export const due = argument<string>({
  create: clearable('Date'),
  update: clearable('Date'),
  plan: async (said, { at, target, there }) => {
    const clock = await at.clock()
    const when = readWhenFrom(said, there?.list.due_date, there && 'due', clock)
    return there || when
      ? [stepOf(listDue, target, when, { object: there?.list, of: clock.zone })]
      : []
  },
})
