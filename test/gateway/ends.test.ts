// The end is the end: of a link by its time, by revocation, on whichever node, and for whatever is asked.
import { setTimeout } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { atNode, startGateway, tokenOf } from '../support/gateway.ts'
import { ERA_NAMES, ERAS, messageIn, newer, older, post } from '../support/visitors.ts'
import { useGateway } from './use-gateway.ts'

const running = useGateway()

const CALL = { name: 'get_task', arguments: { task: 'ENG-87' } }
const call = async (url: string) => {
  const answer = await post(url, older('tools/call', CALL))
  return { status: answer.status, text: await answer.text() }
}

/** Whether ClickUp has been asked and has not answered: what else it is asked then stands beside it. */
const isHeld = async (): Promise<boolean> => {
  const { url, token } = running.sandbox
  await fetch(`${url}/api/v2/user`, { headers: { authorization: token } })
  return running.asked().at(-1)?.beside.includes('GET /api/v2/task/ENG-87') ?? false
}
/** How often it was asked for that task, and has answered. */
const answered = () => running.asked().filter(({ path }) => path.endsWith('/task/ENG-87')).length

// What is loaded at the first call of all has its own time.
beforeAll(async () => {
  const { url } = await running.gateway.link()
  for (const era of ERA_NAMES) {
    const visitor = await ERAS[era](url)
    await visitor.call('get_task', { task: 'ENG-87' })
    await visitor.close()
  }
})

describe('a link that ends in two seconds', () => {
  it.each(ERA_NAMES)('works for a client of %s, and then nothing reaches ClickUp', async (era) => {
    const { gateway, asked } = running
    const { url } = await gateway.link({
      expires_at: new Date(Date.now() + 2000).toISOString(),
    })
    const ends = Date.now() + 2000
    const visitor = await ERAS[era](url)
    expect(await visitor.call('get_task', { task: 'ENG-87' })).toMatchObject({ ok: true })
    await setTimeout(Math.max(0, ends - Date.now()) + 50)
    const before = asked().length
    await expect(visitor.call('get_task', { task: 'ENG-87' })).rejects.toThrow()
    expect((await call(url)).status).toBe(404)
    expect(asked().length).toBe(before)
    await visitor.close().catch(() => {})
  })

  it('ends a call under way', async () => {
    const { gateway, sandbox } = running
    const ends = Date.now() + 2000
    const { url } = await gateway.link({ expires_at: new Date(ends).toISOString() })
    sandbox.state.faults.add('GET /v2/task/*=hold')
    const { text } = await call(url)
    expect(Date.now() - ends).toBeLessThan(1000)
    expect(text).not.toContain('"ok\\":true')
    sandbox.state.faults.clear()
    await expect.poll(answered).toBe(1)
  })
})

describe('a link that is revoked on one node', () => {
  it('ends within a second what another node is doing for it, and is known there no more', async () => {
    const { gateway, sandbox } = running
    const other = await startGateway({ sandbox, beside: gateway })
    try {
      const link = await gateway.link()
      const there = atNode(other, link)
      expect((await call(there)).status).toBe(200)
      sandbox.state.faults.add('GET /v2/task/*=hold x*')
      const underWay = call(there)
      await expect.poll(isHeld, { timeout: 10_000 }).toBe(true)
      const revoked = Date.now()
      expect((await gateway.admin('DELETE', `/v1/links/${link.id}`)).status).toBe(204)
      const { text } = await underWay
      expect(Date.now() - revoked).toBeLessThan(1000)
      expect(text).not.toContain('"ok\\":true')
      sandbox.state.faults.clear()
      await expect.poll(answered).toBe(2)
      expect([(await call(there)).status, (await call(link.url)).status]).toEqual([404, 404])
      expect(answered()).toBe(2)
    } finally {
      sandbox.state.faults.clear()
      await other.stop()
    }
  })
})

describe('an unknown, an ended and a revoked link', () => {
  it('are refused by the same bytes and headers', async () => {
    const { gateway, asked } = running
    const ended = await gateway.link({ expires_at: new Date(Date.now() + 300).toISOString() })
    const revoked = await gateway.link()
    await gateway.admin('DELETE', `/v1/links/${revoked.id}`)
    const unknown = ended.url.replace(tokenOf(ended), 'A'.repeat(tokenOf(ended).length))
    await setTimeout(400)
    const before = asked().length
    for (const request of [older('tools/list'), newer('tools/list'), older('tools/call', CALL)]) {
      const answers = await Promise.all(
        [unknown, ended.url, revoked.url, `${gateway.url}/mcp/l/x`].map(async (url) => {
          const answer = await post(url, request)
          const headers = Object.fromEntries(answer.headers)
          return {
            status: answer.status,
            headers: { ...headers, date: '' },
            text: await answer.text(),
          }
        }),
      )
      expect(answers[0]?.status).toBe(404)
      expect(messageIn(answers[0]?.text ?? '')).toMatchObject({ jsonrpc: '2.0', error: {} })
      for (const answer of answers) expect(answer).toEqual(answers[0])
    }
    expect(asked().length).toBe(before)
  })
})
