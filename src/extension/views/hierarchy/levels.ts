// Loads what stands directly below a node: at most one request, two for a space.
// Loaded when it is first needed.
import { type LeftOut, sumOf } from '../../../base/problems/left-out.ts'
import type { Problem } from '../../../base/problems/problem.ts'
import type { Api } from '../../../clickup/http/api.ts'
import { refusalOf } from '../../../clickup/http/refusals.ts'
import type { Folder, List } from '../../../clickup/objects/container.ts'
import { getFolderlessLists, getFolders, getSpaces } from '../../../clickup/objects/hierarchy.ts'
import { readList } from '../../../clickup/objects/list.ts'
import { getTasksPage } from '../../../clickup/objects/task/task.ts'
import type {
  BranchNode,
  ErrorNode,
  FavoritesNode,
  FolderNode,
  ListNode,
  SpaceNode,
  TaskNode,
  TreeNode,
  WorkspaceNode,
} from '../tree/nodes.ts'
import { readTelling } from '../tree/reads.ts'
import type { Favorite } from '../tree/view-memory.ts'

/** What stands below one node, hidden tasks included. */
export interface Level {
  readonly nodes: readonly TreeNode[]
  /** Of a list: how many pages of its tasks these are. */
  readonly pages: number
  /** Of a list: whether there are no further pages. */
  readonly complete: boolean
  /** Of a list: whether its closed tasks are among them. */
  readonly withClosed?: boolean
  /** Why there is nothing, or no more. */
  readonly error?: ErrorNode
  /** What there was of it besides, and could not be read. */
  readonly leftOut?: LeftOut
}

const whole = (nodes: readonly TreeNode[]): Level => ({ nodes, pages: 0, complete: true })

const listNodes = (
  lists: readonly List[],
  parent: SpaceNode | FolderNode,
  spaceId: string,
): readonly ListNode[] =>
  lists.map((list) => ({ kind: 'list', id: list.id, parent, spaceId, list }))

const folderNodes = (
  folders: readonly Folder[],
  parent: SpaceNode | FolderNode,
  spaceId: string,
): readonly FolderNode[] =>
  folders.map((folder) => ({ kind: 'folder', id: folder.id, parent, folder, spaceId }))

const spacesOf = async (api: Api, parent: WorkspaceNode): Promise<readonly TreeNode[]> => {
  const spaces = await getSpaces(api)
  return spaces.map((space): SpaceNode => ({ kind: 'space', id: space.id, parent, space }))
}

const favoriteNode = (
  { kind, id, name, spaceId }: Favorite,
  parent: FavoritesNode,
): SpaceNode | FolderNode | ListNode => {
  if (kind === 'space') return { kind, id, parent, space: { id, name } }
  if (kind === 'folder') return { kind, id, parent, spaceId, folder: { id, name } }
  return { kind, id, parent, spaceId, list: { id, name } }
}

interface Part<T> {
  readonly found: readonly T[]
  readonly why?: Problem
}

/** What is refused of a space costs only itself. */
const partOf = async <T>(reading: Promise<readonly T[]>): Promise<Part<T>> => {
  try {
    return { found: await reading }
  } catch (error) {
    return { found: [], why: refusalOf(error) }
  }
}

const contentOfSpace = async (api: Api, space: SpaceNode): Promise<Level> => {
  const [ofFolders, ofLists] = await Promise.all([
    partOf(getFolders(api, space.id)),
    partOf(getFolderlessLists(api, space.id)),
  ])
  const why = ofFolders.why ?? ofLists.why
  const both = ofFolders.why && ofLists.why
  const part = ofFolders.why ? 'folders' : 'lists'
  const nodes = nodesOfSpace(ofFolders.found, ofLists.found, space)
  const error: ErrorNode | undefined = why && {
    ...{ kind: 'error', parent: space },
    ...(both ? {} : { part }),
    ...why,
  }
  return { ...whole(nodes), ...(error && { error }) }
}

const nodesOfSpace = (
  answered: readonly Folder[],
  lists: readonly List[],
  space: SpaceNode,
): readonly TreeNode[] => {
  const folders = answered.filter(({ hidden }) => !hidden)
  const known = new Set(folders.map(({ id }) => id))
  const top = folders.filter(({ parent_folder }) => !parent_folder || !known.has(parent_folder))
  return [...folderNodes(top, space, space.id), ...listNodes(lists, space, space.id)]
}

/**
 * Folders come with all of their space, so this asks nothing once that was opened. What has changed
 * in their lists since stands in the node.
 */
const contentOfFolder = async (api: Api, node: FolderNode): Promise<readonly TreeNode[]> => {
  const folders = await getFolders(api, node.spaceId)
  const inside = folders.filter(({ parent_folder }) => parent_folder === node.id)
  const lists = node.folder.lists ?? folders.find(({ id }) => id === node.id)?.lists ?? []
  return [...folderNodes(inside, node, node.spaceId), ...listNodes(lists, node, node.spaceId)]
}

/** Sprints have dates; their closed tasks are always read, because they tell how far it is. */
export const isDated = ({ list }: ListNode): boolean =>
  list.start_date !== undefined && list.due_date !== undefined

const NONE: LeftOut = new Map()

const missing = (leftOut: LeftOut): Pick<Level, 'leftOut'> => (leftOut.size > 0 ? { leftOut } : {})

const NOTHING: Level = { nodes: [], pages: 0, complete: false }

/** Adds one page of tasks to those that are loaded. */
export const loadTasks = async (
  api: Api,
  list: ListNode,
  withClosed: boolean,
  loaded: Level = NOTHING,
): Promise<Level> => {
  const { value, leftOut } = await readTelling(api, (told) =>
    getTasksPage(told, list.id, {
      page: loaded.pages,
      include_closed: withClosed || undefined,
      subtasks: true,
    }),
  )
  const { tasks, lastPage } = value
  // A list that was deleted may answer as an empty one; only the list itself says so, and favorites
  // alone are not read from their place.
  if (tasks.length === 0 && loaded.pages === 0 && list.parent.kind === 'favorites')
    await readList(api, list.id)
  // A task created meanwhile moves the pages, so one may come twice.
  const known = new Set(loaded.nodes.map((node) => ('id' in node ? node.id : '')))
  const added = tasks
    .filter(({ id }) => !known.has(id))
    .map((task): TaskNode => ({ kind: 'task', id: task.id, parent: list, task }))
  return {
    nodes: [...loaded.nodes, ...added],
    pages: loaded.pages + 1,
    complete: lastPage,
    withClosed,
    ...missing(sumOf([loaded.leftOut ?? NONE, leftOut])),
  }
}

const levelBelow = async (api: Api, node: BranchNode): Promise<Level> => {
  switch (node.kind) {
    case 'workspace':
      return whole(await spacesOf(api, node))
    case 'favorites':
      return whole(node.favorites.map((favorite) => favoriteNode(favorite, node)))
    case 'space':
      return contentOfSpace(api, node)
    case 'folder':
      return whole(await contentOfFolder(api, node))
    case 'list':
    case 'section':
    case 'group':
    case 'search':
      return whole([])
  }
}

export const loadLevel = async (
  api: Api,
  node: BranchNode,
  showsClosed: boolean,
): Promise<Level> => {
  if (node.kind === 'list') return loadTasks(api, node, showsClosed || isDated(node))
  const { value, leftOut } = await readTelling(api, (told) => levelBelow(told, node))
  return { ...value, ...missing(leftOut) }
}
