// add_comment on several tasks at once: each comment is a step of its own, with its own fate.
import { describe, expect, it } from 'vitest'
import { codesOf, usePair } from '../../support/pair.ts'

const running = usePair()
const { call, writes, asked } = running

const TASKS = ['ENG-118', 'ENG-121', 'ENG-122']
const bodies = () =>
  asked().flatMap(({ method, body }) => (method === 'POST' ? [JSON.parse(body ?? '')] : []))

describe('a comment on several tasks', () => {
  it('is written on each, with everybody it mentions, and told of each', async () => {
    const { ok, result } = await call('add_comment', {
      task: TASKS,
      text: '@Design and @Priya: still on track?',
      assign_to: 'jonas',
    })
    expect(ok).toBe(true)
    expect(result.done).toEqual(
      TASKS.map((on) => ({
        comment: expect.any(String),
        on,
        url: expect.stringMatching(/^https:\/\/app\.clickup\.com\/t\/\w+\?comment=\d+$/),
        mentions: [{ Design: ['Lena Fischer', 'Maria Santos'] }, 'Priya Nair'],
        assign_to: 'Jonas Weber',
      })),
    )
    const tagged = (blocks: { user?: { id: number } }[]) =>
      blocks.flatMap(({ user }) => user?.id ?? [])
    expect(bodies().map(({ comment }) => tagged(comment))).toEqual(
      TASKS.map(() => [44010007, 44010005, 44010003]),
    )
  })

  it('is refused on one and written on the others', async () => {
    running.sandbox.state.faults.add('POST /v2/task/*/comment=403x1')
    const answer = await call('add_comment', { task: TASKS.slice(0, 2), text: 'And now?' })
    expect(answer.ok).toBe(false)
    expect(codesOf(answer)).toEqual(['FORBIDDEN'])
    expect(answer.result.done).toHaveLength(1)
    expect(answer.result.failed).toHaveLength(1)
    expect(`${answer.result.done[0].on} ${answer.result.failed[0]}`).toMatch(/ENG-118.*|ENG-121.*/)
  })

  it('is written once on a task that is named twice', async () => {
    await call('add_comment', { task: ['ENG-87', '868512p'], text: 'Once.' })
    expect(writes()).toEqual(['POST /api/v2/task/868512p/comment'])
  })

  it.each([
    [{ task: ['ENG-118', 'ENG-99999'], text: 'x' }, 'NOT_FOUND'],
    [{ task: TASKS, text: '@Sam?' }, 'AMBIGUOUS'],
    [{ task: TASKS, list: 'Bug Tracker', text: 'x' }, 'INVALID_INPUT'],
    [{ task: TASKS, reply_to: '1', text: 'x' }, 'INVALID_INPUT'],
    [{ task: [], text: 'x' }, 'INVALID_INPUT'],
  ])('is not written at all by %j', async (args, code) => {
    const answer = await call('add_comment', args)
    expect({ codes: [...new Set(codesOf(answer))], writes: writes() }).toEqual({
      codes: [code],
      writes: [],
    })
  })

  it('is shown whole on a dry run', async () => {
    const { result } = await call('add_comment', { task: TASKS, text: 'Hm.', dry_run: true })
    expect(result.would.map((one: { do: string }) => one.do)).toEqual(
      TASKS.map((task) => `comment on ${task}`),
    )
    expect(writes()).toEqual([])
  })
})
