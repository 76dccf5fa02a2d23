// How urgent a task is, in a word, an icon and two characters that fit at the end of every row.
import { isFinished } from '../../../../clickup/objects/finished.ts'
import type { Priority, Task } from '../../../../clickup/objects/task/task.ts'
import { daysUntil, dueOf } from '../days.ts'
import type { Onlooker } from '../onlooker.ts'

export interface Mark {
  /** At most two characters: VS Code takes no more. */
  readonly badge: string
  /** What the badge means. */
  readonly words: string
  /** A colour of the theme for name and badge, where there is reason to look. */
  readonly color?: string | undefined
}

const LATE = 'list.errorForeground'
const SOON = 'list.warningForeground'

/** Whole units, the largest that leaves one digit. */
const spanOf = (days: number, { t }: Onlooker): string => {
  if (days < 10) return t('{0}d', days)
  if (days < 70) return t('{0}w', Math.floor(days / 7))
  if (days < 300) return t('{0}m', Math.floor(days / 30))
  return t('{0}y', Math.min(Math.max(Math.floor(days / 365), 1), 9))
}

/** When it is due, as far as it is still to be done. */
export const markOf = (task: Task, onlooker: Onlooker): Mark | undefined => {
  const words = dueOf(task, onlooker)
  if (task.due_date === undefined || words === undefined || isFinished(task.status))
    return undefined
  const days = daysUntil(task.due_date, onlooker)
  if (days < 0) return { badge: days > -10 ? `!${-days}` : '!!', words, color: LATE }
  return { badge: spanOf(days, onlooker), words, ...(days === 0 && { color: SOON }) }
}

export const PRIORITY_ICONS: Readonly<Record<Priority, string>> = {
  urgent: 'flame',
  high: 'arrow-up',
  normal: 'dash',
  low: 'arrow-down',
}

export const priorityWord = (priority: Priority, { t }: Pick<Onlooker, 't'>): string =>
  ({ urgent: t('Urgent'), high: t('High'), normal: t('Normal'), low: t('Low') })[priority]

/** The icon of a task that is more than usually urgent, as long as it is to be done. */
export const urgentIcon = ({ priority, status }: Task) => {
  if (isFinished(status)) return undefined
  if (priority === 'urgent') return { id: PRIORITY_ICONS.urgent, color: LATE }
  return priority === 'high' ? { id: PRIORITY_ICONS.high, color: SOON } : undefined
}

/** The same in a word. */
export const urgencyOf = ({ priority, status }: Task, { t }: Onlooker): string | undefined => {
  if (isFinished(status)) return undefined
  if (priority === 'urgent') return t('urgent')
  return priority === 'high' ? t('high priority') : undefined
}
