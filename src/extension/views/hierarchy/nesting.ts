// Which tasks of a list show, and which of them stand below others: subtasks under their tasks.
import { isFinished } from '../../../clickup/objects/finished.ts'
import type { TaskNode, TreeNode } from '../tree/nodes.ts'
import { type Choice, isShown, isUnfiltered } from './shown.ts'

export interface Nested {
  readonly node: TaskNode
  readonly below: readonly Nested[]
  /** What it is a subtask of, where that does not show above it; empty where that is not known. */
  readonly subtaskOf?: string | undefined
}

export const tasksAmong = (nodes: readonly TreeNode[]): readonly TaskNode[] =>
  nodes.filter((node) => node.kind === 'task')

const byParent = (
  tasks: readonly TaskNode[],
  parentOf: (node: TaskNode) => TaskNode | undefined,
): ReadonlyMap<TaskNode | undefined, readonly TaskNode[]> => {
  const below = new Map<TaskNode | undefined, TaskNode[]>()
  for (const node of tasks) {
    const parent = parentOf(node)
    const siblings = below.get(parent)
    if (siblings) siblings.push(node)
    else below.set(parent, [node])
  }
  return below
}

/** The tasks that show, in the order in which they were loaded. */
export const nest = (nodes: readonly TreeNode[], choice: Choice): readonly Nested[] => {
  const tasks = tasksAmong(nodes)
  const known = new Map(tasks.map((node) => [node.id, node]))
  const parentOf = ({ task }: TaskNode): TaskNode | undefined => {
    const parent = task.parent === undefined ? undefined : known.get(task.parent)
    if (!parent || !isUnfiltered(parent, choice)) return undefined
    // Open work is not to be found under what is finished.
    return isFinished(parent.task.status) && !isFinished(task.status) ? undefined : parent
  }
  const children = byParent(tasks, parentOf)
  const visit = (node: TaskNode): readonly Nested[] => {
    const below = (children.get(node) ?? []).flatMap(visit)
    // A task stays in sight for the sake of its subtasks.
    return below.length > 0 || isShown(node, choice) ? [{ node, below }] : []
  }
  const nameOf = (id: string): string => {
    const task = known.get(id)?.task
    return task ? (task.custom_id ?? task.name) : ''
  }
  return (children.get(undefined) ?? []).flatMap(visit).map((nested) => {
    const { parent } = nested.node.task
    return parent === undefined ? nested : { ...nested, subtaskOf: nameOf(parent) }
  })
}

/** How many rows they take. */
export const rowsOf = (nested: readonly Nested[]): number =>
  nested.reduce((sum, { below }) => sum + 1 + rowsOf(below), 0)
