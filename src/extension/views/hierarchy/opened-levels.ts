// The levels of the hierarchy that were opened, each loaded once, and the nodes as VS Code has them.
import type { ChangedObject } from '../../../access/changed-object.ts'
import type { ModelOptions } from '../tree/model.ts'
import {
  type BranchNode,
  type ErrorNode,
  keyOf,
  type ListNode,
  type TreeNode,
} from '../tree/nodes.ts'
import type { Level } from './levels.ts'
import { progressOf } from './progress.ts'
import type { Choice } from './shown.ts'

interface Options extends Pick<ModelOptions, 'onChange' | 'onError'> {
  /** What a person wants to see. */
  readonly memory: Choice
}

interface Opened {
  readonly node: BranchNode
  readonly level: Promise<Level>
}

export class OpenedLevels {
  readonly #options: Options
  readonly #opened = new Map<string, Opened>()
  readonly #nodes = new Map<string, TreeNode>()

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
        if (await this.#measure(node, loaded)) queueMicrotask(() => this.#options.onChange(node))
        return loaded
      },
      async (error: unknown): Promise<Level> => {
        this.#options.onError(error)
        const { problemOf } = await import('../../../base/problems/problem.ts')
        const shown: ErrorNode = { kind: 'error', parent: node, ...problemOf(error) }
        return { ...(kept ?? { nodes: [], pages: 0, complete: true }), error: shown }
      },
    )
    this.#opened.set(keyOf(node), { node, level })
    return level
  }

  put(node: BranchNode, level: Level): void {
    this.#opened.set(keyOf(node), { node, level: Promise.resolve(level) })
  }

  /** Changes what stands in a list, if it was opened. */
  async edit(
    list: ListNode,
    change: (nodes: readonly TreeNode[]) => readonly TreeNode[],
  ): Promise<void> {
    const level = await this.of(list)
    if (!level) return
    const changed = { ...level, nodes: change(level.nodes) }
    await this.#measure(list, changed)
    this.put(list, changed)
    this.#options.onChange(list)
  }

  /** Levels that are loaded again when they are next asked for. */
  forget(isStale: (node: BranchNode) => boolean): void {
    for (const [key, { node }] of this.#opened) if (isStale(node)) this.#opened.delete(key)
  }

  /** Lists whose closed tasks were not asked for are loaded again, with them. */
  async forgetWithoutClosed(): Promise<void> {
    for (const [key, { node, level }] of this.#opened)
      if (node.kind === 'list' && (await level).withClosed === false) this.#opened.delete(key)
  }

  clear(): void {
    this.#opened.clear()
    this.#nodes.clear()
  }

  /** Takes note of what VS Code is handed. */
  hand(nodes: readonly TreeNode[]): void {
    for (const node of nodes) this.#nodes.set(keyOf(node), node)
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
