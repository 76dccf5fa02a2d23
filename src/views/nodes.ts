// What stands in the tree, apart from how it is shown.
import type { ErrorCode } from '../clickup/errors.ts'
import type { Folder, List, Space, Task } from '../clickup/model.ts'

export interface WorkspaceNode {
  readonly kind: 'workspace'
  readonly id: string
  readonly name: string
  readonly sandbox: boolean
}

export interface SpaceNode {
  readonly kind: 'space'
  readonly id: string
  readonly parent: WorkspaceNode
  readonly space: Space
}

export interface FolderNode {
  readonly kind: 'folder'
  readonly id: string
  readonly parent: SpaceNode | FolderNode
  readonly folder: Folder
  /** Every folder of the space, for some may lie in this one. */
  readonly spaceFolders: readonly Folder[]
}

export interface ListNode {
  readonly kind: 'list'
  readonly id: string
  readonly parent: SpaceNode | FolderNode
  readonly list: List
}

export interface TaskNode {
  readonly kind: 'task'
  readonly id: string
  readonly parent: ListNode
  /** Replaced by a newer state of the same task, for VS Code knows a node by its identity. */
  task: Task
}

/** Stands for the tasks beyond those that are loaded. */
export interface MoreNode {
  readonly kind: 'more'
  readonly parent: ListNode
}

/** Says why there is nothing below a node. */
export interface EmptyNode {
  readonly kind: 'empty'
  readonly parent: BranchNode
  readonly message: string
}

export interface ErrorNode {
  readonly kind: 'error'
  /** Nothing where not even the workspace could be loaded. */
  readonly parent: BranchNode | undefined
  readonly code: ErrorCode
  readonly message: string
  readonly hint?: string | undefined
}

export type BranchNode = WorkspaceNode | SpaceNode | FolderNode | ListNode
export type HierarchyNode = BranchNode | TaskNode | MoreNode | EmptyNode | ErrorNode

/** The place of a node in the tree, the same at every load. */
export const keyOf = (node: HierarchyNode): string => {
  switch (node.kind) {
    case 'workspace':
    case 'space':
    case 'folder':
    case 'list':
      return `${node.kind}:${node.id}`
    case 'task':
      return `${keyOf(node.parent)}/task:${node.id}`
    case 'more':
    case 'empty':
      return `${keyOf(node.parent)}/${node.kind}`
    case 'error':
      return node.parent ? `${keyOf(node.parent)}/error` : 'error'
  }
}

export const isBranch = (node: HierarchyNode): node is BranchNode =>
  node.kind === 'workspace' ||
  node.kind === 'space' ||
  node.kind === 'folder' ||
  node.kind === 'list'

const KINDS: readonly unknown[] = [
  'workspace',
  'space',
  'folder',
  'list',
  'task',
  'more',
  'empty',
  'error',
] satisfies readonly HierarchyNode['kind'][]

/** A command's argument may be anything; a node is what the tree itself passes on. */
export const isNode = (value: unknown): value is HierarchyNode =>
  typeof value === 'object' && value !== null && 'kind' in value && KINDS.includes(value.kind)
