// Many nodes behind one Redis: they share ClickUp's minute, one may die, and without the store nobody is
// let in.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CreatedLink } from '../../src/links/link.ts'
import type { Exchange } from '../../src/sandbox/http/log.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts'
import { atNode, type Gateway, startGateway } from '../support/gateway.ts'
import { type RedisServer, startRedis, whyNoRedis } from '../support/redis.ts'
import { messageIn, older, post } from '../support/visitors.ts'

const RATE = 100
const WINDOW_MS = 2000
const CLIENTS = 4
const CALLS_EACH = 100
const AT_ONCE = 4
const TASKS = ['ENG-87', 'ENG-121', 'ENG-123']

const why = await whyNoRedis()

describe.skipIf(why !== undefined)('two nodes behind one Redis', () => {
  let redis: RedisServer
  let folder: string
  let sandbox: Sandbox
  let nodes: readonly [Gateway, Gateway]
  let link: CreatedLink

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'clickup-redis-'))
    // What it holds outlives it here, as it would where links are kept in it.
    redis = await startRedis(['--appendonly', 'yes', '--appendfsync', 'everysec', '--dir', folder])
    sandbox = await startSandbox({ rate: RATE, rateWindowMs: WINDOW_MS })
    const env = { CLICKUP_RATE_WINDOW_MS: String(WINDOW_MS) }
    const one = await startGateway({ sandbox, store: redis.url, env })
    nodes = [one, await startGateway({ sandbox, beside: one, env })]
    link = await one.link()
    // What is loaded at the first call of all has its own time.
    for (const node of nodes) while ((await call(node, 0)) !== 'done') await setTimeout(100)
  })
  afterAll(async () => {
    for (const node of nodes ?? []) await node.stop()
    await sandbox?.close()
    await redis?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  const asked = (): readonly Exchange[] => sandbox.state.log.since(0)
  const refused = () => asked().filter(({ status }) => status === 429)

  /** One call at a node. @returns `done`, or why not; it throws where the node is away */
  const call = async (node: Gateway, n: number): Promise<string> => {
    const params = { name: 'get_task', arguments: { task: TASKS[n % TASKS.length] } }
    const answer = await post(atNode(node, link), older('tools/call', params))
    const text = await answer.text()
    const isDone = answer.status === 200 && messageIn(text)?.result?.isError === undefined
    return isDone ? 'done' : `${answer.status} ${text}`
  }

  /** Calls, some at once; whose node is away goes to the other one. */
  const work = async (first: 0 | 1, done: () => void): Promise<void> => {
    let node = nodes[first]
    const one = async (n: number) => {
      const outcome = await call(node, n).catch(() => {
        node = nodes[1]
        return call(node, n)
      })
      expect(outcome).toBe('done')
      done()
    }
    for (let n = 0; n < CALLS_EACH; n += AT_ONCE)
      await Promise.all(Array.from({ length: AT_ONCE }, (_, i) => one(n + i)))
  }

  it('never overdraw the window, though one of them is killed midway', {
    timeout: 120_000,
  }, async () => {
    sandbox.state.log.clear()
    let calls = 0
    let killed: Promise<void> | undefined
    const done = () => {
      calls += 1
      if (calls === (CLIENTS * CALLS_EACH) / 2) killed = nodes[0].kill()
    }
    const all = await Promise.allSettled(
      Array.from({ length: CLIENTS }, (_, i) => work(i % 2 === 0 ? 0 : 1, done)),
    )
    expect(all.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))).toEqual(
      [],
    )
    await killed
    expect(calls).toBe(CLIENTS * CALLS_EACH)
    expect(asked().length).toBeGreaterThanOrEqual(CLIENTS * CALLS_EACH)
    expect(refused()).toEqual([])
    // ClickUp's own counter, which it tells with each answer, and which says less than none at 429 alone.
    const least = Math.min(
      ...asked().map(({ answerHeaders }) => Number(answerHeaders['X-RateLimit-Remaining'] ?? RATE)),
    )
    expect(least).toBeGreaterThanOrEqual(0)
    expect(least).toBeLessThan(RATE / 2)
  })

  it('let nobody in while the store is away, and go on when it is back', {
    timeout: 60_000,
  }, async () => {
    const [, node] = nodes
    expect(await call(node, 0)).toBe('done')
    await redis.kill()
    const before = asked().length
    for (let n = 0; n < 5; n += 1) {
      const answer = await post(atNode(node, link), older('tools/list'))
      expect(answer.status).toBe(503)
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    }
    const probe = await fetch(`${node.url}/readyz`)
    expect(probe.status).toBe(503)
    expect(asked().length).toBe(before)
    await redis.restart()
    const patience = Date.now() + 15_000
    while ((await call(node, 1).catch(() => '')) !== 'done' && Date.now() < patience)
      await setTimeout(100)
    expect(await call(node, 2)).toBe('done')
    expect(refused()).toEqual([])
  })
})
