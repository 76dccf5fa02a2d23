// The sidebar: both views over one account, and what commands do with them.
import { Disposable, l10n } from 'vscode'
import type { ChangedObject } from '../../access/changed-object.ts'
import type { Task } from '../../clickup/objects/task/task.ts'
import {
  type ArrangeActions,
  actionsOf,
  type FavoriteActions,
  type ViewActions,
} from './actions.ts'
import { dragOnly, type TasksDropped } from './hierarchy/drag.ts'
import { createHierarchyView, type HierarchyView } from './hierarchy/hierarchy-view.ts'
import { createMyWorkView, type MyWorkView } from './my-work/my-work-view.ts'
import { createSelection, setContext, tasksIn } from './selection.ts'
import type { Aim } from './task/aim.ts'
import type { TaskPages } from './task/task-pages.ts'
import type { Lingering } from './tree/lingering/lingering.ts'
import { paleRows } from './tree/lingering/pale-rows.ts'
import type { ModelSession } from './tree/model.ts'
import { isNode, listAt } from './tree/nodes.ts'
import { showMarks } from './tree/rows/marks.ts'
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
  /** Keeps rows for a moment that were closed by hand. */
  readonly linger: Lingering['keep']
  /** Says that ClickUp takes its time. */
  readonly setSlow: (isSlow: boolean) => void
  /** ClickUp is in reach again. */
  readonly recover: () => void
  readonly actions: ViewActions & ArrangeActions & FavoriteActions
  readonly tasksOf: (node: unknown, nodes: unknown) => readonly Task[]
  /** What a command is about that was not given a task. @param node the row that it was given */
  readonly aim: (node: unknown) => Promise<Aim>
  /** The list that a node is or stands in. */
  readonly listOf: (node: unknown) => ListName | undefined
  /** The list of the page in front, or else of what is selected. */
  readonly likelyList: () => { readonly id: string } | undefined
}

interface ListName {
  readonly id: string
  readonly name: string
}

const listOf = (node: unknown): ListName | undefined => {
  const list = isNode(node) ? listAt(node) : undefined
  return list && { id: list.id, name: list.list.name }
}

/** The workspace is no row of its own; what hides a part of it comes first. */
const descriptionOf = (filter: string, session: ModelSession | undefined): string => {
  const name = session?.workspace.name ?? ''
  const words = [
    ...(filter === '' ? [] : [l10n.t('filter: {0}', filter)]),
    ...(session?.sandbox ? [l10n.t('{0} (sandbox)', name)] : [name]),
  ]
  return words.filter(Boolean).join(' · ')
}

export const createSidebar = (options: SidebarOptions): Sidebar => {
  const memory = new ViewMemory(options.global, options.local)
  let session: ModelSession | undefined
  let hasFavorites: boolean | undefined
  const workspaceId = (): string | undefined => session?.workspace.id
  const describe = (): void => {
    hierarchy.view.description = descriptionOf(memory.filter, session)
  }
  const showFavorites = (): void => {
    const before = hasFavorites
    hasFavorites = memory.favoritesIn(workspaceId() ?? '').length > 0
    if (hasFavorites !== before) setContext('clickup.hasFavorites', hasFavorites)
  }
  const connect: SidebarOptions['connect'] = async () => {
    session = await options.connect()
    describe()
    showFavorites()
    return session
  }
  const common = { ...options, connect, memory }
  const hierarchy = createHierarchyView(common, options.onDrop)
  const myWork = createMyWorkView({ ...common, dragAndDrop: dragOnly() })
  const { model } = hierarchy
  const { pages, chooseTask } = options
  const selection = createSelection({ trees: [hierarchy, myWork], model, memory, pages })
  const { lingering } = memory
  lingering.onEnd = (ids) => {
    void model.settle(ids)
    myWork.model.settle()
  }
  const views = Disposable.from(selection, hierarchy, myWork, showMarks(), paleRows())
  return {
    hierarchy,
    myWork,
    reset: () => {
      selection.forget()
      lingering.clear()
      hierarchy.clear()
      myWork.clear()
      hierarchy.model.reset()
      myWork.model.forget()
    },
    apply: async (objects) => {
      await Promise.all([hierarchy.model.apply(objects), myWork.model.apply(objects)])
    },
    linger: (closed) => lingering.keep(closed),
    setSlow: (isSlow) => {
      for (const view of [hierarchy, myWork]) view.setSlow(isSlow)
    },
    recover: () => {
      void model.recover()
      myWork.model.recover()
    },
    actions: actionsOf({
      ...{ connect, hierarchy, myWork, pages, memory, selection, chooseTask, showFavorites },
      ...{ workspaceId, describe },
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
    dispose: () => views.dispose(),
  }
}
