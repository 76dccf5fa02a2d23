// Who is signed in is asked at each call: nothing has to start again when that changes.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ChangedObject } from '../../../src/access/changed-object.ts'
import { DEFAULT_TOOLSETS, NO_RULES, type Rules, TOOLSETS } from '../../../src/access/rules.ts'
import { type Broker, startBroker } from '../../../src/broker/host.ts'
import type { Credentials } from '../../../src/broker/protocol.ts'
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts'
import { rotateToken } from '../../../src/sandbox/state/state.ts'
import { codesOf } from '../../support/pair.ts'
import { startServer, type TestServer } from '../../support/server.ts'

let folder = ''
let sandbox: Sandbox
let broker: Broker
let server: TestServer
let credentials: Credentials | undefined
let asked = 0
let settings: Record<string, Rules> = {}
const changes: ChangedObject[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sign-in-'))
  sandbox = await startSandbox()
  credentials = undefined
  asked = 0
  changes.length = 0
  broker = await startBroker({
    directory: join(folder, 'broker'),
    credentials: async (server) => {
      asked += 1
      if (!credentials || server === undefined) return credentials
      return { ...credentials, rules: settings[server] ?? NO_RULES }
    },
    onChanges: (objects) => changes.push(...objects),
  })
})
afterEach(async () => {
  await server.close()
  await broker.dispose()
  await sandbox.close()
  await rm(folder, { recursive: true })
})

const start = async (env: Record<string, string> = {}, inProcess = true): Promise<void> => {
  server = await startServer({
    inProcess,
    env: { CLICKUP_BROKER: join(folder, 'broker'), ...env },
  })
}
const startBundle = (): Promise<void> => start({}, false)

const signIn = (token: string, workspaceId?: string): void => {
  credentials = { token, apiUrl: sandbox.url, ...(workspaceId ? { workspaceId } : {}) }
}

const readTask = () => server.call('get_task', { task: '868512p' })

describe('without a token', () => {
  it('the tools are listed and each call says how to sign in', async () => {
    await start()
    const { tools } = await server.client.listTools()
    expect(tools.length).toBeGreaterThan(5)
    for (const [tool, args] of [
      ['get_hierarchy', {}],
      ['find_members', {}],
      ['find_tasks', {}],
      ['get_task', { task: '868512p' }],
      ['get_comments', { task: '868512p' }],
      ['add_comment', { task: '868512p', text: 'Hi.' }],
    ] as const) {
      const answer = await server.call(tool, args)
      expect({ ok: answer.ok, codes: codesOf(answer) }).toEqual({
        ok: false,
        codes: ['AUTH_ERROR'],
      })
      expect(answer.issues?.[0]?.hint).toContain('ClickUp: Sign In')
    }
    expect(sandbox.state.log.since(0)).toEqual([])
  })

  it('a call works as soon as somebody signs in, and no more after signing out', async () => {
    await startBundle()
    expect(codesOf(await readTask())).toEqual(['AUTH_ERROR'])
    signIn(sandbox.token)
    expect((await readTask()).ok).toBe(true)
    credentials = undefined
    expect(codesOf(await readTask())).toEqual(['AUTH_ERROR'])
  })

  it('wrong arguments are told first', async () => {
    await start()
    expect(codesOf(await server.call('get_task', {}))).toEqual(['INVALID_INPUT'])
  })
})

describe('with a dead token', () => {
  it('a call says so, and works once there is a new one', async () => {
    signIn(sandbox.token)
    await startBundle()
    expect((await readTask()).ok).toBe(true)
    const next = rotateToken(sandbox.state)
    const answer = await readTask()
    expect(codesOf(answer)).toEqual(['AUTH_ERROR'])
    expect(answer.issues?.[0]?.message).toContain('does not accept the token')
    signIn(next)
    expect((await readTask()).ok).toBe(true)
  })

  it('that is no token at all a call says so', async () => {
    await start({ CLICKUP_API_TOKEN: 'nonsense', CLICKUP_API_URL: sandbox.url })
    expect(codesOf(await readTask())).toEqual(['AUTH_ERROR'])
  })
})

describe('with the token of another workspace', () => {
  it.each([
    ['get_hierarchy', {}],
    ['find_tasks', { in: 'Current Sprint' }],
    ['get_task', { task: '868512p' }],
    ['get_task', { task: 'ENG-87' }],
    ['add_comment', { task: '868512p', text: 'Hi.' }],
  ] as const)('%s %j says so, and works with the right one', async (tool, args) => {
    signIn(sandbox.otherToken, sandbox.workspaceId)
    await start()
    const answer = await server.call(tool, args)
    expect(codesOf(answer)).toEqual(['AUTH_ERROR'])
    expect(answer.issues?.[0]?.message).toContain('another workspace')
    signIn(sandbox.token, sandbox.workspaceId)
    expect((await server.call(tool, args)).ok).toBe(true)
  })

  it('a switch of account shows the other workspace at once', async () => {
    signIn(sandbox.token)
    await start()
    const first = await server.call('get_hierarchy')
    signIn(sandbox.otherToken)
    const second = await server.call('get_hierarchy')
    expect([first, second].map(({ result }) => result.workspace.name)).toEqual(['Acme', 'Globex'])
  })
})

