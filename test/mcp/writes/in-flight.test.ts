// How many requests are under way at a time: where order does not matter, several; where it does, one by one.
import { describe, expect, it } from 'vitest'
import { nameOf, usePair } from '../../support/pair.ts'

const LIST = 'Infrastructure Backlog'
const running = usePair()
const { call, asked, writes } = running

/** The most such requests that were unanswered at one time, the newest included. */
const most = (request: RegExp): number =>
  asked()
    .filter((one) => request.test(nameOf(one)))
    .reduce(
      (highest, { beside }) =>
        Math.max(highest, 1 + beside.filter((name) => request.test(name)).length),
      0,
    )

const named = (start: string) =>
  [...running.sandbox.state.store.tasks.values()].filter(({ name }) => name.startsWith(start))

describe('a batch', () => {
  it('of fifty new tasks has several creates under way, at most six', async () => {
    running.sandbox.state.faults.add('POST /v2/list/*/task=slow:300ms x*')
    const tasks = Array.from({ length: 50 }, (_, i) => ({ name: `Raindrop ${i + 1}` }))
    const answer = await call('create_tasks', { list: LIST, tasks })
    expect({ ok: answer.ok, made: named('Raindrop ').length, sent: writes().length }).toEqual({
      ok: true,
      made: 50,
      sent: 50,
    })
    expect(most(/^POST .*\/task$/)).toBeGreaterThan(3)
    expect(most(/^POST .*\/task$/)).toBeLessThanOrEqual(6)
  })

  it('of tasks that are changed has several under way, at most six', async () => {
    running.sandbox.state.faults.add('PUT /v2/task/*=slow:50ms x*')
    const tasks = named('Raindrop ').flatMap(({ customId }) => customId ?? [])
    const answer = await call('update_tasks', {
      tasks: tasks.slice(0, 12),
      set: { priority: 'low' },
    })
    expect(answer.ok).toBe(true)
    expect(most(/^PUT /)).toBeGreaterThan(3)
    expect(most(/^PUT /)).toBeLessThanOrEqual(6)
  })

  it('of tags has several under way', async () => {
    running.sandbox.state.faults.add('POST /v2/task/*/tag/*=slow:50ms x*')
    const tasks = named('Raindrop ').flatMap(({ customId }) => customId ?? [])
    await call('update_tasks', { tasks: tasks.slice(0, 12), set: { tags: { add: ['rain'] } } })
    expect(most(/\/tag\//)).toBeGreaterThan(3)
  })

  it('of check lists of one name has several under way', async () => {
    running.sandbox.state.faults.add('POST /v2/task/*/checklist=slow:50ms x*')
    const tasks = named('Raindrop ').flatMap(({ customId }) => customId ?? [])
    const set = { checklists: { Release: [] } }
    const answer = await call('update_tasks', { tasks: tasks.slice(0, 12), set })
    expect(answer.ok).toBe(true)
    expect(most(/\/checklist$/)).toBeGreaterThan(3)
  })

  it('of subtasks creates none before its parent is answered', async () => {
    running.sandbox.state.faults.add('POST /v2/list/*/task=slow:50ms x*')
    const subtasks = Array.from({ length: 6 }, (_, i) => ({ name: `Fog ${i + 1}` }))
    const answer = await call('create_tasks', { list: LIST, tasks: [{ name: 'Cloud', subtasks }] })
    expect(answer.ok).toBe(true)
    const [cloud] = named('Cloud')
    expect(named('Fog ').map(({ parentId }) => parentId)).toEqual(subtasks.map(() => cloud?.id))
    const [parent, ...below] = asked().filter(({ method }) => method === 'POST')
    expect(parent?.body).toContain('Cloud')
    for (const { body } of below) expect(JSON.parse(body).parent).toBe(cloud?.id)
    expect(most(/^POST .*\/task$/)).toBeGreaterThan(2)
  })

  it('tells what it made in the order in which it was asked', async () => {
    // The first is the last to be answered.
    running.sandbox.state.faults.add('POST /v2/list/*/task=slow:200ms')
    const tasks = Array.from({ length: 8 }, (_, i) => ({ name: `Gust ${i + 1}` }))
    const { result } = await call('create_tasks', { list: LIST, tasks })
    expect(result.done.map(({ name }: { name: string }) => name)).toEqual(
      tasks.map(({ name }) => name),
    )
  })
})
