// When ClickUp is out of reach, what is shown stays; of what it says itself, nothing is kept back.
import type { Problem } from '../../../../base/problems/problem.ts'

/** Anything else is an answer: that the sign-in has ended, or that something is gone. */
const OUT_OF_REACH: readonly Problem['code'][] = ['UPSTREAM_ERROR', 'RATE_LIMIT', 'INTERNAL_ERROR']

export const isOutOfReach = ({ code }: Problem): boolean => OUT_OF_REACH.includes(code)