describe('the windows', () => {
  it('are asked once a call', async () => {
    signIn(sandbox.token)
    await start()
    await server.call('get_hierarchy')
    await readTask()
    expect(asked).toBe(2)
  })

  it('come before the token of the environment', async () => {
    signIn(sandbox.otherToken)
    await start({ CLICKUP_API_TOKEN: sandbox.token, CLICKUP_API_URL: sandbox.url })
    expect((await server.call('get_hierarchy')).result.workspace.name).toBe('Globex')
    credentials = undefined
    expect((await server.call('get_hierarchy')).result.workspace.name).toBe('Acme')
  })

  it('are told what was changed, and only that', async () => {
    signIn(sandbox.token)
    await start()
    await readTask()
    await server.call('add_comment', { task: 'ENG-87', text: 'Dry.', dry_run: true })
    const { result } = await server.call('add_comment', { task: 'ENG-87', text: 'News.' })
    await server.call('find_members')
    // Windows are told beside the answer.
    await vi.waitFor(() => expect(changes).not.toEqual([]))
    expect(changes).toEqual([
      { kind: 'task', id: '868512p', listId: '901403000001' },
      { kind: 'comment', id: result.comment, taskId: '868512p' },
    ])
  })

  it('are told of a list as well where it counts other tasks than before', async () => {
    signIn(sandbox.token)
    await start()
    const told = async (set: object) => {
      changes.length = 0
      const { ok } = await server.call('update_tasks', { tasks: ['ENG-87'], set })
      expect(ok).toBe(true)
      await vi.waitFor(() => expect(changes).not.toEqual([]))
      return changes
    }
    const idOf = (list: string): string =>
      [...sandbox.state.store.lists.values()].find(({ name }) => name === list)?.id ?? ''
    const to = { kind: 'list', id: idOf('Q4 Deliverables') }
    const from = { kind: 'list', id: '901403000001' }
    const task = { kind: 'task', id: '868512p', listId: from.id }
    expect(await told({ name: 'Another name', priority: 'low' })).toEqual([task])
    expect(await told({ status: 'planned' })).toEqual([task])
    expect(await told({ archived: true })).toEqual([task, from])
    expect(await told({ archived: false })).toEqual([task, from])
    // In either list, for a window may have only one of them open.
    const moved = await told({ move_to: 'Q4 Deliverables' })
    expect(moved).toEqual([task, { ...task, listId: to.id }, from, to])
  })
})

describe('what the settings allow', () => {
  const usual: Rules = { access: ['read', 'write'], toolsets: DEFAULT_TOOLSETS }
  const say = () => server.call('add_comment', { task: 'ENG-87', text: 'News.' })

  beforeEach(async () => {
    signIn(sandbox.token)
    settings = { Mine: usual }
    await start({ CLICKUP_SERVER: 'Mine' })
    expect((await say()).ok).toBe(true)
  })

  const refusedBy = async (rules: Rules | undefined) => {
    settings = rules ? { Mine: rules } : {}
    sandbox.state.log.clear()
    const codes = codesOf(await say())
    return { codes, asked: sandbox.state.log.since(0).length }
  }

  it('holds from the next call on, whatever the server started with', async () => {
    const denied = { codes: ['ACCESS_DENIED'], asked: 0 }
    expect(await refusedBy({ ...usual, access: ['read'] })).toEqual(denied)
    expect(await refusedBy({ ...usual, toolsets: ['tasks'] })).toEqual(denied)
    const past = '2001-01-01T00:00:00.000Z'
    expect(await refusedBy({ ...usual, expiresAt: past })).toEqual({ codes: ['EXPIRED'], asked: 0 })
    settings = { Mine: usual }
    expect((await say()).ok).toBe(true)
  })

  it('is nothing for a server that was taken out of them', async () => {
    expect(await refusedBy(undefined)).toEqual({ codes: ['ACCESS_DENIED'], asked: 0 })
    expect(codesOf(await readTask())).toEqual(['ACCESS_DENIED'])
  })

  it('holds for resources too', async () => {
    settings = {}
    const read = server.client.readResource({ uri: 'clickup://task/868512p' })
    await expect(read).rejects.toThrow('do not allow this server to read')
  })

  it.each([
    ['other toolsets', { ...usual, toolsets: ['docs' as const] }, 1],
    ['no more than reading', { access: ['read' as const], toolsets: ['docs' as const] }, 1],
    ['nothing, for the time is over', { ...usual, expiresAt: '2001-01-01T00:00:00.000Z' }, 0],
  ])('holds for prompts, resources and completions too: %s', async (_, rules, templates) => {
    const { client } = server
    expect((await client.listPrompts()).prompts.length).toBeGreaterThan(4)
    settings = { Mine: rules }
    sandbox.state.log.clear()
    expect((await client.listPrompts()).prompts).toEqual([])
    const listed = (await client.listResourceTemplates()).resourceTemplates
    expect(listed).toHaveLength(templates)
    await expect(client.getPrompt({ name: 'standup' })).rejects.toThrow(/leave out|ended/)
    const { completion } = await client.complete({
      ref: { type: 'ref/resource', uri: 'clickup://task/{id}' },
      argument: { name: 'id', value: '' },
    })
    expect(completion.values).toEqual([])
    expect(sandbox.state.log.since(0)).toEqual([])
  })

  it('never goes beyond what the server started with', async () => {
    settings = { Mine: { access: ['read', 'write', 'delete'], toolsets: TOOLSETS } }
    const answer = await server.call('delete_tasks', { tasks: ['ENG-87'], confirm: 'ENG-87' })
    expect(codesOf(answer)).toEqual(['ACCESS_DENIED'])
  })
})

