// Answers of ClickUp in every shape that has been seen, read without complaint.
import { describe, expect, it } from 'vitest'
import { commentSchema } from '../../../src/clickup/objects/comment.ts'
import { folderSchema, listSchema } from '../../../src/clickup/objects/container.ts'
import { taskSchema, timeInStatusSchema } from '../../../src/clickup/objects/task/task.ts'
import { nameOf } from '../../../src/clickup/objects/user.ts'
import { workspaceSchema } from '../../../src/clickup/objects/workspace.ts'

const least = { id: '868512p', name: 'Task', status: { status: 'to do' } }

const read = (fields: object) => taskSchema.parse({ ...least, ...fields })

describe('a task', () => {
  it('needs no more than an id, a name and a status', () => {
    expect(read({})).toMatchObject({ id: '868512p', assignees: [], tags: [], checklists: [] })
  })

  it('has its dates as numbers, however they come', () => {
    expect([
      read({ due_date: '1795921200000' }).due_date,
      read({ due_date: 1795921200000 }).due_date,
      read({ due_date: null }).due_date,
      read({ due_date: '' }).due_date,
    ]).toEqual([1795921200000, 1795921200000, undefined, undefined])
  })

  it('has times and points as numbers, missing where they are null', () => {
    expect(read({ time_estimate: '7200000', time_spent: null, points: 3 })).toMatchObject({
      time_estimate: 7200000,
      time_spent: undefined,
      points: 3,
    })
  })

  it.each([
    [{ id: '1', priority: 'urgent', color: '#f50000', orderindex: '1' }, 'urgent'],
    [{ id: '3' }, 'normal'],
    ['High', 'high'],
    [4, 'low'],
    [null, undefined],
    ['nonsense', undefined],
  ])('has its priority by name from %j', (priority, name) => {
    expect(read({ priority }).priority).toBe(name)
  })

  it('takes tags as names and as objects', () => {
    expect(read({ tags: ['a', { name: 'b', tag_fg: '#fff' }] }).tags).toEqual(['a', 'b'])
  })

  it('is read though a part that is of no use came in another shape', () => {
    const odd = { watchers: [null], checklists: {}, attachments: 'none', group_assignees: [1] }
    expect(read(odd)).toMatchObject({ watchers: [], checklists: [], attachments: [] })
  })

  it('keeps what is known of its places', () => {
    const { list, folder } = read({
      list: { id: 901 },
      folder: { id: 1, name: 'hidden', hidden: true },
    })
    expect({ list, hidden: folder?.hidden }).toEqual({
      list: { id: '901', hidden: false },
      hidden: true,
    })
  })
})

describe('people', () => {
  const member = (user: object) => workspaceSchema.parse({ id: 1, name: 'A', members: [{ user }] })

  it('who never signed in are named by their e-mail', () => {
    const [user] = member({ id: 5, username: null, email: 'new@acme.example' }).members
    expect(user && nameOf(user)).toBe('new@acme.example')
  })

  it('may be agents, whose ids are negative', () => {
    expect(member({ id: -5, username: 'Brain' }).members[0]?.id).toBe('-5')
  })
})

describe('lists and folders', () => {
  it('have counts as strings or numbers', () => {
    const counts = ['12', 12, null].map(
      (task_count) => listSchema.parse({ id: '1', name: 'L', task_count }).task_count,
    )
    expect(counts).toEqual([12, 12, undefined])
  })

  it('are read without lists', () => {
    expect(folderSchema.parse({ id: '1', name: 'F', lists: null }).lists).toEqual([])
  })
})

describe('comments and times', () => {
  it('have ids as text, whether they came as numbers or not', () => {
    const ids = [901404000001, '901404000001'].map((id) => commentSchema.parse({ id }).id)
    expect(ids).toEqual(['901404000001', '901404000001'])
  })

  it('keep what blocks hold beyond their text', () => {
    const [block] = commentSchema.parse({
      id: 1,
      comment: [{ type: 'tag', user: { id: 5 } }],
    }).comment
    expect(block).toMatchObject({ type: 'tag', user: { id: 5 } })
  })

  it('say since when a task is in its status', () => {
    const total_time = { by_minute: 90, since: '1795921200000' }
    const { current_status } = timeInStatusSchema.parse({
      current_status: { status: 'open', total_time },
    })
    expect(current_status?.total_time).toEqual({ by_minute: 90, since: 1795921200000 })
  })
})
