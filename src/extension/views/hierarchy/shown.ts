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
  const { leftOut, error, complete } = level
  // Ahead: below a long list nobody would see it.
  const told: readonly TreeNode[] = [
    ...(leftOut ? [{ kind: 'left-out', parent: node, leftOut } as const] : []),
    ...(error?.part ? [error] : []),
  ]
  if (error) return [...told, ...nodes, ...(error.part ? [] : [error])]
  if (node.kind === 'list' && !complete) return [...told, ...nodes, { kind: 'more', parent: node }]
  // Whether there is nothing besides what could not be read, nobody knows.
  if (nodes.length > 0 || (leftOut && level.nodes.length === 0)) return [...told, ...nodes]
  const isHidden = choice.filter === '' && level.nodes.length > 0
  const reason = isHidden ? 'no-tasks' : reasonOf(node, level)
  return [...told, { kind: 'empty', parent: node, reason }]
}
