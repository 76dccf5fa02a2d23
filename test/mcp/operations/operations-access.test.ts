// No forbidden request leaves, under any profile, whatever is asked for.
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Operation, operations } from '../../../src/openapi/catalogue.ts'
import type { Exchange } from '../../../src/sandbox/http/log.ts'
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts'
import { argumentsIn, idsFor } from '../../support/operation-arguments.ts'
import { codesOf } from '../../support/pair.ts'
import { startServer, type TestServer } from '../../support/server.ts'

interface Profile {
  readonly name: string
  readonly access: string
  readonly toolsets?: string
  readonly expires?: string
}

const PROFILES: readonly Profile[] = [
  { name: 'reading only', access: 'read' },
  { name: 'the default', access: 'read,write' },
  { name: 'reading and deleting', access: 'read,delete', toolsets: 'all' },
  { name: 'all access, the default toolsets', access: 'read,write,delete' },
  { name: 'writing, all toolsets', access: 'read,write', toolsets: 'all' },
  { name: 'the catalogue alone', access: 'read,write,delete', toolsets: 'api' },
  { name: 'the catalogue and docs', access: 'read,write,delete', toolsets: 'api,docs' },
  { name: 'without the catalogue', access: 'read,write,delete', toolsets: 'workspace,tasks' },
  { name: 'expired', access: 'read,write,delete', toolsets: 'all', expires: '2026-01-01T00:00Z' },
]

const AT_ONCE = 10

const DEFAULT_TOOLSETS = 'workspace,tasks,lists,comments,docs,time,files,changes,api'

/** What a tag, field, dependency, link, item or list is taken off of stays what it was. */
const TAKES_OFF =
  /\/task\/[^/]+\/(tag|field|dependency|link)(\/|$)|\/list\/\d+\/task\/|\/checklist_item\/|\/time_entries\/tags$/

/** By method and path alone, and not by the catalogue's own words. */
const isDestructive = ({ method, path }: Exchange): boolean =>
  (method === 'DELETE' && !TAKES_OFF.test(path)) || path.endsWith('/merge')

const isWriting = ({ method, path }: Exchange): boolean =>
  method !== 'GET' && !path.endsWith('/auditlogs')

const ADMIN = ['guest', 'customroles', 'auditlogs', 'acls', 'seat']
const isAdmin = ({ method, path }: Exchange): boolean =>
  path.split('/').some((part) => ADMIN.includes(part)) ||
  /\/team\/\d+\/(user|group)(\/|$)/.test(path) ||
  (/\/v2\/group/.test(path) && method !== 'GET')

const isChat = ({ path }: Exchange): boolean => path.includes('/chat/')

const isForbidden = ({ access, toolsets = DEFAULT_TOOLSETS, expires }: Profile) => {
  const may = (kind: string) => access.split(',').includes(kind)
  const has = (toolset: string) => toolsets === 'all' || toolsets.split(',').includes(toolset)
  return (exchange: Exchange): boolean =>
    expires !== undefined ||
    exchange.path.includes('/oauth/') ||
    (isDestructive(exchange) && !may('delete')) ||
    (isWriting(exchange) && !isDestructive(exchange) && !may('write')) ||
    (isAdmin(exchange) && !has('admin')) ||
    (isChat(exchange) && !has('chat')) ||
    (/\/docs(\/|$)/.test(exchange.path) && !has('docs')) ||
    (/\/time_entries/.test(exchange.path) && !has('time')) ||
    (/\/comment(\/|$)/.test(exchange.path) && !has('comments') && !has('tasks')) ||
    (isWriting(exchange) && /\/comment(\/|$)/.test(exchange.path) && !has('comments'))
}

let server: TestServer | undefined
let sandbox: Sandbox | undefined
afterEach(async () => {
  await server?.close()
  await sandbox?.close()
})

/** Tries hard: through both tools, and with the user's word where it is asked for. */
const insist = async (
  one: TestServer,
  operation: Operation,
  args: Record<string, unknown>,
): Promise<readonly string[]> => {
  const read = await one.call('read_operation', args)
  const first = await one.call('call_operation', args)
  const { result } = await one.call('call_operation', { ...args, dry_run: true })
  const confirm = result?.would?.[0]?.destroys
  const second =
    confirm === undefined ? first : await one.call('call_operation', { ...args, confirm })
  expect(read.ok && second.ok && operation.kind !== 'read').toBe(false)
  return [...codesOf(read), ...codesOf(second)]
}

describe('no forbidden request leaves', () => {
  let all: readonly Operation[]
  beforeAll(() => {
    // What is gone cannot be asked for again: the destructive ones come last.
    const last = (operation: Operation) => Number(operation.kind === 'delete')
    all = [...operations()].sort((a, b) => last(a) - last(b))
  })

  it.each(PROFILES)(
    'with $name',
    async (profile) => {
      sandbox = await startSandbox({ rate: 100_000 })
      server = await startServer({
        inProcess: true,
        env: {
          CLICKUP_API_URL: sandbox.url,
          CLICKUP_API_TOKEN: sandbox.token,
          CLICKUP_ACCESS: profile.access,
          CLICKUP_CONFIRM: 'argument',
          ...(profile.toolsets ? { CLICKUP_TOOLSETS: profile.toolsets } : {}),
          ...(profile.expires ? { CLICKUP_EXPIRES_AT: profile.expires } : {}),
        },
      })
      const argumentsOf = argumentsIn(sandbox)
      const known = idsFor(sandbox)
      const answers = new Map<string, readonly string[]>()
      const one = server
      for (let from = 0; from < all.length; from += AT_ONCE)
        await Promise.all(
          all.slice(from, from + AT_ONCE).map(async (operation) => {
            answers.set(operation.id, await insist(one, operation, argumentsOf(operation, known)))
          }),
        )
      const log = sandbox.state.log.since(0)
      expect(
        log.filter(isForbidden(profile)).map(({ method, path }) => `${method} ${path}`),
      ).toEqual([])
      expect(answers.get('GetAccessToken')?.some((code) => code !== 'ACCESS_DENIED')).toBe(
        profile.expires !== undefined,
      )
      // The profile is not simply one that lets nothing out.
      const isOpen = profile.expires === undefined && profile.name !== 'without the catalogue'
      expect(log.length > 5).toBe(isOpen)
    },
    60_000,
  )
})
