// What the server does when ClickUp fails.
import { describe, expect, it } from 'vitest'
import { codesOf, nameOf, usePair } from '../../support/pair.ts'

const running = usePair()
const { call, asked, writes } = running

const inject = (faults: string) => running.sandbox.state.faults.add(faults)
const POST = 'POST /v2/task/*/comment'

const commentsSaying = (text: string) =>
  running.sandbox.state.store
    .commentsOn({ kind: 'task', id: '868512p' })
    .filter(({ blocks }) => blocks.some((block) => block.text === text))

const comment = (text: string) => call('add_comment', { task: '868512p', text })

describe('a read', () => {
  it.each([
    ['500x2', 3],
    ['html502', 2],
    ['drop', 2],
  ])('succeeds after %s', async (fault, tries) => {
    inject(`GET /v2/task/868512p=${fault}`)
    expect(await call('get_task', { task: '868512p' })).toMatchObject({
      ok: true,
      result: { id: 'ENG-87' },
    })
    expect(asked().filter(({ path }) => path.endsWith('/868512p'))).toHaveLength(tries)
  })

  it('succeeds after two 429s, says meanwhile what it waits for, and at the end that it is done', async () => {
    inject('GET /v2/task/868512p=429x2')
    const messages: string[] = []
    const answer = await call(
      'get_task',
      { task: '868512p' },
      { onprogress: ({ message = '' }) => messages.push(message) },
    )
    expect(answer.ok).toBe(true)
    expect(messages).toEqual([
      expect.stringContaining('rate limit'),
      expect.stringContaining('rate limit'),
      'Done',
    ])
  })

  it('that goes on failing says so, and the server lives on', async () => {
    inject('GET /v2/task/868512p=503x*')
    const answer = await call('get_task', { task: '868512p' })
    running.sandbox.state.faults.clear()
    expect(codesOf(answer)).toEqual(['UPSTREAM_ERROR'])
    expect(answer.issues?.[0]?.message).toContain('503')
    expect((await call('get_task', { task: '868512p' })).ok).toBe(true)
  })
})

describe('a comment', () => {
  it('that was written though the answer was lost is found again and not doubled', async () => {
    inject(`${POST}=drop-after`)
    const { ok, result } = await comment('Lost answer.')
    expect(ok).toBe(true)
    expect(commentsSaying('Lost answer.').map(({ id }) => id)).toEqual([result.comment])
    expect(writes()).toHaveLength(1)
  })

  it('below another one that was written though the answer was lost is found too', async () => {
    const [parent] = running.sandbox.state.store.commentsOn({ kind: 'task', id: '868512p' })
    inject('POST /v2/comment/*/reply=drop-after')
    const { ok } = await call('add_comment', { reply_to: parent?.id, text: 'Lost reply.' })
    const replies = running.sandbox.state.store.repliesTo(parent?.id ?? '')
    expect(ok).toBe(true)
    expect(replies.filter(({ blocks }) => blocks[0]?.text === 'Lost reply.')).toHaveLength(1)
  })

  it.each(['drop', '500', 'html502'])(
    'that ended in %s is not sent again: it is looked for, and told as it is',
    async (fault) => {
      inject(`${POST}=${fault}`)
      const answer = await comment(`After ${fault}.`)
      expect({ ok: answer.ok, codes: codesOf(answer) }).toEqual({
        ok: false,
        codes: ['UPSTREAM_ERROR'],
      })
      expect(answer.issues?.[0]?.message).toContain('looked for afterwards and is not there')
      expect(answer.issues?.[0]?.hint).toContain('before you try again')
      expect(writes()).toHaveLength(1)
      expect(commentsSaying(`After ${fault}.`)).toEqual([])
    },
  )

  it.each(['drop', 'drop-after'])(
    'that ended in %s and cannot be looked for has an unknown outcome',
    async (fault) => {
      inject(`${POST}=${fault}; GET /v2/task/*/comment=403x*`)
      const answer = await comment(`Out of sight after ${fault}.`)
      expect({ ok: answer.ok, codes: codesOf(answer), sent: writes().length }).toEqual({
        ok: false,
        codes: ['UNKNOWN_OUTCOME'],
        sent: 1,
      })
      expect(answer.issues?.[0]?.hint).toContain('before you try again')
    },
  )

  it.each(['drop', '500'])(
    'that ended in %s is not taken for the same one that was there before',
    async (fault) => {
      const text = `Twin before ${fault}.`
      await comment(text)
      inject(`${POST}=${fault}`)
      expect((await comment(text)).ok).toBe(false)
      expect(commentsSaying(text)).toHaveLength(1)
    },
  )

  it('that was refused for the rate limit is sent again', async () => {
    inject(`${POST}=429`)
    expect((await comment('After a 429.')).ok).toBe(true)
    expect(commentsSaying('After a 429.')).toHaveLength(1)
  })

  it('that is refused is told with what ClickUp said', async () => {
    inject(`${POST}=403`)
    const answer = await comment('Forbidden.')
    expect(codesOf(answer)).toEqual(['FORBIDDEN'])
    expect(answer.issues?.[0]?.message).toContain('Injected fault')
  })

  it('that cannot be read back is done all the same, with a warning', async () => {
    inject('GET /v2/task/*/comment=403x*')
    const answer = await comment('Unread.')
    expect(answer).toMatchObject({
      ok: true,
      result: { on: 'ENG-87', comment: expect.any(String) },
    })
    expect(answer.issues?.[0]?.hint).toContain('do not repeat')
    expect(commentsSaying('Unread.')).toHaveLength(1)
  })

  it('that ClickUp took but does not show was not applied', async () => {
    const { store } = running.sandbox.state
    const answering = comment('Vanished.')
    while (commentsSaying('Vanished.').length === 0) await new Promise(setImmediate)
    const [vanished] = commentsSaying('Vanished.')
    if (vanished) store.deleteComment(vanished)
    const answer = await answering
    expect({ ok: answer.ok, codes: codesOf(answer) }).toEqual({ ok: false, codes: ['NOT_APPLIED'] })
    // It may show later: then it is known by its id.
    expect(answer.issues?.[0]?.message).toContain(`Its id is ${vanished?.id}.`)
  })
})

describe('a call that is cancelled while it waits for the rate limit', () => {
  /** The moment at which a call that goes on would have sent its request again. */
  const pastReset = async (): Promise<void> => {
    const refused = asked().findLast(({ status }) => status === 429)
    const resetsAt = Number(refused?.answerHeaders['X-RateLimit-Reset']) * 1000
    await new Promise((resolve) => setTimeout(resolve, resetsAt + 300 - Date.now()))
  }

  it.each<[string, Record<string, unknown>]>([
    ['get_task', { task: '868512p' }],
    ['add_comment', { task: '868512p', text: 'Never.' }],
  ])('asks nothing more: %s', async (tool, args) => {
    inject('GET /v2/task/868512p=429')
    const cancel = new AbortController()
    const answer = call(tool, args, {
      signal: cancel.signal,
      onprogress: () => cancel.abort('enough'),
    })
    await expect(answer).rejects.toThrow(/enough/)
    await pastReset()
    expect(asked().map(nameOf)).toEqual(['GET /api/v2/task/868512p'])
    expect((await call('get_task', { task: '868512p' })).ok).toBe(true)
  })
})
