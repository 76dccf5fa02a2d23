// Who is let in at the door of a running gateway: by which names, from which pages, with how much, how often.
import { describe, expect, it } from 'vitest'
import type { Gateway } from '../support/gateway.ts'
import { atNode } from '../support/gateway.ts'
import { inTurns, memoryOf, tellsMemory } from '../support/memory.ts'
import { askRaw, type RawAnswer, type RawRequest } from '../support/raw-http.ts'
import { useGateway } from '../support/use-gateway.ts'
import { callByHand, older } from '../support/visitors.ts'

const MB = 1024 * 1024

const LIST = older('tools/list')
const ask = (url: string, headers: RawRequest['headers'] = {}): Promise<RawAnswer> =>
  askRaw(url, {
    headers: { ...LIST.headers, ...headers },
    body: [Buffer.from(JSON.stringify(LIST.body))],
  })

const headerOf = ({ headers }: RawAnswer, name: string): string | undefined => {
  const at = headers.findIndex((one, i) => i % 2 === 0 && one.toLowerCase() === name)
  return at < 0 ? undefined : headers[at + 1]
}

describe('Host and Origin', () => {
  const here = useGateway()
  const world = useGateway(
    {},
    {
      args: [
        ...['--base-url', 'https://links.example.com'],
        ...['--allowed-hosts', 'inside.example.net:8443'],
        ...['--allowed-origins', 'https://chat.example.org'],
      ],
    },
  )
  const WORLD = 'links.example.com'

  it.each([
    ['this machine', 'the address itself', '127.0.0.1:PORT', undefined, 200],
    ['this machine', 'its name', 'localhost:PORT', undefined, 200],
    ['this machine', 'another port of it', 'localhost:1', undefined, 200],
    ['this machine', 'a name that resolves to it', 'rebind.evil.com', undefined, 403],
    ['this machine', 'a page of it', '127.0.0.1:PORT', 'http://localhost:6274', 200],
    ['this machine', 'a name that begins so', '127.0.0.1', 'http://localhost.evil.com', 403],
    ['this machine', 'a page of the world', '127.0.0.1', 'https://evil.example.com', 403],
    ['this machine', 'a page without an origin', '127.0.0.1', 'null', 403],
    [
      'this machine',
      'page and name that resolve',
      'rebind.evil.com',
      'http://rebind.evil.com',
      403,
    ],
    ['the world', 'its own name', WORLD, undefined, 200],
    ['the world', 'its own name in capitals', 'LINKS.Example.com', undefined, 200],
    ['the world', 'another name', 'evil.example.com', undefined, 403],
    ['the world', 'its own name with a tail', `${WORLD}.evil.com`, undefined, 403],
    ['the world', 'a name that was allowed', 'inside.example.net:8443', undefined, 200],
    ['the world', 'the same at another port', 'inside.example.net', undefined, 403],
    ['the world', 'a page of its own', WORLD, 'https://links.example.com', 200],
    ['the world', 'its own page without TLS', WORLD, 'http://links.example.com', 403],
    ['the world', 'a page that was allowed', WORLD, 'https://chat.example.org', 200],
    ['the world', 'a page with such a tail', WORLD, 'https://chat.example.org.evil.com', 403],
    ['the world', 'a page of some machine', WORLD, 'http://localhost:6274', 403],
  ] as const)('for %s, %s: %s %s → %i', async (whom, _, host, origin, status) => {
    const { gateway, asked } = whom === 'the world' ? world : here
    const url = atNode(gateway, await gateway.link())
    const before = asked().length
    const answer = await ask(url, {
      host: host.replace('PORT', new URL(gateway.url).port),
      ...(origin === undefined ? {} : { origin }),
    })
    expect(answer.status).toBe(status)
    const shown = status === 200 ? origin : undefined
    expect(headerOf(answer, 'access-control-allow-origin')).toBe(shown)
    expect(headerOf(answer, 'access-control-allow-credentials')).toBeUndefined()
    if (status !== 200) expect(answer.text).not.toContain('tools')
    expect(asked().length).toBe(before)
  })
})

