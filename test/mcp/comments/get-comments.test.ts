import { describe, expect, it } from 'vitest'
import { codesOf, usePair } from '../../support/pair.ts'

const running = usePair()
const { call, text } = running

type Shown = { id: string; text: string; replies?: Shown[] }

const pagesOf = async (args: Record<string, unknown>): Promise<Shown[][]> => {
  const pages: Shown[][] = []
  let cursor: string | undefined
  do {
    const { ok, result } = await call('get_comments', { ...args, ...(cursor ? { cursor } : {}) })
    expect(ok).toBe(true)
    pages.push(result.comments)
    cursor = result.next_cursor
  } while (cursor && pages.length < 20)
  return pages
}

describe('get_comments', () => {
  it.each([
    [{ task: 'ENG-87' }, 'The docs page needs a picture of the new dialog.'],
    [
      { task: 'https://app.clickup.com/t/868512p' },
      'The docs page needs a picture of the new dialog.',
    ],
    [{ list: 'Current Sprint' }, 'Reminder: code freeze is on Friday.'],
    [{ list: 901403000006 }, 'Reminder: code freeze is on Friday.'],
    [{ view: '8cm2k-114' }, 'Stand-up is in room 3 today, @Lena Fischer.'],
    [
      { view: 'https://app.clickup.com/9014123456/v/l/8cm2k-114' },
      'Stand-up is in room 3 today, @Lena Fischer.',
    ],
  ])('reads those of %j', async (args, first) => {
    const [page] = await pagesOf(args)
    expect(page?.[0]?.text).toBe(first)
  })

  it('gives every comment once, newest first, page by page to the end', async () => {
    const { store } = running.sandbox.state
    const task = store.taskByCustomId(running.sandbox.workspaceId, 'ENG-140')
    const wanted = store
      .commentsOn({ kind: 'task', id: task?.id ?? '' })
      .toSorted((a, b) => b.date - a.date)
      .map(({ id }) => id)
    const pages = await pagesOf({ task: 'ENG-140' })
    expect(pages.length).toBeGreaterThan(1)
    expect(pages.flat().map(({ id }) => id)).toEqual(wanted)
  })

  it('says nothing where there is nothing', async () => {
    expect((await call('get_comments', { task: 'ENG-124' })).result).toEqual({ comments: [] })
  })

  it('keeps a thread that is too long within 8,000 characters and says what is left out', async () => {
    const { store } = running.sandbox.state
    const [parent] = store.commentsOn({ kind: 'task', id: '868512p' })
    if (!parent) throw new Error('ENG-87 has no comment.')
    const added = Array.from({ length: 30 }, (_, i) => ({
      ...parent,
      id: `${Number(parent.id) + 1_000_000 + i}`,
      parentId: parent.id,
      blocks: [{ text: `Reply ${i}. ${'More words. '.repeat(60)}` }],
      date: parent.date + 24 * 3_600_000 + i,
    }))
    for (const reply of added) store.addComment(reply)
    const answer = await text('get_comments', { task: 'ENG-87' })
    for (const reply of added) store.deleteComment(reply)
    const [thread] = JSON.parse(answer).result.comments
    expect(answer.length).toBeLessThan(8000)
    expect(thread.replies.length + thread.replies_left).toBe(31)
    expect(thread.replies.at(-1).text).toMatch(/^Reply 29/)
  })
})

describe('get_comments refuses', () => {
  it.each([
    [{}, 'INVALID_INPUT'],
    [{ task: 'ENG-87', list: 'Current Sprint' }, 'INVALID_INPUT'],
    [{ task: 'ENG-87', cursor: 'zzz' }, 'INVALID_INPUT'],
    [{ task: 'ENG-99999' }, 'NOT_FOUND'],
    [{ list: 'Engineering' }, 'NOT_FOUND'],
    [{ view: 'no-such-view' }, 'NOT_FOUND'],
  ])('%j', async (args, code) => {
    const answer = await call('get_comments', args)
    expect({ ok: answer.ok, codes: codesOf(answer) }).toEqual({ ok: false, codes: [code] })
  })
})
