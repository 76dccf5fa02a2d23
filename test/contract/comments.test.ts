// Comments: paging, rich text and threads as ClickUp has them.
import { describe, expect, it } from 'vitest'
import { row, rows } from './support/answers.ts'
import { useSandbox } from './support/use-sandbox.ts'

const { call, ids } = await useSandbox()

describe('comments', () => {
  it('come newest first, 25 at a time, and go on with both start and start_id', async () => {
    const path = `/v2/task/${ids.task('ENG-140')}/comment`
    const first = rows(await call('GET', path), 'comments')
    expect(first).toHaveLength(25)
    const dates = first.map(({ date }) => Number(date))
    expect(dates).toEqual([...dates].sort((a, b) => b - a))
    const last = first.at(-1)
    const next = rows(
      await call('GET', `${path}?start=${last?.date}&start_id=${last?.id}`),
      'comments',
    )
    expect(next).toHaveLength(7)
    expect(next.map(({ id }) => id)).not.toContain(last?.id)
    for (const half of [`start=${last?.date}`, `start_id=${last?.id}`]) {
      const again = rows(await call('GET', `${path}?${half}`), 'comments')
      expect(again.map(({ id }) => id)).toEqual(first.map(({ id }) => id))
    }
  })

  it('take comment_text literally and comment as runs with mentions', async () => {
    const path = `/v2/task/${ids.task('ENG-141')}/comment`
    const priya = ids.user('Priya Nair')
    const made = row(
      await call('POST', path, { comment_text: '**not bold** @Priya Nair', notify_all: false }),
    )
    expect(made).toEqual({
      id: expect.any(Number),
      hist_id: expect.any(String),
      date: expect.any(Number),
    })
    const runs = [{ text: 'Hello ' }, { type: 'tag', user: { id: priya } }]
    await call('POST', path, { comment: runs, notify_all: false })
    const [rich, literal] = rows(await call('GET', path), 'comments')
    expect(literal).toMatchObject({
      id: String(made.id),
      comment: [{ text: '**not bold** @Priya Nair' }],
      comment_text: '**not bold** @Priya Nair',
    })
    expect(rich).toMatchObject({
      comment_text: 'Hello @Priya Nair',
      comment: [{ text: 'Hello ' }, { type: 'tag', text: '@Priya Nair', user: { id: priya } }],
    })
  })

  it('tell who reacted, by code points, and titles of pictures percent-encoded but for one', async () => {
    const path = `/v2/task/${ids.task('ENG-145')}/comment`
    const image = { id: 'a.png', title: ') new (1).png', url: 'https://a.example/)%20new.png' }
    await call('POST', path, { comment: [{ type: 'image', text: 'x', image }] })
    const [shown] = rows(await call('GET', path), 'comments')
    expect(shown?.comment).toMatchObject([
      {
        text: ')%20new%20(1).png',
        image: { title: ')%20new%20(1).png', url: image.url },
        attributes: { 'data-attachment': { title: image.title } },
      },
    ])
    const comments = rows(await call('GET', `/v2/task/${ids.task('ENG-123')}/comment`), 'comments')
    expect(
      comments.find(({ reactions }) => Array.isArray(reactions) && reactions.length > 0),
    ).toMatchObject({
      reactions: [
        { reaction: '1F44D', date: expect.any(String), user: { username: 'Alex Rivera' } },
        { reaction: '1F440', user: { username: 'Priya Nair' } },
      ],
    })
  })

  it('have threads that stand apart, without the parent', async () => {
    const comments = rows(await call('GET', `/v2/task/${ids.task('ENG-123')}/comment`), 'comments')
    const parent = comments.find(({ reply_count }) => reply_count === 2)
    expect(comments).toHaveLength(3)
    const thread = `/v2/comment/${parent?.id}/reply`
    const replies = rows(await call('GET', thread), 'comments')
    expect(replies).toHaveLength(2)
    expect(replies.map(({ id }) => id)).not.toContain(parent?.id)
    await call('POST', thread, { comment_text: 'Thanks!', notify_all: false })
    expect(rows(await call('GET', thread), 'comments')).toHaveLength(3)
  })

  it('stand on lists and views too', async () => {
    const onList = rows(
      await call('GET', `/v2/list/${ids.list('Current Sprint')}/comment`),
      'comments',
    )
    expect(onList).toMatchObject([{ comment_text: 'Reminder: code freeze is on Friday.' }])
    const onView = rows(
      await call('GET', `/v2/view/${ids.view('Sprint chat')}/comment`),
      'comments',
    )
    expect(onView).toMatchObject([{ comment_text: 'Stand-up is in room 3 today, @Lena Fischer.' }])
  })

  it('carry formatting on their runs, and bookkeeping on line ends', async () => {
    const [notes] = rows(await call('GET', `/v2/task/${ids.task('ENG-116')}/comment`), 'comments')
    expect(notes?.comment).toContainEqual({ text: 'access.log', attributes: { code: true } })
    expect(notes?.comment).toContainEqual({
      text: '\n',
      attributes: { 'block-id': expect.any(String), list: 'bullet' },
    })
    expect(notes?.comment_text).toContain('access.log\nsee the style guide\n')
  })

  it('lose their text in an update that does not send it', async () => {
    const path = `/v2/task/${ids.task('ENG-142')}/comment`
    const { id } = row(await call('POST', path, { comment_text: 'Look here', notify_all: false }))
    const read = async () => rows(await call('GET', path), 'comments')[0]
    const both = { comment: [{ text: 'New' }], comment_text: ' text' }
    expect((await call('PUT', `/v2/comment/${id}`, both)).json).toEqual({})
    expect(await read()).toMatchObject({ comment_text: 'New text', resolved: false })
    await call('PUT', `/v2/comment/${id}`, { resolved: true })
    expect(await read()).toMatchObject({ comment_text: '', comment: [], resolved: true })
  })

  it('need a text', async () => {
    const path = `/v2/task/${ids.task('ENG-141')}/comment`
    expect((await call('POST', path, { notify_all: true })).status).toBe(400)
  })
})
