// The sidebar: both views over one account, and what commands do with them.
import { Disposable, l10n } from 'vscode'
import type { ChangedObject } from '../../broker/protocol.ts'
import type { Api } from '../../clickup/http/api.ts'
import type { Task } from '../../clickup/objects/task/task.ts'
import type { TasksDropped } from './hierarchy/drag.ts'
import { createHierarchyView, type HierarchyView } from './hierarchy/hierarchy-view.ts'
import { createMyWorkView, type MyWorkView } from './my-work/my-work-view.ts'
import { createSelection, type Selection, setContext, tasksIn } from './selection.ts'
import { type Aim, aimOf } from './task/aim.ts'
import type { TaskPages } from './task/task-pages.ts'
import { isNode, type TreeNode } from './tree/nodes.ts'
import type { TreeOptions } from './tree/tree.ts'
import { type Favourite, type Store, ViewMemory } from './tree/view-memory.ts'

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

/** What the commands of the views do; their dialogues stand elsewhere. */
interface Actions {
  readonly refresh: (node: unknown) => Promise<void>
  readonly loadMore: (node: unknown) => Promise<void>
  readonly urlOf: (node: unknown) => Promise<string | undefined>
  readonly filter: () => string
  readonly setFilter: (text: string) => void
  readonly showClosed: (shows: boolean) => Promise<void>
  /** The client of the account in use, nothing while signed out. */
  readonly connect: () => Promise<Api | undefined>
  /** The place that a node stands for; the selected one where none is given. */
  readonly placeOf: (node: unknown) => Omit<Favourite, 'workspaceId'> | undefined
  readonly favorites: () => readonly Favourite[]
  readonly setFavorite: (
    place: Omit<Favourite, 'workspaceId'>,
    isFavorite: boolean,
  ) => Promise<void>
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

const placeOf = (node: unknown): Omit<Favourite, 'workspaceId'> | undefined => {
  if (!isNode(node)) return undefined
  switch (node.kind) {
    case 'space':
      return { kind: 'space', id: node.id, name: node.space.name, spaceId: node.id }
    case 'folder':
      return { kind: 'folder', id: node.id, name: node.folder.name, spaceId: node.spaceId }
    case 'list':
      return { kind: 'list', id: node.id, name: node.list.name, spaceId: node.spaceId }
    default:
      return undefined
  }
}

const listOf = (node: unknown): ListName | undefined => {
  const list = isNode(node) && node.kind === 'task' ? node.parent : node
  return isNode(list) && list.kind === 'list' ? { id: list.id, name: list.list.name } : undefined
}

interface Parts extends Pick<Sidebar, 'hierarchy' | 'myWork'> {
  readonly memory: ViewMemory
  readonly selection: Selection
  /** The workspace that was opened last, nothing before one was. */
  readonly workspaceId: () => string | undefined
  /** Tells VS Code whether there are any. */
  readonly showFavorites: () => void
}

const actionsOf = (
  { connect, pages, chooseTask }: SidebarOptions,
  { hierarchy, myWork, memory, selection, workspaceId, showFavorites }: Parts,
): Actions => {
  const { model, view } = hierarchy
  const given = (node: unknown): unknown => (isNode(node) ? node : selection.nodes()[0])
  const favorites = () => memory.favouritesIn(workspaceId() ?? '')
  const showChoice = (): void => {
    setContext('clickup.filtered', memory.filter !== '')
    setContext('clickup.showsClosed', memory.showsClosed)
    view.description = memory.filter === '' ? '' : l10n.t('filter: {0}', memory.filter)
  }
  showChoice()
  return {
    refresh: async (node) => {
      if (isNode(node) && node.kind === 'error') return model.retry(node)
      if (pages.isPage(node)) return pages.refresh(node)
      myWork.model.reset()
      await model.reload()
      pages.refresh()
    },
    loadMore: async (node) => {
      const wanted = given(node)
      const more = isNode(wanted) ? await model.moreOf(wanted) : undefined
      if (!more) return
      const before = (await model.children(more.parent)).length - 1
      await model.loadMore(more)
      const next = (await model.children(more.parent))[before]
      // Its row stands below all that was loaded now: whoever is on it would skip that.
      if (next && view.visible) await view.reveal(next, { focus: true })
    },
    urlOf: async (node) => {
      const id = (await connect())?.workspace.id
      if (id === undefined) return undefined
      const { urlOf, urlOfTask } = await import('./tree/appearance.ts')
      if (!isNode(node)) {
        const front = await pages.inFront()
        const aim = aimOf(front, tasksIn(selection.nodes()))
        const task = front === 'unclear' ? await chooseTask(aim) : front
        if (front !== undefined) return task && urlOfTask(task)
      }
      const home: TreeNode = { kind: 'workspace', id, name: '', sandbox: false }
      const wanted = given(node)
      return (isNode(wanted) ? urlOf(wanted, id) : undefined) ?? urlOf(home, id)
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
    connect: async () => (await connect())?.api,
    placeOf: (node) => placeOf(given(node)),
    favorites,
    setFavorite: async (place, isFavorite) => {
      const id = workspaceId()
      if (id === undefined) return
      if (isFavorite) await memory.addFavourite({ ...place, workspaceId: id })
      else await memory.removeFavourite(place)
      showFavorites()
      model.showFavourites()
      await selection.show()
    },
  }
}

export const createSidebar = (options: SidebarOptions): Sidebar => {
  const memory = new ViewMemory(options.global, options.local)
  let workspaceId: string | undefined
  let hasFavorites: boolean | undefined
  const showFavorites = (): void => {
    const before = hasFavorites
    hasFavorites = memory.favouritesIn(workspaceId ?? '').length > 0
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
  const selection = createSelection({
    ...{ trees: [hierarchy, myWork], model, memory },
    pages: options.pages,
  })
  const parts = {
    ...{ hierarchy, myWork, memory, selection, showFavorites },
    workspaceId: () => workspaceId,
  }
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
    actions: actionsOf({ ...options, connect }, parts),
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
      const front = options.pages.knownInFront()
      return typeof front === 'object' ? front.list : listOf(selection.nodes()[0])
    },
    dispose: () => views.dispose(),
  }
}
