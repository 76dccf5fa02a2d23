import { describe, expect, it } from 'vitest'
import type { CommentTarget } from '../../../src/sandbox/state/model.ts'
import { codesOf, usePair } from '../../support/pair.ts'

const running = usePair()
const { call, writes, asked } = running

const TASK = '/api/v2/task/868512p/comment'

const commentsOn = (target: CommentTarget) => running.sandbox.state.store.commentsOn(target)
const onTask = () => commentsOn({ kind: 'task', id: '868512p' })
const sentBody = () => JSON.parse(asked().findLast(({ method }) => method === 'POST')?.body ?? '')

describe('add_comment', () => {
  it('writes Markdown and mentions as real formatting, and says what is there', async () => {
    const { ok, result, issues } = await call('add_comment', {
      task: 'ENG-87',
      text: '@Priya please review the **limits**:\n\n- CSV\n- JSON',
    })
    const stored = onTask().at(-1)
    expect({ ok, issues }).toEqual({ ok: true, issues: undefined })
    expect(result).toEqual({
      comment: stored?.id,
      on: 'ENG-87',
      url: `https://app.clickup.com/t/868512p?comment=${stored?.id}`,
      mentions: ['Priya Nair'],
    })
    expect(stored?.blocks).toEqual([
      { type: 'tag', user: { id: 44010003 } },
      { text: ' please review the ' },
      { text: 'limits', attributes: { bold: true } },
      { text: ':' },
      { text: '\n' },
      { text: 'CSV' },
      { text: '\n', attributes: { list: { list: 'bullet' } } },
      { text: 'JSON' },
      { text: '\n', attributes: { list: { list: 'bullet' } } },
    ])
  })

  it('is sent once and read back', async () => {
    await call('add_comment', { task: '868512p', text: 'Once.' })
    expect(writes()).toEqual([`POST ${TASK}`])
    expect(asked().at(-1)).toMatchObject({ method: 'GET', path: TASK })
  })

  it.each([
    ['#868512p'],
    ['CU-868512p'],
    ['https://app.clickup.com/t/868512p'],
    ['Q3 Deliverables / Public API: export endpoint'],
  ])('finds the task by %j', async (task) => {
    expect((await call('add_comment', { task, text: `By ${task}` })).ok).toBe(true)
    expect(writes()).toEqual([`POST ${TASK}`])
  })

  it('stands on a list, a view, or below another comment', async () => {
    const [parent] = onTask()
    await call('add_comment', { list: 'Current Sprint', text: 'On the list.' })
    await call('add_comment', { view: '8cm2k-114', text: 'On the view.' })
    const reply = await call('add_comment', { reply_to: parent?.id, text: 'A reply.' })
    const texts = [
      commentsOn({ kind: 'list', id: '901403000006' }),
      commentsOn({ kind: 'view', id: '8cm2k-114' }),
      running.sandbox.state.store.repliesTo(parent?.id ?? ''),
    ].map((comments) => comments.at(-1)?.blocks)
    expect(texts).toEqual([
      [{ text: 'On the list.' }],
      [{ text: 'On the view.' }],
      [{ text: 'A reply.' }],
    ])
    expect(reply.ok).toBe(true)
  })

  it('replies below a comment that is given by its address', async () => {
    const [parent] = onTask()
    const url = `https://app.clickup.com/t/868512p?comment=${parent?.id}`
    expect((await call('add_comment', { reply_to: url, text: 'By URL.' })).ok).toBe(true)
    expect(writes()).toEqual([`POST /api/v2/comment/${parent?.id}/reply`])
  })

  it('assigns it to one person', async () => {
    await call('add_comment', { task: 'ENG-87', text: 'Yours.', assign_to: 'priya' })
    expect(sentBody()).toMatchObject({ assignee: 44010003 })
    expect(onTask().at(-1)?.assigneeId).toBe(44010003)
  })

  it('mentions everybody of a group', async () => {
    await call('add_comment', { task: 'ENG-87', text: '@Design: colours?' })
    const users = onTask()
      .at(-1)
      ?.blocks.flatMap(({ user }) => user?.id ?? [])
    expect(users).toEqual([44010007, 44010005])
  })

  it('warns of an @ that is nobody, and leaves it as text', async () => {
    const answer = await call('add_comment', { task: 'ENG-87', text: 'Thanks @Kim!' })
    expect({ ok: answer.ok, codes: codesOf(answer) }).toEqual({ ok: true, codes: ['NOT_FOUND'] })
    expect(answer.issues?.[0]?.message).toContain('@Kim')
    expect(onTask().at(-1)?.blocks).toEqual([{ text: 'Thanks @Kim!' }])
  })

  it('on a dry run shows what would be and sends nothing', async () => {
    const before = onTask().length
    const { ok, result } = await call('add_comment', {
      task: '868512p',
      text: 'Maybe.',
      assign_to: 'me',
      dry_run: true,
    })
    expect(ok).toBe(true)
    expect(result).toEqual({
      dry_run: true,
      would: [{ do: 'comment on ENG-87', set: { comment: 'Maybe.', assign_to: 'Alex Rivera' } }],
    })
    expect({ writes: writes(), count: onTask().length }).toEqual({ writes: [], count: before })
  })
})

