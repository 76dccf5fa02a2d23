// The hierarchy as far as it was opened: each level is loaded once, and what a change reports is
// read again, nothing else.
import type { ChangedObject } from '../../../access/changed-object.ts'
import type { Api } from '../../../clickup/http/api.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import type { ModelOptions } from '../tree/model.ts'
import {
  type BranchNode,
  type ErrorNode,
  type FavoritesNode,
  keyOf,
  type ListNode,
  listAt,
  type MoreNode,
  type TaskNode,
  type TreeNode,
  type WorkspaceNode,
} from '../tree/nodes.ts'
import type { ViewMemory } from '../tree/view-memory.ts'
import { isOutOfReach } from '../tree/weather/out-of-reach.ts'
import type { Level } from './levels.ts'
import { OpenedLevels } from './opened-levels.ts'
import type { DueGroup } from './order.ts'

export interface HierarchyModelOptions extends ModelOptions {
  readonly memory: ViewMemory
}

const levels = () => import('./levels.ts')

/** All rows of tasks among these and below them, whatever they are grouped by. */
const tasksBelow = (nodes: readonly TreeNode[]): readonly TaskNode[] =>
  nodes.flatMap((node) => {
    if (node.kind === 'section') return tasksBelow(node.tasks)
    return node.kind === 'task' ? [node, ...tasksBelow(node.below ?? [])] : []
  })

export class HierarchyModel {
  readonly #options: HierarchyModelOptions
  readonly #opened: OpenedLevels
  /** Nothing where no space can be shown. */
  #root: Promise<WorkspaceNode | undefined> | undefined
  /** As it was before it was to be read anew. */
  #rootBefore: WorkspaceNode | undefined
  #favorites: FavoritesNode | undefined

  constructor(options: HierarchyModelOptions) {
    // The workspace is no row: where it is to be shown anew, the whole tree is.
    const onChange = (node: TreeNode | undefined): void =>
      options.onChange(node?.kind === 'workspace' ? undefined : node)
    this.#options = { ...options, onChange }
    this.#opened = new OpenedLevels(this.#options)
  }

