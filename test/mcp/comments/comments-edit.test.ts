// update_comment and delete_comment: a comment known by reading it, by its URL, or not at all.
import { describe, expect, it } from 'vitest'
import { codesOf, usePair } from '../../support/pair.ts'

const running = usePair(
  {},
  { env: { CLICKUP_ACCESS: 'read,write,delete', CLICKUP_CONFIRM: 'argument' } },
)
const { call, writes } = running

const stored = (id: string) => running.sandbox.state.store.comments.get(id)
const textOf = (id: string) =>
  stored(id)
    ?.blocks.map(({ text }) => text ?? '')
    .join('')

/** Written behind the server's back, so that it knows nothing of it. */
const foreign = async (text: string, more: Record<string, unknown> = {}, path = 'task/868512p') => {
  const { url, token } = running.sandbox
  const response = await fetch(`${url}/api/v2/${path}/comment`, {
    method: 'POST',
    headers: { authorization: token, 'content-type': 'application/json' },
    body: JSON.stringify({ comment: [{ text }], notify_all: false, ...more }),
  })
  const { id } = (await response.json()) as { id: number }
  running.sandbox.state.log.clear()
  return String(id)
}
const known = async (text: string, more: Record<string, unknown> = {}) => {
  const id = await foreign(text, more)
  await call('get_comments', { task: '868512p' })
  running.sandbox.state.log.clear()
  return id
}
const urlOf = (id: string) => `https://app.clickup.com/t/868512p?comment=${id}`

describe('update_comment', () => {
  it('changes the text of a comment that was read, with formats and mentions', async () => {
    const id = await known('old words')
    const answer = await call('update_comment', { comment: id, text: '**new** words for @Priya' })
    expect(answer).toMatchObject({ ok: true, result: { comment: id } })
    expect(answer.issues).toBeUndefined()
    expect(stored(id)?.blocks).toMatchObject([
      { text: 'new', attributes: { bold: true } },
      { text: ' words for ' },
      { type: 'tag', user: { id: 44010003 } },
    ])
  })

  it('finds a comment by its URL, which tells the task that it stands under', async () => {
    const id = await foreign('by url')
    const answer = await call('update_comment', { comment: urlOf(id), text: 'changed' })
    expect({ ...answer, text: textOf(id) }).toMatchObject({ ok: true, text: 'changed' })
    expect(answer.issues).toBeUndefined()
  })

  it('resolves a comment and keeps its text, formats and assignee', async () => {
    const id = await known('to be done', { assignee: 44010003 })
    const before = stored(id)?.blocks
    const answer = await call('update_comment', { comment: id, resolved: true })
    expect(answer).toMatchObject({ ok: true })
    expect(stored(id)).toMatchObject({ resolved: true, assigneeId: 44010003 })
    expect(textOf(id)).toBe(before?.map(({ text }) => text).join(''))
    expect((await call('update_comment', { comment: id, resolved: false })).ok).toBe(true)
    expect(stored(id)?.resolved).toBe(false)
  })

  it('assigns a comment by name', async () => {
    const id = await known('for somebody')
    expect(await call('update_comment', { comment: id, assign_to: 'Jonas' })).toMatchObject({
      ok: true,
    })
    expect(stored(id)).toMatchObject({ assigneeId: 44010004, blocks: [{ text: 'for somebody' }] })
  })

  it('changes a reply that was read with its thread', async () => {
    const parent = await known('a question')
    await call('add_comment', { reply_to: parent, text: 'an answer' })
    const { result } = await call('get_comments', { task: '868512p' })
    const thread = result.comments.find((one: { id: string }) => one.id === parent)
    const answer = await call('update_comment', {
      comment: thread.replies[0].id,
      text: 'a better answer',
    })
    expect({ ok: answer.ok, text: textOf(thread.replies[0].id) }).toEqual({
      ok: true,
      text: 'a better answer',
    })
  })

  it('changes the text of one that it does not know, and says that it could not check', async () => {
    const id = await foreign('unknown')
    const answer = await call('update_comment', { comment: id, text: 'known now' })
    expect({ ok: answer.ok, codes: codesOf(answer) }).toEqual({
      ok: true,
      codes: ['INCOMPLETE'],
    })
    expect(textOf(id)).toBe('known now')
  })

  it('does not resolve one that it does not know, which would blank it', async () => {
    const id = await foreign('must stay')
    const answer = await call('update_comment', { comment: id, resolved: true })
    expect(codesOf(answer)).toEqual(['INVALID_INPUT'])
    expect(answer.issues?.[0]?.hint).toContain('get_comments')
    expect({ sent: writes(), text: textOf(id) }).toEqual({ sent: [], text: 'must stay' })
  })

  it('keeps the files of a comment whose words change', async () => {
    const image = {
      type: 'image',
      text: 'a.png',
      image: { title: 'a.png', url: 'https://x.y/a.png' },
    }
    const id = await known('', { comment: [{ text: 'before\n' }, image] })
    const { result } = await call('get_comments', { task: '868512p' })
    const { text } = result.comments.find((one: { id: string }) => one.id === id)
    await call('update_comment', { comment: id, text: text.replace('before', 'after') })
    expect(stored(id)?.blocks).toMatchObject([{ text: 'after\n' }, image])
  })

  it.each([
    [{ comment: '90140000001' }, 'INVALID_INPUT'],
    [{ comment: 'not an id', text: 'x' }, 'INVALID_INPUT'],
    [{ comment: '90149999999', text: 'x' }, 'NOT_FOUND'],
  ])('refuses %j', async (args, code) => {
    expect(codesOf(await call('update_comment', args))).toEqual([code])
  })

  it('shows old and new on a dry run', async () => {
    const id = await known('as it is')
    const { result } = await call('update_comment', {
      comment: id,
      text: 'as it would be',
      resolved: true,
      dry_run: true,
    })
    expect(result.would[0].set).toEqual({
      comment: ['as it is', 'as it would be'],
      resolved: [false, true],
    })
    expect(writes()).toEqual([])
  })
})

