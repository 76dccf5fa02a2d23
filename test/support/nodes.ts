// The nodes of the tree as tests speak of them.
import type { TreeNode } from '../../src/extension/views/tree/nodes.ts'

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
    default:
      return node.kind
  }
}