describe('add_comment sends nothing when', () => {
  const text = 'Hello.'
  it.each<[string, Record<string, unknown>, string]>([
    ['no text is given', { task: 'ENG-87' }, 'INVALID_INPUT'],
    ['the text is empty', { task: 'ENG-87', text: '' }, 'INVALID_INPUT'],
    ['the text is blank', { task: 'ENG-87', text: ' \n ' }, 'INVALID_INPUT'],
    ['nothing of the text would show', { task: 'ENG-87', text: '- ' }, 'INVALID_INPUT'],
    ['no place is given', { text }, 'INVALID_INPUT'],
    ['two places are given', { task: 'ENG-87', list: 'Current Sprint', text }, 'INVALID_INPUT'],
    ['the task does not exist', { task: 'ENG-99999', text }, 'NOT_FOUND'],
    ['the task is only a name', { task: 'Public API: export endpoint', text }, 'NOT_FOUND'],
    ['the list does not exist', { list: 'Nowhere', text }, 'NOT_FOUND'],
    ['the view does not exist', { view: '8cm2k-999', text }, 'NOT_FOUND'],
    ['the comment does not exist', { reply_to: '1234567', text }, 'NOT_FOUND'],
    ['the comment is no id', { reply_to: 'the first one', text }, 'INVALID_INPUT'],
    ['a mention fits two', { task: 'ENG-87', text: '@Sam, please' }, 'AMBIGUOUS'],
    ['the assignee is nobody', { task: 'ENG-87', text, assign_to: 'Kim' }, 'NOT_FOUND'],
    ['the assignee fits two', { task: 'ENG-87', text, assign_to: 'Sam' }, 'AMBIGUOUS'],
    ['the assignee is a group', { task: 'ENG-87', text, assign_to: 'Backend' }, 'INVALID_INPUT'],
    ['an argument is unknown', { task: 'ENG-87', text, notify: true }, 'INVALID_INPUT'],
    ['an argument is of a wrong type', { task: 'ENG-87', text, dry_run: 'no' }, 'INVALID_INPUT'],
  ])('%s', async (_, args, code) => {
    const answer = await call('add_comment', args)
    expect({ ok: answer.ok, codes: codesOf(answer), writes: writes() }).toEqual({
      ok: false,
      codes: [code],
      writes: [],
    })
  })

  it.each([{ view: '8cm2k-999' }, { reply_to: '1234567' }, { task: 'ENG-99999' }])(
    'it is only a dry run, which fails like the write on %j',
    async (place) => {
      const answer = await call('add_comment', { ...place, text, dry_run: true })
      expect(codesOf(answer)).toEqual(['NOT_FOUND'])
    },
  )
})
