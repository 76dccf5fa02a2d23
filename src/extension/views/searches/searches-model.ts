// The saved searches and what they find: each is read when it is opened or watched, then kept up to date.
// Loaded when it is first needed.
import type { ChangedObject } from '../../../access/changed-object.ts'
import type { Problem } from '../../../base/problems/problem.ts'
import type { ModelOptions } from '../tree/model.ts'
import type { BranchNode, ErrorNode, SearchNode, TaskNode, TreeNode } from '../tree/nodes.ts'
import { isOutOfReach } from '../tree/weather/out-of-reach.ts'
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
  /** What was found last: it stays where it cannot be read anew. */
  readonly #before = new Map<string, Found>()
  /** Those of which that is shown. */
  readonly #stale = new Set<string>()

  constructor(options: SearchesModelOptions) {
    this.#options = options
  }

  async children(node?: BranchNode): Promise<readonly TreeNode[]> {
    if (!node) return this.#roots()
    if (node.kind !== 'search') return []
    const found = await this.#read(node)
    if ('kind' in found) return [found]
    const { tasks, leftOut } = found
    const rows: readonly TreeNode[] =
      tasks.length === 0
        ? [{ kind: 'empty', parent: node, reason: 'nothing-found' }]
        : tasks.map((task): TaskNode => ({ kind: 'task', id: task.id, parent: node, task }))
    return leftOut.size > 0 ? [{ kind: 'left-out', parent: node, leftOut }, ...rows] : rows
  }

  /** Shows what was saved, renamed, ordered or deleted; what was read stays. */
  show(): void {
    this.#options.onChange(undefined)
  }

  /** Reads everything again as soon as it is seen. */
  reset(): void {
    this.#found.clear()
    for (const id of [...this.#stale]) this.#mark(id, undefined)
    this.#options.onChange(undefined)
  }

  /** ClickUp is in reach again: what is shown may have changed meanwhile. */
  recover(): void {
    if (this.#stale.size > 0) this.reset()
  }

  /** Starts anew with another account. */
  forget(): void {
    this.#nodes.clear()
    this.#before.clear()
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
      if (this.#found.has(node.id)) continue
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
    const { loadChanged } = await import('../tree/reads.ts')
    const fresh = await loadChanged(session.api, ids, this.#options.onError)
    const { fits, sorted } = await finder()
    for (const [id, pending] of this.#found) {
      const found = await pending
      const node = this.#nodes.get(id)
      if ('kind' in found || !node) continue
      const kept = found.tasks.filter((task) => !fresh.ids.has(task.id))
      const added = fresh.tasks.filter((task) => fits(found.query, task))
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
      if (node.search.query !== search.query) this.#drop(search.id)
      node.search = search
      return node
    })
    const before = [...this.#nodes.values()]
    this.#nodes.clear()
    for (const node of nodes) this.#nodes.set(node.id, node)
    for (const { id } of before) if (!this.#nodes.has(id)) this.#drop(id)
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
      this.#before.set(node.id, found)
      this.#mark(node.id, undefined)
      // What is known now stands beside its name.
      if (node.search.query === query) queueMicrotask(() => this.#count(node, found))
      return found
    } catch (error) {
      this.#options.onError(error)
      const problem = (await problems()).problemOf(error)
      const before = this.#before.get(node.id)
      if (!before || !isOutOfReach(problem)) return { kind: 'error', parent: node, ...problem }
      this.#mark(node.id, problem)
      return before
    }
  }

  /** What was found by it belongs to another query, or to none. */
  #drop(id: string): void {
    this.#found.delete(id)
    this.#before.delete(id)
    this.#mark(id, undefined)
  }

  #mark(id: string, why: Problem | undefined): void {
    const wasStale = this.#stale.size > 0
    if (why) this.#stale.add(id)
    else this.#stale.delete(id)
    const isStale = this.#stale.size > 0
    if (why || wasStale !== isStale) this.#options.onStale?.(why)
  }

  #put(node: SearchNode, found: Found): void {
    this.#found.set(node.id, Promise.resolve(found))
    this.#before.set(node.id, found)
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
