// All that is wrong with something at once.
import { type Problem, problemOf } from './problem.ts'

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

/** Two of different kinds, waited for alike. @throws PlanError */
export const both = async <A, B>(one: Promise<A>, other: Promise<B>): Promise<readonly [A, B]> => {
  await all<unknown>([one, other])
  return [await one, await other]
}

export const problemsOf = (error: unknown): readonly Problem[] =>
  error instanceof PlanError ? error.problems : [problemOf(error)]
