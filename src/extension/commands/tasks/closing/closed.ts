// Which tasks a person has closed, and what they were before: for the row that stays a moment, and for
// the way back.

import { wasDone } from '../../../../changes/engine/undo.ts'
import { type Done, known, type Step } from '../../../../changes/steps/step.ts'
import { type TaskStatus, taskStatus } from '../../../../changes/tasks/properties/status.ts'
import { isFinished } from '../../../../clickup/objects/finished.ts'

export interface Closed {
  readonly id: string
  /** The status that it was in. */
  readonly status: string
}

const isOver = ({ type }: TaskStatus): boolean => isFinished({ type })

const statusIn = (seen: Step['before']): TaskStatus | undefined =>
  known(seen) as TaskStatus | undefined

export const closedBy = (steps: readonly Done[]): readonly Closed[] =>
  steps.flatMap((step) => {
    if (step.kind !== taskStatus.name || !wasDone(step)) return []
    const [was, is] = [statusIn(step.before), statusIn(step.stored)]
    if (!was || !is || isOver(was) || !isOver(is)) return []
    return [{ id: String(step.target.id), status: was.status }]
  })
