// Those who come by links: each has their own, and nobody has anything of the machine.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPace } from '../../../src/clickup/http/pace.ts'
import { createTenants, type Tenant } from '../../../src/gateway/tenants/tenants.ts'
import type { CallEnd } from '../../../src/mcp/call/call.ts'
import { offered } from '../../../src/mcp/tool/listing.ts'
import { LISTINGS } from '../../../src/mcp/tool/tool-list.ts'
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts'
import { asked, END, linkOf, ownerOf, textOf } from '../../support/gateway/tenant.ts'

const sandboxes: Sandbox[] = []
const start = async (options: Parameters<typeof startSandbox>[0] = {}) => {
  const sandbox = await startSandbox({ rate: 100_000, ...options })
  sandboxes.push(sandbox)
  return sandbox
}
afterAll(() => Promise.all(sandboxes.map((one) => one.close())))

const tenantsOf = (options: Partial<Parameters<typeof createTenants>[0]> = {}) =>
  createTenants({ userAgent: 'test', ...options })

describe('a link that reads tasks', () => {
  let sandbox: Sandbox
  let tenant: Tenant
  beforeAll(async () => {
    sandbox = await start()
    const config = { methods: ['read'], tags: ['tasks'] }
    tenant = tenantsOf().of(linkOf('l', ownerOf(sandbox), sandbox.workspaceId, config))
  })

  it('has these tools, prompts, resources and completions, and no others', async () => {
    const { calls, config } = tenant
    expect(offered(LISTINGS, config).map(({ name }) => name)).toEqual(['find_tasks', 'get_task'])
    expect((await calls.prompts(END)).map(({ name }) => name)).toEqual(['standup'])
    expect((await calls.templates(END)).map(({ uriTemplate }) => uriTemplate)).toEqual([
      'clickup://task/{id}',
      'clickup://list/{id}',
    ])
    const doc = await calls.complete({ template: 'clickup://doc/{id}' }, '', END)
    const task = await calls.complete({ template: 'clickup://task/{id}' }, '', END)
    expect([doc.length, task.length > 0]).toEqual([0, true])
  })

  it('refuses what is forged, and nothing of it is sent', async () => {
    sandbox.state.log.clear()
    const forged: readonly (readonly [string, Record<string, unknown>])[] = [
      ['update_tasks', { tasks: ['ENG-123'], set: { name: 'X' } }],
      ['delete_tasks', { tasks: ['ENG-123'], confirm: ['X'] }],
      ['get_doc', { doc: 'Onboarding Handbook' }],
      ['call_operation', { operation: 'CreateTask', path: { list_id: '1' }, body: { name: 'X' } }],
      ['call_operation', { operation: 'DeleteTask', path: { task_id: '../list/1' } }],
      ['read_operation', { operation: 'GetGoals' }],
    ]
    for (const [tool, args] of forged)
      expect([tool, (await tenant.calls.call(tool, args, END)).issues?.[0]?.code]).toEqual([
        tool,
        'ACCESS_DENIED',
      ])
    await expect(tenant.calls.read('clickup://doc/Onboarding%20Handbook', END)).rejects.toThrow()
    await expect(tenant.calls.prompt('triage', END)).rejects.toThrow()
    expect(asked(sandbox)).toEqual([])
  })

  it('reads a task with its comments', async () => {
    const answer = await textOf(tenant, 'get_task', { task: 'ENG-87', include: ['comments'] })
    expect(answer).toContain('comments')
    expect(asked(sandbox).filter((one) => !one.startsWith('GET '))).toEqual([])
  })
})

describe('a link that names one tool', () => {
  it('has what that one needs, and sends nothing else', async () => {
    const sandbox = await start()
    const config = { methods: ['add_comment'], tags: ['comments'] }
    const tenant = tenantsOf().of(linkOf('l', ownerOf(sandbox), sandbox.workspaceId, config))
    const said = await tenant.calls.call('add_comment', { task: 'ENG-123', text: 'Done' }, END)
    const other = await tenant.calls.call('get_comments', { task: 'ENG-123' }, END)
    expect([said.ok ?? true, other.issues?.[0]?.code]).toEqual([true, 'ACCESS_DENIED'])
  })
})

