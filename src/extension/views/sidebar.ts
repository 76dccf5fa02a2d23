// The sidebar: its views over one account, and what commands do with them.
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
import { readQuietly } from './quietly.ts'
import type { SearchesDesk } from './searches/searches-desk.ts'
import { createSearchesView, type SearchesView } from './searches/searches-view.ts'
import { createSelection, setContext, tasksIn } from './selection.ts'
import type { Aim } from './task/aim.ts'
import type { TaskPages } from './task/task-pages.ts'
import type { Lingering } from './tree/lingering/lingering.ts'
import { paleRows } from './tree/lingering/pale-rows.ts'
import type { ModelSession } from './tree/model.ts'
import { isNode, listAt } from './tree/nodes.ts'
import { type Ahead, keyOfPlace, Recents } from './tree/recents.ts'
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
  /** Whether somebody has signed in before; a sandbox is not started for what nobody looks at. */
  readonly isSignedIn: boolean
}

export interface Sidebar extends Disposable {
  readonly hierarchy: HierarchyView
  readonly myWork: MyWorkView
  readonly searches: SearchesView
  readonly searchesDesk: SearchesDesk
  /** What stands ahead where something of a workspace is chosen. */
  readonly aheadIn: (workspaceId: string) => Ahead
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
  /** A task that is selected, as the trees know it. */
  readonly selectedTask: (id: string) => Task | undefined
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

/** Tells VS Code of a change, and of nothing else. */
const flag = (show: (value: boolean) => void) => {
  let before: boolean | undefined
  return (value: boolean): void => {
    if (value !== before) show(value)
    before = value
  }
}

export const createSidebar = (options: SidebarOptions): Sidebar => {
  const memory = new ViewMemory(options.global, options.local)
  let session: ModelSession | undefined
  const workspaceId = (): string | undefined => session?.workspace.id
  const describe = (): void => {
    const words = descriptionOf(memory.filter, session)
    // Each time it is said, VS Code draws the head of the view anew.
    if (hierarchy.view.description !== words) hierarchy.view.description = words
  }
  const recents = new Recents(options.local)
  const hasFavorites = flag((has) => setContext('clickup.hasFavorites', has))
  const hasSearches = flag((has) => setContext('clickup.hasSearches', has))
  const showFavorites = () => hasFavorites(memory.favoritesIn(workspaceId() ?? '').length > 0)
  const connect: SidebarOptions['connect'] = async () => {
    session = await options.connect()
    describe()
    showFavorites()
    return session
  }
  const common = { ...options, connect, memory }
  const hierarchy = createHierarchyView(common, options.onDrop)
  const myWork = createMyWorkView({ ...common, dragAndDrop: dragOnly('myWork') })
  const ofSearches = { ...common, dragAndDrop: dragOnly('searches') }
  const searches = createSearchesView(ofSearches, options.global, hasSearches)
  const { model } = hierarchy
  const { pages, chooseTask } = options
  const selection = createSelection({ trees: [hierarchy, myWork, searches], model, memory, pages })
  const { lingering } = memory
  lingering.onEnd = (ids) => {
    void model.now?.settle(ids)
    myWork.model.now?.settle()
  }
  const renew = async (again: boolean): Promise<void> => {
    const [mine, saved] = await Promise.all([myWork.model.get(), searches.model.get()])
    await Promise.all([mine.renew(again), saved.renew(again)])
  }
  const quietly = readQuietly(
    (again) => renew(again).catch((error: unknown) => options.log.error(String(error))),
    options.isSignedIn,
  )
  const marks = Disposable.from(showMarks(), paleRows())
  const views = Disposable.from(quietly, selection, hierarchy, myWork, searches, marks)
  const actions = actionsOf({
    ...{ connect, hierarchy, myWork, searches, pages, memory, selection, chooseTask },
    ...{ showFavorites, workspaceId, describe },
  })
  return {
    hierarchy,
    myWork,
    searches,
    searchesDesk: {
      store: options.global,
      workspaceId: async () => (await connect())?.workspace.id,
      rowOf: (node) => (isNode(node) ? node : selection.nodes()[0]),
      model: () => searches.model.get(),
    },
    aheadIn: (workspace) => ({
      favorites: () => memory.favoritesIn(workspace).map(keyOfPlace),
      recent: (kind) => recents.of(workspace, kind),
      chose: (kind, id) => void recents.add(workspace, kind, id),
    }),
    reset: () => {
      selection.forget()
      lingering.clear()
      hierarchy.clear()
      myWork.clear()
      searches.clear()
      model.now?.reset()
      myWork.model.now?.forget()
      searches.model.now?.forget()
      // Other people and places are meant by it, or nobody.
      for (const view of ['hierarchy', 'myWork'] as const)
        if (actions.filter(view) !== '') void actions.setFilter(view, '')
      quietly.soon()
    },
    apply: async (objects) => {
      const models = [model.now, myWork.model.now, searches.model.now]
      await Promise.all(models.map((one) => one?.apply(objects)))
      // What nobody sees was only noted; the numbers on the icons are seen all the same.
      quietly.soon()
    },
    linger: (closed) => lingering.keep(closed),
    setSlow: (isSlow) => {
      for (const view of [hierarchy, myWork, searches]) view.setSlow(isSlow)
    },
    recover: () => {
      void model.now?.recover()
      myWork.model.now?.recover()
      searches.model.now?.recover()
    },
    actions,
    tasksOf: (node, nodes) => {
      if (Array.isArray(nodes) && nodes.length > 0) return tasksIn(nodes.filter(isNode))
      // As menus do: what is focused stands for all that is selected with it.
      const selected = selection.nodes()
      return tasksIn(selected.some((one) => one === node) ? selected : [node].filter(isNode))
    },
    selectedTask: (id) => tasksIn(selection.nodes()).find((task) => task.id === id),
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
      const node = await model.now?.taskIn(listId, label)
      if (node) await hierarchy.view.reveal(node, { select: true, focus: false })
    },
    dispose: () => views.dispose(),
  }
}
