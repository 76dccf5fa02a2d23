// Whether a status ends a task. Without the schemas, for VS Code loads it at every start.
import type { Status } from './container.ts'

export const isFinished = ({ type }: Pick<Status, 'type'>): boolean =>
  type === 'done' || type === 'closed'
