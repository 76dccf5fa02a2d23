// What the search box shows: tasks in groups, or those that fit what was typed, best first; what is not
// understood; what may come next; and ways on.
import { l10n, type QuickPickItem, QuickPickItemKind, ThemeIcon } from 'vscode'
import { labelOf } from '../../../clickup/objects/task/label.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import { nameOf } from '../../../clickup/objects/user.ts'
import type { Completion } from '../../query/complete.ts'
import { statusIcon } from '../../views/tree/statuses/status-icons.ts'
import { plain, short } from '../plain.ts'
import type { Known, Shown, Ways } from './search.ts'

export interface SearchItem extends QuickPickItem {
  readonly task?: Task
  /** Several at once. */
  readonly tasks?: readonly Task[]
  /** What is typed then. */
  readonly text?: string
  readonly does?: 'goOn' | 'withClosed' | 'create'
}

/** Nobody looks through more; further words bring the rest up. */
const MOST_SHOWN = 200

const separator = (label: string): SearchItem => ({
  label,
  kind: QuickPickItemKind.Separator,
})

const itemOf = (task: Task): SearchItem => ({
  label: plain(task.name),
  description: plain([labelOf(task), task.status.status].join(' · ')),
  detail: plain(
    [task.list?.name, task.assignees.map(nameOf).join(', ')].filter(Boolean).join(' · '),
  ),
  iconPath: new ThemeIcon(statusIcon(task.status)),
  // What fits is found here: VS Code would look for the letters, in their order.
  alwaysShow: true,
  task,
})

const allOf = (tasks: readonly Task[]): SearchItem => ({
  label: l10n.t('The {0} selected tasks', tasks.length),
  detail: plain(tasks.map(({ name }) => short(name)).join(' · ')),
  iconPath: new ThemeIcon('checklist'),
  alwaysShow: true,
  tasks,
})

const groupItems = ({ aim, current, recent, latest }: Known): readonly SearchItem[] => {
  const { inFront, selected } = aim
  const shown = new Set<string>()
  const group = (label: string, tasks: readonly (Task | undefined)[]) => {
    const added = tasks.flatMap((task) => (task && !shown.has(task.id) ? [task] : []))
    for (const { id } of added) shown.add(id)
    return added.length > 0 ? [separator(label), ...added.slice(0, MOST_SHOWN).map(itemOf)] : []
  }
  const several = selected.length > 1
  return [
    ...group(l10n.t('in front'), [inFront]),
    ...group(l10n.t('on this branch'), [current]),
    ...(several ? [separator(l10n.t('selected')), allOf(selected)] : []),
    ...group(several ? l10n.t('one of them') : l10n.t('selected'), selected),
    ...group(l10n.t('opened last'), recent),
    ...group(l10n.t('updated last'), latest),
  ]
}

const taskItems = (tasks: readonly Task[]): readonly SearchItem[] =>
  tasks.length > 0 ? [separator(l10n.t('tasks')), ...tasks.slice(0, MOST_SHOWN).map(itemOf)] : []

const flawItem = (message: string): SearchItem => ({
  label: l10n.t('Not understood so far'),
  detail: plain(message),
  iconPath: new ThemeIcon('info'),
  alwaysShow: true,
})

const completionItems = (completions: readonly Completion[]): readonly SearchItem[] => {
  const items = completions.map(
    ({ value, text }): SearchItem => ({
      label: plain(value),
      iconPath: new ThemeIcon('symbol-keyword'),
      alwaysShow: true,
      text,
    }),
  )
  return items.length > 0 ? [separator(l10n.t('continue with')), ...items] : []
}

const nothingItem = (text: string): SearchItem => ({
  label: l10n.t('No task found'),
  description: plain(short(text)),
  iconPath: new ThemeIcon('circle-slash'),
  alwaysShow: true,
})

const wayItems = (ways: Ways): readonly SearchItem[] => {
  const { searched, isOver, isReading, withClosed, failure, name } = ways
  // What one would take now may be gone in a moment.
  if (isReading) return []
  const further: SearchItem = {
    label: l10n.t('Search Further'),
    description: l10n.t('{0} tasks searched so far', searched),
    ...(failure && { detail: plain(failure) }),
    iconPath: new ThemeIcon('search'),
    alwaysShow: true,
    does: 'goOn',
  }
  const closed: SearchItem = {
    label: l10n.t('Search With Closed'),
    iconPath: new ThemeIcon('eye'),
    alwaysShow: true,
    does: 'withClosed',
  }
  const create: SearchItem = {
    label: l10n.t('Create "{0}"…', plain(short(name ?? ''))),
    iconPath: new ThemeIcon('add'),
    alwaysShow: true,
    does: 'create',
  }
  const items = [
    ...(isOver && !failure ? [] : [further]),
    ...(withClosed ? [] : [closed]),
    ...(name === undefined ? [] : [create]),
  ]
  return items.length > 0 ? [separator(''), ...items] : []
}

export const itemsOf = ({
  text,
  groups,
  found,
  isNothing,
  flaw,
  completions,
  ways,
}: Shown): SearchItem[] => {
  // Before anything is typed, the button for closed tasks does.
  if (groups) return [...groupItems(groups), ...wayItems({ ...ways, withClosed: true })]
  const next = completionItems(completions)
  return [
    ...(flaw === undefined ? [] : next.length > 0 ? next : [flawItem(flaw)]),
    ...taskItems(found),
    ...(isNothing ? [nothingItem(text)] : []),
    ...(flaw === undefined ? next : []),
    ...wayItems(ways),
  ]
}
