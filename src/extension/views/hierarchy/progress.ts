// How far a list with dates is.
import { isFinished } from '../../../clickup/objects/finished.ts'
import type { Progress } from '../tree/nodes.ts'
import type { Level } from './levels.ts'

/** How much is done; nothing while tasks are missing. */
export const progressOf = (level: Level): Progress | undefined => {
  const { nodes, complete, error, leftOut, withClosed } = level
  const tasks = nodes.flatMap((node) => (node.kind === 'task' ? [node.task] : []))
  if (!complete || error || leftOut?.has('task') || !withClosed || tasks.length === 0)
    return undefined
  return { done: tasks.filter(({ status }) => isFinished(status)).length, total: tasks.length }
}
