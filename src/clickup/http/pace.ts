// How many requests may leave now: by what ClickUp said last of its budget, less those under way.
import type { RateBudget } from './rate.ts'

export interface Pace {
  /**
   * Takes a place in the budget, if there is one.
   * @param insists whether it has waited for so long that it asks all the same
   * @returns milliseconds until there may be one; 0 = taken
   */
  readonly reserve: (insists: boolean) => Promise<number>
  /** Gives the place back, with what the answer said of the budget, if there was one. */
  readonly learn: (budget: RateBudget | undefined) => void
  /** What was said last. */
  readonly rate: () => RateBudget | undefined
}

/** Of one process that has the token for itself, as far as it knows. */
export const createPace = (now: () => number): Pace => {
  let budget: RateBudget | undefined
  let underWay = 0
  const wait = (): number =>
    budget && budget.remaining - underWay <= 0 ? Math.max(0, budget.resetsAt - now()) : 0
  return {
    // Looked for and taken at once, so that no two take the last one.
    reserve: async (insists) => {
      const ms = insists ? 0 : wait()
      if (ms === 0) underWay += 1
      return ms
    },
    learn: (said) => {
      underWay -= 1
      budget = said ?? budget
    },
    rate: () => budget,
  }
}
