// What went wrong, as people are told.
import { describe, expect, it } from 'vitest'
import { PlanError } from '../../../src/base/problems/all.ts'
import { CodedError } from '../../../src/base/problems/error.ts'
import { problemOf } from '../../../src/base/problems/problem.ts'
import { explanationOf, linesOf, sentenceOf, withHint } from '../../../src/base/problems/said.ts'

const problem = (code: CodedError['code'], details: CodedError['details'] = {}) =>
  problemOf(new CodedError(code, 'It failed.', details))

describe('a problem', () => {
  it.each(['AUTH_ERROR', 'UPSTREAM_ERROR', 'NOT_APPLIED'] as const)(
    'of the code %s comes with its hint',
    (code) => expect(sentenceOf(problem(code, { hint: 'Try.' }))).toBe('It failed. Try.'),
  )

  it.each([
    'ClickUp could not be reached (ENOTFOUND, GET /v2/team).',
    'ClickUp could not be reached (GET /v2/team/1/task).',
    'ClickUp could not be reached.',
  ])('is told to people without the request that it was: %s', (message) => {
    const problem = { code: 'UPSTREAM_ERROR', message, hint: 'Try again.' } as const
    expect(sentenceOf(problem)).toBe('ClickUp could not be reached. Try again.')
    expect(withHint(problem)).toBe('ClickUp could not be reached. Try again.')
  })

  it('keeps what else stands in brackets', () => {
    const message = 'The list "Bugs (GET one)" is gone (401).'
    expect(sentenceOf({ code: 'NOT_FOUND', message })).toBe(message)
  })

  it('of another code is told without a hint that is meant for a model', () => {
    expect(sentenceOf(problem('NOT_FOUND', { hint: 'Repeat the call.' }))).toBe('It failed.')
    expect(withHint(problem('NOT_FOUND', { hint: 'Copy it.' }))).toBe('It failed. Copy it.')
    expect(withHint(problem('NOT_FOUND'))).toBe('It failed.')
  })

  it('comes with what there is to choose from, on a line of its own in a terminal', () => {
    const ambiguous = problem('AMBIGUOUS', { candidates: ['A', 'B'], hint: 'Choose.' })
    expect(sentenceOf(ambiguous)).toBe('It failed. (A, B)')
    expect(linesOf(ambiguous)).toEqual(['It failed.', 'one of: A, B', 'Choose.'])
    expect(linesOf(problem('CONFLICT'))).toEqual(['It failed.'])
  })
})

describe('an error', () => {
  it('is told with all that it holds, by the code of the first', () => {
    const problems = [problem('CONFLICT'), problem('AUTH_ERROR', { hint: 'Sign in.' })]
    expect(explanationOf(new PlanError(problems))).toEqual({
      code: 'CONFLICT',
      text: 'It failed.\nIt failed. Sign in.',
    })
  })

  it('that nobody foresaw is told by its message', () => {
    const told = { code: 'INTERNAL_ERROR', text: 'x is undefined' }
    expect(explanationOf(new TypeError('x is undefined'))).toEqual(told)
    expect(explanationOf('x is undefined')).toEqual(told)
  })
})
