// The last gate before the network: which requests of a server may leave.
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { type Access, TOOLSETS, type Toolset } from '../../../src/access/rules.ts'
import { createApi } from '../../../src/clickup/http/api.ts'
import { refusalOfRequest } from '../../../src/mcp/call/admit.ts'
import { startUpstream } from '../../support/upstream.ts'

const codeOf = (
  request: string,
  access: readonly Access[],
  toolsets: readonly Toolset[] = TOOLSETS,
  expiresAt?: string,
) => {
  const [method = '', path = ''] = request.split(' ')
  return refusalOfRequest(method, path, { access, toolsets, expiresAt }, 1000)?.code
}

const without = (...names: Toolset[]) => TOOLSETS.filter((name) => !names.includes(name))

describe('refusalOfRequest', () => {
  it.each([
    ['GET /v2/task/1', ['read']],
    ['GET /v2/group', ['read']],
    ['POST /v3/workspaces/1/auditlogs', ['read']],
    ['PUT /v2/task/1', ['read', 'write']],
    ['DELETE /v2/task/1/tag/x', ['read', 'write']],
    ['DELETE /v2/task/1/field/x', ['read', 'write']],
    ['DELETE /v2/task/1/dependency', ['read', 'write']],
    ['DELETE /v2/list/1/task/2', ['read', 'write']],
    ['DELETE /v2/checklist/1/checklist_item/2', ['read', 'write']],
    ['DELETE /v2/task/1', ['read', 'delete']],
  ] as const)('lets %s out with %j', (request, access) => {
    expect(codeOf(request, access)).toBeUndefined()
  })

  it.each([
    ['PUT /v2/task/1', ['read']],
    ['PUT /v2/task/1', ['read', 'delete']],
    ['DELETE /v2/task/1', ['read', 'write']],
    ['DELETE /v2/list/1', ['read', 'write']],
    ['DELETE /v2/comment/1', ['read', 'write']],
    ['DELETE /v2/checklist/1', ['read', 'write']],
    ['DELETE /v2/view/1', ['read', 'write']],
    ['DELETE /v2/space/1/tag/x', ['read', 'write']],
    ['DELETE /v2/team/1/time_entries/2', ['read', 'write']],
    ['DELETE /v2/task/1/time/2', ['read', 'write']],
    ['DELETE /v2/task/1/tag/x', ['read']],
    ['POST /v2/task/1/merge', ['read', 'write']],
    ['POST /v2/oauth/token', ['read', 'write', 'delete']],
  ] as const)('keeps %s with %j', (request, access) => {
    expect(codeOf(request, access)).toBe('ACCESS_DENIED')
  })

  it.each([
    'GET /v2/team/1/guest/2',
    'POST /v2/team/1/user',
    'PUT /v2/group/1',
    'POST /v2/team/1/group',
    'GET /v2/team/1/customroles',
    'POST /v2/list/1/guest/2',
    'POST /v3/workspaces/1/auditlogs',
    'PATCH /v3/workspaces/1/list/2/acls',
  ])('keeps %s without admin', (request) => {
    const access = ['read', 'write', 'delete'] as const
    expect(codeOf(request, access)).toBeUndefined()
    expect(codeOf(request, access, without('admin'))).toBe('ACCESS_DENIED')
  })

  it('takes a tag or a task for what it is, however it is called', () => {
    const access = ['read', 'write'] as const
    for (const request of [
      'POST /v2/task/1/tag/guest',
      'POST /v2/task/1/tag/user',
      'GET /v2/task/guest',
    ])
      expect(codeOf(request, access, without('admin', 'chat'))).toBeUndefined()
  })

  it('keeps chat without chat', () => {
    const request = 'GET /v3/workspaces/1/chat/channels'
    expect(codeOf(request, ['read'], without('chat'))).toBe('ACCESS_DENIED')
    expect(codeOf(request, ['read'])).toBeUndefined()
  })

  it('keeps everything when the time is over', () => {
    expect(codeOf('GET /v2/user', ['read'], TOOLSETS, new Date(1000).toISOString())).toBe('EXPIRED')
    expect(codeOf('GET /v2/user', ['read'], TOOLSETS, new Date(1001).toISOString())).toBeUndefined()
  })

  it.each([
    '/v2/task/../list/1',
    '/v2/task/%2e%2E/list/1',
    '/v2/./user',
    '/v2/user?x=1',
    '/v2/a\\b',
  ])('keeps a path that leads elsewhere than it says: %s', (path) => {
    expect(codeOf(`GET ${path}`, ['read'])).toBe('ACCESS_DENIED')
  })
})

describe('a call with a gate', () => {
  it('sends nothing that the gate refuses', async () => {
    const upstream = await startUpstream(() => ({ body: {} }))
    const rules = { access: ['read'], toolsets: TOOLSETS } as const
    const api = createApi({ token: 'pk_1', apiUrl: upstream.url }).during({
      refuses: (method, path) => refusalOfRequest(method, path, rules, 0),
    })
    const write = api.request({ method: 'PUT', path: '/v2/task/1', body: {}, answer: z.unknown() })
    await expect(write).rejects.toMatchObject({ code: 'ACCESS_DENIED' })
    await api.request({ path: '/v2/task/1', answer: z.unknown() })
    expect(upstream.received.map(({ method }) => method)).toEqual(['GET'])
  })
})
