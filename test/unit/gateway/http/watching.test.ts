import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { ADMIN_ONLY, Refused } from '../../../../src/gateway/http/refusals.ts'
import { ask, createWorld, newToken } from './gateway.ts'

const get = { method: 'GET', headers: { host: '10.0.0.7:8787' } }

describe('whoever watches over it', () => {
  it('learns by any name whether it lives, and whether its store answers', async () => {
    let isAway = false
    const ping = async () => {
      if (isAway) throw new Error('gone')
    }
    const store = { ping, reserve: async () => ({ granted: true, remaining: 1, resetsAt: 0 }) }
    const world = createWorld({ parts: { store } })
    const statuses = async () => [
      (await ask(world, '/healthz', get)).status,
      (await ask(world, '/readyz', get)).status,
    ]
    expect(await statuses()).toEqual([200, 200])
    isAway = true
    expect(await statuses()).toEqual([200, 503])
    await world.gateway.close(0)
    expect(await statuses()).toEqual([200, 503])
  })

  it.each([
    ['from elsewhere', '198.51.100.1', {}, 401],
    ['from elsewhere, with an admin key', '198.51.100.1', { authorization: 'Bearer boss' }, 200],
    ['with a key for links', '198.51.100.1', { authorization: 'Bearer user' }, 401],
    ['from this machine', '127.0.0.1', { host: '127.0.0.1:8787' }, 200],
    ['by a proxy on this machine', '127.0.0.1', {}, 401],
    [
      'by a proxy that says for whom',
      '127.0.0.1',
      { host: '127.0.0.1:8787', 'x-forwarded-for': '203.0.113.9' },
      401,
    ],
  ])('reads what is counted: %s', async (_, address, headers, status) => {
    const world = createWorld({ keys: { boss: 'admin', user: 'api' } })
    expect((await ask(world, '/metrics', { method: 'GET', address, headers })).status).toBe(status)
  })

  it('reads how many requests came to what, and nobody by name', async () => {
    const world = createWorld({ keys: { boss: 'admin' } })
    const token = world.link('l1')
    await ask(world, `/mcp/l/${token}`)
    await ask(world, `/mcp/l/${token}`)
    await ask(world, `/mcp/l/${newToken()}`)
    const headers = { authorization: 'Bearer boss' }
    const text = await (await ask(world, '/metrics', { method: 'GET', headers })).text()
    expect(text).toContain(
      'clickup_mcp_requests_total{route="/mcp/l/:token",status="200",code="OK"} 2',
    )
    expect(text).toContain(
      'clickup_mcp_requests_total{route="/mcp/l/:token",status="404",code="NOT_FOUND"} 1',
    )
    expect(text).toContain('clickup_mcp_links_opened_total 2')
    expect(text).toContain('clickup_mcp_calls_under_way 0')
    expect(text).not.toMatch(/l1|Name of/)
  })

  it('reads in the log which route, link and code it was, without a path or a name', async () => {
    const admin = new Hono()
    admin.get('/v1/links/:id', () => {
      throw new Refused(ADMIN_ONLY)
    })
    admin.all('/v1/*', (context) => context.json({}, 404))
    const world = createWorld({ parts: { admin } })
    const [token, other] = [world.link('l1'), newToken()]
    await ask(world, `/mcp/l/${token}?key=${token}`)
    await ask(world, `/mcp/l/${other}`)
    await ask(world, `/wrong/${token}`, { method: 'GET' })
    await ask(world, `/v1/links/${token}`, { method: 'GET' })
    const lines = world.lines.map((line) => JSON.parse(line))
    expect(
      lines.map(({ method, route, link, status, code }) => [method, route, link, status, code]),
    ).toEqual([
      ['POST', '/mcp/l/:token', 'l1', 200, undefined],
      ['POST', '/mcp/l/:token', undefined, 404, 'NOT_FOUND'],
      ['GET', 'none', undefined, 404, 'NOT_FOUND'],
      ['GET', '/v1/links/:id', undefined, 401, 'AUTH_ERROR'],
    ])
    expect(lines.every(({ ms, time }) => ms >= 0 && !Number.isNaN(Date.parse(time)))).toBe(true)
    for (const secret of [token, other, 'Name of'])
      expect(world.lines.join('')).not.toContain(secret)
  })

  it('reads nothing where the log is off', async () => {
    const world = createWorld({ level: 'off' })
    await ask(world, `/mcp/l/${newToken()}`)
    expect(world.lines).toEqual([])
  })

  it('slows down whoever tries keys, and nobody else at that address', async () => {
    const admin = new Hono()
    admin.get('/v1/links', ({ req, json }) =>
      req.header('authorization') === 'Bearer boss' ? json({}) : json({}, 401),
    )
    const world = createWorld({ parts: { admin } })
    const statuses = []
    for (let at = 0; at < 61; at += 1)
      statuses.push((await ask(world, '/v1/links', { method: 'GET' })).status)
    expect(statuses.slice(-2)).toEqual([401, 429])
    const headers = { authorization: 'Bearer boss' }
    expect((await ask(world, '/v1/links', { method: 'GET', headers })).status).toBe(200)
  })
})

describe('a gateway that is to stop', () => {
  it('lets nobody in, waits for what is under way, then ends it', async () => {
    const world = createWorld({
      face: (_, { signal }) =>
        new Promise((resolve) =>
          signal.addEventListener('abort', () => resolve(Response.json(signal.reason.code))),
        ),
    })
    const path = `/mcp/l/${world.link('l1')}`
    const under = ask(world, path)
    await new Promise((resolve) => setTimeout(resolve, 10))
    const started = performance.now()
    const closed = world.gateway.close(300)
    const late = await ask(world, path)
    expect([late.status, late.headers.get('retry-after')]).toEqual([503, '5'])
    expect(await (await under).json()).toBe('CANCELLED')
    await closed
    expect(performance.now() - started).toBeGreaterThan(290)
  })

  it('does not wait longer than the last call takes', async () => {
    let finish = (): void => {}
    const face = () =>
      new Promise<Response>((resolve) => {
        finish = () => resolve(Response.json({ done: true }))
      })
    const world = createWorld({ face })
    const under = ask(world, `/mcp/l/${world.link('l1')}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
    const closed = world.gateway.close()
    finish()
    expect(await (await under).json()).toEqual({ done: true })
    await closed
  })
})
