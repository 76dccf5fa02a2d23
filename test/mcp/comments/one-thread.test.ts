// get_comments of one comment: the comment itself, with its replies, wherever it is known to stand.
import { describe, expect, it } from 'vitest'
import { codesOf, usePair } from '../../support/pair.ts'
import { startServer } from '../../support/server.ts'

const running = usePair()
const { call, asked } = running

const onTask = (id: string) =>
  running.sandbox.state.store.commentsOn({ kind: 'task', id }).map((one) => one.id)

/** A server that has read nothing yet. */
const fresh = async (args: Record<string, unknown>) => {
  const { url, token } = running.sandbox
  const env = { CLICKUP_API_URL: url, CLICKUP_API_TOKEN: token }
  const server = await startServer({ inProcess: true, env })
  const answer = await server.call('get_comments', args)
  await server.close()
  return answer
}

describe('one comment', () => {
  it('comes with its replies', async () => {
    const made = await call('add_comment', {
      task: 'ENG-124',
      text: 'Who knows **this**?',
      assign_to: 'Priya',
    })
    const { comment } = made.result
    await call('add_comment', { reply_to: comment, text: 'I do.' })
    const { ok, result } = await call('get_comments', { comment })
    expect(ok).toBe(true)
    expect(result).toMatchObject({
      comment: {
        id: comment,
        by: 'Alex Rivera',
        text: 'Who knows **this**?',
        assigned_to: 'Priya Nair',
        resolved: false,
      },
      replies: [{ by: 'Alex Rivera', text: 'I do.' }],
    })
  })

  it('without replies says that there are none', async () => {
    const { result } = await call('add_comment', { task: 'ENG-124', text: 'Hm.' })
    const read = await call('get_comments', { comment: result.comment })
    expect(read.result).toMatchObject({ comment: { text: 'Hm.' }, replies: [] })
  })

  it.each(['its address', 'its task beside it'])(
    'that nobody has read is found by %s',
    async (by) => {
      const [id = ''] = onTask('8688obx')
      const address = `https://app.clickup.com/t/8688obx?comment=${id}`
      const args = by === 'its address' ? { comment: address } : { comment: id, task: 'ENG-123' }
      const { ok, result, issues } = await fresh(args)
      expect({ ok, issues }).toEqual({ ok: true, issues: undefined })
      expect(result.comment).toMatchObject({ id, text: expect.stringMatching(/\w/) })
    },
  )

  it('of which nobody knows where it stands is not made up, and is said', async () => {
    const [id = ''] = onTask('8688obx')
    const answer = await fresh({ comment: id })
    expect(answer.result.comment).toEqual({ id })
    expect(answer.result.replies.length).toBeGreaterThan(0)
    expect(codesOf(answer)).toEqual(['INCOMPLETE'])
  })

  it('is looked for in one place alone', async () => {
    running.sandbox.state.log.clear()
    const answer = await call('get_comments', {
      comment: '1',
      task: 'ENG-123',
      list: 'Bug Tracker',
    })
    expect(codesOf(answer)).toEqual(['INVALID_INPUT'])
    expect(asked()).toEqual([])
  })
})

describe('what stands on a task or list', () => {
  it('is told to be that of the list that was meant', async () => {
    const { result } = await call('get_comments', { list: 'current sprint' })
    expect(result.understood).toEqual({
      list: expect.stringMatching(/^Engineering \/ Current Sprint/),
    })
    const named = await call('get_comments', { list: 'Engineering / Current Sprint' })
    expect(named.result).not.toHaveProperty('understood')
  })

  it('that has none is an empty list', async () => {
    expect((await call('get_comments', { task: 'ENG-142' })).result).toEqual({ comments: [] })
  })
})
