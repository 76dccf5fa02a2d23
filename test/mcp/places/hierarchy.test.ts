import { describe, expect, it } from 'vitest'
import type { SandboxOptions } from '../../../src/sandbox/state/state.ts'
import { codesOf, usePair } from '../../support/pair.ts'
import { startPair } from '../../support/server.ts'

const { call, text, asked } = usePair()

describe('get_hierarchy', () => {
  it('shows spaces, folders and lists with ids, who I am and the budget', async () => {
    const { ok, result } = await call('get_hierarchy')
    expect(ok).toBe(true)
    expect(result).toMatchObject({
      me: { id: '44010001', name: 'Alex Rivera', timezone: 'Europe/Berlin' },
      workspace: { id: '9014123456', name: 'Acme' },
      rate: { limit: 10_000, remaining: expect.any(Number) },
      spaces: [
        {
          id: '90140100001',
          name: 'Engineering',
          folders: [
            {
              name: 'Product Roadmap',
              lists: [{ name: 'Q3 Deliverables' }, { name: 'Q4 Deliverables' }],
            },
            { name: 'Sprints', lists: [{}, {}, {}] },
          ],
          lists: [
            { id: '901403000006', name: 'Current Sprint' },
            { name: 'Bug Tracker' },
            { name: 'Infrastructure Backlog' },
          ],
        },
        { name: 'Marketing' },
      ],
    })
  })

  it('leaves out what is archived', async () => {
    expect(await text('get_hierarchy')).not.toContain('Old Backlog')
  })

  it.each([
    ['spaces', { name: 'Engineering', folder_count: 2, list_count: 8 }],
    [
      'folders',
      { name: 'Engineering', folders: [{ list_count: 2 }, { list_count: 3 }], list_count: 3 },
    ],
  ])('to the depth of %s counts what lies below', async (depth, space) => {
    const { result } = await call('get_hierarchy', { depth })
    expect(result.spaces[0]).toMatchObject(space)
    expect(result.spaces[0]).not.toHaveProperty('lists')
  })

  it.each([
    ['Marketing', { space: { name: 'Marketing', folders: [{}], lists: [{}] } }],
    ['Engineering / Sprints', { folder: { name: 'Sprints', lists: [{}, {}, {}] } }],
    ['901403000006', { list: { id: '901403000006', path: 'Engineering / Current Sprint' } }],
    [901403000006, { list: { path: 'Engineering / Current Sprint' } }],
    ['https://app.clickup.com/9014123456/v/s/90140100002', { space: { name: 'Marketing' } }],
  ])('of %j alone is shown', async (within, part) => {
    const { result } = await call('get_hierarchy', { in: within })
    expect(result).toMatchObject(part)
    expect(result).not.toHaveProperty('me')
  })

  it('of something unknown tells what is near', async () => {
    const answer = await call('get_hierarchy', { in: 'Enginering' })
    expect(answer.ok).toBe(false)
    expect(codesOf(answer)).toEqual(['NOT_FOUND'])
    expect(answer.issues?.[0]?.candidates?.[0]).toBe('Engineering')
  })

  it('is remembered', async () => {
    await call('get_hierarchy')
    const before = asked().length
    await call('get_hierarchy')
    expect(asked().length).toBe(before)
  })
})

describe('the hierarchy at first', () => {
  const requestsOf = async (sandboxOptions: SandboxOptions, calls: number) => {
    const fresh = await startPair(sandboxOptions)
    const answers = await Promise.all(
      Array.from({ length: calls }, () => fresh.call('get_hierarchy')),
    )
    const exchanges = fresh.sandbox.state.log.since(0)
    await fresh.close()
    expect(answers.map(({ ok }) => ok)).toEqual(answers.map(() => true))
    return exchanges
  }

  it('costs S + 4 requests for S spaces', async () => {
    expect(await requestsOf({}, 1)).toHaveLength(2 + 4)
  })

  it('costs no more for several calls at once', async () => {
    expect(await requestsOf({}, 5)).toHaveLength(2 + 4)
  })

  it('keeps within a small budget by waiting for the next one', async () => {
    const exchanges = await requestsOf({ rate: 4, rateWindowMs: 1000 }, 1)
    expect(exchanges.map(({ status }) => status)).toEqual(Array(2 + 4).fill(200))
  })
})

describe('the hierarchy of a large workspace', () => {
  it('costs S + 4 requests and fits into one answer, saying what it left out', async () => {
    const large = await startPair({ seed: 'large' })
    const answer = await large.text('get_hierarchy')
    const requests = large.sandbox.state.log.since(0).length
    await large.close()
    expect(requests).toBe(20 + 4)
    expect(answer.length).toBeLessThan(8000)
    expect(JSON.parse(answer).issues[0].message).toContain('shown down to folders')
  })
})

describe('what a space refuses', () => {
  it('costs only itself, and is said', async () => {
    const pair = await startPair({ seed: 'demo' })
    pair.sandbox.state.faults.add('GET /v2/space/90140100002/list=403x*')
    const answer = await pair.call('get_hierarchy')
    const tasks = await pair.call('find_tasks', { in: 'Current Sprint', updated: 'last two weeks' })
    const lost = await pair.call('find_tasks', { in: 'Launch Planing' })
    await pair.close()
    expect(answer.ok).toBe(true)
    expect(codesOf(answer)).toEqual(['INCOMPLETE'])
    expect(answer.issues?.[0]?.message).toContain('"Marketing" (90140100002)')
    expect(answer.result.spaces.map(({ name }: { name: string }) => name)).toEqual([
      'Engineering',
      'Marketing',
    ])
    expect([tasks.ok, tasks.result.rows.length > 0]).toEqual([true, true])
    expect([codesOf(lost), lost.issues?.[0]?.hint]).toEqual([
      ['NOT_FOUND'],
      expect.stringContaining('"Marketing" could not be read'),
    ])
  })

  it.each([
    ['folder', { folders: undefined, lists: [{ name: 'Content Ideas' }] }],
    ['list', { folders: [{ name: 'Launch 5.0' }], lists: undefined }],
  ])('in its %ss leaves the rest of that space, and is said', async (part, shown) => {
    const pair = await startPair({ seed: 'demo' })
    pair.sandbox.state.faults.add(`GET /v2/space/90140100002/${part}=403x*`)
    const answer = await pair.call('get_hierarchy', { in: '90140100002' })
    await pair.close()
    expect([answer.ok, codesOf(answer)]).toEqual([true, ['INCOMPLETE']])
    expect(answer.issues?.[0]?.message).toContain('"Marketing" (90140100002)')
    const { space } = answer.result
    expect({ folders: space.folders, lists: space.lists }).toMatchObject(shown)
  })
})
