// Days as a person reads them, in the zone of their ClickUp.
import { formatDay as isoDay } from '../../../base/time/shown.ts'
import { isFinished } from '../../../clickup/objects/finished.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import type { Onlooker } from './onlooker.ts'

/** The calendar's day, as `2026-11-20`. */
const dayOf = (instant: number, { zone = 'local' }: Onlooker): string => isoDay(instant, zone)

const DAY_MS = 24 * 60 * 60_000

export const daysUntil = (instant: number, onlooker: Onlooker): number =>
  (Date.parse(dayOf(instant, onlooker)) - Date.parse(dayOf(onlooker.now, onlooker))) / DAY_MS

export const formatDay = (instant: number, onlooker: Onlooker): string => {
  const yearOf = (at: number) => dayOf(at, onlooker).slice(0, 4)
  return new Intl.DateTimeFormat(onlooker.locale, {
    day: 'numeric',
    month: 'short',
    ...(yearOf(instant) !== yearOf(onlooker.now) && { year: 'numeric' }),
    timeZone: onlooker.zone,
  }).format(instant)
}

export const dueOf = (
  { due_date: due, status }: Pick<Task, 'due_date' | 'status'>,
  onlooker: Onlooker,
): string | undefined => {
  if (due === undefined) return undefined
  const day = formatDay(due, onlooker)
  const late = daysUntil(due, onlooker) < 0 && !isFinished(status)
  return late ? onlooker.t('overdue {0}', day) : onlooker.t('due {0}', day)
}