describe('two links of one account', () => {
  it('share a client, and what one may not know stays with the other', async () => {
    const sandbox = await start()
    const tenants = tenantsOf()
    const owner = ownerOf(sandbox)
    const all = tenants.of(linkOf('a', owner, sandbox.workspaceId))
    const few = tenants.of(
      linkOf('b', owner, sandbox.workspaceId, { methods: ['read'], tags: ['tasks'] }),
    )
    expect(tenants.size()).toBe(1)
    const docs = await all.calls.complete({ template: 'clickup://doc/{id}' }, '', END)
    expect(docs.length).toBeGreaterThan(0)
    expect(await few.calls.complete({ template: 'clickup://doc/{id}' }, '', END)).toEqual([])
    const names = await textOf(few, 'find_tasks', { in: 'Bug Tracker' })
    expect(names).toContain('rows')
    expect(few.rate()).toEqual(all.rate())
  })
})

describe('two tenants', () => {
  it('see nothing of each other in 200 calls that run at once', async () => {
    const sandbox = await start()
    const far = await start()
    const { store } = far.state
    for (const map of [store.tasks, store.spaces, store.folders, store.lists, store.docs])
      for (const one of map.values()) one.name = `Beta:${one.name}`
    for (const map of [sandbox.state.store.tasks, sandbox.state.store.spaces])
      for (const one of map.values()) one.name = `Alfa:${one.name}`
    // However slow the machine is, each call has its answer.
    const tenants = tenantsOf({ callBudgetMs: 600_000 })
    const alfa = tenants.of(linkOf('a', ownerOf(sandbox), sandbox.workspaceId))
    const beta = tenants.of(linkOf('b', ownerOf(far), far.workspaceId))
    const reads: readonly (readonly [string, Record<string, unknown>])[] = [
      ['get_hierarchy', { depth: 'spaces' }],
      ['find_tasks', { assignees: ['me'], limit: 5 }],
      ['find_tasks', { limit: 5 }],
      ['find_docs', {}],
    ]
    const answers = await Promise.all(
      Array.from({ length: 200 }, async (_, i) => {
        const [tool, args] = reads[(i >> 1) % reads.length] ?? ['get_hierarchy', {}]
        const own = i % 2 === 0
        return { own, text: await textOf(own ? alfa : beta, tool, args) }
      }),
    )
    const strange = answers.filter(({ own, text }) => text.includes(own ? 'Beta:' : 'Alfa:'))
    const marked = answers.filter(({ own, text }) => text.includes(own ? 'Alfa:' : 'Beta:'))
    expect([strange.length, tenants.size()]).toEqual([0, 2])
    expect(marked.length).toBeGreaterThan(100)
  }, 180_000)

  it('with a token each share nothing at one address', async () => {
    const sandbox = await start()
    const tenants = tenantsOf()
    const own = tenants.of(linkOf('a', ownerOf(sandbox), sandbox.workspaceId))
    const other = tenants.of(
      linkOf('b', { token: sandbox.otherToken, apiUrl: sandbox.url }, sandbox.workspaceId),
    )
    expect(await textOf(own, 'find_tasks', { in: 'Bug Tracker' })).toContain('rows')
    expect(await textOf(other, 'find_tasks', { in: 'Bug Tracker' })).not.toContain('rows')
    expect(tenants.size()).toBe(2)
  })

  it('keep to the workspace of their link', async () => {
    const sandbox = await start()
    const tenant = tenantsOf().of(linkOf('a', ownerOf(sandbox), sandbox.workspaceId))
    sandbox.state.log.clear()
    const answer = await tenant.calls.call(
      'read_operation',
      { operation: 'GetGoals', path: { team_id: '9999' } },
      END,
    )
    expect(answer.ok).toBe(false)
    expect(asked(sandbox).filter((one) => one.includes('9999'))).toEqual([])
  })
})

