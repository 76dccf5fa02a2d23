import { describe, expect, it } from 'vitest'
import { codesOf, nameOf, usePair } from '../../support/pair.ts'

const running = usePair()
const { call, text, asked } = running

describe('get_task', () => {
  it('reads what is usual, and nothing that is empty', async () => {
    const { ok, result } = await call('get_task', { task: '868512p' })
    expect(ok).toBe(true)
    expect(result).toMatchObject({
      id: 'ENG-87',
      name: 'Public API: export endpoint',
      status: 'in development',
      list: 'Product Roadmap / Q3 Deliverables',
      assignees: 'Alex Rivera, Priya Nair',
      priority: 'high',
      estimate: '20h',
      points: 8,
      tags: 'api',
      creator: 'Alex Rivera',
      description: expect.stringContaining('up to **100,000** rows'),
      fields: {
        'Release Notes': 'Export any list as CSV or JSON through the API.',
        Team: 'Backend',
        Effort: 8,
        'Customer visible': true,
      },
      url: 'https://app.clickup.com/t/868512p',
    })
    expect(Object.values(result)).not.toContain(null)
    expect(result).not.toHaveProperty('comments')
  })

  it('answers in 700 bytes besides the description, with one request', async () => {
    await call('find_members')
    await call('get_hierarchy')
    const before = asked().length
    const answer = await call('get_task', { task: '868512p' })
    expect(asked().slice(before).map(nameOf)).toEqual(['GET /api/v2/task/868512p'])
    const { description: _, ...result } = answer.result
    expect(JSON.stringify({ ...answer, result }).length).toBeLessThanOrEqual(700)
  })

  it.each([
    'ENG-87',
    'eng-87',
    'CU-868512p',
    '#868512p',
    'https://app.clickup.com/t/868512p',
    'https://app.clickup.com/t/9014123456/ENG-87',
    'Q3 Deliverables / Public API: export endpoint',
  ])('takes %j', async (task) => {
    expect((await call('get_task', { task })).result).toMatchObject({ id: 'ENG-87' })
  })

  it('reads comments with whole threads where asked', async () => {
    const { result } = await call('get_task', { task: '868512p', include: ['comments'] })
    expect(result.comments).toEqual([
      {
        id: expect.any(String),
        by: 'Lena Fischer',
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/),
        text: 'The docs page needs a picture of the new dialog.',
        replies: [
          {
            id: expect.any(String),
            by: 'Alex Rivera',
            at: expect.any(String),
            text: 'Will do after the freeze.',
          },
        ],
      },
    ])
  })

  it('reads subtasks where asked', async () => {
    const { result } = await call('get_task', { task: 'ENG-130', include: 'subtasks' })
    expect(result.subtasks.map(({ id }: { id: string }) => id).sort()).toEqual([
      'ENG-131',
      'ENG-132',
      'ENG-134',
    ])
  })

  it('reads the time in status where asked', async () => {
    const { result } = await call('get_task', { task: 'ENG-87', include: ['time_in_status'] })
    expect(result).toMatchObject({
      time_in_status: expect.stringMatching(/^11d/),
      status_history: expect.arrayContaining([expect.stringContaining('planned: ')]),
    })
  })

  it('reads several, and says which it could not', async () => {
    const answer = await call('get_task', { task: ['ENG-87', 'ENG-99999', 'ENG-123'] })
    expect(answer.ok).toBe(false)
    expect(answer.result.tasks.map(({ id }: { id: string }) => id)).toEqual(['ENG-87', 'ENG-123'])
    expect(codesOf(answer)).toEqual(['NOT_FOUND'])
    expect(answer.issues?.[0]?.message).toContain('ENG-99999')
  })

  it('cuts a long description and says how much is left', async () => {
    const { store } = running.sandbox.state
    const task = store.tasks.get('868512p')
    if (!task) throw new Error('The demo has no 868512p.')
    const { markdown } = task
    task.markdown = 'word '.repeat(1000)
    const short = await call('get_task', { task: '868512p' })
    const long = await call('get_task', { task: '868512p', include: ['full_description'] })
    const many = await text('get_task', { task: Array.from({ length: 30 }, () => '868512p') })
    task.markdown = markdown
    expect(short.result.description).toHaveLength(1500)
    expect(short.result.description_left).toBe(3500)
    expect(long.result.description).toHaveLength(5000)
    expect(many.length).toBeLessThan(8000)
    expect(JSON.parse(many).issues[0].message).toContain('left out')
  })

  it('keeps even a long talk within 8,000 characters', async () => {
    const answer = await text('get_task', {
      task: 'ENG-140',
      include: ['comments', 'full_description'],
    })
    expect(answer.length).toBeLessThan(8000)
    expect(JSON.parse(answer).result.next_cursor).toBeTruthy()
  })
})

describe('get_task refuses', () => {
  it.each([
    [{}, 'INVALID_INPUT'],
    [{ task: [] }, 'INVALID_INPUT'],
    [{ task: ' ' }, 'INVALID_INPUT'],
    [{ task: '868512p', include: ['everything'] }, 'INVALID_INPUT'],
    [{ task: 'zzzzz9' }, 'NOT_FOUND'],
    [{ task: 'ENG-99999' }, 'NOT_FOUND'],
    [{ task: 'Fix the login' }, 'NOT_FOUND'],
    [{ task: 'https://example.com/t/868512p' }, 'INVALID_INPUT'],
  ])('%j', async (args, code) => {
    const answer = await call('get_task', args)
    expect({ ok: answer.ok, codes: codesOf(answer) }).toEqual({ ok: false, codes: [code] })
    expect(answer.issues?.[0]?.hint).toBeTruthy()
  })
})
