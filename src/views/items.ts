// A node as VS Code shows it.
import {
  type Command,
  env,
  l10n,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
} from 'vscode'
import { appearanceOf } from './appearance.ts'
import { type HierarchyNode, isBranch, keyOf } from './nodes.ts'

const stateOf = (node: HierarchyNode): TreeItemCollapsibleState => {
  if (node.kind === 'workspace') return TreeItemCollapsibleState.Expanded
  return isBranch(node) ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None
}

const commandOf = (node: HierarchyNode): Command | undefined => {
  switch (node.kind) {
    case 'task':
      return {
        command: 'clickup.openInClickUp',
        title: l10n.t('Open in ClickUp'),
        arguments: [node],
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

/** Names come from other people, so nothing in them is Markdown. */
const tooltipOf = (label: string, details: readonly (readonly [string, string])[]) => {
  const text = new MarkdownString().appendMarkdown('**').appendText(label).appendMarkdown('**')
  for (const [name, value] of details) {
    if (value === label) continue
    text.appendMarkdown('\n\n').appendText(name ? `${name}: ${value}` : value)
  }
  return text
}

export const itemOf = (node: HierarchyNode): TreeItem => {
  const onlooker = { now: Date.now(), locale: env.language }
  const { label, description, icon, details, spoken } = appearanceOf(node, onlooker)
  const item = new TreeItem(label, stateOf(node))
  item.id = keyOf(node)
  item.contextValue = node.kind
  item.accessibilityInformation = { label: spoken }
  if (description) item.description = description
  if (details.length > 0) item.tooltip = tooltipOf(label, details)
  if (icon)
    item.iconPath = new ThemeIcon(icon.id, icon.color ? new ThemeColor(icon.color) : undefined)
  const command = commandOf(node)
  if (command) item.command = command
  return item
}
