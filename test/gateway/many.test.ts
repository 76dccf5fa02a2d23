// Many links and two tenants: what they take is bounded, and no one sees another's.
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import type { CreatedLink } from '../../src/links/link.ts'
import { freshToken } from '../support/gateway.ts'
import { inTurns, memoryOf, tellsMemory } from '../support/memory.ts'
import { useGateway } from '../support/use-gateway.ts'
import { callByHand, newer, older } from '../support/visitors.ts'

const MANY = 1000
const MB = 1024 * 1024

const upTo = (many: number): readonly number[] => Array.from({ length: many }, (_, n) => n)

describe.skipIf(!tellsMemory)('a thousand links', { timeout: 900_000 }, () => {
  // What grew with each of them would not fit: the process would end for want of memory.
  const running = useGateway({}, { env: { NODE_OPTIONS: '--max-old-space-size=160' } })

  it('of as many people all work, and take no more memory when each is used again', async () => {
    const { gateway, sandbox } = running
    const links: CreatedLink[] = []
    await inTurns(upTo(MANY), async () => {
      links.push(await gateway.link({ clickup_token: freshToken(sandbox) }))
    })
    const useAll = () =>
      inTurns(links, async ({ url }) => {
        const { envelope } = await callByHand(url, 'get_task', { task: 'ENG-87' })
        expect(envelope).toMatchObject({ ok: true })
      })
    await useAll()
    const first = memoryOf(gateway)
    await useAll()
    const then = memoryOf(gateway)
    expect(then - first).toBeLessThan(64 * MB)
    expect(then).toBeLessThan(512 * MB)
    const { body } = await gateway.admin('GET', '/v1/links')
    const ids = z.looseObject({ links: z.array(z.looseObject({ id: z.string() })) }).parse(body)
    expect(new Set(ids.links.map(({ id }) => id)).size).toBe(MANY)
  })
})

describe('two tenants', { timeout: 300_000 }, () => {
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
    let answered = 0
    await inTurns(upTo(200), async (n) => {
      const [name, args] = CALLS[Math.floor(n / 2) % CALLS.length] ?? CALLS[0]
      const [who, { url }] = n % 2 === 0 ? (['acme', acme] as const) : (['globex', globex] as const)
      const request = n % 4 < 2 ? older : newer
      const { status, text } = await callByHand(url, name, args, request)
      if (status === 200) answered += 1
      // What was asked for is repeated where it is not found.
      seen[who] += text.replaceAll(/There is no [^.]*\./g, '')
    })
    expect(answered).toBe(200)
    expect(seen.acme).toMatch(OF_ACME)
    expect(seen.globex).toMatch(OF_GLOBEX)
    expect(seen.acme).not.toMatch(OF_GLOBEX)
    expect(seen.globex).not.toMatch(OF_ACME)
  })
})
