import { describe, expect, it } from 'vitest'
import { codesOf, nameOf, usePair } from '../../support/pair.ts'

const running = usePair()
const { call } = running

const LIST = 'Current Sprint'

const idsFor = async (args: Record<string, unknown>): Promise<string[]> => {
  const { ok, result, issues } = await call('find_tasks', {
    in: LIST,
    columns: ['id'],
    limit: 100,
    ...args,
  })
  expect({ ok, issues }).toEqual({ ok: true, issues: undefined })
  return result.rows.map(([id]: string[]) => id).sort()
}

describe('find_tasks', () => {
  it('lists a list by name in columns', async () => {
    const { result } = await call('find_tasks', { in: LIST })
    expect(result.columns).toEqual(['id', 'name', 'status', 'assignees', 'priority', 'due'])
    expect(result).toMatchObject({ total: 17 })
    expect(result.rows).toContainEqual([
      'ENG-123',
      'Cache invalidation misses renamed projects',
      'in progress',
      'Alex Rivera',
      'urgent',
      expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/),
    ])
  })

  it('shows a due date without a time as a day of the user', async () => {
    const { result } = await call('find_tasks', { in: LIST, text: 'audit log', columns: ['due'] })
    expect(result.rows).toEqual([[expect.stringMatching(/^\d{4}-\d\d-\d\d$/)]])
  })

  it('says of a search in more than one list where each task stands', async () => {
    const { result } = await call('find_tasks', { in: 'Sprints' })
    expect(result.columns).toContain('list')
    const lists = new Set(result.rows.map((row: string[]) => row.at(-1)))
    expect([...lists].every((path) => /^Sprints \/ Sprint \d+/.test(String(path)))).toBe(true)
  })

  it('leaves out closed tasks and subtasks, unless they are asked for', async () => {
    const plain = await idsFor({})
    expect(plain).not.toContain('ENG-109')
    expect(plain).not.toContain('ENG-132')
    expect(plain).toContain('ENG-112')
    expect(await idsFor({ include_closed: true })).toContain('ENG-109')
    expect(await idsFor({ include_subtasks: true })).toContain('ENG-132')
  })

  it.each([
    [{ statuses: ['In Review'] }, ['ENG-116', 'ENG-125']],
    [{ statuses: 'blocked' }, ['ENG-122']],
    [{ statuses: ['done', 'blocked'] }, ['ENG-112', 'ENG-122']],
    [{ statuses: ['closed'] }, ['ENG-109']],
    [{ assignees: ['Jonas'] }, ['ENG-122', 'ENG-127', 'ENG-135']],
    [{ assignees: ['me'], statuses: ['in progress'] }, ['ENG-123']],
    [{ assignees: ['sam chen'] }, ['ENG-118', 'ENG-125', 'ENG-133']],
    [{ assignees: ['Lena', 'tom'] }, ['ENG-129', 'ENG-138']],
    [{ tags: ['API'] }, ['ENG-112', 'ENG-121', 'ENG-127', 'ENG-135']],
    [{ text: 'redis session' }, ['ENG-118']],
    [{ text: 'ENG-118' }, ['ENG-118']],
    [{ assignees: ['Maria'], text: 'nothing like it' }, []],
    [{ statuses: [], assignees: [], tags: null, due: '', text: 'redis' }, ['ENG-118']],
  ])('filters by %j', async (args, ids) => {
    expect(await idsFor(args)).toEqual(ids)
  })

  it('finds the stalled tasks of a user group in one call', async () => {
    const { result } = await call('find_tasks', {
      in: LIST,
      assignees: ['Backend'],
      statuses: ['in progress'],
      in_status_for: '> 4d',
      order_by: 'time_in_status',
    })
    expect(result.columns).toContain('time_in_status')
    const at = result.columns.indexOf('time_in_status')
    expect(result.rows.length).toBeGreaterThan(0)
    for (const row of result.rows) expect(row[at]).toMatch(/^([4-9]|\d\d)d/)
  })

  it('shows what is overdue, and nothing that is finished', async () => {
    const { result } = await call('find_tasks', {
      in: LIST,
      due: 'overdue',
      columns: ['due', 'status'],
    })
    const now = new Date().toISOString()
    expect(result.rows.length).toBeGreaterThan(0)
    for (const [due, status] of result.rows) {
      expect(due < now).toBe(true)
      expect(['done', 'closed']).not.toContain(status)
    }
  })

  it('orders by name, the earliest due first, and what has none last', async () => {
    const columnOf = async (column: string, order_by: string) => {
      const { result } = await call('find_tasks', {
        in: LIST,
        columns: [column],
        order_by,
        limit: 100,
      })
      return result.rows.flat()
    }
    const names = await columnOf('name', 'name')
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)))
    const due = await columnOf('due', 'due')
    const set = due.filter(Boolean)
    expect(set).toEqual([...set].sort())
    expect(due.slice(set.length).every((one: unknown) => one === null)).toBe(true)
  })

  it('gives everything once, page by page to the end', async () => {
    const seen: string[] = []
    const args = { in: 'Bug Tracker', columns: ['id'], due: 'after 2020-01-01', limit: 9 }
    const all = await call('find_tasks', { ...args, limit: 100 })
    let cursor: string | undefined
    do {
      const { ok, result } = await call('find_tasks', { ...args, ...(cursor ? { cursor } : {}) })
      expect(ok).toBe(true)
      seen.push(...result.rows.flat())
      cursor = result.next_cursor
    } while (cursor)
    expect(seen).toEqual(all.result.rows.flat())
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBeGreaterThan(9)
  })

  it('pages on through dates that are relative to now', async () => {
    const args = { due: 'overdue', limit: 2 }
    const { result } = await call('find_tasks', args)
    const next = await call('find_tasks', { ...args, cursor: result.next_cursor })
    expect(next.ok).toBe(true)
    expect(next.result.rows[0]).not.toEqual(result.rows[0])
  })

  it('never grows over 8,000 characters: what does not fit comes with the next page', async () => {
    const args = {
      in: 'Bug Tracker',
      limit: 100,
      include_closed: true,
      columns: ['id', 'name', 'url', 'created', 'updated', 'assignees', 'list'],
    }
    const text = await running.text('find_tasks', args)
    const { result } = JSON.parse(text)
    expect(text.length).toBeLessThan(8000)
    expect(result.rows.length).toBeGreaterThan(20)
    expect(result.next_cursor).toBeTruthy()
  })

  it('by list name asks ClickUp once when the hierarchy is known', async () => {
    await call('get_hierarchy')
    const before = running.asked().length
    await call('find_tasks', { in: LIST })
    expect(running.asked().slice(before).map(nameOf)).toEqual([
      'GET /api/v2/list/901403000006/task',
    ])
  })
})

