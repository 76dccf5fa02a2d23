// The levels of the hierarchy that were opened, each loaded once, and the nodes as VS Code has them.
import type { ChangedObject } from '../../../access/changed-object.ts'
import { CodedError } from '../../../base/problems/error.ts'
import type { Problem } from '../../../base/problems/problem.ts'
import type { ModelOptions } from '../tree/model.ts'
import {
  type BranchNode,
  type ErrorNode,
  keyOf,
  type ListNode,
  type TreeNode,
} from '../tree/nodes.ts'
import { isOutOfReach } from '../tree/weather/out-of-reach.ts'
import type { Level } from './levels.ts'
import { progressOf } from './progress.ts'
import type { Choice } from './shown.ts'

/** What is told, and to whom. */
interface Options extends Pick<ModelOptions, 'onChange' | 'onError' | 'onStale'> {
  /** What a person wants to see. */
  readonly memory: Choice
}

interface Opened {
  readonly node: BranchNode
  readonly level: Promise<Level>
}

/** The same below a node that was read anew. */
const below = (node: BranchNode, level: Level): Level => ({
  ...level,
  nodes: level.nodes.map((one) =>
    'parent' in one && one.parent !== node ? ({ ...one, parent: node } as TreeNode) : one,
  ),
})

export class OpenedLevels {
  readonly #options: Options
  readonly #opened = new Map<string, Opened>()
  readonly #nodes = new Map<string, TreeNode>()
  /** As it was before all was to be read anew: it stays where that cannot be done. */
  readonly #before = new Map<string, Opened>()
  /** What could not be read anew, so that it may have changed since. */
  readonly #stale = new Set<string>()

  constructor(options: Options) {
    this.#options = options
  }

  /** What stands below a node; nothing where that was not opened. */
  of(node: BranchNode): Promise<Level> | undefined {
    return this.#opened.get(keyOf(node))?.level
  }

  /** @param kept what stays beside the reason where it cannot be loaded */
  load(node: BranchNode, load: () => Promise<Level>, kept?: Level): Promise<Level> {
    const level = load().then(
      async (loaded) => {
        if (loaded.error) {
          this.#options.onError(new CodedError(loaded.error.code, loaded.error.message))
          const before = await this.#kept(node, loaded.error)
          if (before) return before
        }
        this.#before.delete(keyOf(node))
        this.#unmark(keyOf(node))
        if (await this.#measure(node, loaded)) queueMicrotask(() => this.#options.onChange(node))
        return loaded
      },
      async (error: unknown): Promise<Level> => {
        this.#options.onError(error)
        const { problemOf } = await import('../../../base/problems/problem.ts')
        const problem = problemOf(error)
        const before = await this.#kept(node, problem)
        if (before) return before
        const shown: ErrorNode = { kind: 'error', parent: node, ...problem }
        return { ...(kept ?? { nodes: [], pages: 0, complete: true }), error: shown }
      },
    )
    this.#opened.set(keyOf(node), { node, level })
    return level
  }

  /** As it was before, where the reason why it cannot be read anew will pass. */
  async #kept(node: BranchNode, why: Problem): Promise<Level | undefined> {
    const before = await this.#before.get(keyOf(node))?.level
    if (!before || before.error || !isOutOfReach(why)) return undefined
    this.#mark(keyOf(node), why)
    return below(node, before)
  }

  /** Reads a level anew that is shown; it stays as it is where that cannot be done. */
  renew(node: BranchNode, load: () => Promise<Level>): void {
    const shown = this.#opened.get(keyOf(node))
    if (shown) this.#before.set(keyOf(node), shown)
    void this.load(node, load)
  }

  /** Something of what is shown could not be read anew. */
  doubt(why: Problem): void {
    if (isOutOfReach(why)) this.#mark('', why)
  }

  put(node: BranchNode, level: Level): void {
    this.#opened.set(keyOf(node), { node, level: Promise.resolve(level) })
  }