  async children(node?: BranchNode): Promise<readonly TreeNode[]> {
    if (!node) {
      this.#root ??= this.#loadRoot()
      const root = await this.#root
      return root ? [...this.#favoritesIn(root), ...(await this.#below(root))] : []
    }
    // VS Code may still ask for what stood open before the account changed.
    if (!this.#root) return []
    return node.kind === 'section' ? node.tasks : this.#below(node)
  }

  /** Starts anew with another account; nothing is asked for until the tree is seen. */
  reset(): void {
    this.#opened.clear()
    this.#root = undefined
    this.#rootBefore = undefined
    this.#favorites = undefined
    this.#options.onChange(undefined)
  }

  /** Reads everything again that is in sight; what cannot be read stays as it is. */
  async reload(): Promise<void> {
    // Where no account can be opened, the tree itself shows why.
    const session = await this.#options.connect().catch(() => undefined)
    if (session) (await import('../tree/reads.ts')).forgetEverything(session.api)
    // What comes of a reading that is under way is not waited for: it is as it was before that.
    this.#opened.age()
    this.#root = undefined
    this.#options.onChange(undefined)
  }

  /** ClickUp is in reach again: what is shown may have changed meanwhile. */
  async recover(): Promise<void> {
    if (this.#opened.isStale) await this.reload()
  }

  /** Shows tasks as they stand in the long run. */
  async settle(ids: readonly string[]): Promise<void> {
    const lists = ids.flatMap((id) => this.#opened.find('task', id)).flatMap((n) => listAt(n) ?? [])
    for (const list of new Set(lists)) await this.#opened.edit(list, (nodes) => nodes)
  }

  /** Shows what is loaded by another filter, or with closed tasks, which may have to be loaded. */
  async choose(): Promise<void> {
    if (this.#options.memory.showsClosed) await this.#opened.forgetWithoutClosed()
    await this.#opened.measure()
    this.#options.onChange(undefined)
  }

  /** Shows the tasks of a list in another order; of all lists where none is given. */
  arrange(listId?: string): void {
    const lists = listId === undefined ? [undefined] : this.#opened.find('list', listId)
    for (const node of lists) this.#options.onChange(node)
  }

  /** All that is loaded, whatever the filter shows of it. */
  tasks(): readonly Task[] {
    const tasks = this.#opened.nodes().flatMap((node) => (node.kind === 'task' ? [node.task] : []))
    return [...new Map(tasks.map((task) => [task.id, task])).values()]
  }

  /** Shows other favorites; everything that is loaded stays. */
  showFavorites(): void {
    this.#favorites = undefined
    this.#opened.forget(({ kind }) => kind === 'favorites')
    this.#options.onChange(undefined)
  }

  /** Loads a level again that could not be loaded. */
  retry({ parent }: ErrorNode): void {
    this.#opened.forget((node) => keyOf(node) === keyOf(parent))
    this.#options.onChange(parent)
  }

  /** Answers the first of the tasks that came that shows where one works; nothing if none does. */
  async loadMore({ parent: list }: MoreNode): Promise<TaskNode | undefined> {
    const current = this.#opened.of(list)
    const loaded = await current
    // A second click while the page is on its way asks for nothing new.
    if (!loaded || this.#opened.of(list) !== current) return undefined
    const { error: _, ...kept } = loaded
    const load = async () =>
      (await levels()).loadTasks(await this.#api(), list, loaded.withClosed === true, kept)
    const level = this.#opened.load(list, load, loaded)
    this.#options.onChange(list)
    const shown = await this.#below(list)
    const known = new Set(loaded.nodes)
    const isNew = (node: TreeNode) => !known.has(node)
    const top = shown.flatMap((node) => {
      if (node.kind === 'section') return node.isFinished ? [] : node.tasks
      return node.kind === 'task' ? [node] : []
    })
    const added = (await level).nodes.filter(isNew)
    return top.find((node) => added.includes(node))
  }

  /** A task as it is shown in a list that is loaded. @param label its custom id, or its own */
  async taskIn(listId: string, label: string): Promise<TreeNode | undefined> {
    for (const list of this.#opened.find('list', listId)) {
      if (list.kind !== 'list' || !this.#opened.of(list)) continue
      const tasks = tasksBelow(await this.children(list))
      const found = tasks.find(({ id, task }) => (task.custom_id ?? id) === label)
      if (found) return found
    }
    return undefined
  }

  /** Stands for the further tasks of the list that a node is or stands in, where there are any. */
  async moreOf(node: TreeNode): Promise<MoreNode | undefined> {
    const list = listAt(node)
    if (!list) return undefined
    const level = await this.#opened.of(list)
    return level && !level.complete ? { kind: 'more', parent: list } : undefined
  }

  /** Shows anew what was changed, and only that. */
  async apply(objects: readonly ChangedObject[]): Promise<void> {
    if (!this.#root) return
    if (objects.some(({ kind }) => kind === 'workspace')) return this.reload()
    const renewal = { ...this.#options, opened: this.#opened, api: () => this.#api() }
    const { renewPlaces } = await import('./renew-places.ts')
    const { renewTasks } = await import('./renew-tasks.ts')
    // At once, so that both views share the request for a task.
    await Promise.all([renewPlaces(renewal, objects), renewTasks(renewal, objects)])
  }

  async #loadRoot(): Promise<WorkspaceNode | undefined> {
    const { connect, onError, onState } = this.#options
    onState('loading')
    try {
      const session = await connect()
      if (!session) {
        onState('signed-out')
        return undefined
      }
      const { workspace, sandbox } = session
      const root: WorkspaceNode = { kind: 'workspace', ...workspace, sandbox }
      // Whether there are any spaces decides what the view is.
      const spaces = await (await levels()).loadLevel(session.api, root, false)
      this.#opened.put(root, spaces)
      this.#opened.hand([root])
      this.#opened.renewed()
      const isAny = spaces.nodes.length > 0 || spaces.leftOut !== undefined
      onState(isAny ? 'ready' : 'empty')
      this.#rootBefore = isAny ? root : undefined
      return this.#rootBefore
    } catch (error) {
      onError(error)
      const problem = (await import('../../../base/problems/problem.ts')).problemOf(error)
      if (this.#rootBefore && isOutOfReach(problem)) {
        this.#opened.restore(problem)
        onState('ready')
        return this.#rootBefore
      }
      onState('failed', problem)
      return undefined
    }
  }

  #favoritesIn({ id }: WorkspaceNode): readonly FavoritesNode[] {
    const favorites = this.#options.memory.favoritesIn(id)
    if (favorites.length === 0) return []
    this.#favorites ??= { kind: 'favorites', id, favorites }
    this.#opened.hand([this.#favorites])
    return [this.#favorites]
  }

  async #below(node: BranchNode): Promise<readonly TreeNode[]> {
    const opened = this.#opened
    const level = opened.of(node) ?? opened.load(node, () => this.#load(node))
    const loaded = await level
    // A level that was replaced meanwhile is asked for again.
    if (opened.of(node) === level) opened.hand(loaded.nodes)
    const { shownOf } = await import('./shown.ts')
    const nodes = node.kind === 'list' ? await this.#arranged(loaded, node) : loaded.nodes
    return shownOf(loaded, node, nodes, this.#options.memory)
  }

  async #arranged(level: Level, list: ListNode): Promise<readonly TreeNode[]> {
    const { memory } = this.#options
    const arrangement = memory.arrangementOf(list.id)
    const { arrange } = await import('./arrange.ts')
    const dueGroup = arrangement.group === 'due' ? await this.#dueGroup() : () => 'none' as const
    return arrange(level, list, { choice: memory, arrangement, dueGroup })
  }

  /** By the person's own day, as far as it is known. */
  async #dueGroup(): Promise<DueGroup> {
    const { loadZone } = await import('../tree/reads.ts')
    const { dueGroupsAt } = await import('../tree/order/due-groups.ts')
    const zone = (await loadZone(await this.#api())) ?? 'local'
    return dueGroupsAt({ zone, now: Date.now() })
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
}
