// The sidebar: both views over one account, and what commands do with them.
import { Disposable } from 'vscode'
import type { ChangedObject } from '../../access/changed-object.ts'
import type { Task } from '../../clickup/objects/task/task.ts'
import { actionsOf, type FavoriteActions, type ViewActions } from './actions.ts'
import type { TasksDropped } from './hierarchy/drag.ts'
import { createHierarchyView, type HierarchyView } from './hierarchy/hierarchy-view.ts'
import { createMyWorkView, type MyWorkView } from './my-work/my-work-view.ts'
import { createSelection, setContext, tasksIn } from './selection.ts'
import type { Aim } from './task/aim.ts'
import type { TaskPages } from './task/task-pages.ts'
import { isNode } from './tree/nodes.ts'
import type { TreeOptions } from './tree/tree.ts'
import { type Store, ViewMemory } from './tree/view-memory.ts'

export interface SidebarOptions extends Omit<TreeOptions, 'id' | 'memory' | 'dragAndDrop'> {
  /** Kept for all windows. */
  readonly global: Store
  /** Kept for this window's folder. */
  readonly local: Store
  readonly onDrop: TasksDropped
  readonly pages: TaskPages
  /** Asks which task is meant, where that is not certain. */
  readonly chooseTask: (aim: Aim) => Promise<Task | undefined>
}

export interface Sidebar extends Disposable {
  readonly hierarchy: HierarchyView
  readonly myWork: MyWorkView
  /** Starts anew with another account. */
  readonly reset: () => void
  /** Shows what was changed, and only that. */
  readonly apply: (objects: readonly ChangedObject[]) => Promise<void>
  readonly actions: ViewActions & FavoriteActions
  readonly tasksOf: (node: unknown, nodes: unknown) => readonly Task[]
  /** What a command is about that was not given a task. @param node the row that it was given */
  readonly aim: (node: unknown) => Promise<Aim>
  /** The list that a node is or stands in. */
  readonly listOf: (node: unknown) => ListName | undefined
  /** The list of the page in front, or else of what is selected. */
  readonly likelyList: () => { readonly id: string; readonly name?: string | undefined } | undefined
  /** Selects a task in the tree, where its list is loaded. @param label its custom id, or its own */
  readonly reveal: (listId: string, label: string) => Promise<void>
}

interface ListName {
  readonly id: string
  readonly name: string
}

const listOf = (node: unknown): ListName | undefined => {
  const list = isNode(node) && node.kind === 'task' ? node.parent : node
  return isNode(list) && list.kind === 'list' ? { id: list.id, name: list.list.name } : undefined
}

export const createSidebar = (options: SidebarOptions): Sidebar => {
  const memory = new ViewMemory(options.global, options.local)
  let workspaceId: string | undefined
  let hasFavorites: boolean | undefined
  const showFavorites = (): void => {
    const before = hasFavorites
    hasFavorites = memory.favoritesIn(workspaceId ?? '').length > 0
    if (hasFavorites !== before) setContext('clickup.hasFavorites', hasFavorites)
  }
  const connect: SidebarOptions['connect'] = async () => {
    const session = await options.connect()
    workspaceId = session?.workspace.id
    showFavorites()
    return session
  }
  const common = { ...options, connect, memory }
  const hierarchy = createHierarchyView(common, options.onDrop)
  const myWork = createMyWorkView(common)
  const { model } = hierarchy
  const { pages, chooseTask } = options
  const selection = createSelection({ trees: [hierarchy, myWork], model, memory, pages })
  const views = Disposable.from(selection, hierarchy, myWork)
  return {
    hierarchy,
    myWork,
    reset: () => {
      selection.forget()
      hierarchy.clear()
      myWork.clear()
      hierarchy.model.reset()
      myWork.model.forget()
    },
    apply: async (objects) => {
      await Promise.all([hierarchy.model.apply(objects), myWork.model.apply(objects)])
    },
    actions: actionsOf({
      ...{ connect, hierarchy, myWork, pages, memory, selection, chooseTask, showFavorites },
      workspaceId: () => workspaceId,
    }),
    tasksOf: (node, nodes) => {
      if (Array.isArray(nodes) && nodes.length > 0) return tasksIn(nodes.filter(isNode))
      // As menus do: what is focused stands for all that is selected with it.
      const selected = selection.nodes()
      return tasksIn(selected.some((one) => one === node) ? selected : [node].filter(isNode))
    },
    aim: async (node) => {
      const aim = await selection.aim()
      // A row was meant that is no task: neither the page in front nor what is selected.
      return isNode(node) ? { ...aim, sure: [] } : aim
    },
    listOf,
    likelyList: () => {
      const front = pages.knownInFront()
      return typeof front === 'object' ? front.list : listOf(selection.nodes()[0])
    },
    reveal: async (listId, label) => {
      if (!hierarchy.view.visible) return
      const node = await model.taskIn(listId, label)
      if (node) await hierarchy.view.reveal(node, { select: true, focus: false })
    },
    dispose: () => views.dispose(),
  }
}
