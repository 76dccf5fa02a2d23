import { describe, expect, it } from 'vitest'
import { StoreError } from '../../../../src/gateway/store/store.ts'
import { ask, CLICKUP_TOKEN, createWorld, newToken, wire } from './gateway.ts'

const stream = (headers: Record<string, string> = {}) => {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined
  let cancelled = false
  const body = new ReadableStream<Uint8Array>({
    start: (given) => {
      controller = given
      given.enqueue(new TextEncoder().encode(': begun\n\n'))
    },
    cancel: () => {
      cancelled = true
    },
  })
  return {
    response: new Response(body, { headers: { 'content-type': 'text/event-stream', ...headers } }),
    close: () => controller?.close(),
    isCancelled: () => cancelled,
  }
}

describe('a request through a link', () => {
  it('reaches the face without what led here', async () => {
    const world = createWorld()
    const token = world.link('l1')
    const headers = {
      authorization: 'Bearer secret',
      cookie: 'a=b',
      'mcp-protocol-version': '2025-11-25',
    }
    const response = await ask(world, `/mcp/l/${token}`, { headers, body: '{"a":1}' })
    const [{ request, visit, body } = {}] = world.visits
    expect(response.status).toBe(200)
    expect(request?.url).toBe('https://links.example.com/mcp')
    expect([...(request?.headers ?? [])].map(([name]) => name)).toEqual([
      'content-type',
      'mcp-protocol-version',
    ])
    expect(body).toEqual({ a: 1 })
    expect(visit?.account).toBe('l1')
  })

  it('reaches it as it is where it is no JSON', async () => {
    const world = createWorld()
    await ask(world, `/mcp/l/${world.link('l1')}`, { body: '{"a":' })
    const [{ request, body } = {}] = world.visits
    expect([await request?.text(), body]).toEqual(['{"a":', undefined])
  })

  it('answers so that nothing of it is kept or passed on', async () => {
    const world = createWorld()
    const { headers } = await ask(world, `/mcp/l/${world.link('l1')}`)
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'ratelimit-limit': '300',
      'ratelimit-remaining': '299',
    })
  })

  it('tells the budget of ClickUp where that has less left', async () => {
    const rate = () => ({ limit: 100, remaining: 3, resetsAt: Date.now() + 30_000 })
    const tenants = { of: () => ({ calls: {}, config: {}, rate }) as never }
    const world = createWorld({ parts: { tenants } })
    const { headers } = await ask(world, `/mcp/l/${world.link('l1')}`)
    expect(headers.get('ratelimit-limit')).toBe('100')
    expect(headers.get('ratelimit-remaining')).toBe('3')
    expect(Number(headers.get('ratelimit-reset'))).toBeGreaterThan(25)
  })

  it('is POST alone, whether there is such a link or not', async () => {
    const world = createWorld()
    const answers = []
    for (const token of [world.link('l1'), newToken()])
      for (const method of ['GET', 'DELETE', 'PUT'])
        answers.push(await wire(await ask(world, `/mcp/l/${token}`, { method })))
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toContain('405')
    expect(answers[0]).toContain('["allow","POST"]')
    expect(world.lookUps()).toBe(0)
  })

  it('is refused alike where the link is unknown, has ended or was revoked', async () => {
    const world = createWorld()
    const ended = world.link('l1')
    world.end(ended)
    const answers = []
    for (const token of [newToken(), ended, 'no-token', 'x'.repeat(43)])
      answers.push(await wire(await ask(world, `/mcp/l/${token}`)))
    expect(new Set(answers).size).toBe(1)
    const [status, , body] = JSON.parse(answers[0] ?? '')
    expect(status).toBe(404)
    expect(JSON.parse(body)).toEqual({
      jsonrpc: '2.0',
      id: null,
      error: { code: -32000, message: expect.stringContaining('no such link') },
    })
  })

  it('is never sent elsewhere', async () => {
    const world = createWorld()
    const token = world.link('l1')
    for (const path of [`/mcp/l/${token}/`, `//mcp/l/${token}`, `/mcp/L/${token}`, '/mcp', '/'])
      expect((await ask(world, path)).status).toBe(404)
    expect(world.visits).toEqual([])
  })
})

