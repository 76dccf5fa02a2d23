// What went wrong, in words for people; what a model reads is written by the envelope.
import * as l10n from '@vscode/l10n'
import { PlanError, problemsOf } from './all.ts'
import { CodedError, type ErrorCode } from './error.ts'
import type { Problem } from './problem.ts'

/** The hints of these help people; the others tell a model how to repeat its call. */
const HELPFUL: readonly Problem['code'][] = ['AUTH_ERROR', 'UPSTREAM_ERROR', 'NOT_APPLIED']

/** Which request it was, and how the network calls it: `(ENOTFOUND, GET /v2/team)`. */
const REQUEST = /\s*\((?:[A-Z_]+, )?(?:GET|POST|PUT|PATCH|DELETE) \/v\d[^\s()]*\)/g

/** A request is nothing that a person has made, or could do anything about. */
const forPeople = (message: string): string => message.replace(REQUEST, '')

/** What happened and what to do next, for people. */
export const withHint = ({ message, hint }: Problem): string =>
  hint ? `${forPeople(message)} ${hint}` : forPeople(message)

/** What happened and, as far as it helps a person, what there is to choose from or to do. */
export const sentenceOf = (problem: Problem): string => {
  const { code, message, candidates } = problem
  if (candidates?.length) return `${forPeople(message)} (${candidates.join(', ')})`
  return HELPFUL.includes(code) ? withHint(problem) : forPeople(message)
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

/** Whether it was foreseen, and is told by its words. */
export const isForeseen = (error: unknown): boolean =>
  error instanceof CodedError || error instanceof PlanError

/** Whether all that went wrong is of these kinds. */
export const isOnly = (error: unknown, ...codes: readonly ErrorCode[]): boolean =>
  isForeseen(error) && problemsOf(error).every(({ code }) => codes.includes(code))
