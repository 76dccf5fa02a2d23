// The sidebar: both views over one account, and what commands do with them.
import { commands, Disposable, l10n } from 'vscode'
import type { ChangedObject } from '../broker/protocol.ts'
import type { Task } from '../clickup/model.ts'
import type { TasksDropped } from './drag.ts'
import { createHierarchyView, type HierarchyView } from './hierarchy-view.ts'
import { createMyWorkView, type MyWorkView } from './my-work-view.ts'
import { isNode, type ListNode, type TreeNode } from './nodes.ts'
import type { TreeOptions } from './tree.ts'
import { type Favourite, type Store, ViewMemory } from './view-memory.ts'

export interface SidebarOptions extends Omit<TreeOptions, 'id' | 'memory' | 'dragAndDrop'> {
  /** Kept for all windows. */
  readonly global: Store
  /** Kept for this window's folder. */
  readonly local: Store
  readonly onDrop: TasksDropped
}

/** What the commands of the views do; their dialogues stand elsewhere. */
interface Actions {
  readonly refresh: (node: unknown) => Promise<void>
  readonly loadMore: (node: unknown) => Promise<void>
  readonly urlOf: (node: unknown) => Promise<string | undefined>
  readonly filter: () => string
  readonly setFilter: (text: string) => void
  readonly showClosed: (shows: boolean) => Promise<void>
  readonly setFavourite: (node: unknown, isFavourite: boolean) => Promise<void>
}

export interface Sidebar extends Disposable {
  readonly hierarchy: HierarchyView
  readonly myWork: MyWorkView
  /** Starts anew with another account. */
  readonly reset: () => void
  /** Shows what was changed, and only that. */
  readonly apply: (objects: readonly ChangedObject[]) => Promise<void>
  readonly actions: Actions
  readonly tasksOf: (node: unknown, nodes: unknown) => readonly Task[]
  readonly selectedTasks: () => readonly Task[]
  readonly listOf: (node: unknown) => { readonly id: string; readonly name: string } | undefined
}

const setContext = (key: string, value: unknown): void =>
  void commands.executeCommand('setContext', key, value)

const tasksIn = (nodes: readonly unknown[]): readonly Task[] =>
  nodes.flatMap((node) => (isNode(node) && node.kind === 'task' ? [node.task] : []))

const favouriteOf = (node: unknown, workspaceId: string): Favourite | undefined => {
  if (!isNode(node)) return undefined
  switch (node.kind) {
    case 'space':
      return {
        kind: 'space',
        id: node.id,
        name: node.space.name,
        spaceId: node.id,
        workspaceId,
      }
    case 'folder':
      return {
        kind: 'folder',
        id: node.id,
        name: node.folder.name,
        spaceId: node.spaceId,
        workspaceId,
      }
    case 'list':
      return { kind: 'list', id: node.id, name: node.list.name, spaceId: node.spaceId, workspaceId }
    default:
      return undefined
  }
}

const actionsOf = (
  { connect }: SidebarOptions,
  memory: ViewMemory,
  { hierarchy, myWork }: Pick<Sidebar, 'hierarchy' | 'myWork'>,
): Actions => {
  const { model, view } = hierarchy
  const showChoice = (): void => {
    setContext('clickup.filtered', memory.filter !== '')
    setContext('clickup.showsClosed', memory.showsClosed)
    view.description = memory.filter === '' ? '' : l10n.t('filter: {0}', memory.filter)
  }
  showChoice()
  return {
    refresh: async (node) => {
      if (isNode(node) && node.kind === 'error') return model.retry(node)
      myWork.model.reset()
      await model.reload()
    },
    loadMore: async (node) => {
      if (!isNode(node) || node.kind !== 'more') return
      const before = (await model.children(node.parent)).length - 1
      await model.loadMore(node)
      const next = (await model.children(node.parent))[before]
      // Its row stands below all that was loaded now: whoever is on it would skip that.
      if (next && view.visible) await view.reveal(next, { focus: true })
    },
    urlOf: async (node) => {
      const id = (await connect())?.workspace.id
      if (id === undefined) return undefined
      const { urlOf } = await import('./appearance.ts')
      const home: TreeNode = { kind: 'workspace', id, name: '', sandbox: false }
      return urlOf(isNode(node) ? node : home, id)
    },
    filter: () => memory.filter,
    setFilter: (text) => {
      memory.filter = text
      showChoice()
      void model.choose()
    },
    showClosed: async (shows) => {
      await memory.showClosed(shows)
      showChoice()
      await model.choose()
    },
    setFavourite: async (node, isFavourite) => {
      const id = (await connect())?.workspace.id
      const favourite = id === undefined ? undefined : favouriteOf(node, id)
      if (!favourite) return
      if (isFavourite) await memory.addFavourite(favourite)
      else await memory.removeFavourite(favourite)
      model.showFavourites()
    },
  }
}

export const createSidebar = (options: SidebarOptions): Sidebar => {
  const memory = new ViewMemory(options.global, options.local)
  const hierarchy = createHierarchyView({ ...options, memory }, options.onDrop)
  const myWork = createMyWorkView({ ...options, memory })
  const views = Disposable.from(hierarchy, myWork)
  const isVisible = ({ view }: HierarchyView | MyWorkView): boolean => view.visible
  return {
    hierarchy,
    myWork,
    reset: () => {
      hierarchy.clear()
      myWork.clear()
      hierarchy.model.reset()
      myWork.model.forget()
    },
    apply: async (objects) => {
      await Promise.all([hierarchy.model.apply(objects), myWork.model.apply(objects)])
    },
    actions: actionsOf(options, memory, { hierarchy, myWork }),
    tasksOf: (node, nodes) => tasksIn(Array.isArray(nodes) && nodes.length > 0 ? nodes : [node]),
    selectedTasks: () =>
      [hierarchy, myWork].filter(isVisible).flatMap(({ view }) => tasksIn(view.selection)),
    listOf: (node) => {
      const list = isNode(node) && node.kind === 'task' ? node.parent : node
      if (!isNode(list) || list.kind !== 'list') return undefined
      const { id, list: facts } = list satisfies ListNode
      return { id, name: facts.name }
    },
    dispose: () => views.dispose(),
  }
}