describe('a link that wants an API token as well', () => {
  const keys = { 'key-of-admin': 'admin', 'key-of-api': 'api' } as const

  it.each([
    ['none', undefined, 401],
    ['an unknown one', 'Bearer something', 401],
    ['the ClickUp token', `Bearer ${CLICKUP_TOKEN}`, 401],
    ['a key in another scheme', 'Basic key-of-api', 401],
    ['a key', 'Bearer key-of-api', 200],
    ['an admin key, in small letters', 'bearer key-of-admin', 200],
  ])('%s', async (_, authorization, status) => {
    const world = createWorld({ keys })
    const token = world.link('l1', { require_api_token_auth: true })
    const headers: Record<string, string> = authorization ? { authorization } : {}
    const response = await ask(world, `/mcp/l/${token}`, { headers })
    expect(response.status).toBe(status)
    expect(world.visits.length).toBe(status === 200 ? 1 : 0)
    if (status === 401)
      expect(response.headers.get('www-authenticate')).toMatch(/^Bearer realm="clickup-mcp"/)
  })
})

describe('a store that is away', () => {
  const away = async (): Promise<never> => {
    throw new StoreError('gone')
  }
  const hangs = () => new Promise<never>(() => {})
  const watch = () => ({ signal: new AbortController().signal, done: () => {} })

  it.each([
    ['says so', away],
    ['does not answer', hangs],
  ])('lets nobody in: it %s', async (_, open) => {
    const world = createWorld({ parts: { links: { open, watch } } })
    const response = await ask(world, `/mcp/l/${newToken()}`)
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5'])
    expect(world.visits).toEqual([])
  })

  it('lets nobody in where a key cannot be looked up', async () => {
    const world = createWorld({ parts: { adminKeys: { check: away } } })
    const token = world.link('l1', { require_api_token_auth: true })
    const headers = { authorization: 'Bearer key' }
    expect((await ask(world, `/mcp/l/${token}`, { headers })).status).toBe(503)
  })

  it('lets nobody in where the limit of a link is counted in it', async () => {
    const store = { ping: away, reserve: away }
    const world = createWorld({ settings: { sharedLimits: true }, parts: { store } })
    expect((await ask(world, `/mcp/l/${world.link('l1')}`)).status).toBe(503)
    expect(world.visits).toEqual([])
  })

  it('is not what a fault of ours is taken for', async () => {
    const tenants = {
      of: () => {
        throw new TypeError(CLICKUP_TOKEN)
      },
    }
    const world = createWorld({ parts: { tenants }, level: 'debug' })
    const response = await ask(world, `/mcp/l/${world.link('l1')}`)
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain(CLICKUP_TOKEN)
    expect(world.lines.join('')).toContain('TypeError')
    expect(world.lines.join('')).not.toContain(CLICKUP_TOKEN)
  })
})

