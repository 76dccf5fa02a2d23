// The facts of a task for its page, each with the dialogue that changes it.
import { visible } from '../../../base/text/foreign-text.ts'
import { readable } from '../../../base/text/pictures.ts'
import { formatDuration, HOURS } from '../../../base/time/durations.ts'
import { hasTime } from '../../../base/time/shown.ts'
import { kindOf } from '../../../clickup/fields/kinds.ts'
import { numberIn, optionsOf, readFieldValue, unitOf } from '../../../clickup/fields/read.ts'
import { tellingFields } from '../../../clickup/fields/told.ts'
import type { Status } from '../../../clickup/objects/container.ts'
import type { CustomField } from '../../../clickup/objects/custom-field.ts'
import { isFinished } from '../../../clickup/objects/finished.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import { nameOf } from '../../../clickup/objects/user.ts'
import type { ActName, Fact, StatusKind, StatusShown } from '../../../ui/messages.ts'
import { daysUntil, formatDay } from '../tree/days.ts'
import type { Onlooker } from '../tree/onlooker.ts'
import { priorityWord } from '../tree/rows/urgency.ts'
import { outwards } from './text-tree.ts'

const KINDS: ReadonlyMap<string | undefined, StatusKind> = new Map([
  ['open', 'open'],
  ['done', 'done'],
  ['closed', 'closed'],
])

export const statusShown = ({ status, type, color }: Status): StatusShown => ({
  name: visible(status),
  kind: KINDS.get(type) ?? 'under-way',
  ...(/^#[0-9a-f]{6}$/i.test(color ?? '') && color ? { color } : {}),
})

const duration = (ms: number | undefined): string => (ms ? formatDuration(ms, HOURS) : '')

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Making one takes longer than a page with hundreds of dates has time for. */
const formatter = (
  locale: string,
  timeZone: string | undefined,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat => {
  const key = JSON.stringify([locale, timeZone, options])
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, { ...options, timeZone })
  formatters.set(key, made)
  return made
}

/** The exact time, in words. */
export const exactly = (at: number, { locale, zone }: Onlooker): string =>
  formatter(locale, zone, { dateStyle: 'full', timeStyle: 'long' }).format(at)

/** A day, and the time of it where one is meant. */
export const dayOf = (at: number, onlooker: Onlooker): string => {
  const { locale, zone } = onlooker
  const day = formatDay(at, onlooker)
  if (!hasTime(at, zone ?? 'local')) return day
  return `${day}, ${formatter(locale, zone, { timeStyle: 'short' }).format(at)}`
}

const dueOf = (
  { due_date: due, status }: Task,
  onlooker: Onlooker,
): Pick<Fact, 'value' | 'tone'> => {
  if (due === undefined) return { value: '' }
  const day = dayOf(due, onlooker)
  const left = daysUntil(due, onlooker)
  if (isFinished(status) || left > 0) return { value: day }
  return left < 0
    ? { value: onlooker.t('{0}, overdue', day), tone: 'late' }
    : { value: onlooker.t('{0}, today', day), tone: 'soon' }
}

const parts = (names: readonly string[]): Pick<Fact, 'value' | 'parts'> => {
  const shown = names.map(visible)
  return { value: shown.join(', '), ...(shown.length > 0 ? { parts: shown } : {}) }
}

const peopleOf = ({ assignees, group_assignees: groups }: Task) =>
  parts([...assignees.map(nameOf), ...groups.map(({ name, id }) => name ?? id)])

export const placeOf = ({ folder, list }: Task): string =>
  [folder?.hidden ? undefined : folder?.name, list?.name]
    .flatMap((name) => (name ? [visible(name)] : []))
    .join(' / ')

const createdOf = ({ date_created: at, creator }: Task, onlooker: Onlooker): string => {
  const day = at === undefined ? undefined : formatDay(at, onlooker)
  const by = creator && visible(nameOf(creator))
  if (day && by) return onlooker.t('{0} by {1}', day, by)
  return day ?? by ?? ''
}

const withAct = ({ act, ...fact }: Fact, acts: ReadonlySet<ActName>): readonly Fact[] => {
  const isWired = act !== undefined && acts.has(act)
  // What is not there and cannot be set is no fact.
  if (fact.value === '' && !isWired) return []
  return [{ ...fact, ...(isWired ? { act } : {}) }]
}

/** @param acts what there is a dialogue for */
export const factsOf = (
  task: Task,
  onlooker: Onlooker,
  acts: ReadonlySet<ActName>,
): readonly Fact[] => {
  const { t } = onlooker
  const day = (at: number | undefined) => (at === undefined ? '' : dayOf(at, onlooker))
  const status = statusShown(task.status)
  const { priority } = task
  const rows: readonly Fact[] = [
    { key: 'status', label: t('Status'), value: status.name, status, act: 'changeStatus' },
    { key: 'assignees', label: t('Assignees'), ...peopleOf(task), act: 'assignTask' },
    {
      key: 'priority',
      label: t('Priority'),
      value: priority ? priorityWord(priority, onlooker) : '',
      act: 'setPriority',
      ...(priority === 'urgent' || priority === 'high' ? { tone: priority } : {}),
    },
    { key: 'due', label: t('Due'), ...dueOf(task, onlooker), act: 'setDueDate' },
    { key: 'start', label: t('Start'), value: day(task.start_date), act: 'setStartDate' },
    {
      key: 'estimate',
      label: t('Estimate'),
      value: duration(task.time_estimate),
      act: 'setEstimate',
    },
    { key: 'tracked', label: t('Tracked'), value: duration(task.time_spent) },
    {
      key: 'points',
      label: t('Points'),
      value: task.points?.toString() ?? '',
      act: 'setPoints',
    },
    { key: 'tags', label: t('Tags'), ...parts(task.tags), act: 'setTags' },
    { key: 'list', label: t('List'), value: placeOf(task), act: 'moveTask' },
    { key: 'watchers', label: t('Watchers'), ...parts(task.watchers.map(nameOf)) },
    { key: 'created', label: t('Created'), value: createdOf(task, onlooker) },
    { key: 'updated', label: t('Updated'), value: day(task.date_updated) },
    { key: 'closed', label: t('Closed'), value: day(task.date_closed) },
  ]
  return rows.flatMap((row) => withAct(row, acts))
}

const plainNumber = (value: number, { locale }: Onlooker): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 20 }).format(value)

