// What the commonest answers may weigh, and how many requests they may cost.
import { statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { inRoot } from '../../../scripts/lib/paths.ts'
import type { SandboxOptions } from '../../../src/sandbox/state/state.ts'
import { nameOf, usePair } from '../../support/pair.ts'
import { startPair } from '../../support/server.ts'

describe('the server', () => {
  it('weighs 900 kB at most with what it loads later', () => {
    const bundles = ['server', 'calls'].map((name) => statSync(inRoot(`dist/${name}.js`)).size)
    expect(bundles.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(900_000)
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
    const { result } = JSON.parse(text)
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
  ])('costs 2S + 3 requests at first: %i', async (spaces, options) => {
    const fresh = await startPair(options)
    expect((await fresh.call('get_hierarchy')).ok).toBe(true)
    const asked = fresh.sandbox.state.log.since(0).map(nameOf)
    await fresh.close()
    expect(asked).toHaveLength(2 * spaces + 3)
    expect(new Set(asked).size).toBe(asked.length)
  })
})
