// How a node is shown: words, icon and colour, without anything of VS Code.

import type { Status } from '../../../clickup/objects/container.ts'
import { isFinished } from '../../../clickup/objects/finished.ts'
import { nameOf, type User } from '../../../clickup/objects/user.ts'
import { themeColorOf } from './colors.ts'
import { daysUntil, dueOf, formatDay } from './days.ts'
import type {
  EmptyNode,
  FolderNode,
  GroupNode,
  ListFacts,
  ListNode,
  TaskNode,
  TreeNode,
} from './nodes.ts'
import type { Onlooker } from './onlooker.ts'
import { appearanceOfSearch } from './rows/search-row.ts'
import { statusIcon } from './status-icons.ts'

export interface Icon {
  readonly id: string
  readonly color?: string | undefined
}

export interface Appearance {
  readonly label: string
  readonly description?: string | undefined
  readonly icon?: Icon
  /**
   * What a screen reader says, and what voice control listens for: hence all that is seen, in its
   * order, and more where that is too short to be understood.
   */
  readonly spoken: string
  /** Of a task: whether its box is checked. */
  readonly checked?: boolean
}

export const iconOf = (status: Status): Icon => ({
  id: statusIcon(status),
  color: themeColorOf(status.color),
})

const initialsOf = (user: User): string => {
  if (user.initials) return user.initials
  const words = nameOf(user).split(/[\s.@_-]+/)
  return words
    .map((word) => word.slice(0, 1).toUpperCase())
    .join('')
    .slice(0, 2)
}

const present = (parts: readonly (string | undefined)[]): readonly string[] =>
  parts.filter((part) => part !== undefined && part !== '') as readonly string[]

const assigneeOf = (user: User): string => `${initialsOf(user)} (${nameOf(user)})`

const appearanceOfTask = ({ task, parent }: TaskNode, onlooker: Onlooker): Appearance => {
  const { assignees, list } = task
  const { status } = task.status
  const due = dueOf(task, onlooker)
  // Whoever looks at their own work knows whose it is, and wants to know where it is.
  const isOwn = parent.kind === 'group'
  const beside = isOwn ? list?.name : assignees.map(initialsOf).join(' ')
  const besideSpoken = isOwn ? list?.name : assignees.map(assigneeOf).join(', ')
  return {
    label: task.name,
    // A narrow sidebar cuts the end off: when it is due must not go, its status the icon shows too.
    description: present([due, status, beside]).join(' · '),
    icon: iconOf(task.status),
    spoken: present([task.name, due, status, besideSpoken]).join(', '),
    checked: isFinished(task.status),
  }
}

const timeLeftOf = (list: ListFacts, onlooker: Onlooker): string | undefined => {
  const { start_date: start, due_date: due } = list
  const { t } = onlooker
  if (start === undefined || due === undefined) return undefined
  const left = daysUntil(due, onlooker)
  if (daysUntil(start, onlooker) > 0) return t('starts {0}', formatDay(start, onlooker))
  if (left < 0) return t('ended {0}', formatDay(due, onlooker))
  if (left === 0) return t('ends today')
  return left === 1 ? t('1 day left') : t('{0} days left', left)
}

const tasksOf = (count: number, { t }: Onlooker): string =>
  count === 1 ? t('1 task') : t('{0} tasks', count)

const appearanceOfList = ({ list, progress }: ListNode, onlooker: Onlooker): Appearance => {
  const { t } = onlooker
  const { task_count: count } = list
  const done = progress && t('{0} of {1} done', progress.done, progress.total)
  const left = timeLeftOf(list, onlooker)
  const tasks = count === undefined ? undefined : tasksOf(count, onlooker)
  return {
    label: list.name,
    // A number says enough only where it stands alone.
    description: left ? present([done ?? tasks, left]).join(' · ') : (done ?? count?.toString()),
    icon: { id: left === undefined ? 'list-unordered' : 'calendar' },
    spoken: present([list.name, done ?? tasks, left]).join(', '),
  }
}

const plain = (label: string, icon: string | undefined, description?: string): Appearance => ({
  label,
  spoken: description ? `${label}, ${description}` : label,
  ...(icon && { icon: { id: icon } }),
  ...(description && { description }),
})

const emptyText = ({ reason }: EmptyNode, { t }: Onlooker): string => {
  switch (reason) {
    case 'no-spaces':
      return t('This account sees no space')
    case 'no-lists':
      return t('No lists')
    case 'no-tasks':
      return t('No open tasks')
    case 'no-match':
      return t('No task matches the filter')
    case 'nothing-found':
      return t('No task found')
  }
}

const appearanceOfFolder = ({ folder }: FolderNode, onlooker: Onlooker): Appearance => {
  const count = folder.lists && countOf(folder.lists)
  if (count === undefined) return plain(folder.name, 'folder')
  const spoken = `${folder.name}, ${tasksOf(count, onlooker)}`
  return { ...plain(folder.name, 'folder', String(count)), spoken }
}

const appearanceOfGroup = ({ id, tasks }: GroupNode, onlooker: Onlooker): Appearance => {
  const { t } = onlooker
  const labels = {
    overdue: t('Overdue'),
    today: t('Today'),
    week: t('This Week'),
    later: t('Later'),
    none: t('No Due Date'),
  }
  const label = labels[id]
  const { length } = tasks
  return { label, description: String(length), spoken: `${label}, ${tasksOf(length, onlooker)}` }
}

export const appearanceOf = (node: TreeNode, onlooker: Onlooker): Appearance => {
  const { t } = onlooker
  switch (node.kind) {
    case 'workspace':
      return plain(node.name, 'organization', node.sandbox ? t('sandbox') : undefined)
    case 'favorites':
      return plain(t('Favorites'), 'star-full')
    case 'space':
      return plain(node.space.name, 'project')
    case 'folder':
      return appearanceOfFolder(node, onlooker)
    case 'list':
      return appearanceOfList(node, onlooker)
    case 'group':
      return appearanceOfGroup(node, onlooker)
    case 'search':
      return appearanceOfSearch(node, onlooker)
    case 'task':
      return appearanceOfTask(node, onlooker)
    case 'more':
      return plain(t('Load More'), 'ellipsis')
    case 'empty': {
      const message = emptyText(node, onlooker)
      return { label: '', description: message, spoken: message }
    }
    case 'error': {
      const what =
        node.code === 'AUTH_ERROR' ? t('Select to sign in again.') : t('Select to try again.')
      // Such as a favorite that somebody has deleted: no failure, so no words for one.
      const label =
        node.code === 'NOT_FOUND' ? t('No longer there, or not for you to see.') : node.message
      return {
        label,
        icon: { id: 'warning', color: 'list.warningForeground' },
        spoken: `${label} ${what}`,
      }
    }
  }
}

/** How many tasks stand in a folder's lists; nothing where ClickUp does not tell of each. */
const countOf = (lists: readonly ListFacts[]): number | undefined => {
  const counts = lists.flatMap(({ task_count: count }) => count ?? [])
  if (counts.length < lists.length || counts.length === 0) return undefined
  return counts.reduce((sum, count) => sum + count, 0)
}
