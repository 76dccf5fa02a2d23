// From all that is said of one task to steps.
import { all } from '../../base/problems/all.ts'
import type { Step } from '../engine/step.ts'
import type { Argument, Ground } from './argument.ts'
import { TASK_ARGUMENTS } from './arguments.ts'

type Arguments = typeof TASK_ARGUMENTS
type SaidBy<A> = A extends Argument<infer Said> ? Said : never

/** As callers say it; empty texts and null clear. */
export type SaidTask = {
  readonly [Name in keyof Arguments]?: SaidBy<Arguments[Name]> | undefined
}

/**
 * In the order of the table, whatever the order in which it was said.
 * @param label stands before each problem, to tell one task of many
 * @throws PlanError with all that is wrong
 */
export const stepsFor = async (
  said: SaidTask,
  on: Ground,
  label: string,
): Promise<readonly Step[]> => {
  const table = Object.entries<Argument<unknown>>(TASK_ARGUMENTS)
  const values: Readonly<Record<string, unknown>> = said
  const planned = table.flatMap(([name, argument]) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    return value === undefined ? [] : [Promise.resolve().then(() => argument.plan(value, on))]
  })
  return (await all(planned, label)).flat()
}
