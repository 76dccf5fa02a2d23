// What plans share: where and when something is said, and all that is wrong with it at once.

import { problemOf } from '../../base/problems/problem.ts'
import type { Clock } from '../../base/time/moments.ts'
import type { FieldContext } from '../../clickup/fields/write.ts'
import type { Api } from '../../clickup/http/api.ts'
import { resolveAllPeople } from '../../clickup/references/people.ts'
import { type Branches, resolveTask } from '../../clickup/references/tasks.ts'
import type { Problem } from './change.ts'

export interface Planning {
  readonly api: Api
  readonly clock: Clock
  readonly branches: Branches
}

/** Everything that keeps a plan from being sent; nothing was sent. */
export class PlanError extends Error {
  override readonly name = 'PlanError'
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ message }) => message).join(' '))
    this.problems = problems
  }
}

/**
 * Waits for all, so that a caller learns of every fault in one answer.
 * @throws PlanError
 */
export const all = async <T>(parts: readonly Promise<T>[], label = ''): Promise<readonly T[]> => {
  const settled = await Promise.allSettled(parts)
  const problems = settled.flatMap((one) =>
    one.status === 'rejected' ? problemsOf(one.reason) : [],
  )
  if (problems.length > 0)
    throw new PlanError(
      problems.map((problem) => ({ ...problem, message: label + problem.message })),
    )
  return settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
}

export const problemsOf = (error: unknown): readonly Problem[] =>
  error instanceof PlanError ? error.problems : [problemOf(error)]

export const fieldContext = ({ api, clock, branches }: Planning): FieldContext => ({
  clock,
  people: (references) => resolveAllPeople(api, references),
  task: (reference) => resolveTask(api, reference, branches),
})
