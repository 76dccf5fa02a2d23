// Many nodes behind one Redis: they share ClickUp's minute, one may die, and without the store nobody is
// let in.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CreatedLink } from '../../src/links/link.ts'
import type { Exchange } from '../../src/sandbox/http/log.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts'
import { atNode, type Gateway, startGateway, waitUntil } from '../support/gateway.ts'
import { askRaw } from '../support/raw-http.ts'
import { type RedisServer, startRedis, whyNoRedis } from '../support/redis.ts'
import {
  type ByHand,
  callByHand,
  ERAS,
  newer,
  older,
  post,
  type Visitor,
} from '../support/visitors.ts'

const RATE = 100
const WINDOW_MS = 2000
const CALLS_EACH = 100
const AT_ONCE = 4
const TASKS = ['ENG-87', 'ENG-121', 'ENG-123']
/** A person whose token it is asks once in so many calls: less than the tenth that is left to people. */
const PERSON_EVERY = 20

const why = await whyNoRedis()

type Call = (n: number) => Promise<string>

/** What each window of the sandbox held: it opens with the first request that comes after the last. */
const windowsOf = (exchanges: readonly Exchange[]): readonly number[] => {
  const windows: { ends: number; used: number }[] = []
  for (const at of exchanges.map((one) => one.at).toSorted((a, b) => a - b)) {
    const last = windows.at(-1)
    if (last && at < last.ends) last.used += 1
    else windows.push({ ends: at + WINDOW_MS, used: 1 })
  }
  return windows.map(({ used }) => used)
}

describe.skipIf(why !== undefined)('two nodes behind one Redis', { timeout: 300_000 }, () => {
  let redis: RedisServer
  let folder: string
  let sandbox: Sandbox
  let nodes: readonly [Gateway, Gateway]
  let link: CreatedLink

  const asked = (): readonly Exchange[] => sandbox.state.log.since(0)
  const refused = () => asked().filter(({ status }) => status === 429)

  /** Asks by the same token beside the nodes, at a moment that is none of theirs. */
  const askAsPerson = () =>
    askRaw(`${sandbox.url}/api/v2/user`, {
      method: 'GET',
      headers: { authorization: sandbox.token },
    })

  const argumentsOf = (n: number) => ({ task: TASKS[n % TASKS.length] ?? '' })

  /** @returns how to call a node: `done`, or why not; rejects where the node is away */
  const byHand =
    (node: Gateway, request: ByHand = older): Call =>
    async (n) => {
      const url = atNode(node, link)
      const { status, text, envelope } = await callByHand(url, 'get_task', argumentsOf(n), request)
      return envelope?.ok ? 'done' : `${status} ${text}`
    }
  const bySdk =
    ({ call }: Visitor): Call =>
    async (n) => {
      const envelope = await call('get_task', argumentsOf(n))
      return envelope.ok ? 'done' : JSON.stringify(envelope)
    }

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'clickup-redis-'))
    // What it holds outlives it here, as it would where links are kept in it.
    redis = await startRedis(['--appendonly', 'yes', '--appendfsync', 'everysec', '--dir', folder])
    sandbox = await startSandbox({ rate: RATE, rateWindowMs: WINDOW_MS })
    const env = { CLICKUP_RATE_WINDOW_MS: String(WINDOW_MS) }
    const one = await startGateway({ sandbox, store: redis.url, env })
    nodes = [one, await startGateway({ sandbox, beside: one, env })]
    link = await one.link()
  })
  afterAll(async () => {
    for (const node of nodes ?? []) await node.stop()
    await sandbox?.close()
    await redis?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  it('never overdraw the window, though one of them is killed midway', async () => {
    const [first, second] = nodes
    // ClickUp's window is open for a while when the nodes open theirs.
    await askAsPerson()
    await waitUntil(Date.now() + WINDOW_MS / 4)
    const visitors = [
      await ERAS['SDK 1.x'](atNode(second, link)),
      await ERAS['SDK 2.x, 2026-07-28'](atNode(second, link)),
    ]
    let calls = 0
    let killed: Promise<void> | undefined

    /** Calls, some at once; where its node is away it goes to the other one. */
    const work = async (call: Call, otherwise: Call = call): Promise<void> => {
      const one = async (n: number) => {
        let outcome = await call(n).catch(() => '503')
        // A store that is slow is as good as away: whoever is told so comes again.
        for (let tries = 0; outcome.startsWith('503') && tries < 50; tries += 1)
          outcome = await otherwise(n).catch(() => '503')
        expect(outcome).toBe('done')
        calls += 1
        if (calls === all.length * (CALLS_EACH / 2)) killed = first.kill()
        if (calls % PERSON_EVERY === 0) await askAsPerson()
      }
      for (let n = 0; n < CALLS_EACH; n += AT_ONCE)
        await Promise.all(Array.from({ length: AT_ONCE }, (_, i) => one(n + i)))
    }

    const all: readonly (readonly [Call, Call?])[] = [
      [byHand(first, older), byHand(second, older)],
      [byHand(first, newer), byHand(second, newer)],
      ...visitors.map((visitor) => [bySdk(visitor)] as const),
    ]
    // All of them come to their end, so that nothing of this goes on behind it.
    const ends = await Promise.allSettled(all.map(([call, otherwise]) => work(call, otherwise)))
    await killed
    expect(ends.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))).toEqual(
      [],
    )
    for (const visitor of visitors) await visitor.close()

    expect(calls).toBe(all.length * CALLS_EACH)
    expect(killed).toBeDefined()
    expect(refused()).toEqual([])
    const used = windowsOf(asked())
    expect(used.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(calls)
    expect(Math.max(...used)).toBeLessThanOrEqual(RATE)
    // It was a matter of the window: without one all would have come in the first.
    expect(used.length).toBeGreaterThanOrEqual(4)
  })

  it('let nobody in while the store is away, and go on when it is back', async () => {
    const [, node] = nodes
    const call = byHand(node)
    expect(await call(0)).toBe('done')
    await redis.kill()
    const before = asked().length
    const url = atNode(node, link)
    for (const request of [older('tools/list'), newer('tools/list'), older('tools/call')]) {
      const answer = await post(url, request)
      expect(answer.status).toBe(503)
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    }
    expect(await call(1)).toMatch(/^503 /)
    expect((await node.admin('GET', '/v1/links')).status).toBe(503)
    expect((await fetch(`${node.url}/readyz`)).status).toBe(503)
    expect(asked().length).toBe(before)
    await redis.restart()
    await expect.poll(() => call(2), { timeout: 60_000, interval: 200 }).toBe('done')
    expect(await call(3)).toBe('done')
    expect(refused()).toEqual([])
  })
})