describe('find_tasks refuses', () => {
  it.each([
    [{ in: 'Curent Sprint' }, 'NOT_FOUND'],
    [{ in: LIST, statuses: ['nonsense'] }, 'INVALID_INPUT'],
    [{ in: LIST, assignees: ['Sam'] }, 'AMBIGUOUS'],
    [{ in: LIST, assignees: ['Nobody Here'] }, 'NOT_FOUND'],
    [{ in: LIST, due: 'whenever' }, 'INVALID_INPUT'],
    [{ in: LIST, in_status_for: 'long' }, 'INVALID_INPUT'],
    [{ in: LIST, limit: 0 }, 'INVALID_INPUT'],
    [{ in: LIST, limit: 1000 }, 'INVALID_INPUT'],
    [{ in: LIST, cursor: 'x' }, 'INVALID_INPUT'],
    [{ in: LIST, priorities: ['highest'] }, 'INVALID_INPUT'],
    [{ list: LIST }, 'INVALID_INPUT'],
  ])('%j and asks for no tasks', async (args, code) => {
    const answer = await call('find_tasks', args)
    expect(answer.ok).toBe(false)
    expect(codesOf(answer)).toEqual([code])
    expect(running.asked().map(nameOf)).not.toContainEqual(expect.stringMatching(/task$/))
  })

  it('a column that neither tasks nor the list have', async () => {
    expect((await call('find_tasks', { in: LIST, columns: ['nonsense'] })).ok).toBe(false)
  })

  it('a cursor of another search', async () => {
    const { result } = await call('find_tasks', { in: LIST, limit: 2 })
    const answer = await call('find_tasks', {
      in: 'Bug Tracker',
      limit: 2,
      cursor: result.next_cursor,
    })
    expect(codesOf(answer)).toEqual(['INVALID_INPUT'])
  })

  it.each(['', '0', '1.2.3', 'a.b.c.dddddd', '0.0.0.xxxxxx', '0.0.0.xxxxxx.1'])(
    'the cursor %j, which it never gave',
    async (cursor) => {
      const answer = await call('find_tasks', { in: LIST, limit: 2, text: 'a', cursor })
      // An empty argument is none.
      expect(codesOf(answer)).toEqual(cursor === '' ? [] : ['INVALID_INPUT'])
    },
  )
})

describe('a cursor of a search by dates', () => {
  it('still fits when now has moved on', async () => {
    const asked = { in: LIST, limit: 2, updated: 'last 30 days' }
    const { result } = await call('find_tasks', asked)
    const { ok, result: next } = await call('find_tasks', { ...asked, cursor: result.next_cursor })
    expect(ok).toBe(true)
    expect(next.rows.length).toBeGreaterThan(0)
  })
})
