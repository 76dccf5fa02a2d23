// One link, as clients of both lines and eras use it until it is revoked; test/gateway has the rest.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts'
import { type Gateway, startGateway } from '../../support/gateway.ts'
import { ERA_NAMES, ERAS, newer, older, post } from '../../support/visitors.ts'

let sandbox: Sandbox
let gateway: Gateway

beforeAll(async () => {
  sandbox = await startSandbox({ rate: 10_000 })
  gateway = await startGateway({ sandbox })
})
afterAll(async () => {
  await gateway?.stop()
  await sandbox?.close()
})

it('shows clients of both lines and eras the same, until it is revoked for all of them', async () => {
  const { id, url } = await gateway.link({ config: { methods: ['read'], tags: ['tasks'] } })
  const seen: (readonly string[])[] = []
  for (const era of ERA_NAMES) {
    const visitor = await ERAS[era](url)
    seen.push(await visitor.tools())
    expect(await visitor.call('get_task', { task: 'ENG-87' })).toMatchObject({ ok: true })
    expect(await visitor.call('add_comment', { task: 'ENG-87', text: 'x' })).toMatchObject({
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
  expect(sandbox.state.log.since(0).filter(({ method }) => method !== 'GET')).toEqual([])
})
