// What the user's own settings forbid.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts'
import { codesOf, nameOf } from '../../support/pair.ts'
import { startServer } from '../../support/server.ts'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ rate: 10_000 })
})
afterAll(() => sandbox.close())

/** What one call answers under these settings, and what it asked of ClickUp. */
const callWith = async (env: Record<string, string>, tool: string, args = {}) => {
  sandbox.state.log.clear()
  const signedIn = { CLICKUP_API_URL: sandbox.url, CLICKUP_API_TOKEN: sandbox.token }
  const server = await startServer({ env: { ...signedIn, ...env } })
  const answer = await server.call(tool, args)
  await server.close()
  return { answer, codes: codesOf(answer), asked: sandbox.state.log.since(0).map(nameOf) }
}

const comment = { task: '868512p', text: 'Hi.' }
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString()

describe('a call is refused, and nothing asked of ClickUp, when', () => {
  it('it would write where only reading is allowed', async () => {
    const { answer, codes, asked } = await callWith(
      { CLICKUP_ACCESS: 'read' },
      'add_comment',
      comment,
    )
    expect({ codes, asked }).toEqual({ codes: ['ACCESS_DENIED'], asked: [] })
    expect(answer.issues?.[0]?.hint).toContain('CLICKUP_ACCESS')
  })

  it('its toolset is left out', async () => {
    const env = { CLICKUP_TOOLSETS: 'tasks' }
    const { answer, codes, asked } = await callWith(env, 'get_comments', { task: '868512p' })
    expect({ codes, asked }).toEqual({ codes: ['ACCESS_DENIED'], asked: [] })
    expect(answer.issues?.[0]?.hint).toContain('CLICKUP_TOOLSETS')
  })

  it('access has expired', async () => {
    const env = { CLICKUP_EXPIRES_AT: '2026-01-01T00:00:00Z' }
    expect(await callWith(env, 'get_hierarchy')).toMatchObject({ codes: ['EXPIRED'], asked: [] })
  })

  it('there is no such tool, with the nearest name', async () => {
    const { answer, codes, asked } = await callWith({}, 'find_task')
    expect({ codes, asked }).toEqual({ codes: ['INVALID_INPUT'], asked: [] })
    expect(answer.issues?.[0]?.candidates).toContain('find_tasks')
  })

  it('a tool that is not there is named, without candidates that are not allowed', async () => {
    const { answer } = await callWith({ CLICKUP_ACCESS: 'read' }, 'add_coment')
    expect(answer.issues?.[0]?.candidates).not.toContain('add_comment')
  })
})

describe('a call is answered when', () => {
  it('access has not expired yet', async () => {
    const { answer } = await callWith({ CLICKUP_EXPIRES_AT: inAnHour() }, 'find_members')
    expect(answer.ok).toBe(true)
  })

  it('it only reads and reading is allowed', async () => {
    const { answer } = await callWith({ CLICKUP_ACCESS: 'read' }, 'get_task', { task: '868512p' })
    expect(answer.ok).toBe(true)
  })
})

describe('the time of a call', () => {
  it('bounds its waiting: a reset beyond it answers at once, with how long to wait', async () => {
    const tight = await startSandbox({ rate: 1, rateWindowMs: 60_000 })
    const server = await startServer({
      env: {
        CLICKUP_API_URL: tight.url,
        CLICKUP_API_TOKEN: tight.token,
        CLICKUP_CALL_BUDGET_MS: '20000',
      },
    })
    const answer = await server.call('get_task', { task: '868512p' })
    const refused = tight.state.log.since(0).filter(({ status }) => status === 429)
    await server.close()
    await tight.close()
    expect(codesOf(answer)).toEqual(['RATE_LIMIT'])
    expect(answer.issues?.[0]?.retry_after_ms).toBeGreaterThan(20_000)
    expect(refused.length).toBeLessThanOrEqual(1)
  })

  it('bounds ClickUp’s own slowness', async () => {
    sandbox.state.faults.add('GET /v2/task/868512p=slow:30s')
    const { codes } = await callWith({ CLICKUP_CALL_BUDGET_MS: '3000' }, 'get_task', {
      task: '868512p',
    })
    expect(codes).toEqual(['UPSTREAM_ERROR'])
  })
})
