// Which of the loaded nodes show: closed tasks hidden or not, the filter, and a word where nothing is.
import type { Task } from '../../../clickup/objects/task/task.ts'
import type { Lingering } from '../tree/lingering/lingering.ts'
import type { BranchNode, EmptyNode, TaskNode, TreeNode } from '../tree/nodes.ts'
import type { Level } from './levels.ts'

export interface Choice {
  readonly showsClosed: boolean
  /** As it was typed; empty where all shows. */
  readonly filter: string
  /** What the filter means. */
  readonly wanted?: ((task: Task) => boolean) | undefined
  /** What stays a moment, whatever is chosen. */
  readonly lingering?: Pick<Lingering, 'has'>
}

/** Whether it shows as long as nothing is filtered. */
export const isUnfiltered = ({ id, task }: TaskNode, { showsClosed, lingering }: Choice): boolean =>
  showsClosed || task.status.type !== 'closed' || (lingering?.has(id) ?? false)

export const isShown = (node: TaskNode, choice: Choice): boolean =>
  choice.lingering?.has(node.id) ||
  (isUnfiltered(node, choice) && (choice.wanted?.(node.task) ?? true))

const REASONS: Partial<Record<BranchNode['kind'], EmptyNode['reason']>> = {
  workspace: 'no-spaces',
  list: 'no-tasks',
}

const reasonOf = (node: BranchNode, level: Level): EmptyNode['reason'] =>
  node.kind === 'list' && level.nodes.some((one) => one.kind === 'task')
    ? 'no-match'
    : (REASONS[node.kind] ?? 'no-lists')

/**
 * The nodes that stand below `node` as the person has chosen to see it.
 * @param nodes those that show of the level
 */
export const shownOf = (
  level: Level,
  node: BranchNode,
  nodes: readonly TreeNode[],
  choice: Choice,
): readonly TreeNode[] => {
  if (level.error) return [...nodes, level.error]
  if (node.kind === 'list' && !level.complete) return [...nodes, { kind: 'more', parent: node }]
  const reason = choice.filter === '' && nodes.length === 0 && level.nodes.length > 0
  return nodes.length > 0
    ? nodes
    : [{ kind: 'empty', parent: node, reason: reason ? 'no-tasks' : reasonOf(node, level) }]
}
