// What a link costs: to look it up, to call through it, to keep it.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { masterKeys } from '../../src/gateway/keys/master.ts'
import { createLinks, type Links } from '../../src/gateway/links/links.ts'
import { openStore } from '../../src/gateway/store/open.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts'
import { type Gateway, startGateway } from '../../test/support/gateway.ts'
import { startRedis, whyNoRedis } from '../../test/support/redis.ts'
import { older } from '../../test/support/visitors.ts'
import { BARE_HTTP, bundleBare } from './bare.ts'
import { type Figure, median, percentile, timed } from './figures.ts'
import { lineFrom, start, stop } from './processes.ts'

const LINKS = 1000

const AT_ONCE = 8

const each = async <T, R>(all: readonly T[], act: (one: T) => Promise<R>): Promise<R[]> => {
  const rest = all.entries()
  const results: R[] = []
  const worker = async () => {
    for (const [at, one] of rest) results[at] = await act(one)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return results
}

type Clickup = Parameters<Links['create']>[0]['clickup']

/** @returns their tokens */
const makeLinks = async (
  links: Links,
  clickup: Clickup,
  workspaceId: string,
): Promise<readonly string[]> => {
  const names = Array.from({ length: LINKS }, (_, n) => `Link ${n}`)
  const made = await each(names, (name) =>
    links.create({
      name,
      config: { methods: ['read'], tags: [], confirm: 'ask' },
      expires_at: null,
      require_api_token_auth: false,
      workspace_id: workspaceId,
      created_by: 'bench',
      clickup,
    }),
  )
  return made.map(({ token }) => token)
}

/** Milliseconds of each look-up of links that were all used a moment ago. */
const lookUps = async (address: string): Promise<readonly number[]> => {
  const store = await openStore(address)
  try {
    const links = createLinks({ store, keys: masterKeys(randomBytes(32).toString('base64')) })
    const tokens = await makeLinks(links, { token: 'pk_1', apiUrl: 'http://127.0.0.1:9' }, '1')
    // The first use within a minute is written down as well.
    await each(tokens, links.open)
    const times: number[] = []
    for (const token of tokens) {
      const started = performance.now()
      const found = await links.open(token)
      times.push(performance.now() - started)
      if (!found) throw new Error('A link that was made is not found.')
    }
    return times
  } finally {
    await store.close()
  }
}

const lookUpFigures = async (folder: string): Promise<readonly Figure[]> => {
  const lmdb = await lookUps(`lmdb:${path.join(folder, 'links')}`)
  const figures: readonly Figure[] = [
    { what: 'a link looked up among 1,000', figure: median(lmdb), budget: 1, unit: 'ms' },
    { what: '… 95th percentile', figure: percentile(lmdb, 0.95), budget: 1, unit: 'ms' },
  ]
  if (await whyNoRedis()) return figures
  const redis = await startRedis()
  try {
    return [
      ...figures,
      { what: '… in Redis', figure: median(await lookUps(redis.url)), unit: 'ms' },
    ]
  } finally {
    await redis.stop()
  }
}

const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })

interface Asked {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** Of a POST. */
  readonly body?: object
}

/** By as little of a client as there can be: it is the server that is measured. @returns the answer */
const ask = ({ url, headers, body }: Asked): Promise<string> =>
  new Promise((resolve, reject) => {
    const text = body && JSON.stringify(body)
    const length = text === undefined ? {} : { 'content-length': Buffer.byteLength(text) }
    const method = text === undefined ? 'GET' : 'POST'
    request(url, { method, agent, headers: { ...headers, ...length } }, (response) => {
      let answer = ''
      response.setEncoding('utf8').on('data', (part: string) => {
        answer += part
      })
      response.on('error', reject)
      response.on('end', () => {
        if (response.statusCode === 200 && !answer.includes('"isError"')) resolve(answer)
        else reject(new Error(`${url} answered ${response.statusCode}: ${answer}`))
      })
    })
      .on('error', reject)
      .end(text)
  })

const ROUNDS = 9
const A_ROUND = 100

/** How much longer ours takes than the bare one, by turns: both share the machine's moods. */
const ratio = async (ours: Asked, bare: Asked): Promise<number> => {
  const round = async (): Promise<number> => {
    const theirs = await timed(() => each(Array<Asked>(A_ROUND).fill(bare), ask))
    return (await timed(() => each(Array<Asked>(A_ROUND).fill(ours), ask))) / theirs
  }
  // Both warm up.
  await round()
  const ratios: number[] = []
  while (ratios.length < ROUNDS) ratios.push(await round())
  return median(ratios)
}

