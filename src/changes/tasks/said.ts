// From all that is said of one task to steps.
import { type SaidOf, stepsBy } from '../steps/argument.ts'
import type { Step } from '../steps/step.ts'
import type { Ground } from './argument.ts'
import { TASK_ARGUMENTS } from './arguments.ts'

export type SaidTask = SaidOf<typeof TASK_ARGUMENTS>

/**
 * @param label stands before each problem, to tell one task of many
 * @throws PlanError with all that is wrong
 */
export const stepsFor = (said: SaidTask, on: Ground, label: string): Promise<readonly Step[]> =>
  stepsBy<Ground>(TASK_ARGUMENTS, said, on, label)
