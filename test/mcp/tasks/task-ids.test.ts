// Old ids hold no digit, and what stands behind /t/ is the id whatever it looks like.
import { describe, expect, it } from 'vitest'
import { codesOf, nameOf, usePair } from '../../support/pair.ts'

const running = usePair({}, { env: { CLICKUP_ACCESS: 'read,write,delete' } })
const { call, asked } = running
const APP = 'https://app.clickup.com'

describe('a task of 2020', () => {
  it.each([
    'dtrqpa',
    'DTRQPA',
    '#dtrqpa',
    'CU-dtrqpa',
    `${APP}/t/dtrqpa`,
    `${APP}/t/9014123456/dtrqpa`,
    `${APP}/t/9014123456/eng-142`,
  ])('is read as %s', async (task) => {
    const { ok, result } = await call('get_task', { task })
    expect([ok, result.name]).toEqual([true, 'Alert on certificate expiry'])
  })

  it.each([
    ['update_tasks', { tasks: ['dtrqpa'], set: { priority: 'low' } }],
    [
      'create_tasks',
      { list: 'Infrastructure Backlog', tasks: [{ name: 'Below', parent: 'dtrqpa' }] },
    ],
    ['get_comments', { task: 'dtrqpa' }],
    ['add_comment', { task: 'dtrqpa', text: 'Seen.' }],
    ['get_time_entries', { task: 'dtrqpa', from: 'this week' }],
    ['track_time', { action: 'log', task: 'dtrqpa', duration: '5m' }],
    ['call_operation', { operation: 'GetTask', path: { task_id: 'dtrqpa' }, fields: ['id'] }],
    ['read_operation', { operation: 'GetTask', path: { task_id: 'dtrqpa' }, fields: ['id'] }],
    ['update_tasks', { tasks: ['ENG-141'], set: { waits_on: { add: ['dtrqpa'] } } }],
    ['delete_tasks', { tasks: ['dtrqpa'], dry_run: true }],
  ])('is taken by %s', async (tool, args) => {
    const answer = await call(tool, args)
    expect(codesOf(answer)).toEqual([])
    expect(asked().map(nameOf).join()).toMatch(/dtrqpa|\/task\//)
  })

  it('is found by the id that a search shows', async () => {
    const { result } = await call('find_tasks', { in: 'Content Ideas', columns: ['id', 'name'] })
    const shown = result.rows.find(([id]: string[]) => /^[a-z]{6}$/.test(id ?? ''))
    const read = await call('get_task', { task: shown[0] })
    expect(read.result.name).toBe(shown[1])
  })
})

describe('a word', () => {
  it('that is no task is looked up once, and then refused as a name', async () => {
    const answer = await call('get_task', { task: 'login' })
    expect(codesOf(answer)).toEqual(['NOT_FOUND'])
    expect(answer.issues?.[0]?.message).toContain('is no task id, custom id or ClickUp URL')
    expect(asked().filter(({ path }) => path.endsWith('/task/login'))).toHaveLength(1)
  })

  it.each(['backlog', 'Fix the login', 'app'])(
    'as %j is never asked for as an id',
    async (task) => {
      await call('get_task', { task })
      expect(asked().filter(({ path }) => path.includes('/v2/task/'))).toEqual([])
    },
  )

  it('in a path stays the name of a task', async () => {
    const { result } = await call('get_task', { task: 'Launch Plan / Teaser video' })
    expect(result.name).toBe('Teaser video')
  })
})
