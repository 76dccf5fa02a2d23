// What a log keeps of a problem.
import { describe, expect, it } from 'vitest'
import { CodedError } from '../../../src/base/problems/error.ts'
import { noteProblem } from '../../../src/base/problems/noted.ts'

const notesOf = (problem: unknown) => {
  const notes: (readonly [string, string | Error])[] = []
  const journal = {
    error: (words: string | Error) => void notes.push(['error', words]),
    debug: (words: string) => void notes.push(['debug', words]),
  }
  noteProblem(journal, problem)
  return notes
}

describe('the log', () => {
  it('has a line on what is expected to happen, and its stack only for who asks for more', () => {
    const hint = 'Check the network.'
    const error = new CodedError('UPSTREAM_ERROR', 'ClickUp did not answer.', { hint })
    const [first, second, ...others] = notesOf(error)
    expect(first).toEqual(['error', 'UPSTREAM_ERROR: ClickUp did not answer. Check the network.'])
    expect(second).toEqual(['debug', error.stack])
    expect(others).toEqual([])
  })

  it('has the stack of a fault of ours', () => {
    const error = new TypeError('x is no function')
    expect(notesOf(error)).toEqual([['error', error]])
    expect(notesOf('odd')).toEqual([['error', 'odd']])
  })
})
