// The saved searches and what they find: each is read when it is opened or watched, then kept up to date.
// Loaded when it is first needed.
import type { ChangedObject } from '../../../access/changed-object.ts'
import type { ModelOptions } from '../tree/model.ts'
import type { BranchNode, ErrorNode, SearchNode, TaskNode, TreeNode } from '../tree/nodes.ts'
import type { Found } from './find.ts'
import type { SavedSearches } from './saved-searches.ts'

const finder = () => import('./find.ts')
const problems = () => import('../../../base/problems/problem.ts')

export interface SearchesModelOptions extends ModelOptions {
  readonly saved: Pick<SavedSearches, 'in'>
  /** While nobody sees it, what has changed is only noted. */
  readonly isVisible: () => boolean
  /** Told how many tasks the watched searches find together. */
  readonly onCount: (count: number) => void
  /** Told whether anything is saved at all. */
  readonly onAny: (any: boolean) => void
}

type Read = Found | ErrorNode

export class SearchesModel {
  readonly #options: SearchesModelOptions
  /** VS Code knows a node by its identity. */
  readonly #nodes = new Map<string, SearchNode>()
  readonly #found = new Map<string, Promise<Read>>()

  constructor(options: SearchesModelOptions) {
    this.#options = options
  }

  async children(node?: BranchNode): Promise<readonly TreeNode[]> {
    if (!node) return this.#roots()
    if (node.kind !== 'search') return []
    const found = await this.#read(node)
    if ('kind' in found) return [found]
    if (found.tasks.length === 0) return [{ kind: 'empty', parent: node, reason: 'nothing-found' }]
    return found.tasks.map((task): TaskNode => ({ kind: 'task', id: task.id, parent: node, task }))
  }

  /** Shows what was saved, renamed, ordered or deleted; what was read stays. */
  show(): void {
    this.#options.onChange(undefined)
  }

  /** Reads everything again as soon as it is seen. */
  reset(): void {
    this.#found.clear()
    this.#options.onChange(undefined)
  }

  /** Starts anew with another account. */
  forget(): void {
    this.#nodes.clear()
    this.#options.onCount(0)
    this.reset()
  }

  retry({ parent }: ErrorNode): void {
    if (parent.kind !== 'search') return
    this.#found.delete(parent.id)
    this.#options.onChange(parent)
  }

  /**
   * Reads the watched ones, for their count.
   * @param again also what was read before
   */
  async renew(again: boolean): Promise<void> {
    const watched = (await this.#known()).filter(({ search }) => search.watched)
    for (const node of watched) {
      if (again) this.#found.delete(node.id)
      await this.#read(node)
      this.#options.onChange(node)
    }
  }

  async apply(objects: readonly ChangedObject[]): Promise<void> {
    const ids = new Set(objects.flatMap(({ kind, id }) => (kind === 'task' ? [id] : [])))
    if (objects.some(({ kind }) => kind === 'workspace')) return this.reset()
    if (this.#found.size === 0 || ids.size === 0) return
    if (!this.#options.isVisible()) return this.reset()
    const session = await this.#options.connect()
    if (!session) return this.reset()
    const { loadTask } = await import('../tree/reads.ts')
    const { problemOf } = await problems()
    const read = [...ids].map((id) =>
      loadTask(session.api, id).catch((error: unknown) => {
        if (problemOf(error).code === 'NOT_FOUND') return
        this.#options.onError(error)
        // It stays as it was known.
        ids.delete(id)
      }),
    )
    const fresh = (await Promise.all(read)).flatMap((task) => task ?? [])
    const { fits, sorted } = await finder()
    for (const [id, pending] of this.#found) {
      const found = await pending
      const node = this.#nodes.get(id)
      if ('kind' in found || !node) continue
      const kept = found.tasks.filter((task) => !ids.has(task.id))
      const added = fresh.filter((task) => fits(found.query, task))
      if (added.length === 0 && kept.length === found.tasks.length) continue
      this.#put(node, { ...found, tasks: sorted([...kept, ...added]) })
      this.#options.onChange(node)
    }
  }

  async #roots(): Promise<readonly SearchNode[]> {
    const { onState, onError } = this.#options
    try {
      const nodes = await this.#known()
      onState(nodes.length > 0 ? 'ready' : 'empty')
      return nodes
    } catch (error) {
      onError(error)
      onState('failed', (await problems()).problemOf(error))
      return []
    }
  }

  /** The nodes of those that are saved now, in their order. */
  async #known(): Promise<readonly SearchNode[]> {
    const session = await this.#options.connect()
    const searches = session ? this.#options.saved.in(session.workspace.id) : []
    const nodes = searches.map((search) => {
      const node: SearchNode = this.#nodes.get(search.id) ?? {
        kind: 'search',
        id: search.id,
        search,
      }
      if (node.search.query !== search.query) this.#found.delete(search.id)
      node.search = search
      return node
    })
    const before = [...this.#nodes.values()]
    this.#nodes.clear()
    for (const node of nodes) this.#nodes.set(node.id, node)
    for (const { id } of before) if (!this.#nodes.has(id)) this.#found.delete(id)
    this.#tellCount()
    this.#options.onAny(nodes.length > 0)
    return nodes
  }

  #read(node: SearchNode): Promise<Read> {
    const reading = this.#found.get(node.id) ?? this.#find(node)
    this.#found.set(node.id, reading)
    return reading
  }

  async #find(node: SearchNode): Promise<Read> {
    const { query } = node.search
    try {
      const session = await this.#options.connect()
      if (!session) throw new Error('Nobody is signed in.')
      const found = await (await finder()).find(session.api, query)
      // What is known now stands beside its name.
      if (node.search.query === query) queueMicrotask(() => this.#count(node, found))
      return found
    } catch (error) {
      this.#options.onError(error)
      return { kind: 'error', parent: node, ...(await problems()).problemOf(error) }
    }
  }

  #put(node: SearchNode, found: Found): void {
    this.#found.set(node.id, Promise.resolve(found))
    this.#count(node, found)
  }

  #count(node: SearchNode, { tasks, isCut }: Found): void {
    const isSame = node.count === tasks.length && node.isCut === isCut
    node.count = tasks.length
    node.isCut = isCut
    this.#tellCount()
    if (!isSame) this.#options.onChange(node)
  }

  #tellCount(): void {
    const watched = [...this.#nodes.values()].filter(({ search }) => search.watched)
    this.#options.onCount(watched.reduce((sum, { count = 0 }) => sum + count, 0))
  }
}
