// What stands in the trees, apart from how it is shown.
import type { LeftOut } from '../../../base/problems/left-out.ts'
import type { Problem } from '../../../base/problems/problem.ts'
import type { Folder, List, Space } from '../../../clickup/objects/container.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import type { GroupBy } from './order/arrangement.ts'
import type { Favorite } from './view-memory.ts'

/** Stands in no tree itself, for there is only one: its spaces do. */
export interface WorkspaceNode {
  readonly kind: 'workspace'
  readonly id: string
  readonly name: string
  readonly sandbox: boolean
}

/** Stands above the workspace while something is marked as a favorite. */
export interface FavoritesNode {
  readonly kind: 'favorites'
  readonly id: string
  readonly favorites: readonly Favorite[]
}

export interface SpaceNode {
  readonly kind: 'space'
  readonly id: string
  readonly parent: WorkspaceNode | FavoritesNode
  readonly space: Pick<Space, 'id' | 'name'>
}

export interface FolderNode {
  readonly kind: 'folder'
  readonly id: string
  readonly parent: SpaceNode | FolderNode | FavoritesNode
  /** Replaced where one of its lists has changed. Of a favorite only its name is known. */
  folder: Pick<Folder, 'id' | 'name'> & Partial<Pick<Folder, 'lists'>>
  readonly spaceId: string
}

/** What the tree knows of a list: of a favorite that was not opened yet only its name. */
export type ListFacts = Pick<List, 'id' | 'name'> &
  Partial<Pick<List, 'task_count' | 'start_date' | 'due_date'>>

export interface ListNode {
  readonly kind: 'list'
  readonly id: string
  readonly parent: SpaceNode | FolderNode | FavoritesNode
  readonly spaceId: string
  /** Replaced by a newer state of the same list, for VS Code knows a node by its identity. */
  list: ListFacts
  /** Of a list with dates, once all of its tasks are loaded. */
  progress?: Progress | undefined
  /** How many of its tasks show, as far as they are loaded. */
  tally?: Tally | undefined
  /** Those that its tasks were put in, kept so that VS Code knows them again. */
  sections?: readonly SectionNode[] | undefined
}

export interface Tally {
  readonly count: number
  /** Whether tasks are missing that may show as well. */
  readonly isPartial: boolean
}

export interface Progress {
  readonly done: number
  readonly total: number
}

export const GROUPS = ['overdue', 'today', 'week', 'later', 'none'] as const

/** Tasks of the person by when they are due. */
export interface GroupNode {
  readonly kind: 'group'
  readonly id: (typeof GROUPS)[number]
  readonly tasks: readonly Task[]
}

/** Tasks of a list that have something in common. What stands in it is put there anew each time. */
export interface SectionNode {
  readonly kind: 'section'
  readonly id: string
  readonly parent: ListNode
  readonly by: GroupBy
  /** One of its tasks, that stands for what all of them have in common. */
  sample: Task
  /** Those at its top. */
  tasks: readonly TaskNode[]
  tally: Tally
  /** Whether what is in it is done or closed: nothing one works on. */
  isFinished: boolean
}

/** A query that the person has saved. */
export interface SavedSearch {
  readonly id: string
  readonly workspaceId: string
  readonly name: string
  readonly query: string
  /** Whether what it finds counts on the icon. */
  readonly watched: boolean
}

export interface SearchNode {
  readonly kind: 'search'
  readonly id: string
  /** Replaced where the person has changed it. */
  search: SavedSearch
  /** How many tasks it finds, once it was read. */
  count?: number | undefined
  /** Whether there are more than were read. */
  isCut?: boolean
}

export interface TaskNode {
  readonly kind: 'task'
  readonly id: string
  /** Where the task is, not what its row stands below. */
  readonly parent: ListNode | GroupNode | SearchNode
  /** Replaced by a newer state of the same task, for VS Code knows a node by its identity. */
  task: Task
  /** What its row stands below, where that is not its list. */
  under?: SectionNode | TaskNode | undefined
  /** Its subtasks that show. */
  below?: readonly TaskNode[] | undefined
  /** What it is a subtask of, where that is not what it stands below: a name, or none if unknown. */
  subtaskOf?: string | undefined
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
  readonly reason: 'no-spaces' | 'no-lists' | 'no-tasks' | 'no-match' | 'nothing-found'
}

