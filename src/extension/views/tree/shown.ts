// Which of the loaded nodes show: closed tasks hidden or not, the filter, and a word where nothing is.

import type { Status } from '../../../clickup/objects/container.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import type { Level } from './levels.ts'
import type { BranchNode, EmptyNode, Progress, TreeNode } from './nodes.ts'

export interface Choice {
  readonly showsClosed: boolean
  /** Words that must all stand somewhere in what shows of a task. */
  readonly filter: string
}

export const isFinished = ({ type }: Status): boolean => type === 'done' || type === 'closed'

const fold = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim()

const wordsOf = (task: Task): string =>
  fold(
    [
      task.name,
      task.custom_id ?? task.id,
      task.status.status,
      task.priority ?? '',
      ...task.tags,
      ...task.assignees.map(({ username, email }) => username ?? email ?? ''),
    ].join(' '),
  )

const matches = (task: Task, filter: string): boolean => {
  const words = wordsOf(task)
  return fold(filter)
    .split(/\s+/)
    .every((word) => words.includes(word))
}

const isShown = (node: TreeNode, { showsClosed, filter }: Choice): boolean =>
  node.kind !== 'task' ||
  ((showsClosed || node.task.status.type !== 'closed') && matches(node.task, filter))

const REASONS: Partial<Record<BranchNode['kind'], EmptyNode['reason']>> = {
  workspace: 'no-spaces',
  list: 'no-tasks',
}

const reasonOf = (node: BranchNode, level: Level): EmptyNode['reason'] =>
  node.kind === 'list' && level.nodes.some((one) => one.kind === 'task')
    ? 'no-match'
    : (REASONS[node.kind] ?? 'no-lists')

/** The nodes that stand below `node` as the person has chosen to see it. */
export const shownOf = (level: Level, node: BranchNode, choice: Choice): readonly TreeNode[] => {
  const nodes = level.nodes.filter((one) => isShown(one, choice))
  if (level.error) return [...nodes, level.error]
  if (node.kind === 'list' && !level.complete) return [...nodes, { kind: 'more', parent: node }]
  const reason = choice.filter === '' && nodes.length === 0 && level.nodes.length > 0
  return nodes.length > 0
    ? nodes
    : [{ kind: 'empty', parent: node, reason: reason ? 'no-tasks' : reasonOf(node, level) }]
}

/** How much is done; nothing while tasks are missing. */
export const progressOf = ({ nodes, complete, error, withClosed }: Level): Progress | undefined => {
  const tasks = nodes.flatMap((node) => (node.kind === 'task' ? [node.task] : []))
  if (!complete || error || !withClosed || tasks.length === 0) return undefined
  return { done: tasks.filter(({ status }) => isFinished(status)).length, total: tasks.length }
}
