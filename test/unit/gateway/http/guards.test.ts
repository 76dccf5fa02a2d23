import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { ask, createWorld, newToken } from './gateway.ts'

setFlagsFromString('--expose-gc')
const gc = runInNewContext('gc') as () => void

/** What is finalised is free only after another round. */
const collect = async (): Promise<void> => {
  for (let at = 0; at < 4; at += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20))
    gc()
  }
}

const named = {
  allowedHosts: ['inside.example.net:8443'],
  allowedOrigins: ['https://chat.example.org'],
}
const local = { baseUrl: 'http://127.0.0.1:8787' }

describe('which names it answers by, and to pages from where', () => {
  it.each([
    ['its own name, no page', 'links.example.com', undefined, {}, 200],
    ['its own name in capitals', 'LINKS.Example.com', undefined, {}, 200],
    ['another name', 'evil.example.com', undefined, {}, 403],
    ['its own name with a tail', 'links.example.com.evil.com', undefined, {}, 403],
    ['a name that was allowed, with its port', 'inside.example.net:8443', undefined, named, 200],
    ['the same name without the port', 'inside.example.net', undefined, named, 403],
    ['loopback where it listens there', '127.0.0.1:8787', undefined, {}, 200],
    ['loopback where it listens elsewhere', 'localhost', undefined, { host: '0.0.0.0' }, 403],
    ['a page of its own', 'links.example.com', 'https://links.example.com', {}, 200],
    ['its own page without TLS', 'links.example.com', 'http://links.example.com', {}, 403],
    ['a page that was allowed', 'links.example.com', 'https://chat.example.org', named, 200],
    ['a strange page', 'links.example.com', 'https://evil.example.com', named, 403],
    ['a page without an origin', 'links.example.com', 'null', named, 403],
    ['a page of this machine, for the world', '127.0.0.1', 'http://localhost:6274', {}, 403],
    ['a page of this machine, for this machine', '127.0.0.1', 'http://localhost:6274', local, 200],
    ['a name that only begins so', '127.0.0.1', 'http://localhost.evil.com', local, 403],
    ['a name that resolves to it', 'rebind.evil.com', 'http://rebind.evil.com', local, 403],
  ] as const)('%s', async (_, host, origin, settings, status) => {
    const world = createWorld({ settings })
    const token = world.link('l1')
    const headers = { host, ...(origin === undefined ? {} : { origin }) }
    const response = await ask(world, `/mcp/l/${token}`, { headers })
    expect(response.status).toBe(status)
    expect(world.lookUps()).toBe(status === 200 ? 1 : 0)
    expect(response.headers.get('access-control-allow-origin')).toBe(
      status === 200 ? (origin ?? null) : null,
    )
    expect(response.headers.get('access-control-allow-credentials')).toBeNull()
  })

  it('passes over what a client says of Host and address, unless a proxy is trusted', async () => {
    const forwarded = { 'x-forwarded-host': 'evil.example.com', 'x-forwarded-for': '203.0.113.9' }
    const limits = { perLink: 100, underWay: 9, perAddress: 1 }
    const statuses = async (trustProxy: boolean) => {
      const world = createWorld({ settings: { limits, trustProxy } })
      const token = world.link('l1')
      const other = { ...forwarded, 'x-forwarded-for': '203.0.113.9, 203.0.113.10' }
      const answers = [
        await ask(world, `/mcp/l/${token}`, { headers: forwarded }),
        await ask(world, `/mcp/l/${token}`, { headers: other }),
      ]
      return answers.map(({ status }) => status)
    }
    expect(await statuses(false)).toEqual([200, 429])
    expect(await statuses(true)).toEqual([200, 200])
  })

  it('tells a page that was allowed what it may send, and no other', async () => {
    const world = createWorld({ settings: named })
    const preflight = (origin: string) =>
      ask(world, '/mcp/l/x', {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-headers': 'mcp-param-a,X-Other,mcp-name' },
      })
    const allowed = await preflight('https://chat.example.org')
    expect(allowed.status).toBe(204)
    const headers = allowed.headers.get('access-control-allow-headers')?.split(', ') ?? []
    expect(headers).toEqual(
      expect.arrayContaining(['authorization', 'mcp-protocol-version', 'mcp-param-a', 'mcp-name']),
    )
    expect(headers).not.toContain('x-other')
    expect((await preflight('https://evil.example.com')).status).toBe(403)
  })
})

describe('the probes', () => {
  it.each(['GET', 'OPTIONS'])('let no page read them by %s, wherever it is', async (method) => {
    const world = createWorld()
    for (const path of ['/healthz', '/readyz']) {
      const headers = { host: '10.0.0.7', origin: 'https://evil.example.com' }
      const response = await ask(world, path, { method, headers })
      expect(response.headers.get('access-control-allow-origin')).toBeNull()
      expect(response.status).toBe(403)
    }
  })
})