describe('the end of a link', () => {
  const CALL = '{"jsonrpc":"2.0","id":"a7","method":"tools/call"}'
  const OF_CLICKUP = 'Name of a task'
  const later = () => new Promise((resolve) => setTimeout(resolve, 10))
  /** Nothing of the answer is there yet; what is given to it later is. */
  const slow = (type: string) => {
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
    const writer = writable.getWriter()
    const write = (text: string) => writer.write(new TextEncoder().encode(text)).catch(() => {})
    return { response: new Response(readable, { headers: { 'content-type': type } }), write }
  }
  const refusedAs = async (path: string) => {
    const world = createWorld()
    return JSON.parse(await (await ask(world, path)).text()).error
  }
  const NONE = `/mcp/l/${newToken()}`

  it('aborts the call that is under way, and tells it why', async () => {
    const world = createWorld({ face: () => new Promise(() => {}) })
    const tokens = [world.link('l1'), world.link('l2')] as const
    const answers = tokens.map((token) => ask(world, `/mcp/l/${token}`))
    await later()
    world.end(tokens[0])
    world.change(tokens[1])
    expect(world.visits.map(({ visit }) => visit.signal.reason.code)).toEqual([
      'EXPIRED',
      'CANCELLED',
    ])
    const statuses = (await Promise.all(answers)).map(({ status }) => status)
    expect(statuses).toEqual([404, 409])
  })

  it.each([
    ['does not stop', () => new Promise<Response>(() => {})],
    [
      'has last words',
      ({ signal }: { signal: AbortSignal }) =>
        new Promise<Response>((resolve) =>
          signal.addEventListener('abort', () => resolve(Response.json(OF_CLICKUP))),
        ),
    ],
    ['is in the middle of its answer', async () => slow('application/json').response],
  ])('is answered like any ended link where the call %s', async (_, answer) => {
    const world = createWorld({ face: (_request, visit) => answer(visit) })
    const token = world.link('l1')
    const refused = ask(world, `/mcp/l/${token}`, { body: CALL })
    await later()
    world.end(token)
    const response = await refused
    expect(response.status).toBe(404)
    expect(JSON.parse(await response.text()).error).toEqual(await refusedAs(NONE))
    expect(JSON.parse(world.lines.at(-1) ?? '')).toMatchObject({ link: 'l1', code: 'NOT_FOUND' })
  })

  it('lets nothing more out of an answer that is on its way, and says so in its place', async () => {
    const { response, write } = slow('text/event-stream')
    const world = createWorld({ face: async () => response })
    const token = world.link('l1')
    const answer = await ask(world, `/mcp/l/${token}`, { body: CALL })
    const reader = answer.body?.getReader()
    void write(': begun\n\n')
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe(': begun\n\n')
    world.end(token)
    void write(`data: ${OF_CLICKUP}\n\n`)
    const event = new TextDecoder().decode((await reader?.read())?.value)
    expect((await reader?.read())?.done).toBe(true)
    const [, data = ''] = /^event: message\ndata: (.*)\n\n$/.exec(event) ?? []
    expect(JSON.parse(data)).toEqual({ jsonrpc: '2.0', id: 'a7', error: await refusedAs(NONE) })
    expect(JSON.parse(world.lines.at(-1) ?? '')).toMatchObject({ status: 200, code: 'NOT_FOUND' })
  })

  it('is told apart from a change, after which it can be called again', async () => {
    const { response, write } = slow('text/event-stream')
    const answers = [() => response, () => Response.json({})]
    const world = createWorld({ face: async () => answers.shift()?.() ?? response })
    const token = world.link('l1')
    const answer = await ask(world, `/mcp/l/${token}`, { body: CALL })
    world.change(token)
    void write(OF_CLICKUP)
    const text = await answer.text()
    expect(text).toMatch(/"id":"a7".*has been changed.*Call again/)
    expect(text).not.toContain(OF_CLICKUP)
    expect((await ask(world, `/mcp/l/${token}`)).status).toBe(200)
  })
})

describe('an answer that comes in pieces', () => {
  it('counts as under way until its end, and is logged then', async () => {
    const limits = { perLink: 100, underWay: 1, perAddress: 100 }
    const { response, close } = stream()
    const world = createWorld({ settings: { limits }, face: async () => response })
    const path = `/mcp/l/${world.link('l1')}`
    const answer = await ask(world, path)
    expect((await ask(world, path)).status).toBe(429)
    expect(world.lines.length).toBe(1)
    close()
    await answer.text()
    expect(world.lines.length).toBe(2)
  })

  it('is given up with the client', async () => {
    const { response, isCancelled } = stream()
    const world = createWorld({ face: async () => response })
    const answer = await ask(world, `/mcp/l/${world.link('l1')}`)
    await answer.body?.cancel()
    expect(isCancelled()).toBe(true)
  })
})
