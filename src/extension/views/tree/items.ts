// A node as VS Code shows it.
import {
  type Command,
  env,
  l10n,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCheckboxState,
  TreeItemCollapsibleState,
  Uri,
} from 'vscode'
import { isFinished } from '../../../clickup/objects/finished.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import { uriOf } from '../../address/page-uri.ts'
import { appearanceOf } from './appearance.ts'
import { contextOf } from './context.ts'
import { detailsOf } from './details.ts'
import { PALE, PALE_SCHEME, struck } from './lingering/struck.ts'
import { isBranch, isExpandedByDefault, keyOf, type TreeNode } from './nodes.ts'
import type { Onlooker } from './onlooker.ts'
import { markedUri } from './rows/marks.ts'
import type { Icon } from './rows/row.ts'
import type { ViewMemory } from './view-memory.ts'

const onlookerIn = (zone: string | undefined, isFiltered = false): Onlooker => ({
  now: Date.now(),
  zone,
  isFiltered,
  locale: env.language,
  t: l10n.t,
})

const stateOf = (node: TreeNode, memory: ViewMemory): TreeItemCollapsibleState => {
  const isLeaf = node.kind === 'task' ? !node.below?.length : !isBranch(node)
  if (isLeaf) return TreeItemCollapsibleState.None
  return memory.isExpanded(keyOf(node), isExpandedByDefault(node))
    ? TreeItemCollapsibleState.Expanded
    : TreeItemCollapsibleState.Collapsed
}

const commandOf = (node: TreeNode): Command | undefined => {
  switch (node.kind) {
    case 'task':
      // VS Code's own command knows how the row was opened: a click looks, Enter goes there, a double
      // click keeps the tab.
      return {
        command: 'vscode.open',
        title: l10n.t('Show Task'),
        arguments: [uriOf(node.task)],
      }
    case 'more':
      return { command: 'clickup.loadMore', title: l10n.t('Load More'), arguments: [node] }
    case 'error':
      return node.code === 'AUTH_ERROR'
        ? { command: 'clickup.signIn', title: l10n.t('Sign In') }
        : { command: 'clickup.refresh', title: l10n.t('Try Again'), arguments: [node] }
    default:
      return undefined
  }
}

/** Names come from other people, so nothing in them is Markdown; a description is. */
export const tooltipOf = (task: Task, zone: string | undefined): MarkdownString => {
  const { title, lines, description } = detailsOf(task, onlookerIn(zone))
  const text = new MarkdownString().appendMarkdown('**').appendText(title).appendMarkdown('**')
  for (const { name, value } of lines) {
    text.appendMarkdown('  \n')
    if (name !== undefined) text.appendText(`${name}: `)
    text.appendText(value)
  }
  if (description) text.appendMarkdown(`\n\n---\n\n${description}`)
  return text
}

const favoriteOf = (node: TreeNode, memory: ViewMemory): boolean =>
  (node.kind === 'space' || node.kind === 'folder' || node.kind === 'list') &&
  memory.isFavorite(node)

/** Closed a moment ago: struck out and pale for the eye, with the words as they are for the ear. */
const strikeOut = (item: TreeItem, id: string, label: string, icon: Icon | undefined): void => {
  item.label = struck(label)
  item.resourceUri = Uri.from({ scheme: PALE_SCHEME, path: `/${id}` })
  if (icon) item.iconPath = new ThemeIcon(icon.id, new ThemeColor(PALE))
}

export const itemOf = (node: TreeNode, memory: ViewMemory, zone: string | undefined): TreeItem => {
  const onlooker = onlookerIn(zone, memory.filter !== '')
  const { label, description, icon, mark, spoken, checked } = appearanceOf(node, onlooker)
  const item = new TreeItem(label, stateOf(node, memory))
  item.id = keyOf(node)
  item.contextValue = contextOf(node, favoriteOf(node, memory))
  item.accessibilityInformation = { label: spoken }
  if (description) item.description = description
  // A task's is left out: VS Code then asks for it when it is shown.
  if (node.kind === 'error')
    item.tooltip = node.hint ? `${node.message}\n${node.hint}` : node.message
  else if (node.kind !== 'task') item.tooltip = spoken
  if (node.kind === 'task') item.resourceUri = markedUri(node.task, mark)
  if (icon)
    item.iconPath = new ThemeIcon(icon.id, icon.color ? new ThemeColor(icon.color) : undefined)
  if (node.kind === 'task' && isFinished(node.task.status) && memory.lingering.has(node.id))
    strikeOut(item, node.id, label, icon)
  if (checked !== undefined)
    item.checkboxState = {
      state: checked ? TreeItemCheckboxState.Checked : TreeItemCheckboxState.Unchecked,
      tooltip: checked ? l10n.t('Reopen') : l10n.t('Close'),
      accessibilityInformation: { label: checked ? l10n.t('Reopen') : l10n.t('Close') },
    }
  const command = commandOf(node)
  if (command) item.command = command
  return item
}
