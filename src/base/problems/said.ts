// What went wrong, in words for people; what a model reads is written by the envelope.
import * as l10n from '@vscode/l10n'
import { problemsOf } from './all.ts'
import type { Problem } from './problem.ts'

/** The hints of these help people; the others tell a model how to repeat its call. */
const HELPFUL: readonly Problem['code'][] = ['AUTH_ERROR', 'UPSTREAM_ERROR', 'NOT_APPLIED']

/** What happened and what to do next, whoever that is meant for. */
export const withHint = ({ message, hint }: Problem): string =>
  hint ? `${message} ${hint}` : message

/** What happened and, as far as it helps a person, what there is to choose from or to do. */
export const sentenceOf = (problem: Problem): string => {
  const { code, message, candidates } = problem
  if (candidates?.length) return `${message} (${candidates.join(', ')})`
  return HELPFUL.includes(code) ? withHint(problem) : message
}

/** The same with all that is known, each on a line, as a terminal shows it. */
export const linesOf = ({ message, hint, candidates }: Problem): readonly string[] => [
  message,
  ...(candidates ? [l10n.t`one of: ${candidates.join(', ')}`] : []),
  ...(hint ? [hint] : []),
]

export interface Explanation {
  readonly code: Problem['code']
  readonly text: string
}

/** All that an error holds, for a message. */
export const explanationOf = (error: unknown): Explanation => {
  const problems = problemsOf(error)
  return {
    code: problems[0]?.code ?? 'INTERNAL_ERROR',
    text: problems.map(sentenceOf).join('\n'),
  }
}