const calling = (name: string, args: object = {}) => older('tools/call', { name, arguments: args })
/** ClickUp is asked for nothing once that was answered. */
const CHEAP = 'get_hierarchy'
const cheapCall = calling(CHEAP, { depth: 'spaces' })

const throughput = async (gateway: Gateway, bare: string): Promise<readonly Figure[]> => {
  // One tool, as the bare server has.
  const { url } = await gateway.link({ config: { methods: [CHEAP] } })
  const list = older('tools/list')
  return [
    {
      what: 'tools/list through a link, against a bare server',
      figure: await ratio({ url, ...list }, { url: bare, ...list }),
      budget: 3,
      unit: '×',
    },
    {
      what: 'a cheap call through a link, against a bare server',
      figure: await ratio({ url, ...cheapCall }, { url: bare, ...calling('one') }),
      budget: 4,
      unit: '×',
    },
  ]
}

const WARM_UP = 20
const OWN_ROUNDS = 200

/** What a call takes besides the request to ClickUp itself, against one that does nothing. */
const ownCost = async (
  gateway: Gateway,
  { url: clickup, token }: Sandbox,
  bare: string,
): Promise<readonly Figure[]> => {
  const { url } = await gateway.link({ config: { methods: ['get_task'] } })
  const call: Asked = { url, ...calling('get_task', { task: '868512p' }) }
  const empty: Asked = { url: bare, ...calling('one') }
  const itself: Asked = {
    url: `${clickup}/api/v2/task/868512p?include_markdown_description=true`,
    headers: { authorization: token },
  }
  const own: number[] = []
  const theirs: number[] = []
  for (let round = 0; round < WARM_UP + OWN_ROUNDS; round += 1) {
    const whole = await timed(() => ask(call))
    const request = await timed(() => ask(itself))
    const nothing = await timed(() => ask(empty))
    if (round < WARM_UP) continue
    own.push(whole - request)
    theirs.push(nothing)
  }
  return [
    {
      what: "a link's call's own cost, against an empty call",
      figure: median(own) / median(theirs),
      budget: 5,
      unit: '×',
    },
    { what: '… its own cost', figure: median(own), unit: 'ms' },
  ]
}

const againstBare = async (
  gateway: Gateway,
  sandbox: Sandbox,
  folder: string,
): Promise<readonly Figure[]> => {
  const file = path.join(folder, 'bare.js')
  await bundleBare(BARE_HTTP, file)
  const child = start(process.execPath, [file])
  try {
    const bare = await lineFrom(child, child.stdout, () => true, 'the bare server')
    return [...(await throughput(gateway, bare)), ...(await ownCost(gateway, sandbox, bare))]
  } finally {
    await stop(child)
  }
}

const memoryOf = ({ pid }: Gateway): number => {
  const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes)
}

/** What a link leaves behind that was used once, in a gateway that has answered as many calls before. */
const memory = async (gateway: Gateway, { url, token, workspaceId }: Sandbox): Promise<Figure> => {
  const store = await openStore(gateway.store)
  try {
    const links = createLinks({ store, keys: masterKeys(gateway.key) })
    const tokens = await makeLinks(links, { token, apiUrl: url }, workspaceId)
    const calls = tokens.map((one) => ({ url: `${gateway.url}/mcp/l/${one}`, ...cheapCall }))
    const { url: one } = await gateway.link()
    await each(Array<Asked>(LINKS).fill({ url: one, ...cheapCall }), ask)
    const before = memoryOf(gateway)
    await each(calls, ask)
    const figure = (memoryOf(gateway) - before) / LINKS
    return { what: 'memory for each of 1,000 links, used once', figure, budget: 20, unit: 'kB' }
  } finally {
    await store.close()
  }
}

export const gatewayFigures = async (): Promise<readonly Figure[]> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'))
  const sandbox = await startSandbox({ rate: 1_000_000 })
  const gateway = await startGateway({ sandbox })
  try {
    return [
      ...(await lookUpFigures(folder)),
      ...(await againstBare(gateway, sandbox, folder)),
      ...(existsSync('/proc') ? [await memory(gateway, sandbox)] : []),
    ]
  } finally {
    agent.destroy()
    await gateway.stop()
    await sandbox.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
