// Answers of operations, cut down to what was asked for and to what fits.
import { describe, expect, it } from 'vitest'
import { sentMessage } from '../../../src/base/text/fit.ts'
import { trim } from '../../../src/mcp/show/operation.ts'
import { serialise } from '../../../src/mcp/tool/envelope.ts'

const person = (n: number) => ({ id: n, username: `Person ${n}`, profilePicture: null })

const task = (n: number) => ({
  id: `86${n}`,
  name: `Task ${n}`,
  description: 'Long words. '.repeat(40),
  assignees: [person(n), person(n + 1)],
  status: { status: 'open', color: '#000' },
})

const tasks = (count: number) => ({ tasks: Array.from({ length: count }, (_, n) => task(n)) })

describe('trim', () => {
  it('keeps the fields that were asked for, through arrays', () => {
    const { result, issues } = trim(tasks(2), ['tasks.name', 'tasks.assignees.username'])
    expect(issues).toEqual([])
    expect(result).toEqual({
      tasks: [0, 1].map((n) => ({
        name: `Task ${n}`,
        assignees: [{ username: `Person ${n}` }, { username: `Person ${n + 1}` }],
      })),
    })
  })

  it('takes brackets and numbers in a path for every entry', () => {
    const whole = trim(tasks(1), ['tasks.name'])
    expect(trim(tasks(1), ['tasks[].name'])).toEqual(whole)
    expect(trim(tasks(1), ['tasks.0.name'])).toEqual(whole)
  })

  it('says which fields there are not, with the nearest', () => {
    const { issues } = trim(tasks(1), ['tasks.name', 'tasks.assignee.username'])
    expect(issues).toMatchObject([{ message: 'The answer has no tasks.assignee.username.' }])
    expect(issues[0]?.candidates).toContain('tasks.assignees.username')
  })

  it('leaves out what is empty, and pictures, where no fields were asked for', () => {
    expect(
      trim({ a: null, b: '', c: [], d: { e: null }, f: 0, user: person(1) }, undefined),
    ).toEqual({ result: { f: 0, user: { id: 1, username: 'Person 1' } }, issues: [] })
  })

  it.each([5, 30, 200, 2000])('makes %i tasks fit, and says what is left out', (count) => {
    const { result, issues } = trim(tasks(count), undefined)
    const text = serialise({ ok: true, result, issues })
    expect(sentMessage(text).length).toBeLessThan(8000)
    const { tasks: shown } = result as { tasks: unknown[] }
    if (shown.length < count)
      expect(issues[0]?.message).toContain(`the first ${shown.length} of ${count} in tasks`)
    if (count > 5) expect(issues[0]?.hint).toContain('tasks.name')
  })

  it('shows as many as fit, not just a few', () => {
    const { result } = trim(tasks(200), ['tasks.name'])
    expect((result as { tasks: unknown[] }).tasks.length).toBe(200)
  })

  it.each([
    ['one endless text', { text: 'x'.repeat(100_000) }],
    [
      'a thousand different keys',
      Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`key${n}`, 'some text here'])),
    ],
    [
      'a deep nest',
      Array.from({ length: 200 }).reduce<object>(
        (inner) => ({ inner, more: ['x'.repeat(50)] }),
        {},
      ),
    ],
  ])('never exceeds the limit: %s', (_, value) => {
    const { result, issues } = trim(value, undefined)
    expect(sentMessage(serialise({ ok: true, result, issues })).length).toBeLessThan(8000)
    expect(issues).toHaveLength(1)
  })
})
