// The master key is replaced, as docs/serve.md says: at a running server and the command line.
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inRoot } from '../../../scripts/lib/paths.ts'
import { capture } from '../../../scripts/lib/processes.ts'
import { createdLink } from '../../../src/links/link.ts'
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts'
import { atNode, type Gateway, startGateway } from '../../support/gateway.ts'
import { older, post } from '../../support/visitors.ts'

const [OLD, NEW] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')]

let sandbox: Sandbox
let first: Gateway
const running: Gateway[] = []

beforeAll(async () => {
  sandbox = await startSandbox({ rate: 10_000 })
  first = await startGateway({ sandbox, env: { CLICKUP_MCP_KEY: OLD } })
  running.push(first)
})
afterAll(async () => {
  for (const gateway of running.reverse()) await gateway.stop()
  await sandbox.close()
})

/** Another server in place of the one before. */
const restarted = async (key: string): Promise<Gateway> => {
  await running.at(-1)?.kill()
  const next = await startGateway({ sandbox, beside: { ...first, key } })
  running.push(next)
  return next
}

const listed = async (what: 'links' | 'keys', key: string) => {
  const args = [inRoot('dist/server.js'), what, 'list', '--json', '--store', first.store]
  const env = { PATH: process.env.PATH, CLICKUP_MCP_KEY: key }
  const { output } = await capture(process.execPath, args, { env })
  const { unreadable, ...rest } = JSON.parse(output)
  const states = rest[what].map((one: { name: string; master_key: string }) => [
    one.name,
    one.master_key,
  ])
  return { states: Object.fromEntries(states), unreadable }
}

it('is replaced by another, and what was used or rotated meanwhile goes on', async () => {
  const used = await first.link({ name: 'used' })
  const rotated = await first.link({ name: 'rotated' })
  const idle = await first.link({ name: 'idle' })
  await first.admin('POST', '/v1/keys', { name: 'unused' })

  const both = `${NEW},${OLD}`
  const second = await restarted(both)
  expect((await listed('links', both)).states).toEqual({ used: 'old', rotated: 'old', idle: 'old' })
  expect((await listed('keys', both)).states).toEqual({ tests: 'old', unused: 'old' })
  expect((await post(atNode(second, used), older('tools/list'))).status).toBe(200)
  const moved = await second.admin('POST', `/v1/links/${rotated.id}/rotate`, {
    clickup_token: sandbox.token,
  })
  const body = createdLink.parse(moved.body)
  const before = await listed('links', both)
  expect(before.states).toEqual({ used: 'current', rotated: 'current', idle: 'old' })
  expect((await listed('keys', both)).states).toEqual({ tests: 'current', unused: 'old' })

  const third = await restarted(NEW)
  const calls = [used, body, idle, rotated].map((link) =>
    post(atNode(third, link), older('tools/list')),
  )
  expect((await Promise.all(calls)).map(({ status }) => status)).toEqual([200, 200, 404, 404])
  const after = await listed('links', NEW)
  expect(after.states).toEqual({ used: 'current', rotated: 'current' })
  expect(after.unreadable).toMatchObject([{ id: idle.id }])
  expect((await listed('keys', NEW)).states).toEqual({ tests: 'current', unused: 'missing' })
  const there = await third.admin('GET', '/v1/links')
  expect(there.body).toMatchObject({ unreadable: after.unreadable })
  expect((await third.admin('GET', `/v1/links/${idle.id}`)).status).toBe(409)
  expect((await third.admin('DELETE', `/v1/links/${idle.id}`)).status).toBe(204)
  expect((await third.admin('GET', '/v1/links')).body).toMatchObject({ unreadable: [] })
})
