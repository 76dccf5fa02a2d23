// Searching by words in a large workspace: bounded, said so, and gone on with by cursor.
import { describe, expect, it } from 'vitest'
import { codesOf, usePair } from '../../support/pair.ts'

const running = usePair({ seed: 'large' })
const { call, asked } = running

const store = () => running.sandbox.state.store
const first = () => [...store().lists.values()].find(({ name }) => name === 'Sales 1 list 1.1')
const pagesAsked = () => asked().filter(({ path }) => /\/task$/.test(path)).length

const matching = (words: RegExp) =>
  [...store().tasks.values()].filter(
    (task) =>
      task.listId === first()?.id &&
      words.test(task.name) &&
      store().statusOf(task).type !== 'closed',
  )

describe('searching for words', () => {
  it('reads ten pages at most, says how many tasks that were, and goes on by cursor', async () => {
    const args = { in: 'Sales 1 list 1.1', text: '4999', columns: ['name'] }
    const { ok, result } = await call('find_tasks', args)
    expect(ok).toBe(true)
    expect(pagesAsked()).toBe(10)
    expect(result).toMatchObject({ scanned: 1000, next_cursor: expect.any(String) })
    expect(result).not.toHaveProperty('total')
  })

  it('finds everything once, from cursor to cursor, however rare it is', async () => {
    const names = matching(/backup job/i).map(({ name }) => name)
    const seen: string[] = []
    let cursor: string | undefined
    let calls = 0
    do {
      const { ok, result } = await call('find_tasks', {
        in: 'Sales 1 list 1.1',
        text: 'Backup  JOB',
        columns: ['name'],
        limit: 100,
        ...(cursor ? { cursor } : {}),
      })
      expect(ok).toBe(true)
      seen.push(...result.rows.flat())
      cursor = result.next_cursor
      calls += 1
    } while (cursor && calls < 100)
    expect(seen.length).toBeGreaterThan(100)
    expect([...seen].sort()).toEqual([...names].sort())
    expect(new Set(seen).size).toBe(seen.length)
  })

  it('narrows by what ClickUp can filter', async () => {
    const { ok, result } = await call('find_tasks', {
      in: 'Sales 1 list 1.1',
      text: 'invoice',
      statuses: ['review'],
      tags: ['customer'],
      columns: ['name', 'status', 'tags'],
    })
    expect(ok).toBe(true)
    const query = asked().find(({ path }) => path.endsWith('/task'))?.query ?? ''
    expect(decodeURIComponent(query)).toContain('statuses[]=review')
    expect(decodeURIComponent(query)).toContain('tags[]=customer')
    for (const [name, status, tags] of result.rows)
      expect([/invoice/.test(name), status, tags]).toEqual([true, 'review', 'customer'])
  })

  it('everywhere is bounded as well', async () => {
    const { result } = await call('find_tasks', { text: 'nothing is called so', limit: 5 })
    expect(result).toMatchObject({ rows: [], scanned: 1000, next_cursor: expect.any(String) })
    expect(pagesAsked()).toBe(10)
  })

  it('in an order that ClickUp cannot give says that it holds among those read', async () => {
    const answer = await call('find_tasks', {
      in: 'Sales 1 list 1.1',
      order_by: 'name',
      columns: ['name'],
    })
    expect(answer.ok).toBe(true)
    expect(answer.issues?.[0]?.message).toContain('first 1000 tasks')
    const names = answer.result.rows.flat()
    expect(names).toEqual([...names].sort((a: string, b: string) => a.localeCompare(b)))
  })

  it('refuses the cursor of another search', async () => {
    const { result } = await call('find_tasks', { text: 'invoice', limit: 5 })
    const answer = await call('find_tasks', { text: 'report', cursor: result.next_cursor })
    expect(codesOf(answer)).toEqual(['INVALID_INPUT'])
    expect(answer.issues?.[0]?.hint).toContain('same arguments')
  })
})

describe('an order that ClickUp cannot give', () => {
  const args = { in: 'Sales 1 list 1.1', order_by: 'name', columns: ['name'], limit: 20 }

  it('is read once for all of its pages', async () => {
    const first = await call('find_tasks', args)
    expect(pagesAsked()).toBe(10)
    expect(codesOf(first)).toEqual(['INCOMPLETE'])
    const names: string[] = first.result.rows.flat()
    let cursor = first.result.next_cursor
    for (let page = 0; page < 3; page += 1) {
      const { result } = await call('find_tasks', { ...args, cursor })
      names.push(...result.rows.flat())
      cursor = result.next_cursor
    }
    expect(pagesAsked()).toBe(10)
    expect(new Set(names).size).toBe(80)
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)))
  })

  it('is read anew by whoever begins again', async () => {
    await call('find_tasks', args)
    await call('find_tasks', args)
    expect(pagesAsked()).toBe(20)
  })

  it('is not taken from another search', async () => {
    const { result } = await call('find_tasks', args)
    const other = await call('find_tasks', { ...args, order_by: 'priority' })
    const on = await call('find_tasks', { ...args, cursor: result.next_cursor })
    expect(on.result.rows.flat()).not.toEqual(other.result.rows.flat())
    expect(pagesAsked()).toBe(30)
  })
})
