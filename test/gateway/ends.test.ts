// The end is the end: of a link by its time, by revocation, on whichever node, and for whatever is asked.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts'
import { atNode, endSoon, type Gateway, startGateway, waitUntil } from '../support/gateway.ts'
import { askRaw, type RawRequest } from '../support/raw-http.ts'
import { type RedisServer, startRedis, whyNoRedis } from '../support/redis.ts'
import { useGateway } from '../support/use-gateway.ts'
import {
  type Answered,
  callByHand,
  ERA_NAMES,
  ERAS,
  messageIn,
  newer,
  older,
  post,
} from '../support/visitors.ts'

const TASK = { task: 'ENG-87' }
const HELD = 'GET /api/v2/task/ENG-87'
const PATIENCE = { timeout: 60_000 }

const anHourOn = (): string => new Date(Date.now() + 3600_000).toISOString()

/** How often ClickUp has answered for that task. */
const answered = ({ state }: Sandbox): number =>
  state.log.since(0).filter(({ path }) => path.endsWith('/task/ENG-87')).length

/** Whether ClickUp has been asked and has not answered: what else it is asked then stands beside it. */
const isHeld = async ({ url, token, state }: Sandbox): Promise<boolean> => {
  await askRaw(`${url}/api/v2/user`, { method: 'GET', headers: { authorization: token } })
  return state.log.since(0).at(-1)?.beside.includes(HELD) ?? false
}

/** Begins a call that ClickUp does not answer. @returns undefined where it was over before */
const callUnderWay = async (
  sandbox: Sandbox,
  url: string,
): Promise<{ readonly answer: Promise<Answered> } | undefined> => {
  sandbox.state.faults.add('GET /v2/task/*=hold x*')
  let isOver = false
  const answer = callByHand(url, 'get_task', TASK).finally(() => {
    isOver = true
  })
  await expect.poll(async () => (await isHeld(sandbox)) || isOver, PATIENCE).toBe(true)
  return isOver ? undefined : { answer }
}

/** Whoever waited for an answer of ClickUp has gone: the answer comes now, and helps nobody. */
const letGo = async (sandbox: Sandbox, before: number): Promise<void> => {
  expect(answered(sandbox)).toBe(before)
  sandbox.state.faults.clear()
  await expect.poll(() => answered(sandbox), PATIENCE).toBe(before + 1)
}

/** A loaded machine adds to what something takes and takes nothing away: the best of some tries counts. */
const shortest = async (measure: () => Promise<number>): Promise<number> => {
  let best = Number.POSITIVE_INFINITY
  for (let tries = 0; tries < 5 && best >= 1000; tries += 1) best = Math.min(best, await measure())
  return best
}

describe('a link that ends in two seconds', { timeout: 180_000 }, () => {
  const running = useGateway()

  it.each(ERA_NAMES)('works for a client of %s, and then nothing reaches ClickUp', async (era) => {
    const { gateway, asked } = running
    const link = await gateway.link({ expires_at: anHourOn() })
    const visitor = await ERAS[era](link.url)
    expect(await visitor.call('get_task', TASK)).toMatchObject({ ok: true })
    const end = await endSoon(gateway, link, 2000)
    // However long a request takes: what was answered before the end was let in, and what was asked
    // behind it was not.
    for (let begun = 0; begun < end; ) {
      begun = Date.now()
      const { status } = await post(link.url, older('tools/list'))
      if (Date.now() < end) expect(status).toBe(200)
      if (begun >= end) expect(status).toBe(404)
    }
    const before = asked().length
    expect(before).toBeGreaterThan(0)
    await expect(visitor.call('get_task', TASK)).rejects.toThrow()
    for (const request of [older, newer])
      expect((await callByHand(link.url, 'get_task', TASK, request)).status).toBe(404)
    expect(asked().length).toBe(before)
    await visitor.close().catch(() => {})
  })

  it('ends a call under way at its end and within a second, though ClickUp never answers', async () => {
    const { gateway, sandbox } = running
    const lateness = async (): Promise<number> => {
      // As long as it takes this machine to get a call as far as ClickUp.
      for (let ms = 2000; ; ms *= 2) {
        const before = answered(sandbox)
        const end = Date.now() + ms
        const { url } = await gateway.link({ expires_at: new Date(end).toISOString() })
        const call = await callUnderWay(sandbox, url)
        if (!call) {
          sandbox.state.faults.clear()
          continue
        }
        const { envelope } = await call.answer
        const late = Date.now() - end
        expect(late).toBeGreaterThanOrEqual(0)
        expect(envelope?.ok).not.toBe(true)
        await letGo(sandbox, before)
        return late
      }
    }
    expect(await shortest(lateness)).toBeLessThan(1000)
  })
})

