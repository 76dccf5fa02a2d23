// What commands do with the views; their dialogues stand elsewhere.
import type { Api } from '../../clickup/http/api.ts'
import type { Task } from '../../clickup/objects/task/task.ts'
import type { HierarchyView } from './hierarchy/hierarchy-view.ts'
import type { MyWorkView } from './my-work/my-work-view.ts'
import type { SearchesView } from './searches/searches-view.ts'
import { type Selection, setContext, tasksIn } from './selection.ts'
import { type Aim, aimOf } from './task/aim.ts'
import type { TaskPages } from './task/task-pages.ts'
import type { ModelOptions } from './tree/model.ts'
import { isNode, listAt, type TreeNode } from './tree/nodes.ts'
import type { Arrangement } from './tree/order/arrangement.ts'
import type { FavoritePlace, ViewMemory } from './tree/view-memory.ts'

export interface ViewActions {
  /** Everything, or the node that a failed load left behind. */
  readonly refresh: (node: unknown) => Promise<void>
  readonly loadMore: (node: unknown) => Promise<void>
  /** The page of a node, or of the workspace where none is given. */
  readonly urlOf: (node: unknown) => Promise<string | undefined>
  readonly filter: (view: FilteredView) => string
  /**
   * Shows only tasks that fit, as far as it is understood; all, when it is empty.
   * @returns what is not understood
   */
  readonly setFilter: (view: FilteredView, text: string) => Promise<string | undefined>
  readonly loadedTasks: (view: FilteredView) => Promise<readonly Task[]>
  readonly showClosed: (shows: boolean) => Promise<void>
}

export type FilteredView = 'hierarchy' | 'myWork'

/** How the tasks of a list are put in order. */
export interface ArrangeActions {
  /** Of the list that a node is or stands in, or that is selected; of all where there is none. */
  readonly arrangementOf: (node: unknown) => {
    readonly list?: { readonly id: string; readonly name: string } | undefined
    readonly arrangement: Arrangement
  }
  readonly arrange: (change: Partial<Arrangement>, listId: string | undefined) => Promise<void>
}

export interface FavoriteActions {
  /** The client of the account in use, nothing while signed out. */
  readonly connect: () => Promise<Api | undefined>
  /** The place that a node stands for; the selected one where none is given. */
  readonly placeOf: (node: unknown) => FavoritePlace | undefined
  readonly favorites: () => readonly FavoritePlace[]
  readonly setFavorite: (place: FavoritePlace, isFavorite: boolean) => Promise<void>
}

const placeOf = (node: unknown): FavoritePlace | undefined => {
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

interface Parts {
  readonly connect: ModelOptions['connect']
  readonly hierarchy: HierarchyView
  readonly myWork: MyWorkView
  readonly searches: SearchesView
  readonly pages: TaskPages
  readonly memory: ViewMemory
  readonly selection: Selection
  /** Asks which task is meant, where that is not certain. */
  readonly chooseTask: (aim: Aim) => Promise<Task | undefined>
  /** The workspace that was opened last, nothing before one was. */
  readonly workspaceId: () => string | undefined
  /** Says beside the title of the hierarchy what it shows. */
  readonly describe: () => void
  /** Tells VS Code whether there are any. */
  readonly showFavorites: () => void
}

export const actionsOf = (parts: Parts): ViewActions & ArrangeActions & FavoriteActions => {
  const { connect, hierarchy, myWork, searches, pages, memory, selection } = parts
  const { chooseTask, workspaceId, describe, showFavorites } = parts
  const given = (node: unknown): unknown => (isNode(node) ? node : selection.nodes()[0])
  const showChoice = (): void => {
    setContext('clickup.filtered', memory.filter !== '')
    setContext('clickup.myWorkFiltered', memory.filterOfMine.text !== '')
    setContext('clickup.showsClosed', memory.showsClosed)
    describe()
  }
  const turns: Record<FilteredView, number> = { hierarchy: 0, myWork: 0 }
  showChoice()
  return {
    refresh: async (node) => {
      if (isNode(node) && node.kind === 'error')
        return node.parent.kind === 'search'
          ? searches.model.now?.retry(node)
          : hierarchy.model.now?.retry(node)
      if (pages.isPage(node)) return pages.refresh(node)
      myWork.model.now?.reset()
      searches.model.now?.reset()
      await hierarchy.model.now?.reload()
      pages.refresh()
    },
    loadMore: async (node) => {
      const wanted = given(node)
      const model = hierarchy.model.now
      const more = isNode(wanted) ? await model?.moreOf(wanted) : undefined
      const next = more && (await model?.loadMore(more))
      // Its row stands below all that was loaded now: whoever is on it would skip that.
      if (next && hierarchy.view.visible) await hierarchy.view.reveal(next, { focus: true })
    },
    urlOf: async (node) => {
      const id = (await connect())?.workspace.id
      if (id === undefined) return undefined
      const { urlOf, urlOfTask } = await import('./tree/urls.ts')
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
    filter: (of) => (of === 'hierarchy' ? memory.filter : memory.filterOfMine.text),
    setFilter: async (of, text) => {
      turns[of] += 1
      const mine = turns[of]
      const { readFilter } = await import('./filtering.ts')
      const { flaw, ...filter } = await readFilter(text, connect)
      // Meanwhile something else was typed.
      if (mine !== turns[of]) return undefined
      if (of === 'hierarchy') memory.narrow(filter)
      else memory.filterOfMine = filter
      showChoice()
      if (of === 'hierarchy') void hierarchy.model.now?.choose()
      else myWork.model.now?.choose()
      return flaw
    },
    loadedTasks: async (of) =>
      (await (of === 'hierarchy' ? hierarchy : myWork).model.now?.tasks()) ?? [],
    showClosed: async (shows) => {
      await memory.showClosed(shows)
      showChoice()
      await hierarchy.model.now?.choose()
    },
    arrangementOf: (node) => {
      const wanted = given(node)
      const at = isNode(wanted) ? listAt(wanted) : undefined
      const list = at && { id: at.id, name: at.list.name }
      return { list, arrangement: memory.arrangementOf(list?.id) }
    },
    arrange: async (change, listId) => {
      await memory.arrange(change, listId)
      hierarchy.model.now?.arrange(listId)
    },
    connect: async () => (await connect())?.api,
    placeOf: (node) => placeOf(given(node)),
    favorites: () => memory.favoritesIn(workspaceId() ?? ''),
    setFavorite: async (place, isFavorite) => {
      const id = workspaceId()
      if (id === undefined) return
      if (isFavorite) await memory.addFavorite({ ...place, workspaceId: id })
      else await memory.removeFavorite(place)
      showFavorites()
      hierarchy.model.now?.showFavorites()
      await selection.show()
    },
  }
}
