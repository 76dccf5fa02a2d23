// A thread is read whole: replies, mentions, formats, who is to act, and whether it is settled.
import { beforeAll, describe, expect, it } from 'vitest'
import { usePair } from '../../support/pair.ts'

const running = usePair()
const { call } = running

const TASK = 'ENG-124'
let parent = ''

beforeAll(async () => {
  const first = await call('add_comment', {
    task: TASK,
    text: '## Findings\n\n@Priya and @Backend, please look:\n\n- [x] one\n- [ ] two\n  - nested\n\n> quoted\n\n```ts\nlet a\n```',
    assign_to: 'Priya',
  })
  parent = first.result.comment
  await call('add_comment', { reply_to: parent, text: 'First reply to **@Alex Rivera**' })
  await call('add_comment', { reply_to: parent, text: 'Second, see https://a.b/c_d' })
  const last = await call('add_comment', { task: TASK, text: 'Settled' })
  await call('update_comment', { comment: last.result.comment, resolved: true })
})

const WHOLE = [
  { text: 'Settled', resolved: true },
  {
    by: 'Alex Rivera',
    at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/),
    text: [
      '## Findings',
      '@Priya Nair and @Alex Rivera @Sam Chen @Priya Nair @Jonas Weber, please look:',
      '- [x] one\n- [ ] two\n  - nested',
      '> quoted',
      '```ts\nlet a\n```',
    ].join('\n\n'),
    assigned_to: 'Priya Nair',
    resolved: false,
    replies: [
      { by: 'Alex Rivera', text: 'First reply to @Alex Rivera' },
      { by: 'Alex Rivera', text: 'Second, see https://a.b/c_d' },
    ],
  },
]

describe('a thread', () => {
  it('is read whole by get_comments', async () => {
    const { result } = await call('get_comments', { task: TASK })
    expect(result.comments).toMatchObject(WHOLE)
  })

  it('is read whole by get_task with its comments', async () => {
    const { result } = await call('get_task', { task: TASK, include: ['comments'] })
    expect(result.comments).toMatchObject(WHOLE)
  })

  it('shows what the editor of ClickUp makes: emoji, links, code, lists', async () => {
    const { result } = await call('get_comments', { task: 'ENG-116' })
    expect(result.comments[0].text).toBe(
      [
        '**Two things** before this can go in 👍',
        '- the request id is missing in `access.log`\n- see [the style guide](https://wiki.acme.example/logs)',
        '```\nlogger.info({ requestId })\n```',
      ].join('\n\n'),
    )
  })

  it('is shown no resolved where there is nothing to settle', async () => {
    const { result } = await call('get_comments', { task: 'ENG-116' })
    expect(result.comments[0]).not.toHaveProperty('resolved')
  })
})