describe('clients', () => {
  it('are bounded by count and by idle time', async () => {
    const clock = { now: 1_000_000 }
    const timing = { now: () => clock.now, sleep: async () => {}, timeout: AbortSignal.timeout }
    const tenants = tenantsOf({ most: 50, idleMs: 60_000, surroundings: { timing } })
    for (let i = 0; i < 1000; i += 1)
      tenants.of(linkOf(`l${i}`, { token: `pk_${i}`, apiUrl: 'http://127.0.0.1:9' }, '1'))
    expect(tenants.size()).toBe(50)
    for (let i = 0; i < 1000; i += 1)
      tenants.of(linkOf(`l${i}`, { token: 'pk_same', apiUrl: 'http://127.0.0.1:9' }, '1'))
    expect(tenants.size()).toBe(50)
    clock.now += 60_001
    expect(tenants.size()).toBe(0)
  })

  it('are one for each account, also where one goes that is still used', () => {
    const paced: string[] = []
    const paceOf = (key: string) => {
      paced.push(key)
      return createPace(Date.now)
    }
    const tenants = tenantsOf({ most: 1, paceOf })
    const of = (token: string, workspace = '1') =>
      tenants.of(linkOf('l', { token, apiUrl: 'http://127.0.0.1:9' }, workspace))
    const busy = of('pk_busy')
    of('pk_other')
    expect(tenants.size()).toBe(1)
    const [again, elsewhere] = [of('pk_busy'), of('pk_busy', '2')]
    expect(new Set(paced).size).toBe(2)
    expect(paced).toHaveLength(2)
    // They are used until here.
    expect([busy, again, elsewhere].map(({ rate }) => rate())).toEqual(Array(3).fill(undefined))
  })

  it('tell no token in what is handed on', () => {
    const tenant = tenantsOf().of(
      linkOf('l', { token: 'pk_secret', apiUrl: 'http://127.0.0.1:9' }, '1'),
    )
    expect(JSON.stringify(tenant)).not.toContain('pk_secret')
  })
})

describe('nothing of the machine', () => {
  const folder = mkdtempSync(join(tmpdir(), 'planted-'))
  writeFileSync(join(folder, 'planted.txt'), 'PLANTED')
  const here = process.cwd()
  const withRoots: CallEnd = { ...END, roots: async () => [pathToFileURL(folder).href] }
  let sandbox: Sandbox
  let tenant: Tenant
  beforeAll(async () => {
    process.chdir(folder)
    sandbox = await start()
    tenant = tenantsOf().of(linkOf('l', ownerOf(sandbox), sandbox.workspaceId))
  })
  afterAll(() => process.chdir(here))

  it.each([
    ['where the client has no roots', END],
    ['where it names the folder', withRoots],
  ])('leaves as an attached file, %s', async (_, end) => {
    for (const path of ['planted.txt', join(folder, 'planted.txt'), './planted.txt']) {
      const args = { task: 'ENG-123', paths: [path] }
      const { issues } = await tenant.calls.call('attach_files', args, end)
      expect([issues?.[0]?.code, issues?.[0]?.hint]).toEqual([
        'ACCESS_DENIED',
        'Give public addresses (`urls`) instead of paths.',
      ])
    }
    const body = { operation: 'CreateTaskAttachment', path: { task_id: 'ENG-123' } }
    const sent = await tenant.calls.call(
      'call_operation',
      { ...body, body: { file: 'planted.txt' } },
      end,
    )
    expect(sent.ok).toBe(false)
    expect(asked(sandbox).filter((one) => one.startsWith('POST'))).toEqual([])
  })

  it('is told by its branch', async () => {
    const { issues } = await tenant.calls.call('get_task', { task: ['current'] }, withRoots)
    expect(issues?.[0]).toMatchObject({
      code: 'INVALID_INPUT',
      hint: 'Name the task by its id, custom id or URL.',
    })
  })

  it('keeps a file', async () => {
    const task = [...sandbox.state.store.tasks.values()].find(
      ({ attachments }) => attachments.length > 0,
    )
    for (const { id } of task?.attachments ?? [])
      expect(
        await textOf(tenant, 'get_attachment', { task: task?.id, attachment: id }),
      ).not.toContain('saved_to')
  })
})

describe('a used-up budget', () => {
  it('is told with RATE_LIMIT, and known for the answer', async () => {
    const sandbox = await start({ rate: 3, rateWindowMs: 60_000 })
    const tenant = tenantsOf({ callBudgetMs: 2000 }).of(
      linkOf('l', ownerOf(sandbox), sandbox.workspaceId),
    )
    const { issues } = await tenant.calls.call('get_hierarchy', {}, END)
    const limited = issues?.find(({ code }) => code === 'RATE_LIMIT')
    expect(limited?.rate_limit).toMatchObject({ limit: 3, remaining: 0 })
    expect(limited?.rate_limit?.reset).toBeGreaterThan(0)
    expect(limited?.rate_limit?.reset).toBeLessThanOrEqual(61)
    expect(tenant.rate()).toMatchObject({ limit: 3, remaining: 0 })
  })
})
