// How a node is shown: words, icon and colour, without anything of VS Code.
import type { Status, Task, User } from '../clickup/model.ts'
import { nameOf } from '../clickup/model.ts'
import { themeColorOf } from './colors.ts'
import { type HierarchyNode, isBranch, type TaskNode } from './nodes.ts'

export interface Icon {
  readonly id: string
  readonly color?: string | undefined
}

export interface Appearance {
  readonly label: string
  readonly description?: string | undefined
  readonly icon?: Icon
  /** Lines of a name and a value, the name empty where the value speaks for itself. */
  readonly details: readonly (readonly [name: string, value: string])[]
  /** What a screen reader says. */
  readonly spoken: string
}

/** Where and when a person looks: the zone is the machine's own. */
export interface Onlooker {
  readonly now: number
  readonly locale: string
}

const isFinished = ({ type }: Status): boolean => type === 'done' || type === 'closed'

const STATUS_ICONS: Readonly<Record<string, string>> = {
  open: 'circle-large-outline',
  done: 'pass',
  closed: 'pass-filled',
}

const iconOf = ({ type, color }: Status): Icon => ({
  id: STATUS_ICONS[type ?? ''] ?? 'record',
  color: themeColorOf(color),
})

const initialsOf = (user: User): string => {
  if (user.initials) return user.initials
  const words = nameOf(user).split(/[\s.@_-]+/)
  return words
    .map((word) => word.slice(0, 1).toUpperCase())
    .join('')
    .slice(0, 2)
}

const dayOf = (instant: number): number => new Date(instant).setHours(0, 0, 0, 0)

const formatDay = (instant: number, { now, locale }: Onlooker): string => {
  const sameYear = new Date(instant).getFullYear() === new Date(now).getFullYear()
  const year = sameYear ? {} : ({ year: 'numeric' } as const)
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...year }).format(
    instant,
  )
}

const dueOf = ({ due_date: due, status }: Task, onlooker: Onlooker): string | undefined => {
  if (due === undefined) return undefined
  const day = formatDay(due, onlooker)
  const late = dayOf(due) < dayOf(onlooker.now) && !isFinished(status)
  return late ? `overdue ${day}` : `due ${day}`
}

const present = (parts: readonly (string | undefined)[]): readonly string[] =>
  parts.filter((part) => part !== undefined && part !== '') as readonly string[]

const appearanceOfTask = ({ task }: TaskNode, onlooker: Onlooker): Appearance => {
  const due = dueOf(task, onlooker)
  const people = task.assignees.map(nameOf).join(', ')
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['', task.custom_id ?? task.id],
    ['Status', task.status.status],
    ['Assignees', people],
    ['Priority', task.priority],
    ['Due', due?.replace(/^due /, '')],
    ['Tags', task.tags.join(', ')],
  ]
  return {
    label: task.name,
    description: present([task.status.status, task.assignees.map(initialsOf).join(' '), due]).join(
      ' · ',
    ),
    icon: iconOf(task.status),
    details: lines.filter((line): line is readonly [string, string] => Boolean(line[1])),
    spoken: present([
      task.name,
      `status ${task.status.status}`,
      people && `assigned to ${people}`,
      due,
    ]).join(', '),
  }
}

const plain = (
  label: string,
  icon: string | undefined,
  rest: Pick<Appearance, 'description'> & Partial<Pick<Appearance, 'details' | 'spoken'>> = {},
): Appearance => ({
  label,
  details: [],
  spoken: rest.description ? `${label}, ${rest.description}` : label,
  ...(icon && { icon: { id: icon } }),
  ...rest,
})

export const appearanceOf = (node: HierarchyNode, onlooker: Onlooker): Appearance => {
  switch (node.kind) {
    case 'workspace':
      return plain(node.name, 'organization', node.sandbox ? { description: 'sandbox' } : {})
    case 'space':
      return plain(node.space.name, 'project')
    case 'folder':
      return plain(node.folder.name, 'folder')
    case 'list':
      return plain(node.list.name, 'list-unordered')
    case 'task':
      return appearanceOfTask(node, onlooker)
    case 'more':
      return plain('Load more', 'ellipsis')
    case 'empty':
      return plain('', undefined, { description: node.message, spoken: node.message })
    case 'error': {
      const hint = node.code === 'AUTH_ERROR' ? 'Select to sign in again.' : 'Select to try again.'
      return {
        label: node.message,
        icon: { id: 'warning', color: 'list.warningForeground' },
        details: [
          ['', node.message],
          ['', node.hint ?? hint],
        ],
        spoken: `${node.message} ${hint}`,
      }
    }
  }
}

/** The page of a node in ClickUp's own app; nothing for what is no object of ClickUp. */
export const urlOf = (node: HierarchyNode): string | undefined => {
  const workspace = workspaceOf(node)
  if (!workspace) return undefined
  const home = `https://app.clickup.com/${workspace}`
  switch (node.kind) {
    case 'workspace':
      return home
    case 'space':
      return `${home}/v/s/${node.id}`
    case 'folder':
      return `${home}/v/f/${node.id}`
    case 'list':
      return `${home}/v/li/${node.id}`
    case 'task':
      return node.task.url ?? `https://app.clickup.com/t/${node.id}`
    default:
      return undefined
  }
}

const workspaceOf = (node: HierarchyNode): string | undefined => {
  if (node.kind === 'workspace') return node.id
  if (node.kind === 'task' || isBranch(node)) return workspaceOf(node.parent)
  return undefined
}
