// Loads what stands directly below a node: at most one request, two for a space.
// All that the tree asks ClickUp stands here, so that it is loaded when it is first needed.
import type { Api } from '../clickup/api.ts'
import { forgetHierarchy, getFolderlessLists, getFolders, getSpaces } from '../clickup/hierarchy.ts'
import type { Folder, List, Task } from '../clickup/model.ts'
import { getTask, getTasksPage } from '../clickup/tasks.ts'
import type {
  BranchNode,
  EmptyNode,
  FolderNode,
  HierarchyNode,
  ListNode,
  SpaceNode,
  TaskNode,
  WorkspaceNode,
} from './nodes.ts'

/** The nodes below one node, and for a list how many pages of its tasks they are. */
export interface Level {
  readonly nodes: readonly HierarchyNode[]
  readonly pages: number
}

const orEmpty = (
  nodes: readonly HierarchyNode[],
  parent: BranchNode,
  message: string,
): readonly HierarchyNode[] => {
  const empty: EmptyNode = { kind: 'empty', parent, message }
  return nodes.length > 0 ? nodes : [empty]
}

const listNodes = (lists: readonly List[], parent: SpaceNode | FolderNode): readonly ListNode[] =>
  lists.map((list) => ({ kind: 'list', id: list.id, parent, list }))

const folderNodes = (
  folders: readonly Folder[],
  parent: SpaceNode | FolderNode,
  spaceFolders: readonly Folder[],
): readonly FolderNode[] =>
  folders.map((folder) => ({ kind: 'folder', id: folder.id, parent, folder, spaceFolders }))

const spacesOf = async (api: Api, parent: WorkspaceNode): Promise<readonly HierarchyNode[]> => {
  const spaces = await getSpaces(api)
  return spaces.map((space): SpaceNode => ({ kind: 'space', id: space.id, parent, space }))
}

const contentOfSpace = async (api: Api, space: SpaceNode): Promise<readonly HierarchyNode[]> => {
  const [answered, lists] = await Promise.all([
    getFolders(api, space.id),
    getFolderlessLists(api, space.id),
  ])
  const folders = answered.filter(({ hidden }) => !hidden)
  const known = new Set(folders.map(({ id }) => id))
  const top = folders.filter(({ parent_folder }) => !parent_folder || !known.has(parent_folder))
  return [...folderNodes(top, space, folders), ...listNodes(lists, space)]
}

const contentOfFolder = (node: FolderNode): readonly HierarchyNode[] => {
  const { folder, spaceFolders } = node
  const inside = spaceFolders.filter(({ parent_folder }) => parent_folder === folder.id)
  return [...folderNodes(inside, node, spaceFolders), ...listNodes(folder.lists, node)]
}

/** Adds one page of tasks to those that are loaded. */
export const loadTasks = async (
  api: Api,
  list: ListNode,
  loaded: Level = { nodes: [], pages: 0 },
): Promise<Level> => {
  const { tasks, lastPage } = await getTasksPage(api, list.id, { page: loaded.pages })
  const before = loaded.nodes.filter((node) => node.kind === 'task')
  // A task created meanwhile moves the pages, so one may come twice.
  const known = new Set(before.map(({ id }) => id))
  const added = tasks
    .filter(({ id }) => !known.has(id))
    .map((task): TaskNode => ({ kind: 'task', id: task.id, parent: list, task }))
  const nodes = [...before, ...added]
  return {
    nodes: lastPage
      ? orEmpty(nodes, list, 'No open tasks')
      : [...nodes, { kind: 'more', parent: list }],
    pages: loaded.pages + 1,
  }
}

export const loadLevel = async (api: Api, node: BranchNode): Promise<Level> => {
  switch (node.kind) {
    case 'workspace': {
      const spaces = await spacesOf(api, node)
      return { nodes: orEmpty(spaces, node, 'This account sees no space'), pages: 0 }
    }
    case 'space': {
      const content = await contentOfSpace(api, node)
      return { nodes: orEmpty(content, node, 'No folders or lists'), pages: 0 }
    }
    case 'folder':
      return { nodes: orEmpty(contentOfFolder(node), node, 'No lists'), pages: 0 }
    case 'list':
      return loadTasks(api, node)
  }
}

export const loadTask = (api: Api, node: TaskNode): Promise<Task> => getTask(api, { id: node.id })

/** Makes the next load ask ClickUp, whatever the client remembers. */
export const forgetEverything = (api: Api): void => {
  forgetHierarchy(api)
  api.memory.forget('workspaces')
}
