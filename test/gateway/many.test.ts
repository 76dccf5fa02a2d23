// Many links and many tokens: what they take is bounded, and no one sees another's.
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { CreatedLink } from '../../src/links/link.ts'
import type { Gateway } from '../support/gateway.ts'
import { messageIn, older, post } from '../support/visitors.ts'
import { useGateway } from './use-gateway.ts'

const MANY = 1000
const MB = 1024 * 1024

const memoryOf = ({ pid }: Gateway): number => {
  const [, kilobytes = '0'] =
    /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) * 1024
}

/** So many at a time: a machine of two cores bears it. */
const inTurns = async <T>(items: readonly T[], act: (item: T) => Promise<void>) => {
  const rest = [...items]
  const worker = async () => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await act(item)
  }
  await Promise.all(Array.from({ length: 8 }, worker))
}

describe.skipIf(!existsSync('/proc'))('a thousand links', { timeout: 300_000 }, () => {
  const running = useGateway()

  it('all work, and take no more memory when each is used once more', async () => {
    const { gateway } = running
    const links: CreatedLink[] = []
    await inTurns(
      Array.from({ length: MANY }, (_, n) => n),
      async () => {
        links.push(await gateway.link())
      },
    )
    const useAll = () =>
      inTurns(links, async ({ url }) => {
        const params = { name: 'get_task', arguments: { task: 'ENG-87' } }
        const { result } = messageIn(await (await post(url, older('tools/call', params))).text())
        expect(result?.isError).toBeUndefined()
      })
    await useAll()
    const first = memoryOf(gateway)
    await useAll()
    await useAll()
    const then = memoryOf(gateway)
    expect(then - first).toBeLessThan(64 * MB)
    expect(then).toBeLessThan(512 * MB)
    const { body } = await gateway.admin('GET', '/v1/links')
    expect(body.links).toHaveLength(MANY)
  })

  it('leave ten thousand random tokens as little as one: the same answer, limited, memory flat', async () => {
    const { gateway, asked } = running
    const before = memoryOf(gateway)
    const answers = new Map<string, number>()
    await inTurns(
      Array.from({ length: 10_000 }, (_, n) => n),
      async () => {
        const token = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url')
        const answer = await post(`${gateway.url}/mcp/l/${token}`, older('tools/list'))
        const text = `${answer.status} ${await answer.text()}`
        answers.set(text, (answers.get(text) ?? 0) + 1)
      },
    )
    expect([...answers.keys()].map((text) => text.slice(0, 3)).sort()).toEqual(['404', '429'])
    expect(memoryOf(gateway) - before).toBeLessThan(64 * MB)
    expect(asked()).toEqual([])
  })
})

describe('two tenants', () => {
  const running = useGateway()

  const OF_ACME = /Acme|Engineering|Marketing|Alex Rivera|Priya Nair|ENG-\d/
  const OF_GLOBEX = /Globex|Operations|Ivo Marin|Order chairs/
  const CALLS = [
    ['get_hierarchy', {}],
    ['find_members', { query: 'i' }],
    ['find_tasks', { include_closed: true }],
    ['find_tasks', { in: 'Engineering' }],
    ['find_tasks', { in: 'Operations' }],
    ['search', { query: 'order export chairs' }],
  ] as const

  it('of 200 interleaved calls none sees a name of the other', async () => {
    const { gateway, sandbox } = running
    const config = { methods: ['read'], tags: ['workspace', 'tasks', 'research'] }
    const acme = await gateway.link({ config })
    const globex = await gateway.link({
      config,
      clickup_token: sandbox.otherToken,
      workspace_id: '9014999999',
    })
    const seen = { acme: '', globex: '' }
    await inTurns(
      Array.from({ length: 200 }, (_, n) => n),
      async (n) => {
        const [name, args] = CALLS[Math.floor(n / 2) % CALLS.length] ?? CALLS[0]
        const who = n % 2 === 0 ? 'acme' : 'globex'
        const { url } = who === 'acme' ? acme : globex
        const text = await (await post(url, older('tools/call', { name, arguments: args }))).text()
        // What was asked for is repeated where it is not found.
        seen[who] += text.replaceAll(/There is no [^.]*\./g, '')
      },
    )
    expect(seen.acme).toMatch(OF_ACME)
    expect(seen.globex).toMatch(OF_GLOBEX)
    expect(seen.acme).not.toMatch(OF_GLOBEX)
    expect(seen.globex).not.toMatch(OF_ACME)
  })
})
