// What went wrong, in words for a person.

import { problemsOf } from '../../base/problems/all.ts'
import type { Problem } from '../../base/problems/problem.ts'

// These hints help people; the others tell a model how to repeat its call.
const HELPFUL: readonly Problem['code'][] = ['AUTH_ERROR', 'UPSTREAM_ERROR', 'NOT_APPLIED']

export const sentenceOf = ({ code, message, hint, candidates }: Problem): string => {
  if (candidates?.length) return `${message} (${candidates.join(', ')})`
  return hint && HELPFUL.includes(code) ? `${message} ${hint}` : message
}

export interface Explanation {
  readonly code: Problem['code']
  readonly text: string
}

export const explanationOf = (error: unknown): Explanation => {
  const problems = problemsOf(error)
  return {
    code: problems[0]?.code ?? 'INTERNAL_ERROR',
    text: problems.map(sentenceOf).join('\n'),
  }
}
