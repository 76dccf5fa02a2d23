// Nothing is destroyed without the user's word, by whatever tool.
import type { ElicitRequest, ElicitResult } from '@modelcontextprotocol/sdk/types.js'
import { beforeEach, describe, expect, it } from 'vitest'
import { LISTINGS } from '../../../src/mcp/tool/tool-list.ts'
import { codesOf, type RunningPair, usePair } from '../../support/pair.ts'

const env = { CLICKUP_ACCESS: 'read,write,delete', CLICKUP_TOOLSETS: 'all' }

let count = 0
const task = async ({ call }: RunningPair, name: string) => {
  const { result } = await call('create_tasks', {
    list: 'Infrastructure Backlog',
    tasks: [{ name }],
  })
  return String(result.id)
}

/** For each tool that destroys: something of its own to destroy, and how the user names it. */
const PREPARE: Record<
  string,
  (running: RunningPair, name: string) => Promise<Record<string, unknown>>
> = {
  delete_tasks: async (running, name) => ({ tasks: [await task(running, name)] }),
  merge_tasks: async (running, name) => ({
    into: await task(running, `Target of ${name}`),
    tasks: [await task(running, name)],
  }),
  delete_list: async ({ call }, name) => {
    await call('create_list', { in: 'Engineering', name })
    return { list: name }
  },
  delete_comment: async ({ call }, name) => {
    const { result } = await call('add_comment', { task: 'ENG-87', text: name })
    await call('get_comments', { task: 'ENG-87' })
    return { comment: result.comment }
  },
}
const TOOLS = Object.keys(PREPARE)

const prepare = async (running: RunningPair, tool: string) => {
  count += 1
  const name = `Doomed ${count}`
  const args = await PREPARE[tool]?.(running, name)
  running.sandbox.state.log.clear()
  return { name, args: args ?? {} }
}

describe('every tool that destroys', () => {
  it('is looked at here', () => {
    const destroying = LISTINGS.filter(({ kind }) => kind === 'delete').map(({ name }) => name)
    expect(TOOLS.toSorted()).toEqual(destroying.toSorted())
  })
})

const REFUSALS: readonly ElicitResult[] = [
  { action: 'decline' },
  { action: 'cancel' },
  { action: 'accept' },
  { action: 'accept', content: {} },
  { action: 'accept', content: { confirm: false } },
  { action: 'accept', content: { confirm: 'true' } },
]

describe('in a client that can ask', () => {
  let reply: ElicitResult
  const asked: ElicitRequest['params'][] = []
  const running = usePair(
    {},
    {
      env,
      answer: (_, params) => {
        asked.push(params)
        return reply
      },
    },
  )
  const { call, writes } = running
  beforeEach(() => asked.splice(0))

  it.each(TOOLS)('%s asks one yes or no that names the object, then does it', async (tool) => {
    const { name, args } = await prepare(running, tool)
    reply = { action: 'accept', content: { confirm: true } }
    const answer = await call(tool, args)
    expect({ ok: answer.ok, issues: answer.issues }).toEqual({ ok: true, issues: undefined })
    expect(asked).toHaveLength(1)
    expect(asked[0]?.message).toContain(name)
    expect(asked[0]).toMatchObject({
      requestedSchema: {
        type: 'object',
        properties: { confirm: { type: 'boolean' } },
        required: ['confirm'],
      },
    })
    expect(writes()).toHaveLength(1)
  })

  it.each(TOOLS)(
    '%s does nothing on a no or on an answer of another form, whatever the model says',
    async (tool) => {
      for (const word of REFUSALS) {
        const { name, args } = await prepare(running, tool)
        reply = word
        const answer = await call(tool, { ...args, confirm: name })
        expect({ codes: codesOf(answer), sent: writes() }).toEqual({
          codes: ['NOT_CONFIRMED'],
          sent: [],
        })
      }
    },
  )

  it.each(TOOLS)('%s does not ask on a dry run', async (tool) => {
    const { args } = await prepare(running, tool)
    const answer = await call(tool, { ...args, dry_run: true })
    expect({ ok: answer.ok, asked, sent: writes() }).toEqual({ ok: true, asked: [], sent: [] })
  })

  // `claude -p` cancels by itself, `codex exec` and `copilot -p` decline.
  it.each<ElicitResult>([{ action: 'cancel' }, { action: 'decline' }])(
    'that answers $action by itself, a model is told to leave it, not to say more and repeat',
    async (word) => {
      const { name, args } = await prepare(running, 'delete_tasks')
      reply = word
      const first = await call('delete_tasks', args)
      expect(first.issues).toEqual([
        {
          code: 'NOT_CONFIRMED',
          message: expect.stringMatching(/declined, or this client answered by itself/),
          hint: expect.stringMatching(/do not repeat the call.*interactive session/),
        },
      ])
      expect(JSON.stringify(first)).not.toMatch(/confirm`|CLICKUP_CONFIRM|dry run/)
      // What such a loop tried next: the same again comes to the same.
      const again = await call('delete_tasks', { ...args, confirm: [name] })
      expect(again).toEqual(first)
      expect(writes()).toEqual([])
    },
  )

  it('a form that was sent without its box ticked is told from a no', async () => {
    const { args } = await prepare(running, 'delete_tasks')
    reply = { action: 'accept', content: { confirm: false } }
    const answer = await call('delete_tasks', args)
    expect(answer.issues).toEqual([
      {
        code: 'NOT_CONFIRMED',
        message: expect.stringContaining('without its box "Yes, do it" ticked'),
        hint: expect.stringMatching(/do not repeat the call by yourself.*tick the box/),
      },
    ])
    expect(writes()).toEqual([])
    reply = { action: 'accept', content: { confirm: true } }
    expect((await call('delete_tasks', args)).ok).toBe(true)
  })
})

describe('in a client that cannot ask', () => {
  const running = usePair({}, { env })
  const { call, writes } = running

  it.each(TOOLS)('%s does nothing, whatever is repeated', async (tool) => {
    const { name, args } = await prepare(running, tool)
    for (const word of [{}, { confirm: 'yes' }, { confirm: name }, { confirm: [name] }]) {
      const answer = await call(tool, { ...args, ...word })
      expect(codesOf(answer)).toEqual(['NOT_CONFIRMED'])
      expect(JSON.stringify(answer)).not.toContain(name)
    }
    expect(writes()).toEqual([])
  })
})

describe('in a client that cannot ask, where the person has allowed the argument', () => {
  const running = usePair({}, { env: { ...env, CLICKUP_CONFIRM: 'argument' } })
  const { call, writes } = running

  it.each(TOOLS)('%s wants the name repeated, which a dry run shows', async (tool) => {
    const { name, args } = await prepare(running, tool)
    for (const word of [{}, { confirm: 'yes' }, { confirm: `${name} x` }])
      expect(codesOf(await call(tool, { ...args, ...word }))).toEqual(['NOT_CONFIRMED'])
    expect(writes()).toEqual([])
    const { result } = await call(tool, { ...args, dry_run: true })
    expect(result.would[0].destroys).toEqual([name])
    expect((await call(tool, { ...args, confirm: name })).ok).toBe(true)
  })
})