  /** Changes what stands in a list, if it was opened. */
  async edit(
    list: ListNode,
    change: (nodes: readonly TreeNode[]) => readonly TreeNode[],
  ): Promise<void> {
    // At once, so that of several changes each is of what the one before has left.
    const level = this.of(list)?.then(async (before) => {
      const changed = { ...before, nodes: change(before.nodes) }
      await this.#measure(list, changed)
      return changed
    })
    if (!level) return
    this.#opened.set(keyOf(list), { node: list, level })
    await level
    this.#options.onChange(list)
  }

  /** Levels that are loaded again when they are next asked for, and stay where that cannot be done. */
  forget(isStale: (node: BranchNode) => boolean): void {
    for (const [key, opened] of this.#opened) {
      if (!isStale(opened.node)) continue
      this.#before.set(key, opened)
      this.#opened.delete(key)
    }
  }

  /** Lists whose closed tasks were not asked for are loaded again, with them. */
  async forgetWithoutClosed(): Promise<void> {
    for (const [key, { node, level }] of this.#opened)
      if (node.kind === 'list' && (await level).withClosed === false) this.#opened.delete(key)
  }

  clear(): void {
    this.#opened.clear()
    this.#nodes.clear()
    this.#before.clear()
    this.#stale.clear()
    this.#options.onStale?.(undefined)
  }

  /** All is read anew when it is next asked for, and stays as it is where that cannot be done. */
  age(): void {
    for (const [key, opened] of this.#opened) this.#before.set(key, opened)
    this.#opened.clear()
    // Of what nobody looks at any more nobody would hear that it is up to date again.
    this.#stale.clear()
  }

  /** Nothing could be read anew: all is as it was. */
  restore(why: Problem): void {
    for (const [key, opened] of this.#before)
      if (!this.#opened.has(key)) this.#opened.set(key, opened)
    this.#mark('', why)
  }

  /** What could be read anew at its top. */
  renewed(): void {
    this.#stale.delete('')
    if (!this.isStale) this.#options.onStale?.(undefined)
  }

  get isStale(): boolean {
    return this.#stale.size > 0
  }

  #mark(key: string, why: Problem): void {
    this.#stale.add(key)
    this.#options.onStale?.(why)
  }

  #unmark(key: string): void {
    if (this.#stale.delete(key) && this.#stale.size === 0) this.#options.onStale?.(undefined)
  }

  /** Takes note of what VS Code is handed. */
  hand(nodes: readonly TreeNode[]): void {
    for (const node of nodes) this.#nodes.set(keyOf(node), node)
  }

  /** Those that are loaded. */
  lists(): readonly ListNode[] {
    return [...this.#opened.values()].flatMap(({ node }) => (node.kind === 'list' ? node : []))
  }

  nodes(): readonly TreeNode[] {
    return [...this.#nodes.values()]
  }

  /** The nodes that stand for an object, for it may stand among the favorites as well. */
  find(kind: ChangedObject['kind'], id: string | undefined): readonly TreeNode[] {
    return this.nodes().filter((node) => node.kind === kind && 'id' in node && node.id === id)
  }

  /** Counts anew what shows, for another choice. */
  async measure(): Promise<void> {
    for (const { node, level } of this.#opened.values())
      if (node.kind === 'list') await this.#measure(node, await level)
  }

  /** A list tells how many of its tasks show, a sprint its progress; answers whether that changed. */
  async #measure(node: BranchNode, level: Level): Promise<boolean> {
    if (node.kind !== 'list') return false
    const { tallyOf } = await import('./arrange.ts')
    const told = (): string => {
      const { list, progress, tally = { count: list.task_count, isPartial: false } } = node
      return JSON.stringify([progress, tally])
    }
    const before = told()
    node.progress = node.list.due_date === undefined ? undefined : progressOf(level)
    node.tally = tallyOf(level, this.#options.memory)
    return told() !== before
  }
}