describe('delete_comment', () => {
  it('deletes with the words of the comment as the confirmation, and sees that it is gone', async () => {
    const id = await known('Delete these words')
    const refused = await call('delete_comment', { comment: id })
    expect(codesOf(refused)).toEqual(['NOT_CONFIRMED'])
    const { result } = await call('delete_comment', { comment: id, dry_run: true })
    expect(result.would).toMatchObject([
      { do: expect.stringContaining('by Alex Rivera'), destroys: ['Delete these words'] },
    ])
    const answer = await call('delete_comment', { comment: id, confirm: 'Delete these words' })
    expect({ ok: answer.ok, issues: answer.issues, left: stored(id) }).toEqual({
      ok: true,
      issues: undefined,
      left: undefined,
    })
  })

  it('tells how many replies went with it', async () => {
    const id = await known('Goes with its replies')
    await call('add_comment', { reply_to: id, text: 'One.' })
    await call('add_comment', { reply_to: id, text: 'Two.' })
    await call('get_comments', { task: '868512p' })
    const dry = await call('delete_comment', { comment: id, dry_run: true })
    expect(dry.result.would[0].goes).toEqual(['with its 2 replies'])
    const { result } = await call('delete_comment', {
      comment: id,
      confirm: 'Goes with its replies',
    })
    expect(result).toEqual({ comment: id, deleted: true, goes: ['with its 2 replies'] })
  })

  it('deletes by URL', async () => {
    const id = await foreign('Delete by url')
    const answer = await call('delete_comment', { comment: urlOf(id), confirm: 'Delete by url' })
    expect({ ok: answer.ok, left: stored(id) }).toEqual({ ok: true, left: undefined })
  })

  it('of an unknown comment is confirmed by its id, and the user is told of it', async () => {
    const id = await foreign('Nobody has read this')
    const answer = await call('delete_comment', { comment: id, confirm: `comment ${id}` })
    expect({ ok: answer.ok, codes: codesOf(answer), left: stored(id) }).toEqual({
      ok: true,
      codes: ['INCOMPLETE'],
      left: undefined,
    })
  })

  it('whose answer was lost finds that it is gone', async () => {
    const id = await known('Lost answer')
    running.sandbox.state.faults.add('DELETE /v2/comment/*=drop-after')
    const answer = await call('delete_comment', { comment: id, confirm: 'Lost answer' })
    expect({ ok: answer.ok, left: stored(id) }).toEqual({ ok: true, left: undefined })
  })
})
