// clickup-mcp serve as a program: what it needs, what it prints, how it stops; and one link, as clients of
// both lines and eras use it until it ends. test/gateway has the rest.
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inRoot } from '../../../scripts/lib/paths.ts'
import { capture } from '../../../scripts/lib/processes.ts'
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts'
import {
  endSoon,
  freshToken,
  type Gateway,
  startGateway,
  tokenOf,
  waitUntil,
} from '../../support/gateway.ts'
import { callByHand, ERA_NAMES, ERAS, newer, older, post } from '../../support/visitors.ts'

const TASK = { task: 'ENG-87' }

let folder: string
let sandbox: Sandbox
let gateway: Gateway

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'clickup-serve-'))
  sandbox = await startSandbox({ rate: 10_000 })
  const store = `lmdb:${path.join(folder, 'links')}`
  gateway = await startGateway({ sandbox, store, args: ['--log', 'debug'] })
})
afterAll(async () => {
  await gateway?.stop()
  await sandbox?.close()
  await rm(folder, { recursive: true, force: true })
})

const writes = () => sandbox.state.log.since(0).filter(({ method }) => method !== 'GET')

it('does not start without a key, and says so', async () => {
  const args = [inRoot('dist/server.js'), 'serve', '--port', '0', '--store', gateway.store]
  const { code, output } = await capture(process.execPath, args, {
    env: { PATH: process.env.PATH, HOME: folder },
  })
  expect(code).not.toBe(0)
  expect(output).toContain('CLICKUP_MCP_KEY')
})

describe('a link', () => {
  it('shows clients of both lines and eras the same, until it is revoked for all of them', async () => {
    const { id, url } = await gateway.link({ config: { methods: ['read'], tags: ['tasks'] } })
    const seen: (readonly string[])[] = []
    for (const era of ERA_NAMES) {
      const visitor = await ERAS[era](url)
      seen.push(await visitor.tools())
      expect(await visitor.call('get_task', TASK)).toMatchObject({ ok: true })
      expect(await visitor.call('add_comment', { ...TASK, text: 'x' })).toMatchObject({
        ok: false,
        issues: [{ code: 'ACCESS_DENIED' }],
      })
      await visitor.close()
    }
    expect(seen[0]).toContain('find_tasks')
    expect(new Set(seen.map((names) => names.join())).size).toBe(1)
    expect((await gateway.admin('DELETE', `/v1/links/${id}`)).status).toBe(204)
    for (const request of [older('tools/list'), newer('tools/list')])
      expect((await post(url, request)).status).toBe(404)
    expect(writes()).toEqual([])
  })

  it('lets nothing through to ClickUp once it has ended', async () => {
    const link = await gateway.link()
    expect((await callByHand(link.url, 'get_task', TASK)).envelope).toMatchObject({ ok: true })
    await waitUntil(await endSoon(gateway, link, 500))
    const before = sandbox.state.log.since(0).length
    const ended = await callByHand(link.url, 'get_task', TASK)
    const unknown = await callByHand(`${gateway.url}/mcp/l/${'A'.repeat(43)}`, 'get_task', TASK)
    expect(ended).toEqual(unknown)
    expect(ended.status).toBe(404)
    expect(sandbox.state.log.since(0).length).toBe(before)
  })
})

it('prints no secret and no name, keeps none in the clear, and stops when it is told to', async () => {
  const token = freshToken(sandbox)
  const link = await gateway.link({ name: 'Name of a link', clickup_token: token })
  const wrong = tokenOf(link).split('').toReversed().join('')
  await callByHand(link.url, 'find_tasks', { text: 'BODYOFACALL' })
  await callByHand(`${gateway.url}/mcp/l/${wrong}`, 'find_tasks', {})
  await fetch(`${gateway.url}/x/${wrong}?key=${gateway.adminKey}`)
  expect(await gateway.stop()).toBe(0)
  const printed = gateway.output()
  expect(printed).toContain('"route":"/mcp/l/:token"')
  const secrets = [tokenOf(link), wrong, token, gateway.key, gateway.adminKey]
  for (const secret of [...secrets, 'BODYOFACALL', 'Name of a link'])
    expect(printed).not.toContain(secret)
  const files = readdirSync(path.join(folder, 'links')).map((name) =>
    readFileSync(path.join(folder, 'links', name), 'latin1'),
  )
  expect(files.some((bytes) => bytes.includes(link.id))).toBe(true)
  for (const bytes of files) for (const secret of secrets) expect(bytes).not.toContain(secret)
})
