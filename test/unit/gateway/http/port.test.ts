// The gateway behind a port, as clients without manners find it.
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { type Listening, listen } from '../../../../src/gateway/http/listen.ts'
import { DEFAULT_LIMITS } from '../../../../src/gateway/http/settings.ts'
import { createWorld, type World, type WorldOptions } from './gateway.ts'

const settings = {
  baseUrl: 'http://127.0.0.1',
  host: '127.0.0.1',
  port: 0,
  allowedHosts: [],
  allowedOrigins: [],
  trustProxy: false,
  limits: DEFAULT_LIMITS,
  sharedLimits: false,
}

let open: Listening | undefined
afterEach(async () => {
  await open?.stop(0)
  open = undefined
})

const start = async (options: WorldOptions = {}, times = {}): Promise<World & { port: number }> => {
  const world = createWorld({ settings, ...options })
  open = await listen(settings, () => world.gateway, times)
  return { ...world, port: open.port }
}

/** All that comes until the other side closes. */
const said = async (socket: Socket): Promise<string> => {
  let text = ''
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
  })
  socket.on('error', () => {})
  await once(socket, 'close')
  return text
}

describe('a client without manners', () => {
  it('is let go when the head of its request does not come', async () => {
    const { port } = await start({}, { headersTimeout: 200, connectionsCheckingInterval: 50 })
    const socket = connect(port, '127.0.0.1')
    socket.write('POST /mcp/l/x HTTP/1.1\r\nHost: 127.0.0.1\r\n')
    expect(await said(socket)).toMatch(/^HTTP\/1.1 408/)
  })

  it('is let go when the body of its request does not come', async () => {
    const { port, link, visits } = await start(
      {},
      { headersTimeout: 100, requestTimeout: 200, connectionsCheckingInterval: 50 },
    )
    const socket = connect(port, '127.0.0.1')
    socket.write(
      `POST /mcp/l/${link('l1')} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\n{`,
    )
    await said(socket)
    expect(visits).toEqual([])
  })

  it('is told at once that 2 MB are too much, and its connection ends', async () => {
    const { port, link } = await start()
    const path = `/mcp/l/${link('l1')}`
    const socket = connect(port, '127.0.0.1')
    socket.write(`POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 2000000\r\n\r\n`)
    const text = await said(socket)
    expect(text).toMatch(/^HTTP\/1.1 413/)
    expect(text).toMatch(/connection: close/i)
  })

  it.each([
    ['a name and a password in the address', 'http://a:b@127.0.0.1/mcp/l/x', '127.0.0.1'],
    ['a Host that is no address', '/mcp/l/x', '127.999.1.1'],
  ])('sends %s, and that is no fault of ours', async (_, target, host) => {
    const { port, lines } = await start()
    const socket = connect(port, '127.0.0.1')
    socket.write(
      `POST ${target} HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}`,
    )
    expect(await said(socket)).toMatch(/^HTTP\/1.1 4\d\d/)
    expect(lines.join('')).not.toContain('fault')
  })

  it('gives no Host, and gets no answer', async () => {
    const { port } = await start()
    const socket = connect(port, '127.0.0.1')
    socket.write('POST /mcp/l/x HTTP/1.1\r\nConnection: close\r\n\r\n')
    expect(await said(socket)).toMatch(/^HTTP\/1.1 400/)
  })
})

describe('a connection', () => {
  it('carries an answer in pieces, and gives the call up when it breaks', async () => {
    let gaveUp = (): void => {}
    const isGivenUp = new Promise<void>((resolve) => {
      gaveUp = resolve
    })
    const { port, link } = await start({
      face: async () => {
        const body = new ReadableStream({
          start: (controller) => controller.enqueue(new TextEncoder().encode(': begun\n\n')),
          cancel: gaveUp,
        })
        return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
      },
    })
    const given = new AbortController()
    const response = await fetch(`http://127.0.0.1:${port}/mcp/l/${link('l1')}`, {
      method: 'POST',
      body: '{}',
      signal: given.signal,
    })
    const first = await response.body?.getReader().read()
    expect(new TextDecoder().decode(first?.value)).toBe(': begun\n\n')
    given.abort()
    await isGivenUp
  })

  it('that breaks before the answer is heard by the face', async () => {
    let heard = (): void => {}
    const isHeard = new Promise<void>((resolve) => {
      heard = resolve
    })
    let entered = (): void => {}
    const isIn = new Promise<void>((resolve) => {
      entered = resolve
    })
    const { port, link } = await start({
      face: (request) =>
        new Promise((resolve) => {
          entered()
          request.signal.addEventListener('abort', () => {
            heard()
            resolve(Response.json({}))
          })
        }),
    })
    const given = new AbortController()
    const url = `http://127.0.0.1:${port}/mcp/l/${link('l1')}`
    const asked = fetch(url, { method: 'POST', body: '{}', signal: given.signal })
    await isIn
    given.abort()
    await expect(asked).rejects.toThrow()
    await isHeard
  })

  it('is closed with the process, when the call on it has been answered', async () => {
    let finish = (): void => {}
    const { port, link, visits } = await start({
      face: () =>
        new Promise((resolve) => {
          finish = () => resolve(Response.json({ done: true }))
        }),
    })
    const url = `http://127.0.0.1:${port}/mcp/l/${link('l1')}`
    const asked = fetch(url, { method: 'POST', body: '{}' })
    await expect.poll(() => visits.length).toBe(1)
    const stopped = open?.stop()
    await expect(fetch(url, { method: 'POST', body: '{}' })).rejects.toThrow()
    finish()
    expect(await (await asked).json()).toEqual({ done: true })
    await stopped
  })
})