const money = (amount: number, currency: string, onlooker: Onlooker): string => {
  try {
    return new Intl.NumberFormat(onlooker.locale, { style: 'currency', currency }).format(amount)
  } catch {
    // No currency that this machine could know.
    return plainNumber(amount, onlooker)
  }
}

const percentOf = (value: number, { type_config: config }: CustomField): string => {
  const [start, end] = [Number(config?.start ?? 0), Number(config?.end ?? 100)]
  const share = Number.isFinite(end - start) && end > start ? (value - start) / (end - start) : 0
  return `${Math.round(100 * share)} %`
}

const shownValue = (field: CustomField, onlooker: Onlooker): string => {
  const value = readFieldValue(field, onlooker.zone ?? 'utc')
  if (value === undefined) return ''
  const { t } = onlooker
  const number = numberIn(field)
  const kind = kindOf(field)
  if (kind === 'date') return dayOf(Number(field.value), onlooker)
  if (kind === 'box') return value === true ? t('Yes') : t('No')
  if (number === undefined) return readable(String(value))
  const unit = unitOf(field)
  switch (kind) {
    case 'number':
      return unit === undefined ? plainNumber(number, onlooker) : money(number, unit, onlooker)
    case 'rating':
      return t('{0} of {1}', number, Number(field.type_config?.count ?? 5))
    case 'progress':
      return percentOf(number, field)
    case 'counted':
      return `${Math.round(number)} %`
    default:
      return typeof value === 'number' ? plainNumber(number, onlooker) : readable(String(value))
  }
}

const linkIn = ({ type, value }: CustomField): string | undefined => {
  if (typeof value !== 'string') return undefined
  if (type === 'url') return outwards(value)
  return type === 'email' ? outwards(`mailto:${value}`) : undefined
}

const labelsIn = (field: CustomField): Pick<Fact, 'parts'> => {
  if (kindOf(field) !== 'labels' || !Array.isArray(field.value)) return {}
  const options = optionsOf(field)
  const names = field.value.flatMap((id) => {
    const option = options.find((one) => one.id === id)
    return option ? [visible(String(option.label ?? option.name ?? id))] : []
  })
  return names.length > 0 ? { parts: names } : {}
}

/** All custom fields that the task can have, those that are not set too. */
export const fieldsOf = (
  task: Task,
  onlooker: Onlooker,
  acts: ReadonlySet<ActName>,
): readonly Fact[] => {
  const tell = tellingFields(task.custom_fields)
  return task.custom_fields.map((field): Fact => {
    const url = linkIn(field)
    return {
      key: `field:${field.id}`,
      label: tell(field),
      value: shownValue(field, onlooker),
      field: field.id,
      ...labelsIn(field),
      ...(url === undefined ? {} : { url }),
      ...(acts.has('setField') ? { act: 'setField' as const } : {}),
    }
  })
}
