// A token may see several workspaces; its link is for one of them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Fields } from '../../../src/base/text/records.ts'
import { createTenants, type Tenant } from '../../../src/gateway/tenants/tenants.ts'
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts'
import { asked, END, linkOf, ownerOf, textOf } from '../../support/gateway/tenant.ts'

describe('another workspace of the same token', () => {
  const FAR = { id: '9099', name: 'Far away', members: [] }
  let sandbox: Sandbox
  let tenant: Tenant
  let id: string
  let listId: string
  beforeAll(async () => {
    sandbox = await startSandbox({ rate: 100_000 })
    const task = [...sandbox.state.store.tasks.values()].find((one) => one.customId === 'ENG-87')
    if (!task) throw new Error('There is no ENG-87.')
    id = task.id
    listId = task.listId
    // The sandbox has one workspace: what is seen of the other one is put into its answers.
    const moved = (one: Fields) => (one.id === id ? { ...one, team_id: FAR.id } : one)
    const seesBoth: typeof fetch = async (...sent) => {
      const answer = await fetch(...sent)
      const body = (await answer.json()) as Fields
      const { teams, tasks } = body
      const both = {
        ...moved(body),
        ...(Array.isArray(teams) && { teams: [...teams, FAR] }),
        ...(Array.isArray(tasks) && { tasks: tasks.map(moved) }),
      }
      return Response.json(both, { status: answer.status, headers: answer.headers })
    }
    const tenants = createTenants({ userAgent: 'test', surroundings: { fetch: seesBoth } })
    tenant = tenants.of(linkOf('a', ownerOf(sandbox), sandbox.workspaceId))
  })
  afterAll(() => sandbox.close())

  it('shows none of its tasks, by whatever tool', async () => {
    const name = [...sandbox.state.store.tasks.values()].find((one) => one.id === id)?.name ?? ''
    for (const [tool, args] of [
      ['get_task', { task: id }],
      ['find_tasks', { in: listId, include_closed: true }],
      ['read_operation', { operation: 'GetTask', path: { task_id: id } }],
      ['read_operation', { operation: 'GetTasks', path: { list_id: listId } }],
    ] as const) {
      const { ok, result, issues } = await tenant.calls.call(tool, args, END)
      expect([tool, ok, issues?.[0]?.code]).toEqual([tool, false, 'INVALID_INPUT'])
      expect(JSON.stringify([result, issues])).not.toContain(name)
    }
    await expect(tenant.calls.read(`clickup://task/${id}`, END)).rejects.toThrow(
      'another workspace',
    )
  })

  it('has none of its tasks changed', async () => {
    sandbox.state.log.clear()
    for (const [tool, args] of [
      ['update_tasks', { tasks: [id], set: { priority: 'high' } }],
      ['add_comment', { task: id, text: 'Here' }],
      [
        'call_operation',
        { operation: 'UpdateTask', path: { task_id: id }, body: { name: 'Renamed' } },
      ],
    ] as const)
      expect([tool, (await tenant.calls.call(tool, args, END)).ok]).toEqual([tool, false])
    expect(asked(sandbox).filter((one) => !one.startsWith('GET '))).toEqual([])
  })

  it('is not told by name, nor are its people', async () => {
    const answer = await textOf(tenant, 'read_operation', { operation: 'GetAuthorizedTeams' })
    expect(answer).toContain(sandbox.workspaceId)
    expect(answer).not.toMatch(/9099|Far away/)
  })
})
