// What takes long says how far it is, and ends when it is cancelled.
import { describe, expect, it } from 'vitest'
import { codesOf, type RunningPair, usePair } from '../../support/pair.ts'

/** Calls a tool and gives the answer with what it said meanwhile. */
const listen = async ({ call }: RunningPair, tool: string, args: Record<string, unknown>) => {
  const said: string[] = []
  const counts: number[] = []
  const onprogress = (at: { progress: number; message?: string | undefined }) => {
    said.push(at.message ?? '')
    counts.push(at.progress)
  }
  const answer = await call(tool, args, { onprogress })
  return { answer, said, counts }
}
const LIST = 'Infrastructure Backlog'
const names = (count: number) => Array.from({ length: count }, (_, i) => ({ name: `Batch ${i}` }))

describe('a batch', () => {
  const running = usePair()
  const created = (prefix: string) =>
    [...running.sandbox.state.store.tasks.values()].filter(({ name }) => name.startsWith(prefix))

  it('names each of its steps, and says at the end what was done', async () => {
    const { answer, said, counts } = await listen(running, 'create_tasks', {
      list: LIST,
      tasks: names(3),
    })
    expect(answer.ok).toBe(true)
    expect(said).toEqual([
      expect.stringMatching(/^1 of 3: create "Batch 0"/),
      expect.stringMatching(/^2 of 3: create "Batch 1"/),
      expect.stringMatching(/^3 of 3: create "Batch 2"/),
      'Created 3 tasks in Engineering / Infrastructure Backlog',
    ])
    expect(counts).toEqual([1, 2, 3, 4])
  })

  it('of which a part fails says at the end how much was done', async () => {
    running.sandbox.state.faults.add('POST /v2/list/*/task=403 x1')
    const { answer, said } = await listen(running, 'create_tasks', { list: LIST, tasks: names(8) })
    expect(answer.ok).toBe(false)
    expect(said.at(-1)).toBe('Created 7 of 8 tasks in Engineering / Infrastructure Backlog')
  })

  it('of changes says at the end how many tasks were updated, or that all was so already', async () => {
    const tasks = ['ENG-123', 'ENG-127', 'ENG-130']
    const change = { tasks, set: { priority: 'low' } }
    const { said } = await listen(running, 'update_tasks', change)
    expect(said.at(-1)).toBe('Updated 3 tasks')
    const again = await listen(running, 'update_tasks', change)
    expect(again.said.at(-1)).toBe('All of it was so already')
    const one = await listen(running, 'update_tasks', {
      tasks: ['ENG-123'],
      set: { priority: 'high' },
    })
    expect(one.said).toEqual([expect.stringMatching(/^Updated ENG-123 \(Cache invalidation/)])
  })

  it('says of a single step what was done, and nothing to a client that does not ask', async () => {
    const { said } = await listen(running, 'create_tasks', { list: LIST, tasks: names(1) })
    expect(said).toEqual([
      expect.stringMatching(/^Created ENG-\d+ "Batch 0" in Engineering \/ Infrastructure Backlog$/),
    ])
    const comment = { task: 'ENG-127', text: 'Any news?' }
    expect((await listen(running, 'add_comment', comment)).said).toEqual(['Commented on ENG-127'])
    expect((await running.call('create_tasks', { list: LIST, tasks: names(2) })).ok).toBe(true)
  })

  it('that is cancelled stops there, and the server goes on', async () => {
    running.sandbox.state.faults.add('POST /v2/list/*/task=slow:100ms x*')
    const cancel = new AbortController()
    const tasks = Array.from({ length: 20 }, (_, i) => ({ name: `Cancelled ${i}` }))
    const ended = running.call(
      'create_tasks',
      { list: LIST, tasks },
      {
        signal: cancel.signal,
        onprogress: ({ progress }) => {
          if (progress === 10) cancel.abort('enough')
        },
      },
    )
    await expect(ended).rejects.toThrow(/enough/)
    // Begun later, it ends later than whatever was under way.
    await running.call('create_tasks', { list: LIST, tasks: [{ name: 'Afterwards' }] })
    const now = created('Cancelled').length
    // Six are under way at a time.
    expect(now).toBeGreaterThanOrEqual(4)
    expect(now).toBeLessThanOrEqual(10)
    await running.call('create_tasks', { list: LIST, tasks: [{ name: 'Still later' }] })
    expect(created('Cancelled')).toHaveLength(now)
  })
})

describe('reading many pages', () => {
  const running = usePair({ seed: 'large' })

  it('says how many tasks were read, and how many spaces before', async () => {
    const { answer, said } = await listen(running, 'find_tasks', {
      text: 'no task has these words',
      in: 'Sales 2 list 1.1',
    })
    expect(answer.ok).toBe(true)
    expect(said).toContain('Read 5 of 20 spaces')
    const { said: further } = await listen(running, 'find_tasks', {
      text: 'no task has these words',
    })
    expect(further.length).toBeGreaterThan(1)
    expect(further[0]).toBe('Looked through 100 tasks')
  })

  it('that is cancelled asks for no further page', async () => {
    running.sandbox.state.faults.add('GET /v2/team/*/task=slow:60ms x*')
    const cancel = new AbortController()
    const ended = running.call(
      'find_tasks',
      { text: 'nothing has these words either' },
      { signal: cancel.signal, onprogress: () => cancel.abort('enough') },
    )
    await expect(ended).rejects.toThrow(/enough/)
    await running.call('find_members', { query: 'me' })
    const pages = running.asked().filter(({ path }) => path.endsWith('/task')).length
    running.sandbox.state.faults.clear()
    await running.call('get_hierarchy', { depth: 'spaces' })
    expect(pages).toBeLessThanOrEqual(2)
    expect(running.asked().filter(({ path }) => path.endsWith('/task'))).toHaveLength(pages)
  })
})

describe('a rate limit that outlasts the call', () => {
  const running = usePair(
    { rate: 3, rateWindowMs: 60_000 },
    { env: { CLICKUP_CALL_BUDGET_MS: '2000' } },
  )

  it('is told at once, with how long to wait', async () => {
    await running.call('find_members')
    await running.call('get_hierarchy')
    const started = Date.now()
    const answer = await running.call('find_tasks', { in: 'Bug Tracker' })
    expect(codesOf(answer)).toEqual(['RATE_LIMIT'])
    expect(answer.issues?.[0]?.retry_after_ms).toBeGreaterThan(2000)
    expect(Date.now() - started).toBeLessThan(1500)
  })
})
