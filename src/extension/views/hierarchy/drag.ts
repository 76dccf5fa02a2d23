// Dragging tasks to another list or status. What was dropped where nothing can come of it is said.
import { type DataTransfer, DataTransferItem, type TreeDragAndDropController } from 'vscode'
import type { Task } from '../../../clickup/objects/task/task.ts'
import {
  type FolderNode,
  listAt,
  type SectionNode,
  type SpaceNode,
  type TreeNode,
} from '../tree/nodes.ts'

interface Named {
  readonly id: string
  readonly name: string
}

/** What tasks were dropped on, as far as they can go there. */
export type DropTarget =
  | { readonly kind: 'list'; readonly list: Named; readonly status?: string | undefined }
  /** Which of its lists is meant is to be asked. */
  | { readonly kind: 'folder' | 'space'; readonly place: Named; readonly spaceId: string }
  | { readonly kind: 'nowhere' }

export type TasksDropped = (tasks: readonly Task[], onto: DropTarget) => Promise<void>

/** VS Code names these after the views. */
const DRAGGED = {
  hierarchy: 'application/vnd.code.tree.clickup.hierarchy',
  myWork: 'application/vnd.code.tree.clickup.mywork',
  searches: 'application/vnd.code.tree.clickup.searches',
} as const

const carry =
  (mime: string) =>
  (nodes: readonly TreeNode[], transfer: DataTransfer): void => {
    const tasks = nodes.flatMap((node) => (node.kind === 'task' ? [node.task] : []))
    if (tasks.length === 0) return
    transfer.set(mime, new DataTransferItem(tasks))
    // Dropped into the chat, a task is its address.
    const urls = tasks.flatMap(({ url }) => url ?? [])
    if (urls.length > 0) transfer.set('text/uri-list', new DataTransferItem(urls.join('\r\n')))
  }

const placeOf = (node: SpaceNode | FolderNode): DropTarget =>
  node.kind === 'space'
    ? { kind: 'space', place: node.space, spaceId: node.id }
    : { kind: 'folder', place: node.folder, spaceId: node.spaceId }

const sectionAt = (node: TreeNode): SectionNode | undefined => {
  if (node.kind === 'section') return node
  return node.kind === 'task' && node.under ? sectionAt(node.under) : undefined
}

/** A task that something is dropped on stands for the section and list that it is in. */
export const targetOf = (node: TreeNode | undefined): DropTarget => {
  if (node?.kind === 'space' || node?.kind === 'folder') return placeOf(node)
  const list = listAt(node)
  if (!node || !list) return { kind: 'nowhere' }
  const section = sectionAt(node)
  const status = section?.by === 'status' ? section.sample.status.status : undefined
  return { kind: 'list', list: { id: list.id, name: list.list.name }, status }
}

/** What comes from another view comes as text. */
const isTask = (value: unknown): value is Task =>
  typeof value === 'object' &&
  value !== null &&
  ['id', 'name', 'status', 'assignees'].every((key) => key in value)

const tasksIn = async (item: DataTransferItem): Promise<readonly Task[]> => {
  if (Array.isArray(item.value)) return item.value.filter(isTask)
  const carried: unknown = JSON.parse((await item.asString()) || '[]')
  return Array.isArray(carried) ? carried.filter(isTask) : []
}

/** VS Code itself puts the handles of the rows under the same names. */
const droppedIn = async (transfer: DataTransfer): Promise<readonly Task[]> => {
  const mimes: readonly string[] = Object.values(DRAGGED)
  const ours = [...transfer].flatMap(([mime, item]) => (mimes.includes(mime) ? [item] : []))
  return (await Promise.all(ours.map(tasksIn))).flat()
}

export const dragAndDrop = (onDrop: TasksDropped): TreeDragAndDropController<TreeNode> => ({
  dragMimeTypes: ['text/uri-list'],
  dropMimeTypes: Object.values(DRAGGED),
  handleDrag: carry(DRAGGED.hierarchy),
  handleDrop: async (node, transfer) => {
    await onDrop(await droppedIn(transfer), targetOf(node))
  },
})

/** Tasks can be dragged out of one's own work and of searches, not into them. */
export const dragOnly = (
  view: Exclude<keyof typeof DRAGGED, 'hierarchy'>,
): TreeDragAndDropController<TreeNode> => ({
  dragMimeTypes: ['text/uri-list'],
  dropMimeTypes: [],
  handleDrag: carry(DRAGGED[view]),
})
