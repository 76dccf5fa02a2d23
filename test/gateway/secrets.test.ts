// Tokens and keys are looked for wherever somebody else could look: in what is kept, said and printed.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { masterKeys } from '../../src/gateway/keys/master.ts'
import { unseal } from '../../src/gateway/keys/seal.ts'
import { linkKey, readRecord } from '../../src/gateway/links/record.ts'
import { openStore } from '../../src/gateway/store/open.ts'
import type { CreatedLink } from '../../src/links/link.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts'
import { freshToken, type Gateway, startGateway, tokenOf } from '../support/gateway.ts'
import { type RedisServer, startRedis, whyNoRedis } from '../support/redis.ts'
import { INITIALIZE, newer, older, post } from '../support/visitors.ts'

const whyNot = await whyNoRedis()

let folder: string
let sandbox: Sandbox
let redis: RedisServer | undefined
let gateway: Gateway
let link: CreatedLink
/** Of ClickUp; no other run has the same one. */
let token: string

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'clickup-secrets-'))
  sandbox = await startSandbox({ rate: 100_000 })
  token = freshToken(sandbox)
})
afterEach(async () => {
  await gateway.stop()
  await redis?.stop()
  redis = undefined
  await sandbox.close()
  await rm(folder, { recursive: true, force: true })
})

/** As they are, and as whoever keeps bytes would write them. */
const formsOf = (secret: string, encoding: BufferEncoding): readonly string[] => [
  secret,
  Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  Buffer.from(secret).toString('hex'),
  Buffer.from(secret, encoding).toString('hex'),
]

const secrets = () => ({
  'link token': formsOf(tokenOf(link), 'base64url'),
  'ClickUp token': formsOf(token, 'utf8'),
  'master key': [
    ...formsOf(gateway.key, 'base64'),
    Buffer.from(gateway.key, 'base64').toString('latin1'),
  ],
  'admin key': formsOf(gateway.adminKey, 'utf8'),
})

/** Which secrets stand in something, by their names. */
const secretsIn = (bytes: Buffer | string): readonly string[] => {
  const text = typeof bytes === 'string' ? bytes : bytes.toString('latin1')
  return Object.entries(secrets()).flatMap(([name, forms]) =>
    forms.some((form) => text.includes(form)) ? [name] : [],
  )
}

const filesIn = (where: string): readonly string[] =>
  readdirSync(where, { recursive: true, withFileTypes: true }).flatMap((one) =>
    one.isFile() ? [path.join(one.parentPath, one.name)] : [],
  )

const REQUESTS = [
  older('initialize', INITIALIZE),
  older('tools/list'),
  older('prompts/list'),
  older('tools/call', { name: 'get_hierarchy', arguments: {} }),
  older('tools/call', { name: 'get_task', arguments: { task: 'ENG-87', include: ['comments'] } }),
  older('tools/call', { name: 'no_such_tool', arguments: {} }),
  newer('server/discover'),
  newer('tools/call', { name: 'get_task', arguments: { task: 'NOPE-1' } }),
  newer('tools/call', { name: 'update_tasks', arguments: { tasks: ['ENG-87'] } }),
]

/** All that it answers to one who uses a link, and to one who administers it. */
const answers = async (): Promise<readonly string[]> => {
  const texts: string[] = []
  const keep = async (answer: Response) => {
    texts.push(JSON.stringify([...answer.headers]), await answer.text())
  }
  for (const request of REQUESTS) await keep(await post(link.url, request))
  await keep(await post(link.url, { headers: {}, body: 'no message' }))
  await keep(await fetch(link.url))
  await keep(await fetch(`${link.url}/more`, { method: 'POST' }))
  // ClickUp refuses the token, and says so.
  sandbox.state.faults.add('GET /v2/task/*=401 x1')
  await keep(await post(link.url, older('tools/call', REQUESTS[4]?.body.params ?? {})))
  sandbox.state.faults.clear()
  for (const [method, where, body] of [
    ['GET', '/v1/links'],
    ['GET', `/v1/links/${link.id}`],
    ['PATCH', `/v1/links/${link.id}`, { name: 'Another name' }],
    ['POST', '/v1/links', { name: 'x', clickup_token: token, wrong: true }],
    ['GET', '/v1/keys'],
  ] as const)
    texts.push((await gateway.admin(method, where, body)).text)
  for (const where of ['/healthz', '/readyz', '/metrics', '/openapi.json', '/admin'])
    await keep(await fetch(`${gateway.url}${where}`))
  return texts
}

