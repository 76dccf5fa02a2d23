// The nodes of the tree as tests speak of them.
import type { BranchNode, TaskNode, TreeNode } from '../../src/extension/views/tree/nodes.ts'

export const nameOf = (node: TreeNode): string => {
  switch (node.kind) {
    case 'workspace':
      return node.name
    case 'space':
      return node.space.name
    case 'folder':
      return node.folder.name
    case 'list':
      return node.list.name
    case 'task':
      return node.task.name
    case 'error':
      return node.message
    case 'empty':
      return node.reason
    case 'section':
      return node.id
    default:
      return node.kind
  }
}

type Children = (node: BranchNode | TaskNode) => Promise<readonly TreeNode[]>

/** The nodes as they follow each other: tasks without their sections, subtasks behind their tasks. */
export const flat = async (
  nodes: readonly TreeNode[],
  children: Children,
): Promise<readonly TreeNode[]> => {
  const parts = nodes.map(async (node): Promise<readonly TreeNode[]> => {
    if (node.kind === 'section') return flat(await children(node), children)
    return node.kind === 'task' && node.below?.length
      ? [node, ...(await flat(node.below, children))]
      : [node]
  })
  return (await Promise.all(parts)).flat()
}

/** A path without the workspace at its start, which is no row. */
export const belowWorkspace = (
  roots: readonly TreeNode[],
  [first, ...rest]: readonly string[],
): { readonly nodes: readonly TreeNode[]; readonly path: readonly string[] } => {
  if (first === undefined) return { nodes: roots, path: [] }
  const spaces = roots.filter(({ kind }) => kind !== 'favorites')
  const isRow = roots.some((node) => nameOf(node) === first)
  return isRow || first !== 'Acme'
    ? { nodes: roots, path: [first, ...rest] }
    : { nodes: spaces, path: rest }
}
