// Where ClickUp's own app shows what the trees show.
import type { Task } from '../../../clickup/objects/task/task.ts'
import type { TreeNode } from './nodes.ts'

export const urlOfTask = ({ id, url }: Pick<Task, 'id' | 'url'>): string =>
  url ?? `https://app.clickup.com/t/${id}`

/** The page of a node in ClickUp's own app; nothing for what is no object of ClickUp. */
export const urlOf = (node: TreeNode, workspaceId: string): string | undefined => {
  const home = `https://app.clickup.com/${workspaceId}`
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
      return urlOfTask(node.task)
    default:
      return undefined
  }
}
