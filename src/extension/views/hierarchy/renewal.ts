// Where a changed space, folder or list shows in the tree, and what has to be read or shown anew.
import type { ChangedObject } from '../../../broker/protocol.ts'
import type { List } from '../../../clickup/objects/container.ts'
import {
  type BranchNode,
  type FolderNode,
  isBranch,
  type ListNode,
  parentOf,
  type TreeNode,
} from '../tree/nodes.ts'

/** The nodes that stand for a list, and the folders that count its tasks. */
export interface Bearers {
  readonly lists: readonly ListNode[]
  readonly folders: readonly FolderNode[]
}

export const bearersOf = (nodes: readonly TreeNode[], id: string): Bearers => ({
  lists: nodes.filter((node) => node.kind === 'list').filter((node) => node.id === id),
  folders: nodes
    .filter((node) => node.kind === 'folder')
    .filter(({ folder }) => folder.lists?.some((list) => list.id === id)),
})

/** Puts the new state of a list where it shows; answers what is to be shown anew. */
export const renew = ({ lists, folders }: Bearers, list: List): ReadonlySet<TreeNode> => {
  const shown = new Set<TreeNode>()
  for (const node of folders) {
    const known = node.folder.lists ?? []
    const before = known.find(({ id }) => id === list.id)?.task_count
    if (before !== list.task_count) shown.add(node)
    node.folder = { ...node.folder, lists: known.map((one) => (one.id === list.id ? list : one)) }
  }
  for (const node of lists) {
    node.list = list
    if (!shown.has(node.parent)) shown.add(node)
  }
  return shown
}

/** The space of a node, or the favorite below which it stands: what is read in one go. */
export const placeOf = (node: TreeNode): readonly BranchNode[] => {
  const isFavourite = node.kind === 'folder' && node.parent.kind === 'favourites'
  if (node.kind === 'space' || isFavourite) return [node]
  const parent = parentOf(node)
  return parent ? placeOf(parent) : []
}

/** What is stale where a space or folder has changed, or something right below it. */
export const placesOf = (
  nodes: readonly TreeNode[],
  { kind, id }: ChangedObject,
): readonly BranchNode[] => {
  if (kind !== 'space' && kind !== 'folder') return []
  const known = nodes.filter((node) => node.kind === kind && node.id === id)
  const above = nodes.filter((node) => kind === 'space' && node.kind === 'workspace')
  return [...above.filter(isBranch), ...known.flatMap(placeOf)]
}