const whyNot = await whyNoRedis()

describe.each([
  { kept: 'LMDB', isLeftOut: false },
  { kept: 'Redis', isLeftOut: whyNot !== undefined },
])('a link that is revoked on one node, kept in $kept', { timeout: 180_000 }, (way) => {
  let redis: RedisServer | undefined
  let sandbox: Sandbox
  let gateway: Gateway
  let other: Gateway

  beforeAll(async () => {
    if (way.isLeftOut) return
    redis = way.kept === 'Redis' ? await startRedis() : undefined
    sandbox = await startSandbox({ rate: 100_000 })
    gateway = await startGateway({ sandbox, ...(redis ? { store: redis.url } : {}) })
    other = await startGateway({ sandbox, beside: gateway })
  })
  afterAll(async () => {
    for (const one of [other, gateway]) await one?.stop()
    await redis?.stop()
    await sandbox?.close()
  })

  it.skipIf(way.isLeftOut)(
    'ends within a second what another node is doing for it, and is known there no more',
    async () => {
      const lateness = async (): Promise<number> => {
        const link = await gateway.link()
        const there = atNode(other, link)
        expect((await callByHand(there, 'get_task', TASK)).envelope).toMatchObject({ ok: true })
        const before = answered(sandbox)
        const call = await callUnderWay(sandbox, there)
        const revoked = Date.now()
        expect((await gateway.admin('DELETE', `/v1/links/${link.id}`)).status).toBe(204)
        const told = await call?.answer
        const late = Date.now() - revoked
        expect(told).toMatchObject({ status: expect.any(Number) })
        expect(told?.envelope?.ok).not.toBe(true)
        await letGo(sandbox, before)
        for (const url of [there, link.url])
          expect((await callByHand(url, 'get_task', TASK)).status).toBe(404)
        expect(answered(sandbox)).toBe(before + 1)
        return late
      }
      expect(await shortest(lateness)).toBeLessThan(1000)
    },
  )
})

describe('an unknown, an ended and a revoked link', () => {
  const running = useGateway()
  const CALL = older('tools/call', { name: 'get_task', arguments: TASK })
  let urls: readonly string[]

  beforeAll(async () => {
    const { gateway } = running
    const ended = await gateway.link({ expires_at: anHourOn() })
    const revoked = await gateway.link()
    for (const { url } of [ended, revoked]) expect((await post(url, CALL)).status).toBe(200)
    expect((await gateway.admin('DELETE', `/v1/links/${revoked.id}`)).status).toBe(204)
    await waitUntil(await endSoon(gateway, ended, 300))
    const unknown = ended.url.replace(/[^/]+$/, (token) => 'A'.repeat(token.length))
    urls = [unknown, ended.url, revoked.url, `${gateway.url}/mcp/l/x`]
  })

  /** All of an answer but when it was given. */
  const bytes = async (url: string, request: RawRequest): Promise<string> => {
    const { status, headers, text } = await askRaw(url, request)
    return JSON.stringify([status, headers, text]).replace(/"Date","[^"]*"/i, '')
  }
  const sent = ({ headers, body }: typeof CALL): RawRequest => ({
    headers,
    body: [Buffer.from(JSON.stringify(body))],
  })

  it.each([
    ['listing, in the older era', sent(older('tools/list')), 404],
    ['listing, in the newer era', sent(newer('tools/list')), 404],
    ['a call', sent(CALL), 404],
    ['no message at all', { headers: {}, body: [Buffer.from('x')] }, 404],
    ['the stream of old', { method: 'GET' }, 405],
    ['the end of a session', { method: 'DELETE' }, 405],
  ] as const)('are refused by the same bytes: %s', async (_, request, status) => {
    const answers: string[] = []
    for (const url of urls) answers.push(await bytes(url, request))
    expect(answers[0]).toContain(`[${status},`)
    expect(new Set(answers).size).toBe(1)
    expect(running.asked()).toEqual([])
  })

  it('are told of in the protocol’s own words', async () => {
    const [url = ''] = urls
    const text = await (await post(url, CALL)).text()
    expect(messageIn(text)).toMatchObject({ error: { message: expect.any(String) } })
  })
})
