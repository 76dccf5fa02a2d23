// From all that is said of one task to steps.
import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import { type SaidOf, stepsBy } from '../steps/argument.ts'
import type { Step } from '../steps/step.ts'
import type { Ground } from './argument.ts'
import { TASK_ARGUMENTS } from './arguments.ts'

export type SaidTask = SaidOf<typeof TASK_ARGUMENTS>

/**
 * @param label stands before each problem, to tell one task of many
 * @throws PlanError with all that is wrong
 */
export const stepsFor = async (
  said: SaidTask,
  on: Ground,
  label: string,
): Promise<readonly Step[]> => {
  if (said.estimate !== undefined && said.estimates !== undefined)
    throw new CodedError(
      'INVALID_INPUT',
      l10n.t`${label}an estimate as a whole and estimates by person cannot both be set.`,
      { hint: l10n.t('Those by person add up to the whole: give one of the two.') },
    )
  return stepsBy<Ground>(TASK_ARGUMENTS, said, on, label)
}