describe('what is too much', () => {
  const large = 'x'.repeat(2_000_000)

  it('refuses a body of 2 MB that says its length, before the link is looked up', async () => {
    const world = createWorld()
    const headers = { 'content-length': String(large.length) }
    const response = await ask(world, `/mcp/l/${world.link('l1')}`, { headers, body: large })
    expect(response.status).toBe(413)
    expect(world.lookUps()).toBe(0)
  })

  it('refuses a body that turns out to be too long, having read no more than it may', async () => {
    const world = createWorld()
    let given = 0
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        given += 100_000
        controller.enqueue(new Uint8Array(100_000))
      },
    })
    const headers = { 'transfer-encoding': 'chunked' }
    const response = await ask(world, `/mcp/l/${world.link('l1')}`, { headers, body })
    expect(response.status).toBe(413)
    expect(given).toBeLessThan(1_500_000)
    expect(world.visits).toEqual([])
  })

  it('limits 10,000 tokens of one address, always in the same words, and keeps nothing of them', async () => {
    const world = createWorld({
      settings: { limits: { perLink: 9, underWay: 9, perAddress: 1e6 } },
      level: 'off',
    })
    const good = world.link('l1')
    const seen = new Map<string, number>()
    const round = async () => {
      const batch = Array.from({ length: 100 }, () => ask(world, `/mcp/l/${newToken()}`))
      for (const response of await Promise.all(batch)) {
        const what = `${response.status} ${await response.text()}`
        seen.set(what, (seen.get(what) ?? 0) + 1)
      }
    }
    const held = async (rounds: number) => {
      for (let at = 0; at < rounds; at += 1) await round()
      await collect()
      return process.memoryUsage().heapUsed
    }
    const before = await held(20)
    const after = await held(80)
    expect([...seen.values()].sort((a, b) => a - b)).toEqual([60, 9940])
    expect([...seen.keys()].map((what) => what.slice(0, 3)).sort()).toEqual(['404', '429'])
    expect(after - before).toBeLessThan(1_000_000)
    // Whoever has a link is not shut out by a stranger at the same address.
    expect((await ask(world, `/mcp/l/${good}`)).status).toBe(200)
  }, 120_000)

  it('limits one link, says when there is room again, and leaves the others alone', async () => {
    const limits = { perLink: 2, underWay: 9, perAddress: 100 }
    const world = createWorld({ settings: { limits } })
    const [one, other] = [world.link('l1'), world.link('l2')]
    const answers = []
    for (const token of [one, one, one, other]) answers.push(await ask(world, `/mcp/l/${token}`))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429, 200])
    expect(answers.map(({ headers }) => headers.get('ratelimit-remaining'))).toEqual([
      '1',
      '0',
      '0',
      '1',
    ])
    expect(Number(answers[2]?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(Number(answers[2]?.headers.get('ratelimit-reset'))).toBeLessThanOrEqual(60)
  })

  it.each(['[]', '[{"jsonrpc":"2.0","id":1,"method":"ping"}]', ' \r\n\t[{}, {}]', '\uFEFF[{}]'])(
    'takes no batch, which would count as one call whatever is in it: %j',
    async (body) => {
      const world = createWorld()
      const response = await ask(world, `/mcp/l/${world.link('l1')}`, { body })
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({ jsonrpc: '2.0', id: null })
      expect(world.visits).toEqual([])
    },
  )

  it('counts a whole IPv6 network as one', async () => {
    const limits = { perLink: 100, underWay: 9, perAddress: 1 }
    const world = createWorld({ settings: { limits } })
    const path = `/mcp/l/${world.link('l1')}`
    const statuses = []
    for (const address of ['2001:db8:1:2::1', '2001:db8:1:2:ffff::7', '2001:db8:1:3::1'])
      statuses.push((await ask(world, path, { address })).status)
    expect(statuses).toEqual([200, 429, 200])
  })

  it('lets only so many calls at once through a link', async () => {
    const limits = { perLink: 100, underWay: 1, perAddress: 100 }
    let finish = (): void => {}
    const held = new Promise<void>((resolve) => {
      finish = resolve
    })
    const face = async () => {
      await held
      return Response.json({})
    }
    const world = createWorld({ settings: { limits }, face })
    const path = `/mcp/l/${world.link('l1')}`
    const first = ask(world, path)
    const second = await ask(world, path)
    expect([second.status, second.headers.get('retry-after')]).toEqual([429, '1'])
    finish()
    expect((await first).status).toBe(200)
    expect((await ask(world, path)).status).toBe(200)
  })
})
