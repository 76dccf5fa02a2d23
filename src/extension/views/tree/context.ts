// Words by which menus, and what is selected, tell nodes apart.
import { isFinished } from '../../../clickup/objects/finished.ts'
import type { TreeNode } from './nodes.ts'

export const contextOf = (node: TreeNode, isFavorite: boolean): string => {
  if (node.kind === 'task') return isFinished(node.task.status) ? 'task finished' : 'task open'
  if (node.kind === 'search') return node.search.watched ? 'search watched' : 'search'
  return isFavorite ? `${node.kind} favorite` : node.kind
}
