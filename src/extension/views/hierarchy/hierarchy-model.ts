// The hierarchy as far as it was opened: each level is loaded once, and what a change reports is
// read again, nothing else.
import type { ChangedObject } from '../../../access/changed-object.ts'
import type { Api } from '../../../clickup/http/api.ts'
import type { ModelOptions } from '../tree/model.ts'
import {
  type BranchNode,
  type ErrorNode,
  type FavoritesNode,
  keyOf,
  type MoreNode,
  parentOf,
  type TreeNode,
  type WorkspaceNode,
} from '../tree/nodes.ts'
import type { ViewMemory } from '../tree/view-memory.ts'
import type { Level } from './levels.ts'
import { OpenedLevels } from './opened-levels.ts'

export interface HierarchyModelOptions extends ModelOptions {
  readonly memory: ViewMemory
}

const levels = () => import('./levels.ts')

export class HierarchyModel {
  readonly #options: HierarchyModelOptions
  readonly #opened: OpenedLevels
  #roots: Promise<readonly BranchNode[]> | undefined

  constructor(options: HierarchyModelOptions) {
    this.#options = options
    this.#opened = new OpenedLevels(options)
  }

  async children(node?: BranchNode): Promise<readonly TreeNode[]> {
    const opened = this.#opened
    if (!node) {
      this.#roots ??= this.#loadRoots()
      const roots = await this.#roots
      opened.hand(roots)
      return roots
    }
    // VS Code may still ask for what stood open before the account changed.
    if (!this.#roots) return []
    const level = opened.of(node) ?? opened.load(node, () => this.#load(node))
    const loaded = await level
    // A level that was replaced meanwhile is asked for again.
    if (opened.of(node) === level) opened.hand(loaded.nodes)
    const { shownOf } = await import('./shown.ts')
    return shownOf(loaded, node, this.#options.memory)
  }

  /** Starts anew with another account; nothing is asked for until the tree is seen. */
  reset(): void {
    this.#opened.clear()
    this.#roots = undefined
    this.#options.onChange(undefined)
  }

  /** Reads everything again that is in sight. */
  async reload(): Promise<void> {
    // Where no account can be opened, the tree itself shows why.
    const session = await this.#options.connect().catch(() => undefined)
    if (session) (await import('../tree/reads.ts')).forgetEverything(session.api)
    this.reset()
  }

  /** Shows what is loaded by another filter, or with closed tasks, which may have to be loaded. */
  async choose(): Promise<void> {
    if (this.#options.memory.showsClosed) await this.#opened.forgetWithoutClosed()
    this.#options.onChange(undefined)
  }

  /** Shows other favorites; everything that is loaded stays. */
  showFavorites(): void {
    this.#roots = undefined
    this.#opened.forget(({ kind }) => kind === 'favorites')
    this.#options.onChange(undefined)
  }

  /** Loads a level again that could not be loaded. */
  retry({ parent }: ErrorNode): void {
    this.#opened.forget((node) => keyOf(node) === keyOf(parent))
    this.#options.onChange(parent)
  }

  async loadMore({ parent: list }: MoreNode): Promise<void> {
    const current = this.#opened.of(list)
    const loaded = await current
    // A second click while the page is on its way asks for nothing new.
    if (!loaded || this.#opened.of(list) !== current) return
    const { error: _, ...kept } = loaded
    const load = async () =>
      (await levels()).loadTasks(await this.#api(), list, loaded.withClosed === true, kept)
    this.#opened.load(list, load, loaded)
    this.#options.onChange(list)
  }

  /** A task as it is shown in a list that is loaded. @param label its custom id, or its own */
  async taskIn(listId: string, label: string): Promise<TreeNode | undefined> {
    for (const list of this.#opened.find('list', listId)) {
      if (list.kind !== 'list' || !this.#opened.of(list)) continue
      const nodes = await this.children(list)
      const found = nodes.find(
        (node) => node.kind === 'task' && (node.task.custom_id ?? node.id) === label,
      )
      if (found) return found
    }
    return undefined
  }

  /** Stands for the further tasks of the list that a node is or stands in, where there are any. */
  async moreOf(node: TreeNode): Promise<MoreNode | undefined> {
    const list = node.kind === 'list' ? node : parentOf(node)
    if (list?.kind !== 'list') return undefined
    const level = await this.#opened.of(list)
    return level && !level.complete ? { kind: 'more', parent: list } : undefined
  }

  /** Shows anew what was changed, and only that. */
  async apply(objects: readonly ChangedObject[]): Promise<void> {
    if (!this.#roots) return
    if (objects.some(({ kind }) => kind === 'workspace')) return this.reload()
    const renewal = { ...this.#options, opened: this.#opened, api: () => this.#api() }
    const { renewPlaces } = await import('./renew-places.ts')
    const { renewTasks } = await import('./renew-tasks.ts')
    // At once, so that both views share the request for a task.
    await Promise.all([renewPlaces(renewal, objects), renewTasks(renewal, objects)])
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
      if (!this.#opened.of(root)) this.#opened.put(root, spaces)
      onState(spaces.nodes.length > 0 ? 'ready' : 'empty')
      if (spaces.nodes.length === 0) return []
      const favorites = memory.favoritesIn(workspace.id)
      const above: FavoritesNode = { kind: 'favorites', id: workspace.id, favorites }
      return favorites.length > 0 ? [above, root] : [root]
    } catch (error) {
      onError(error)
      onState('failed', (await import('../../../base/problems/problem.ts')).problemOf(error))
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
}
