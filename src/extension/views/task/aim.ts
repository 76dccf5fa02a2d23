// What a command of the palette is about: the page in front, then what is selected in the views.
import { isFinished } from '../../../clickup/objects/finished.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'

/** The task of the page in front; `unclear` where it cannot be told whose that is. */
export type TaskInFront = Task | 'unclear' | undefined

export interface Aim {
  /** Acted on without a question; empty where it is not certain which tasks are meant. */
  readonly sure: readonly Task[]
  /** Offered first where the person is asked. */
  readonly inFront?: Task
  /** Offered after that. */
  readonly selected: readonly Task[]
}

export const aimOf = (front: TaskInFront, selected: readonly Task[]): Aim => {
  if (front === undefined) return { sure: selected, selected }
  if (front === 'unclear') return { sure: [], selected }
  // Several rows were selected, and the click on the first of them has opened its page.
  const isOneOfSeveral = selected.length > 1 && selected.some(({ id }) => id === front.id)
  return { sure: isOneOfSeveral ? [] : [front], inFront: front, selected }
}

/** What holds of all that a command is about, for the contexts that hide what makes no sense. */
export const stateOf = ({ sure }: Aim): 'open' | 'finished' | undefined => {
  const [state, ...others] = new Set(sure.map(({ status }) => isFinished(status)))
  if (state === undefined || others.length > 0) return undefined
  return state ? 'finished' : 'open'
}
