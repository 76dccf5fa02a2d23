// The details of a task as lines for its tooltip. Names and texts come from other people: what may
// be Markdown is marked as such, everything else is plain.

import { namePictures } from '../../../base/text/pictures.ts'
import { safeMarkdown } from '../../../base/text/safe-markdown.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import { nameOf } from '../../../clickup/objects/user.ts'
import { formatDay } from './days.ts'
import type { Onlooker } from './onlooker.ts'
import { priorityWord } from './rows/urgency.ts'

export interface Line {
  readonly name?: string
  readonly value: string
}

export interface Details {
  readonly title: string
  readonly lines: readonly Line[]
  /** Markdown that fetches and runs nothing. */
  readonly description?: string
}

const LONGEST = 600

const cut = (text: string): string => {
  if (text.length <= LONGEST) return text
  const end = text.lastIndexOf(' ', LONGEST)
  return `${text.slice(0, end > LONGEST / 2 ? end : LONGEST)}…`
}

const hoursOf = (ms: number, { locale }: Onlooker): string =>
  new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'hour',
    maximumFractionDigits: 1,
  }).format(ms / 3_600_000)

const checklistsOf = ({ checklists }: Task, { t }: Onlooker): string | undefined => {
  const items = checklists.flatMap((one) => one.items)
  const done = items.filter(({ resolved }) => resolved).length
  return items.length > 0 ? t('{0} of {1} done', done, items.length) : undefined
}

/** Where the task is, and every fact of it that is there; only the first has no name. */
export const factsOf = (task: Task, onlooker: Onlooker): readonly Line[] => {
  const { t } = onlooker
  const day = (instant: number | undefined) =>
    instant === undefined ? undefined : formatDay(instant, onlooker)
  const place = [task.folder?.hidden ? undefined : task.folder?.name, task.list?.name]
  const lines: readonly (readonly [string | undefined, string | undefined])[] = [
    [undefined, [task.custom_id ?? task.id, ...place].filter(Boolean).join(' · ')],
    [t('Status'), task.status.status],
    [t('Assignees'), task.assignees.map(nameOf).join(', ')],
    [t('Priority'), task.priority && priorityWord(task.priority, onlooker)],
    [t('Due'), day(task.due_date)],
    [t('Estimate'), task.time_estimate ? hoursOf(task.time_estimate, onlooker) : undefined],
    [t('Tracked'), task.time_spent ? hoursOf(task.time_spent, onlooker) : undefined],
    [t('Points'), task.points?.toString()],
    [t('Tags'), task.tags.join(', ')],
    [t('Checklists'), checklistsOf(task, onlooker)],
    [t('Updated'), day(task.date_updated)],
  ]
  return lines.flatMap(([name, value]) =>
    value ? [name === undefined ? { value } : { name, value }] : [],
  )
}

export const detailsOf = (task: Task, onlooker: Onlooker): Details => {
  const description = cut(
    namePictures((task.markdown_description ?? task.text_content ?? '').trim()).text,
  )
  return {
    title: task.name,
    lines: factsOf(task, onlooker),
    ...(description && { description: safeMarkdown(description) }),
  }
}