describe('a body of 2 MB', () => {
  const running = useGateway()
  const LENGTH = 2_000_000

  it('is refused by what it says of its length, before any of it has come', async () => {
    const { url } = await running.gateway.link()
    const headers = { ...LIST.headers, 'content-length': String(LENGTH) }
    const answer = await askRaw(url, { headers, unfinished: true })
    expect([answer.status, answer.sent]).toEqual([413, 0])
    expect(headerOf(answer, 'connection')).toBe('close')
  })

  const chunked = { ...LIST.headers, 'transfer-encoding': 'chunked' }
  const pieces = (many: number): readonly Buffer[] => Array(many).fill(Buffer.alloc(100_000, ' '))

  it('that does not say how long it is, is refused with the first byte too many', async () => {
    const { url } = await running.gateway.link()
    const body = [...pieces(10), Buffer.from(' ')]
    const answer = await askRaw(url, { headers: chunked, body, unfinished: true })
    expect(answer.status).toBe(413)
  })

  it('that goes on all the same, is cut off', async () => {
    const { url } = await running.gateway.link()
    // More than the system keeps for a connection: without a limit all of it would be taken.
    const answer = await askRaw(url, { headers: chunked, body: pieces(1000) })
    expect([0, 413]).toContain(answer.status)
    expect(answer.sent).toBeLessThan(1000 * 100_000)
  })

  it('reaches nobody, and leaves the link as it was', async () => {
    const { gateway, sandbox, asked } = running
    const { url } = await gateway.link()
    sandbox.state.log.clear()
    const text = JSON.stringify({ ...LIST.body, more: 'x'.repeat(LENGTH) })
    const { status } = await askRaw(url, { headers: LIST.headers, body: [Buffer.from(text)] })
    expect([0, 413]).toContain(status)
    expect(asked()).toEqual([])
    expect((await ask(url)).status).toBe(200)
  })
})

describe.skipIf(!tellsMemory)('ten thousand random tokens', { timeout: 900_000 }, () => {
  const running = useGateway()
  const MANY = 10_000
  const WARM = 1000

  const randomToken = (): string =>
    Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url')

  /** How often each answer came; of when it was given and may be repeated nothing. */
  const tryTokens = async ({ url }: Gateway, many: number, answers: Map<string, number>) =>
    inTurns(
      Array.from({ length: many }, () => `${url}/mcp/l/${randomToken()}`),
      async (one) => {
        const { status, headers, text } = await ask(one)
        const told = JSON.stringify([status, headers, text])
          .replace(/"date","[^"]*"/i, '')
          .replace(/"retry-after","\d+"/i, '')
        answers.set(told, (answers.get(told) ?? 0) + 1)
      },
    )

  it('are limited, answered alike, and leave nothing behind, while a link works', async () => {
    const { gateway, sandbox, asked } = running
    const { url } = await gateway.link()
    sandbox.state.log.clear()
    const answers = new Map<string, number>()
    await tryTokens(gateway, WARM, answers)
    const before = memoryOf(gateway)
    await tryTokens(gateway, MANY - WARM, answers)
    expect(memoryOf(gateway) - before).toBeLessThan(64 * MB)
    const kinds = [...answers].toSorted(([one], [other]) => one.localeCompare(other))
    expect(kinds.map(([told]) => told.slice(0, 5))).toEqual(['[404,', '[429,'])
    const [[, unknown] = [], [, limited] = []] = kinds
    expect((unknown ?? 0) + (limited ?? 0)).toBe(MANY)
    // So many a minute, whatever minutes it took.
    expect(unknown ?? 0).toBeLessThan(MANY / 10)
    expect(asked()).toEqual([])
    expect((await callByHand(url, 'get_task', { task: 'ENG-87' })).envelope?.ok).toBe(true)
  })
})
