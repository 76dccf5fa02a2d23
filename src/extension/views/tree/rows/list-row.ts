// The rows of lists and folders.
import { daysUntil, formatDay } from '../days.ts'
import type { FolderNode, ListFacts, ListNode } from '../nodes.ts'
import type { Onlooker } from '../onlooker.ts'
import { type Count, countOfClickUp, countOfTally, tasksOf } from './counts.ts'
import { type Appearance, type Icon, plain, present } from './row.ts'

/** Where a list with dates is in its time. */
interface Phase {
  readonly words: string
  readonly icon: Icon
}

const phaseOf = (list: ListFacts, onlooker: Onlooker): Phase | undefined => {
  const { start_date: start, due_date: due } = list
  const { t } = onlooker
  if (start === undefined || due === undefined) return undefined
  const left = daysUntil(due, onlooker)
  if (daysUntil(start, onlooker) > 0)
    return { words: t('starts {0}', formatDay(start, onlooker)), icon: { id: 'calendar' } }
  if (left < 0) {
    const icon = { id: 'history', color: 'disabledForeground' }
    return { words: t('ended {0}', formatDay(due, onlooker)), icon }
  }
  const icon = { id: 'play-circle', color: 'charts.green' }
  if (left === 0) return { words: t('running · ends today'), icon }
  const days = left === 1 ? t('1 day left') : t('{0} days left', left)
  return { words: t('running · {0}', days), icon }
}

const countOfList = (node: ListNode, onlooker: Onlooker): Count | undefined => {
  const { list, tally, progress } = node
  const { isFiltered, t } = onlooker
  if (progress && !isFiltered) {
    const words = t('{0}, {1} done', tasksOf(progress.total, onlooker), progress.done)
    return { short: words, words }
  }
  if (tally) return countOfTally(tally, onlooker)
  return list.task_count === undefined ? undefined : countOfClickUp(list.task_count, onlooker)
}

export const appearanceOfList = (node: ListNode, onlooker: Onlooker): Appearance => {
  const { list } = node
  const count = countOfList(node, onlooker)
  const phase = phaseOf(list, onlooker)
  return {
    label: list.name,
    // A number says enough only where it stands alone.
    description: phase ? present([phase.words, count?.words]).join(' · ') : count?.short,
    icon: phase?.icon ?? { id: 'list-unordered' },
    spoken: present([list.name, phase?.words, count?.words]).join(', '),
  }
}

/** How many tasks stand in a folder's lists; nothing where ClickUp does not tell of each. */
const countOf = (lists: readonly ListFacts[]): number | undefined => {
  const counts = lists.flatMap(({ task_count: count }) => count ?? [])
  if (counts.length < lists.length || counts.length === 0) return undefined
  return counts.reduce((sum, count) => sum + count, 0)
}

export const appearanceOfFolder = ({ folder }: FolderNode, onlooker: Onlooker): Appearance => {
  const sum = folder.lists && countOf(folder.lists)
  if (sum === undefined) return plain(folder.name, 'folder')
  const { short, words } = countOfClickUp(sum, onlooker)
  return { ...plain(folder.name, 'folder', short), spoken: `${folder.name}, ${words}` }
}
