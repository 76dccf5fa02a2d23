// What the commonest answers may weigh, and how many requests they may cost.
import { statSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { inRoot } from '../../../scripts/lib/paths.ts'
import { createCalls } from '../../../src/mcp/call/calls.ts'
import { readConfig } from '../../../src/mcp/config/config.ts'
import type { SandboxOptions } from '../../../src/sandbox/state/state.ts'
import { nameOf, usePair } from '../../support/pair.ts'
import { startPair } from '../../support/server.ts'
import { wholeRows } from '../../support/whole-rows.ts'

describe('the server', () => {
  it('weighs 1,150 kB at most with what it loads later', () => {
    const bundles = ['server', 'calls'].map((name) => statSync(inRoot(`dist/${name}.js`)).size)
    expect(bundles.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(1_150_000)
  })
})

type Running = ReturnType<typeof usePair>

const eight = (...fields: string[]) => {
  const columns = ['id', 'name', 'status', 'assignees', 'priority', 'due']
  return [...columns, ...fields].slice(0, 8)
}

/** The text of an answer to a call that finds the hierarchy known, and what it asked. */
const warm = async (running: Running, tool: string, args: Record<string, unknown>) => {
  await running.call('get_hierarchy', { depth: 'spaces' })
  const before = running.asked().length
  const text = await running.text(tool, args)
  return { text, asked: running.asked().slice(before).map(nameOf) }
}

describe('25 tasks of a list by its name, in 8 columns with custom fields', () => {
  const large = usePair({ seed: 'large' })
  const demo = usePair()

  it.each([
    ['Infrastructure Backlog', demo, eight('Team', 'Change risk')],
    ['Infrastructure Backlog', demo, eight('Effort', 'Monthly cost')],
    ['Sales 2 list 1.1', large, eight('Team', 'Effort')],
  ])('weigh 2,900 bytes at most and cost one request: %s', async (list, running, columns) => {
    const { text, asked } = await warm(running, 'find_tasks', { in: list, columns })
    const result = wholeRows(JSON.parse(text).result, { columns })
    expect(result.columns).toEqual(columns)
    expect(result.rows).toHaveLength(25)
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2900)
    expect(asked).toEqual([expect.stringMatching(/^GET \/api\/v2\/list\/\d+\/task$/)])
  })
})

describe('one task', () => {
  const running = usePair()

  it.each(['ENG-87', 'ENG-127', '868512p', 'ENG-145'])(
    'with everything usual weighs 700 bytes besides its description, and costs one request: %s',
    async (task) => {
      const { text, asked } = await warm(running, 'get_task', { task })
      const { result } = JSON.parse(text)
      const description = Buffer.byteLength(JSON.stringify(result.description ?? ''))
      expect(Buffer.byteLength(text) - description).toBeLessThanOrEqual(700)
      expect(asked).toEqual([`GET /api/v2/task/${task}`])
    },
  )
})

describe('an update by custom id and status name', () => {
  const running = usePair()

  it.each(['in progress', 'in review'])('costs two requests when warm: %s', async (status) => {
    const args = { tasks: 'ENG-141', set: { status } }
    const { text, asked } = await warm(running, 'update_tasks', args)
    expect(JSON.parse(text).ok).toBe(true)
    expect(asked).toEqual([
      'GET /api/v2/task/ENG-141',
      expect.stringMatching(/^PUT \/api\/v2\/task\/\w+$/),
    ])
  })
})

describe('the hierarchy of S spaces', () => {
  it.each<[number, SandboxOptions]>([
    [2, {}],
    [20, { seed: 'large' }],
  ])('costs S + 4 requests at first: %i', async (spaces, options) => {
    const fresh = await startPair(options)
    expect((await fresh.call('get_hierarchy')).ok).toBe(true)
    const asked = fresh.sandbox.state.log.since(0).map(nameOf)
    await fresh.close()
    expect(asked).toHaveLength(spaces + 4)
    expect(new Set(asked).size).toBe(asked.length)
  })
})

describe('what is named by its id, in a workspace of 20 spaces of which nothing is known', () => {
  const large = usePair({ seed: 'large' })
  const list = '901403000181'
  const folder = '90140200036'
  const space = '90140100009'
  const url = (kind: string, id: string) => `https://app.clickup.com/9014123456/v/${kind}/${id}`

  beforeAll(() => {
    const { store } = large.sandbox.state
    const [task] = store.tasksOf(list)
    if (!task) throw new Error('The list is empty.')
    store.addTask({ ...task, id: '868zzz1', customId: 'OPS-1', priority: null, assigneeIds: [] })
  })

  /** What is asked by a server to which it is the first call. */
  const cold = async (tool: string, args: Record<string, unknown>) => {
    const { url: apiUrl, token, workspaceId } = large.sandbox
    const { config } = readConfig([], {
      CLICKUP_API_URL: apiUrl,
      CLICKUP_API_TOKEN: token,
      CLICKUP_WORKSPACE_ID: workspaceId,
    })
    const { ok = true, issues = [] } = await createCalls(config, 'test').call(tool, args, {
      signal: new AbortController().signal,
      progress: () => undefined,
      roots: async () => [],
    })
    expect({ ok, issues }).toEqual({ ok: true, issues: [] })
    return large.asked().map(nameOf)
  }

  const set = (values: object) => ({ tasks: 'OPS-1', set: values })
  const task = (values: object = {}) => ({ list, tasks: [{ name: 'New', ...values }] })
  const time = { action: 'log', task: 'OPS-1', duration: '1h' }

  it.each<[string, number, string, Record<string, unknown>]>([
    ['a priority', 4, 'update_tasks', set({ priority: 'high' })],
    ['a status', 5, 'update_tasks', set({ status: 'in progress' })],
    ['an assignee', 5, 'update_tasks', set({ assignees: { add: ['Priya'] } })],
    ['myself as assignee', 4, 'update_tasks', set({ assignees: ['me'] })],
    ['a tag, read back', 6, 'update_tasks', set({ tags: { add: ['bug'] } })],
    ['a custom field', 5, 'update_tasks', set({ fields: { Effort: 3 } })],
    ['a move, read back', 7, 'update_tasks', set({ move_to: '901403000182' })],
    ['a list by its id', 6, 'get_list', { list }],
    ['a list by its address', 6, 'get_list', { list: url('li', list) }],
    ['the tasks of a list', 3, 'find_tasks', { in: list }],
    ['… by status', 3, 'find_tasks', { in: url('li', list), statuses: ['review'] }],
    ['… by custom field', 4, 'find_tasks', { in: list, fields: { Effort: '> 3' } }],
    ['the tasks of a folder by status', 5, 'find_tasks', { in: folder, statuses: ['review'] }],
    ['the tasks of a space by status', 8, 'find_tasks', { in: space, statuses: ['review'] }],
    ['… by custom field', 7, 'find_tasks', { in: url('s', space), fields: { Effort: '> 3' } }],
    ['a new task, looked for before', 4, 'create_tasks', task()],
    ['… with its status', 4, 'create_tasks', task({ status: 'review' })],
    ['a comment, looked for before', 6, 'add_comment', { task: 'OPS-1', text: 'News.' }],
    ['… on a list', 6, 'add_comment', { list, text: 'News.' }],
    ['tracked time, looked for before', 6, 'track_time', time],
    ['the time of a list', 4, 'get_time_entries', { in: list }],
    ['the docs of a space', 4, 'find_docs', { in: url('s', space) }],
    ['a new list in a folder', 7, 'create_list', { in: folder, name: 'Ideas' }],
    ['another name of a list', 6, 'update_list', { list, set: { name: 'Better' } }],
    ['what is in a space', 5, 'get_hierarchy', { in: space }],
    ['what is in a folder', 2, 'get_hierarchy', { in: folder }],
  ])('costs no walk through all of it: %s, %i requests', async (_, most, tool, args) => {
    const asked = await cold(tool, args)
    expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(most)
  })
})
