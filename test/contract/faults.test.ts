// The sandbox's own machinery: budget, injected faults, control surface, the program.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { inRoot } from '../../scripts/lib/paths.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts'
import type { SandboxOptions } from '../../src/sandbox/state/state.ts'
import { caller, idsIn } from './support/calls.ts'

const open: Sandbox[] = []
const start = async (options: SandboxOptions = {}) => {
  const sandbox = await startSandbox(options)
  open.push(sandbox)
  return { sandbox, call: caller(sandbox) }
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((sandbox) => sandbox.close()))
})

const control = async (sandbox: Sandbox, method: string, path: string, body?: unknown) => {
  const response = await fetch(`${sandbox.url}/__sandbox${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, json: (await response.json()) as Record<string, unknown> }
}

describe('the budget', () => {
  it('is told with every answer and ends in 429', async () => {
    let now = 1_800_000_000_000
    const { sandbox, call } = await start({ rate: 2, rateWindowMs: 60_000, now: () => now })
    const first = await call('GET', '/v2/user')
    expect(first.headers.get('x-ratelimit-limit')).toBe('2')
    expect(first.headers.get('x-ratelimit-remaining')).toBe('1')
    expect(first.headers.get('x-ratelimit-reset')).toBe('1800000060')
    const notFound = await call('GET', '/v2/nothing')
    expect(notFound.headers.get('x-ratelimit-remaining')).toBe('0')
    const third = await call('GET', '/v2/user')
    expect([third.status, third.json]).toEqual([
      429,
      { err: 'Rate limit reached', ECODE: 'APP_002' },
    ])
    const other = await caller(sandbox, `Bearer ${sandbox.oauthToken}`)('GET', '/v2/user')
    expect(other.status).toBe(200)
    now += 60_000
    expect((await call('GET', '/v2/user')).status).toBe(200)
  })
})

describe('injected faults', () => {
  const statuses = async (call: ReturnType<typeof caller>, n: number) => {
    const seen: number[] = []
    for (let i = 0; i < n; i++) seen.push((await call('GET', '/v2/user')).status)
    return seen
  }

  it('happen as often as was said', async () => {
    const { call } = await start({ faults: '429x2; 500' })
    expect(await statuses(call, 4)).toEqual([429, 429, 500, 200])
  })

  it('of 429 say when to come back', async () => {
    const { call } = await start({ faults: '429', now: () => 1_800_000_000_500 })
    const { headers } = await call('GET', '/v2/user')
    expect(headers.get('x-ratelimit-remaining')).toBe('0')
    expect(headers.get('x-ratelimit-reset')).toBe('1800000002')
  })

  it('can be a page of HTML', async () => {
    const { call } = await start({ faults: 'html502' })
    const answer = await call('GET', '/v2/user')
    expect([answer.status, answer.headers.get('content-type')]).toEqual([502, 'text/html'])
    expect(answer.text).toContain('<html>')
  })

  it('drop the connection before or after the write', async () => {
    const { sandbox, call } = await start({
      faults: 'POST /v2/task/*/comment=drop x1; POST /v2/task/*/comment=drop-after x1',
    })
    const task = idsIn(sandbox).task('ENG-141')
    const comments = () => sandbox.state.store.commentsOn({ kind: 'task', id: task }).length
    const post = () =>
      call('POST', `/v2/task/${task}/comment`, { comment_text: 'x', notify_all: false })
    expect((await call('GET', `/v2/task/${task}/comment`)).status).toBe(200)
    await expect(post()).rejects.toThrow()
    expect(comments()).toBe(0)
    await expect(post()).rejects.toThrow()
    expect(comments()).toBe(1)
    expect((await post()).status).toBe(200)
    expect(sandbox.state.log.since(0).map(({ status }) => status)).toEqual([200, null, null, 200])
  })

  it('can list something that nobody knows, in place of the first', async () => {
    const { call } = await start({ faults: 'odd-after x2' })
    const whole = await call('GET', '/v2/user')
    expect(JSON.parse(whole.text)).toMatchObject({ user: { username: 'Alex Rivera' } })
    const { teams } = JSON.parse((await call('GET', '/v2/team')).text)
    expect(teams).toEqual([{ odd: true }])
    expect(JSON.parse((await call('GET', '/v2/team')).text).teams[0].name).toBe('Acme')
  })

  it('can make answers slow', async () => {
    const { call } = await start({ faults: 'slow:300ms' })
    const before = performance.now()
    await call('GET', '/v2/user')
    expect(performance.now() - before).toBeGreaterThanOrEqual(295)
  })

  it('can hold answers back until they are cleared', async () => {
    const { sandbox, call } = await start({ faults: 'GET /v2/user=hold x*' })
    const order: string[] = []
    const held = call('GET', '/v2/user').then(({ status }) => order.push(`user ${status}`))
    order.push(`team ${(await call('GET', '/v2/team')).status}`)
    await control(sandbox, 'DELETE', '/faults')
    await held
    expect(order).toEqual(['team 200', 'user 200'])
    expect((await call('GET', '/v2/user')).status).toBe(200)
  })

  /** What becomes of a comment on ENG-141, and how many are there afterwards. */
  const comment = async (faults: string) => {
    const { sandbox, call } = await start({ faults: `POST /v2/task/*/comment=${faults}` })
    const task = idsIn(sandbox).task('ENG-141')
    const post = () =>
      call('POST', `/v2/task/${task}/comment`, { comment_text: 'x', notify_all: false })
    const count = () => sandbox.state.store.commentsOn({ kind: 'task', id: task }).length
    return { sandbox, call, task, post, count }
  }

  it.each([
    ['500-after', 500, /^\{"err":"Injected fault"/],
    ['html502-after', 502, /^<html>/],
    ['html200-after', 200, /^<html>/],
    ['shape-after', 200, /^\{\}$/],
  ])('of kind %s come after the write', async (kind, status, text) => {
    const { post, count } = await comment(kind)
    const answer = await post()
    expect({ status: answer.status, text: answer.text, count: count() }).toEqual({
      status,
      text: expect.stringMatching(text),
      count: 1,
    })
    expect((await post()).status).toBe(200)
  })

  it.each(['broken-after', 'empty-after'])('of kind %s leave no JSON to read', async (kind) => {
    const { post, count } = await comment(kind)
    await expect(post()).rejects.toThrow(SyntaxError)
    expect(count()).toBe(1)
  })

  it('can cut the body off', async () => {
    const { post, count } = await comment('cut-after')
    await expect(post()).rejects.toThrow('terminated')
    expect(count()).toBe(1)
  })

  it('give no lie for a write that was refused', async () => {
    const { sandbox, call } = await start({ faults: 'PUT /v2/goal/*=html200-after x*' })
    expect((await call('PUT', '/v2/goal/none', { name: 'x' })).status).toBe(401)
    expect(sandbox.state.store.goals.size).toBe(0)
  })

  it.each([
    ['silent', 0],
    ['silent-after', 1],
  ])('of kind %s never answer', async (kind, written) => {
    const { sandbox, task, count } = await comment(kind)
    const giveUp = new AbortController()
    const asked = fetch(`${sandbox.url}/api/v2/task/${task}/comment`, {
      method: 'POST',
      headers: { authorization: sandbox.token, 'content-type': 'application/json' },
      body: JSON.stringify({ comment_text: 'x', notify_all: false }),
      signal: giveUp.signal,
    })
    await vi.waitUntil(() => sandbox.state.log.since(0).length > 0)
    giveUp.abort()
    await expect(asked).rejects.toThrow('aborted')
    expect({
      count: count(),
      statuses: sandbox.state.log.since(0).map((one) => one.status),
    }).toEqual({ count: written, statuses: [null] })
  })

  it.each([
    ['revoke', [401, 401], 0],
    ['revoke-after', [200, 401], 1],
    ['lose', [401, 401], 0],
    ['lose-after', [200, 401], 1],
    ['reads:500-after', [200, 500], 1],
    ['reads:429-after', [200, 429], 1],
  ])('of kind %s go on', async (kind, [first, then], written) => {
    const { call, task, post, count } = await comment(kind)
    expect((await post()).status).toBe(first)
    expect((await call('GET', `/v2/task/${task}`)).status).toBe(then)
    expect((await call('GET', `/v2/task/${task}/comment`)).status).toBe(then)
    expect(count()).toBe(written)
  })

  it('take one object out of sight, and no other', async () => {
    const { sandbox, call, post } = await comment('lose')
    await post()
    const ids = idsIn(sandbox)
    const seen = async (path: string) => (await call('GET', path)).status
    expect(await seen(`/v2/task/${ids.task('ENG-140')}`)).toBe(200)
    sandbox.state.faults.clear()
    sandbox.state.faults.add('PUT /v3/workspaces/*/docs/*/pages/*=lose')
    const [doc, other] = ['Sprint rituals', 'Onboarding Handbook'].map(
      (name) => `/v3/workspaces/${sandbox.workspaceId}/docs/${ids.doc(name)}`,
    )
    await call('PUT', `${doc}/pages/${ids.page('Rituals')}`, { content: 'x' })
    expect([await seen(`${doc}/page_listing`), await seen(`${other}/page_listing`)]).toEqual([
      401, 200,
    ])
  })

  it('join what goes on with what becomes of the answer', async () => {
    const { call, post, count } = await comment('revoke-after+drop-after')
    await expect(post()).rejects.toThrow('fetch failed')
    expect([count(), (await call('GET', '/v2/user')).status]).toEqual([1, 401])
  })

  it('wait for the request that was meant', async () => {
    const { post, count } = await comment('500 @2')
    const seen = [await post(), await post(), await post()].map(({ status }) => status)
    expect([seen, count()]).toEqual([[200, 500, 200], 2])
  })

  it.each([
    ['none', null],
    ['ms', '1800000002000'],
    ['huge', '1000000000000000'],
    ['negative', '-1'],
    ['hour', '1800003602'],
    ['past', '1799999941'],
    ['old', '1800000002'],
  ])('of 429 with headers that are %s', async (flaw, reset) => {
    const { call } = await start({ faults: `429:${flaw}`, now: () => 1_800_000_000_500 })
    const { status, headers } = await call('GET', '/v2/user')
    expect([status, headers.get('x-ratelimit-reset')]).toEqual([429, reset])
    expect(headers.get('date')?.includes('2001')).toBe(flaw === 'old')
  })

  it.each(['200', 'empty', '429:never', 'drop+drop', 'html200', 'reads:500+'])(
    'are no faults: %s',
    async (text) => {
      await expect(startSandbox({ faults: text })).rejects.toThrow('not a fault')
    },
  )

  it('are refused when they are none', async () => {
    await expect(startSandbox({ faults: 'sometimes' })).rejects.toThrow('not a fault')
    const { sandbox } = await start()
    const answer = await control(sandbox, 'POST', '/faults', { faults: '200' })
    expect(answer.status).toBe(400)
  })
})

describe('the control surface', () => {
  it('gives the log, without the token', async () => {
    const { sandbox, call } = await start()
    await call('GET', '/v2/team?x=1')
    const { json } = await control(sandbox, 'GET', '/log')
    expect(json.exchanges).toMatchObject([
      {
        n: 1,
        method: 'GET',
        path: '/api/v2/team',
        query: 'x=1',
        status: 200,
        headers: { authorization: '<raw>' },
        answer: expect.stringContaining('Acme'),
      },
    ])
    expect(JSON.stringify(json)).not.toContain(sandbox.token)
    expect((await control(sandbox, 'GET', '/log?since=1')).json).toEqual({ exchanges: [] })
    await control(sandbox, 'DELETE', '/log')
    expect((await control(sandbox, 'GET', '/log')).json).toEqual({ exchanges: [] })
  })

  it('injects and clears faults', async () => {
    const { sandbox, call } = await start()
    await control(sandbox, 'POST', '/faults', { faults: '503 x*' })
    expect((await call('GET', '/v2/user')).status).toBe(503)
    await control(sandbox, 'DELETE', '/faults')
    expect((await call('GET', '/v2/user')).status).toBe(200)
  })

  it('revokes and rotates the token', async () => {
    const { sandbox, call } = await start()
    const { json } = await control(sandbox, 'POST', '/token/rotate')
    expect((await call('GET', '/v2/user')).json).toMatchObject({ ECODE: 'OAUTH_019' })
    const renewed = caller(sandbox, String(json.token))
    expect((await renewed('GET', '/v2/user')).status).toBe(200)
    await control(sandbox, 'POST', '/token/revoke')
    expect((await renewed('GET', '/v2/user')).status).toBe(401)
  })

  it("shows a task's comments as kept", async () => {
    const { sandbox } = await start()
    const { json } = await control(sandbox, 'GET', '/task/ENG-123/comments')
    expect(json.comments).toMatchObject([
      {
        by: 'Sam Okafor',
        text: 'Reproduced on staging and on production, @Alex Rivera.',
        replies: [{ by: 'Alex Rivera' }, { by: 'Sam Chen' }],
      },
      { by: 'Lena Fischer' },
      { by: 'Priya Nair' },
    ])
  })

  it('is closed to pages in a browser', async () => {
    const { sandbox } = await start()
    const response = await fetch(`${sandbox.url}/__sandbox/state`, {
      headers: { origin: 'https://example.com' },
    })
    expect(response.status).toBe(403)
  })
})

describe('the program', () => {
  const run = (...args: string[]): ChildProcess =>
    spawn(process.execPath, [inRoot('dist/sandbox.js'), ...args], {
      stdio: ['pipe', 'pipe', 'pipe'],
    })
  const firstLine = async ({ stdout }: ChildProcess) => {
    if (!stdout) throw new Error('no output')
    const [line] = await once(createInterface(stdout), 'line')
    return JSON.parse(String(line)) as { url: string; token: string; workspace_id: string }
  }

  it('says in one line where it is, and ends with SIGTERM', async () => {
    const child = run('--rate', '5', '--rate-window', '10s')
    const { url, token, workspace_id } = await firstLine(child)
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    const response = await fetch(`${url}/api/v2/team`, { headers: { authorization: token } })
    expect(response.headers.get('x-ratelimit-limit')).toBe('5')
    expect(await response.json()).toMatchObject({ teams: [{ id: workspace_id }] })
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  it('ends with its parent when asked to', async () => {
    const child = run('--until-stdin-closes')
    await firstLine(child)
    child.stdin?.end()
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  it('serves 50,000 tasks', async () => {
    const child = run('--seed', 'large')
    const { url, token, workspace_id } = await firstLine(child)
    const get = async (path: string) => {
      const response = await fetch(`${url}/api${path}`, { headers: { authorization: token } })
      return (await response.json()) as Record<string, unknown[]>
    }
    const { spaces } = await get(`/v2/team/${workspace_id}/space`)
    expect(spaces).toHaveLength(20)
    const { tasks } = await get(`/v2/team/${workspace_id}/task?page=300`)
    expect(tasks).toHaveLength(100)
    const state = await fetch(`${url}/__sandbox/state`)
    expect(await state.json()).toMatchObject({ counts: { lists: 400, tasks: 50_000 } })
    child.kill('SIGTERM')
    await once(child, 'exit')
  })

  it('refuses options that mean nothing', async () => {
    const child = run('--seed', 'tiny')
    expect(await once(child, 'exit')).toEqual([1, null])
  })
})