const readable = (file: string): Buffer => {
  try {
    return readFileSync(file)
  } catch {
    // It has ended, or is another user's.
    return Buffer.alloc(0)
  }
}

const processes = (): readonly string[] =>
  existsSync('/proc') ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : []

const childrenOf = (parent: number): readonly string[] =>
  processes().filter((pid) =>
    new RegExp(`^PPid:\\s${parent}$`, 'm').test(readable(`/proc/${pid}/status`).toString()),
  )

const use = async (store: string) => {
  gateway = await startGateway({ sandbox, store, args: ['--log', 'debug'] })
  link = await gateway.link({ config: { methods: ['read', 'write'] }, clickup_token: token })
  return answers()
}

const expectNothingSaid = (texts: readonly string[]) => {
  expect(texts.length).toBeGreaterThan(25)
  for (const text of texts)
    expect([text.slice(0, 300), secretsIn(text)]).toEqual([expect.any(String), []])
  expect(gateway.output()).toContain(link.id)
  expect(secretsIn(gateway.output())).toEqual([])
}

describe('tokens and keys', () => {
  it('can be found by what looks for them here', async () => {
    gateway = await startGateway({ sandbox })
    link = await gateway.link({ clickup_token: token })
    const all = JSON.stringify([link.url, token, gateway.key, gateway.adminKey])
    expect(secretsIn(all)).toEqual(Object.keys(secrets()))
    const bytes = Buffer.concat([Buffer.from('…'), Buffer.from(gateway.key, 'base64')])
    expect(secretsIn(bytes)).toEqual(['master key'])
  })

  it('stand in no file of an LMDB store, no answer and no log', async () => {
    expectNothingSaid(await use(`lmdb:${path.join(folder, 'links')}`))
    const files = filesIn(folder)
    expect(files.length).toBeGreaterThan(0)
    // The record is there, and it is this one.
    expect(files.some((file) => readFileSync(file).includes(link.id))).toBe(true)
    for (const file of files) expect([file, secretsIn(readFileSync(file))]).toEqual([file, []])
  })

  it.skipIf(whyNot !== undefined)(
    'stand in no dump of a Redis store, no answer and no log',
    async () => {
      redis = await startRedis(['--appendonly', 'yes', '--appendfsync', 'always', '--dir', folder])
      expectNothingSaid(await use(redis.url))
      const files = filesIn(folder)
      expect(files.some((file) => readFileSync(file).includes(link.id))).toBe(true)
      for (const file of files) expect([file, secretsIn(readFileSync(file))]).toEqual([file, []])
    },
  )

  it('of ClickUp are opened by store and master key together with the token of the link, and no other', async () => {
    await use(`lmdb:${path.join(folder, 'links')}`)
    const store = await openStore(gateway.store)
    const entries = await store.list('')
    const [, text = ''] = entries.find(([key]) => key === linkKey(link.id)) ?? []
    const keys = masterKeys(gateway.key)
    const { sealed, api_url } = readRecord(keys, link.id, text).record
    const belongsTo = [link.id, link.workspace_id, api_url]
    const opened = (linkToken: string) => unseal(keys.current, { linkToken, belongsTo }, sealed)
    // With all that is kept, whole and word by word.
    const kept = entries.flatMap(([key, value]) => [key, value, ...`${key} ${value}`.split(/\W+/)])
    expect(kept).toContain(link.id)
    for (const one of new Set(['', ...kept])) expect([one, opened(one)]).toEqual([one, undefined])
    expect(opened(tokenOf(link))).toBe(token)
    await store.close()
  })

  it.skipIf(!existsSync('/proc'))('stand in no list of processes, nor around a child', async () => {
    await use(`lmdb:${path.join(folder, 'links')}`)
    for (const pid of processes()) {
      const line = readable(`/proc/${pid}/cmdline`)
      expect([pid, secretsIn(line)]).toEqual([pid, []])
    }
    // What it was given is around it, and no more than that.
    expect(secretsIn(readable(`/proc/${gateway.pid}/environ`))).toEqual(['master key'])
    for (const pid of childrenOf(gateway.pid))
      expect(secretsIn(readable(`/proc/${pid}/environ`))).toEqual([])
  })
})
