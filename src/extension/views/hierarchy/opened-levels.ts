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

interface Opened {
  readonly node: BranchNode
  readonly level: Promise<Level>
}

export class OpenedLevels {
  readonly #options: Pick<ModelOptions, 'onChange' | 'onError'>
  readonly #opened = new Map<string, Opened>()
  readonly #nodes = new Map<string, TreeNode>()

  constructor(options: Pick<ModelOptions, 'onChange' | 'onError'>) {
    this.#options = options
  }

  /** What stands below a node; nothing where that was not opened. */
  of(node: BranchNode): Promise<Level> | undefined {
    return this.#opened.get(keyOf(node))?.level
  }

  /** @param kept what stays beside the reason where it cannot be loaded */
  load(node: BranchNode, load: () => Promise<Level>, kept?: Level): Promise<Level> {
    const level = load().then(
      (loaded) => this.#measured(node, loaded),
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
    this.put(list, this.#measured(list, { ...level, nodes: change(level.nodes) }))
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

  /** A sprint tells its progress beside its name, as soon as that is known. */
  #measured(node: BranchNode, level: Level): Level {
    if (node.kind !== 'list' || node.list.due_date === undefined) return level
    const progress = progressOf(level)
    const changed = JSON.stringify(progress) !== JSON.stringify(node.progress)
    node.progress = progress
    if (changed) queueMicrotask(() => this.#options.onChange(node))
    return level
  }
}