describe('one client for each connection', () => {
  const usual: Rules = { access: ['read', 'write'], toolsets: DEFAULT_TOOLSETS }
  /** How many requests it costs to find a list by its name: one, if the hierarchy is remembered. */
  const costOf = async (list = 'Current Sprint'): Promise<number> => {
    sandbox.state.log.clear()
    const answer = await server.call('find_tasks', { in: list, limit: 1 })
    expect(answer.ok).toBe(true)
    return sandbox.state.log.since(0).length
  }

  beforeEach(async () => {
    signIn(sandbox.token, sandbox.workspaceId)
    settings = { Mine: usual }
    await start({ CLICKUP_SERVER: 'Mine' })
    expect(await costOf()).toBeGreaterThan(1)
  })

  it.each([
    ['less access', { access: ['read' as const], toolsets: DEFAULT_TOOLSETS }],
    ['fewer tools', { ...usual, toolsets: ['tasks' as const] }],
    ['another end', { ...usual, expiresAt: '2100-01-01T00:00:00.000Z' }],
  ])('outlives %s, and two sets of rules that alternate', async (_, rules) => {
    for (const each of [rules, usual, rules, usual]) {
      settings = { Mine: each }
      expect(await costOf()).toBe(1)
    }
  })

  it('outlives that the access ended for a while', async () => {
    settings = { Mine: { ...usual, expiresAt: '2001-01-01T00:00:00.000Z' } }
    expect(codesOf(await readTask())).toEqual(['EXPIRED'])
    settings = { Mine: usual }
    expect(await costOf()).toBe(1)
  })

  it('keeps what ClickUp said of the rate limit', async () => {
    settings = { Mine: { ...usual, access: ['read'] } }
    const { remaining } = (await server.call('get_hierarchy')).result.rate
    expect(remaining).toBeLessThan(100)
  })

  it('is each account’s own, and several alternate without losing one another', async () => {
    signIn(sandbox.otherToken)
    const other = await server.call('get_hierarchy')
    expect(other.result.workspace.name).toBe('Globex')
    signIn(sandbox.token, sandbox.workspaceId)
    expect(await costOf()).toBe(1)
    sandbox.state.log.clear()
    signIn(sandbox.otherToken)
    expect((await server.call('get_hierarchy')).result.workspace.name).toBe('Globex')
    expect(sandbox.state.log.since(0)).toEqual([])
  })

  it('is not used for another account, though its names are the same', async () => {
    signIn(sandbox.otherToken)
    const answer = await server.call('find_tasks', { in: 'Current Sprint' })
    expect(codesOf(answer)).toEqual(['NOT_FOUND'])
    expect(JSON.stringify(answer)).not.toContain('Engineering')
  })

  it('is forgotten when somebody signs out', async () => {
    const { workspaceId, token } = sandbox
    credentials = undefined
    expect(codesOf(await readTask())).toEqual(['AUTH_ERROR'])
    signIn(token, workspaceId)
    expect(await costOf()).toBeGreaterThan(1)
  })
})

describe('a Bearer token', () => {
  it('of an OAuth app works', async () => {
    signIn(sandbox.oauthToken)
    await start()
    expect((await readTask()).ok).toBe(true)
  })
})
