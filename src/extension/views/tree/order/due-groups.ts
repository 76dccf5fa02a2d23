// When something is due, roughly, in the person's time zone.
import type { Clock } from '../../../../base/time/clock.ts'
import { parseDateRange } from '../../../../base/time/ranges.ts'
import type { Task } from '../../../../clickup/objects/task/task.ts'
import type { GroupNode } from '../nodes.ts'

/** Made once for many tasks, since each span has to be reckoned. */
export const dueGroupsAt = (clock: Clock): ((task: Task) => GroupNode['id']) => {
  const overdue = parseDateRange('overdue', clock)
  const { to: todayEnds = 0 } = parseDateRange('today', clock)
  const { to: weekEnds = 0 } = parseDateRange('this week', clock)
  return ({ due_date: due }) => {
    if (due === undefined) return 'none'
    if (due < (overdue.to ?? 0) && due !== overdue.except) return 'overdue'
    if (due < todayEnds) return 'today'
    return due < weekEnds ? 'week' : 'later'
  }
}
