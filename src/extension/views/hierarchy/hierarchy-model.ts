// The hierarchy as far as it was opened: each level is loaded once, and what a change reports is
// read again, nothing else.
import type { ChangedObject } from '../../../broker/protocol.ts'
import type { Api } from '../../../clickup/http/api.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import type { Level } from '../tree/levels.ts'
import type { ModelOptions } from '../tree/model.ts'
import {
  type BranchNode,
  type ErrorNode,
  type FavouritesNode,
  keyOf,
  type ListNode,
  type MoreNode,
  parentOf,
  type TaskNode,
  type TreeNode,
  type WorkspaceNode,
} from '../tree/nodes.ts'
import { progressOf, shownOf } from '../tree/shown.ts'
import type { ViewMemory } from '../tree/view-memory.ts'
import { bearersOf, placeOf, placesOf, renew } from './renewal.ts'

export interface HierarchyModelOptions extends ModelOptions {
  readonly memory: ViewMemory
}

const levels = () => import('../tree/levels.ts')

export class HierarchyModel {
  readonly #options: HierarchyModelOptions
  readonly #levels = new Map<string, Promise<Level>>()
  /** The nodes as VS Code has them, by key. */
  readonly #nodes = new Map<string, TreeNode>()
  #roots: Promise<readonly BranchNode[]> | undefined

  constructor(options: HierarchyModelOptions) {
    this.#options = options
  }

