// Dragging tasks onto another list, or onto a task that stands in it.
import { DataTransferItem, type TreeDragAndDropController } from 'vscode'
import type { Task } from '../../../clickup/objects/task/task.ts'
import type { ListNode, TreeNode } from '../tree/nodes.ts'

export type TasksDropped = (
  tasks: readonly Task[],
  list: { readonly id: string; readonly name: string },
) => Promise<void>

const TASKS = 'application/vnd.code.tree.clickup.hierarchy'

const listOf = (node: TreeNode | undefined): ListNode | undefined => {
  if (node?.kind === 'list') return node
  return node?.kind === 'task' && node.parent.kind === 'list' ? node.parent : undefined
}

export const dragAndDrop = (onDrop: TasksDropped): TreeDragAndDropController<TreeNode> => ({
  dragMimeTypes: ['text/uri-list'],
  dropMimeTypes: [TASKS],
  handleDrag: (nodes, transfer) => {
    const tasks = nodes.flatMap((node) => (node.kind === 'task' ? [node.task] : []))
    transfer.set(TASKS, new DataTransferItem(tasks))
    // Dropped into an editor or the chat, a task is its address.
    const urls = tasks.flatMap(({ url }) => url ?? [])
    if (urls.length > 0) transfer.set('text/uri-list', new DataTransferItem(urls.join('\r\n')))
  },
  handleDrop: async (target, transfer) => {
    const list = listOf(target)
    const dragged: unknown = transfer.get(TASKS)?.value
    if (!list || !Array.isArray(dragged)) return
    const tasks = (dragged as readonly Task[]).filter((task) => task.list?.id !== list.id)
    if (tasks.length > 0) await onDrop(tasks, { id: list.id, name: list.list.name })
  },
})
