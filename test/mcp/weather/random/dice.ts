// Chance that comes again: everything random is drawn from one seed.
import { random } from '../../../../src/sandbox/seed/random.ts'

export interface Dice {
  /** From 0 to `below`, which is not reached. */
  readonly upTo: (below: number) => number
  readonly chance: (share: number) => boolean
  readonly pick: <T>(from: readonly T[]) => T
  /** So many different ones, fewer where there are not as many, in any order. */
  readonly some: <T>(from: readonly T[], count: number) => readonly T[]
}

export const dice = (seed: number): Dice => {
  const next = random(seed * 7919 + 17)
  const upTo = (below: number): number => Math.floor(next() * below)
  const some = <T>(from: readonly T[], count: number): readonly T[] => {
    const left = [...from]
    const drawn: T[] = []
    while (left.length > 0 && drawn.length < count) drawn.push(...left.splice(upTo(left.length), 1))
    return drawn
  }
  return {
    upTo,
    some,
    chance: (share) => next() < share,
    pick: (from) => {
      const [one] = some(from, 1)
      if (one === undefined) throw new Error('There is nothing to choose from.')
      return one
    },
  }
}