  async children(node?: BranchNode): Promise<readonly TreeNode[]> {
    if (!node) {
      this.#roots ??= this.#loadRoots()
      const roots = await this.#roots
      for (const root of roots) this.#nodes.set(keyOf(root), root)
      return roots
    }
    // VS Code may still ask for what stood open before the account changed.
    if (!this.#roots) return []
    const key = keyOf(node)
    const level = this.#levels.get(key) ?? this.#start(node, () => this.#load(node))
    const loaded = await level
    // A level that was replaced meanwhile is asked for again.
    if (this.#levels.get(key) === level)
      for (const child of loaded.nodes) this.#nodes.set(keyOf(child), child)
    return shownOf(loaded, node, this.#options.memory)
  }

  /** Starts anew with another account; nothing is asked for until the tree is seen. */
  reset(): void {
    this.#levels.clear()
    this.#nodes.clear()
    this.#roots = undefined
    this.#options.onChange(undefined)
  }

  /** Reads everything again that is in sight. */
  async reload(): Promise<void> {
    // Where no account can be opened, the tree itself shows why.
    const session = await this.#options.connect().catch(() => undefined)
    if (session) (await levels()).forgetEverything(session.api)
    this.reset()
  }

  /** Shows what is loaded by another filter, or with closed tasks, which may have to be loaded. */
  async choose(): Promise<void> {
    const { showsClosed } = this.#options.memory
    for (const [key, loading] of this.#levels) {
      const isList = this.#nodes.get(key)?.kind === 'list'
      if (isList && showsClosed && (await loading).withClosed === false) this.#levels.delete(key)
    }
    this.#options.onChange(undefined)
  }

  /** Shows other favourites; everything that is loaded stays. */
  showFavourites(): void {
    this.#roots = undefined
    for (const key of this.#levels.keys())
      if (key.startsWith('favourites:')) this.#levels.delete(key)
    this.#options.onChange(undefined)
  }

  /** Loads a level again that could not be loaded. */
  retry({ parent }: ErrorNode): void {
    this.#levels.delete(keyOf(parent))
    this.#options.onChange(parent)
  }

  async loadMore({ parent: list }: MoreNode): Promise<void> {
    const key = keyOf(list)
    const current = this.#levels.get(key)
    const loaded = await current
    // A second click while the page is on its way asks for nothing new.
    if (!loaded || this.#levels.get(key) !== current) return
    const { error: _, ...kept } = loaded
    const load = async () =>
      (await levels()).loadTasks(await this.#api(), list, loaded.withClosed === true, kept)
    this.#start(list, load, loaded)
    this.#options.onChange(list)
  }

  /** Stands for the further tasks of the list that a node is or stands in, where there are any. */
  async moreOf(node: TreeNode): Promise<MoreNode | undefined> {
    const list = node.kind === 'list' ? node : parentOf(node)
    if (list?.kind !== 'list') return undefined
    const level = await this.#levels.get(keyOf(list))
    return level && !level.complete ? { kind: 'more', parent: list } : undefined
  }

  /** Shows anew what was changed, and only that. */
  async apply(objects: readonly ChangedObject[]): Promise<void> {
    if (!this.#roots) return
    if (objects.some(({ kind }) => kind === 'workspace')) return this.reload()
    // At once, so that both views share the request for a task.
    await Promise.all([this.#reloadPlaces(objects), this.#reloadTasks(objects)])
  }

  /** The nodes that stand for an object, for it may stand among the favourites as well. */
  find(kind: ChangedObject['kind'], id: string | undefined): readonly TreeNode[] {
    return this.#all().filter((node) => node.kind === kind && 'id' in node && node.id === id)
  }

  #start(node: BranchNode, load: () => Promise<Level>, kept?: Level): Promise<Level> {
    const level = load().then(
      (loaded) => this.#measured(node, loaded),
      async (error: unknown): Promise<Level> => {
        this.#options.onError(error)
        const failure = (await levels()).failureOf(error)
        const shown: ErrorNode = { kind: 'error', parent: node, ...failure }
        return { ...(kept ?? { nodes: [], pages: 0, complete: true }), error: shown }
      },
    )
    this.#levels.set(keyOf(node), level)
    return level
  }

  /** A sprint tells its progress beside its name, as soon as that is known. */
  #measured(node: BranchNode, level: Level): Level {
    if (node.kind !== 'list' || node.list.due_date === undefined) return level
    const progress = progressOf(level)
    const changed = JSON.stringify(progress) !== JSON.stringify(node.progress)
    node.progress = progress
    if (changed) queueMicrotask(() => this.#options.onChange(node))
    return level
  }

  async #loadRoots(): Promise<readonly BranchNode[]> {
    const { connect, memory, onError, onState } = this.#options
    onState('loading')
    try {
      const session = await connect()
      if (!session) {
        onState('signed-out')
        return []
      }
      const { workspace, sandbox } = session
      const root: WorkspaceNode = { kind: 'workspace', ...workspace, sandbox }
      // Its spaces are shown with it at once, so whether there are any is known here.
      const spaces = await (await levels()).loadLevel(session.api, root, false)
      if (!this.#levels.has(keyOf(root))) this.#levels.set(keyOf(root), Promise.resolve(spaces))
      onState(spaces.nodes.length > 0 ? 'ready' : 'empty')
      if (spaces.nodes.length === 0) return []
      const favourites = memory.favouritesIn(workspace.id)
      const above: FavouritesNode = { kind: 'favourites', id: workspace.id, favourites }
      return favourites.length > 0 ? [above, root] : [root]
    } catch (error) {
      onError(error)
      onState('failed', (await levels()).failureOf(error))
      return []
    }
  }

  async #load(node: BranchNode): Promise<Level> {
    const { loadLevel } = await levels()
    return loadLevel(await this.#api(), node, this.#options.memory.showsClosed)
  }

  async #api(): Promise<Api> {
    const session = await this.#options.connect()
    if (!session) throw new Error('Nobody is signed in.')
    return session.api
  }

  /** Reads changed lists anew, and the levels in which something came, went or has another name. */
  async #reloadPlaces(objects: readonly ChangedObject[]): Promise<void> {
    const stale = new Map<string, BranchNode>()
    for (const object of objects) {
      const isList = object.kind === 'list'
      const places = isList ? await this.#reloadList(object.id) : placesOf(this.#all(), object)
      for (const place of places) stale.set(keyOf(place), place)
    }
    const loaded = [...stale].filter(([key]) => this.#levels.has(key)).map(([, place]) => place)
    if (loaded.length > 0) await this.#reloadLevels(loaded)
  }

  async #reloadLevels(places: readonly BranchNode[]): Promise<void> {
    const api = await this.#api()
    for (const place of places) {
      const spaceId = place.kind === 'folder' ? place.spaceId : place.id
      api.memory.forget(place.kind === 'workspace' ? 'spaces' : `space:${spaceId}`)
      // The content of folders comes with their space, so it is as old as that.
      for (const [key, node] of this.#nodes)
        if (node.kind === 'folder' && node.spaceId === place.id) this.#levels.delete(key)
      this.#levels.delete(keyOf(place))
      this.#options.onChange(place)
    }
  }

  /** Answers the places to be read anew where the list has left them. */
  async #reloadList(id: string): Promise<readonly BranchNode[]> {
    const bearers = bearersOf(this.#all(), id)
    const all = [...bearers.lists, ...bearers.folders]
    // A new list is reported with the place that it stands in; at others nobody looks.
    if (all.length === 0) return []
    const { loadList, failureOf } = await levels()
    try {
      const list = await loadList(await this.#api(), id)
      for (const node of renew(bearers, list)) this.#options.onChange(node)
      return list.archived ? all.flatMap(placeOf) : []
    } catch (error) {
      if (failureOf(error).code === 'NOT_FOUND') return all.flatMap(placeOf)
      this.#options.onError(error)
      return []
    }
  }

  #all(): readonly TreeNode[] {
    return [...this.#nodes.values()]
  }

  async #reloadTasks(objects: readonly ChangedObject[]): Promise<void> {
    const homes = new Map<string, string | undefined>()
    for (const { kind, id, listId, taskId } of objects) {
      if (kind === 'task') homes.set(id, listId)
      if (kind === 'comment' && taskId && !homes.has(taskId)) homes.set(taskId, undefined)
    }
    const wanted = [...homes].filter(
      ([id, home]) =>
        this.find('task', id).length > 0 ||
        this.find('list', home).some((list) => this.#levels.has(keyOf(list))),
    )
    const reread = await this.#rereadLists(wanted.map(([id]) => id))
    await Promise.all(wanted.flatMap(([id]) => (reread.has(id) ? [] : [this.#reloadTask(id)])))
  }

  /** Lists of which more tasks have changed than they have pages; answers those tasks. */
  async #rereadLists(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const byList = new Map<ListNode, string[]>()
    for (const id of ids)
      for (const { parent } of this.find('task', id).filter((node) => node.kind === 'task'))
        if (parent.kind === 'list') byList.set(parent, [...(byList.get(parent) ?? []), id])
    const reread = new Set<string>()
    for (const [list, changed] of byList) {
      const current = await this.#levels.get(keyOf(list))
      if (!current || changed.length <= Math.max(current.pages, 1)) continue
      this.#start(list, () => this.#reread(list, current))
      this.#options.onChange(list)
      for (const id of changed) reread.add(id)
    }
    return reread
  }

  async #reread(list: ListNode, { pages, withClosed = false }: Level): Promise<Level> {
    const { loadTasks } = await levels()
    const api = await this.#api()
    let level = await loadTasks(api, list, withClosed)
    while (level.pages < pages && !level.complete)
      level = await loadTasks(api, list, withClosed, level)
    return level
  }

  async #reloadTask(id: string): Promise<void> {
    const { loadTask, failureOf } = await levels()
    try {
      await this.#place(id, await loadTask(await this.#api(), id))
    } catch (error) {
      if (failureOf(error).code === 'NOT_FOUND') await this.#place(id, undefined)
      else this.#options.onError(error)
    }
  }

  /** Puts a task where it stands now: changed where it was, gone, or new in a list. */
  async #place(id: string, task: Task | undefined): Promise<void> {
    const known = this.find('task', id).filter((node) => node.kind === 'task')
    const isHome = (list: BranchNode) => task !== undefined && task.list?.id === list.id
    for (const node of known) {
      const wasShown = node.task
      if (task) node.task = task
      if (isHome(node.parent)) await this.#show(node, wasShown)
      else if (node.parent.kind === 'list')
        await this.#edit(node.parent, (nodes) => nodes.filter((one) => one !== node))
    }
    if (!task || task.parent !== undefined || task.archived) return
    for (const list of this.find('list', task.list?.id))
      if (list.kind === 'list' && !known.some(({ parent }) => parent === list))
        await this.#edit(list, (nodes) => [
          { kind: 'task', id, parent: list, task } satisfies TaskNode,
          ...nodes,
        ])
  }

  /** Shows a task alone anew, or with its list where it appears, vanishes or counts. */
  async #show(node: TaskNode, before: Task): Promise<void> {
    const list = node.parent
    const sameStatus = before.status.type === node.task.status.type
    const isFiltered = this.#options.memory.filter !== ''
    if (list.kind !== 'list' || (sameStatus && !isFiltered)) return this.#options.onChange(node)
    await this.#edit(list, (nodes) => nodes)
  }

  async #edit(
    list: ListNode,
    change: (nodes: readonly TreeNode[]) => readonly TreeNode[],
  ): Promise<void> {
    const key = keyOf(list)
    const current = await this.#levels.get(key)
    if (!current) return
    const level = this.#measured(list, { ...current, nodes: change(current.nodes) })
    this.#levels.set(key, Promise.resolve(level))
    this.#options.onChange(list)
  }
}
