// Comments as they really are: reactions, odd runs, authors who have no name or are no members.
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { CommentBlock } from '../../../src/sandbox/state/model.ts'
import { codesOf, usePair } from '../../support/pair.ts'

const running = usePair()
const { call } = running
const store = () => running.sandbox.state.store

const [AGENT, ALEX] = [-17, 44010001]
const TASK = 'ENG-124'

const addComment = (blocks: CommentBlock[], userId: number): string => {
  const id = store().newCommentId()
  const task = store().taskByCustomId(running.sandbox.workspaceId, TASK)
  store().addComment({
    id,
    target: { kind: 'task', id: task?.id ?? '' },
    parentId: null,
    blocks,
    userId,
    date: store().now(),
    resolved: false,
    assigneeId: null,
    groupAssigneeId: null,
    assignedById: null,
    reactions: [],
  })
  return id
}

/** Of a shape that no type has. */
const odd: CommentBlock = JSON.parse('{"text":{"insert":"x"}}')
let asked = ''
beforeAll(() => {
  store().users.set(AGENT, {
    id: AGENT,
    username: null,
    email: '',
    color: null,
    initials: '',
    picture: null,
    role: 3,
    timezone: 'UTC',
  })
  asked = addComment(
    [{ type: 'tag', user: { id: AGENT } }, { text: ', is [Bot] done?' }, odd],
    ALEX,
  )
})

// The documents know neither such people nor such runs.
afterEach(() => running.sandbox.state.log.clear())

describe('a comment', () => {
  it('tells who reacted, and how', async () => {
    const { result } = await call('get_comments', { task: 'ENG-123' })
    const reactions = result.comments.flatMap((one: { reactions?: unknown }) => one.reactions ?? [])
    expect(reactions).toEqual([{ '👍': ['Alex Rivera'], '👀': ['Priya Nair'] }])
  })

  it('is read without a run that is no text, which is said', async () => {
    const answer = await call('get_comments', { task: TASK })
    expect(answer.result.comments[0]).toMatchObject({
      id: asked,
      text: '@user -17, is [Bot] done?',
    })
    expect(codesOf(answer)).toEqual(['INCOMPLETE'])
    expect(answer.issues?.[0]?.message).toContain('1 × comment-part')
  })

  it('is resolved with every run that it had, those that cannot be read as well', async () => {
    await call('get_comments', { task: TASK })
    const answer = await call('update_comment', { comment: asked, resolved: true })
    expect(answer.ok).toBe(true)
    expect(store().comments.get(asked)?.blocks).toContainEqual(expect.objectContaining(odd))
  })

  it('that is rewritten still mentions whom it did, though no member', async () => {
    const { result } = await call('get_comments', { task: TASK })
    const text = result.comments[0].text.replace('done', 'finished')
    const answer = await call('update_comment', { comment: asked, text })
    expect(answer.ok).toBe(true)
    expect(store().comments.get(asked)?.blocks).toMatchObject([
      { type: 'tag', user: { id: AGENT } },
      { text: ', is [Bot] finished?' },
    ])
  })

  it('by an agent that has no name and is no member is by its id', async () => {
    const id = addComment([{ text: 'I have done it.' }], AGENT)
    const { result } = await call('get_comments', { task: TASK })
    expect(result.comments.find((one: { id: string }) => one.id === id)).toMatchObject({
      by: '(user -17)',
      text: 'I have done it.',
    })
  })
})