export interface ErrorNode extends Problem {
  readonly kind: 'error'
  readonly parent: BranchNode
  /** Of a space: what of it could not be read, where the rest could. */
  readonly part?: 'folders' | 'lists' | undefined
}

/** Says that something is missing beside it, which ClickUp answered in a way that cannot be read. */
export interface LeftOutNode {
  readonly kind: 'left-out'
  /** Nothing at the top of its tree. */
  readonly parent?: BranchNode | undefined
  readonly leftOut: LeftOut
}

export type BranchNode =
  | WorkspaceNode
  | FavoritesNode
  | SpaceNode
  | FolderNode
  | ListNode
  | SectionNode
  | GroupNode
  | SearchNode
export type TreeNode = BranchNode | TaskNode | MoreNode | EmptyNode | ErrorNode | LeftOutNode

const isFavorite = (node: WorkspaceNode | SpaceNode | FolderNode | FavoritesNode): boolean =>
  node.kind === 'favorites' || (node.kind !== 'workspace' && isFavorite(node.parent))

/** As it was spelt when the first keys were kept: spelt otherwise, what stands open would be lost. */
const FAVORITES = 'favourites'

/** The place of a node in its tree, the same at every load and in every version. */
export const keyOf = (node: TreeNode): string => {
  switch (node.kind) {
    case 'favorites':
      return `${FAVORITES}:${node.id}`
    case 'workspace':
    case 'group':
    case 'search':
      return `${node.kind}:${node.id}`
    case 'space':
    case 'folder':
    case 'list':
      return `${isFavorite(node.parent) ? `${FAVORITES}/` : ''}${node.kind}:${node.id}`
    case 'task':
      return `${keyOf(node.parent)}/task:${node.id}`
    case 'section':
      return `${keyOf(node.parent)}/${node.by}:${node.id}`
    case 'more':
    case 'empty':
    case 'error':
    case 'left-out':
      return `${node.parent ? keyOf(node.parent) : ''}/${node.kind}`
  }
}

/** What the row of a node stands below; nothing at the top of its tree. */
export const parentOf = (node: TreeNode): BranchNode | TaskNode | undefined => {
  if (node.kind === 'task' && node.under) return node.under
  const parent = 'parent' in node ? node.parent : undefined
  return parent?.kind === 'workspace' ? undefined : parent
}

/** The list that a node is or stands in. */
export const listAt = (node: TreeNode | undefined): ListNode | undefined => {
  if (!node || node.kind === 'list') return node
  return 'parent' in node && node.kind !== 'folder' && node.kind !== 'space'
    ? listAt(node.parent)
    : undefined
}

const BRANCHES: readonly unknown[] = [
  'workspace',
  'favorites',
  'space',
  'folder',
  'list',
  'section',
  'group',
  'search',
] satisfies readonly BranchNode['kind'][]

export const isBranch = (node: TreeNode): node is BranchNode => BRANCHES.includes(node.kind)

/** What stands open until the person closes it. */
export const isExpandedByDefault = (node: TreeNode): boolean =>
  node.kind === 'favorites' ||
  node.kind === 'task' ||
  (node.kind === 'section' && !node.isFinished) ||
  (node.kind === 'group' && node.id !== 'later' && node.id !== 'none')

const LEAVES: readonly unknown[] = [
  'task',
  'more',
  'empty',
  'error',
  'left-out',
] satisfies readonly TreeNode['kind'][]

/** A command's argument may be anything; a node is what a tree itself passes on. */
export const isNode = (value: unknown): value is TreeNode =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  (BRANCHES.includes(value.kind) || LEAVES.includes(value.kind))
