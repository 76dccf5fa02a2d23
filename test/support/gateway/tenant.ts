// A link to a sandbox as a tenant has it, without the gateway before it.
import type { Tenant } from '../../../src/gateway/tenants/tenants.ts'
import type { LinkConfig } from '../../../src/links/link.ts'
import type { CallEnd } from '../../../src/mcp/call/call.ts'
import type { Sandbox } from '../../../src/sandbox/server.ts'

export const END: CallEnd = {
  signal: new AbortController().signal,
  progress: () => {},
  roots: async () => undefined,
}

const ALL: LinkConfig = { methods: ['read', 'write', 'delete'], tags: [], confirm: 'argument' }

export const linkOf = (
  id: string,
  clickup: { readonly token: string; readonly apiUrl: string },
  workspaceId: string,
  config: Partial<LinkConfig> = {},
) => ({
  link: {
    id,
    name: id,
    config: { ...ALL, ...config },
    expires_at: null,
    require_api_token_auth: false,
    workspace_id: workspaceId,
    created_by: 'test',
    created_at: '2026-01-01T00:00:00Z',
    last_used_at: null,
  },
  clickup,
})

export const textOf = async (tenant: Tenant, tool: string, args: Record<string, unknown> = {}) =>
  JSON.stringify(await tenant.calls.call(tool, args, END))

export const ownerOf = ({ url, token }: Sandbox) => ({ token, apiUrl: url })
export const asked = ({ state }: Sandbox) =>
  state.log
    .since(0)
    .filter(({ path }) => path.startsWith('/api/'))
    .map(({ method, path }) => `${method} ${path}`)
