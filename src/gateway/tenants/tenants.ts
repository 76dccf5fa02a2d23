// What serves the calls of a link: one client (memory, queue, budget) for each ClickUp credential,
// address and workspace, however many links have it. What a link allows travels with each call.
import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Rules } from '../../access/rules.ts'
import { CodedError } from '../../base/problems/error.ts'
import { isFields } from '../../base/text/records.ts'
import { REAL_TIME } from '../../base/time/timing.ts'
import { type Api, type ApiOptions, createApi } from '../../clickup/http/api.ts'
import { createPace, type Pace } from '../../clickup/http/pace.ts'
import type { RateBudget } from '../../clickup/http/rate.ts'
import { refusalOfRequest } from '../../mcp/call/admit.ts'
import { type Calls, callsOf } from '../../mcp/call/calls.ts'
import { NO_HOST } from '../../mcp/call/host.ts'
import type { Session } from '../../mcp/call/session.ts'
import type { Config } from '../../mcp/config/config.ts'
import type { OpenLink } from '../links/links.ts'
import { linkRules } from '../rules/link-rules.ts'
import { createShared } from './shared.ts'

/** What a client is made for; whether its link is changed meanwhile is looked after elsewhere. */
type Opened = Pick<OpenLink, 'link' | 'clickup'>

export interface Tenant {
  readonly calls: Calls
  /** Without the token: nothing of a tenant is handed on that could tell it. */
  readonly config: Config
  /** What ClickUp said last of the budget, if it has been asked yet. */
  readonly rate: () => RateBudget | undefined
}

export interface Tenants {
  readonly of: (opened: Opened) => Tenant
  /** How many clients there are. */
  readonly size: () => number
  readonly close: () => void
}

export interface TenantsOptions {
  readonly userAgent: string
  /** How many clients at most; whoever has not been asked for longest goes. */
  readonly most?: number
  /** A client that nobody asks for so long goes as well. */
  readonly idleMs?: number
  readonly callBudgetMs?: number
  /** By a key that tells of a token no more than that it is the same; by default each its own. */
  readonly paceOf?: (key: string) => Pace
  readonly surroundings?: Pick<ApiOptions, 'fetch' | 'timing' | 'onExchange'>
}

const hashOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url')

const WORKSPACE = /^\/(?:v2\/team|v3\/workspaces)\/([^/]+)/

/** A token may see several workspaces; a link is for one. */
const refusalOfWorkspace = (path: string, workspaceId: string): CodedError | undefined => {
  const named = WORKSPACE.exec(path)?.[1]
  return named === undefined || named === workspaceId
    ? undefined
    : new CodedError('ACCESS_DENIED', 'This link is for another workspace.')
}

/**
 * What of an answer is of the workspace of a link: many paths name an object by its id alone.
 * @throws CodedError for a task that is not; a code that nobody passes over as what cannot be read
 */
const within =
  (workspaceId: string) =>
  (answer: unknown): unknown => {
    if (!isFields(answer)) return answer
    const { tasks, teams } = answer
    const isStrange = (one: unknown): boolean =>
      isFields(one) && one.team_id !== undefined && String(one.team_id) !== workspaceId
    if (isStrange(answer) || (Array.isArray(tasks) && tasks.some(isStrange)))
      throw new CodedError('INVALID_INPUT', 'This is in another workspace than this link is for.')
    return Array.isArray(teams)
      ? { ...answer, teams: teams.filter((one) => isFields(one) && String(one.id) === workspaceId) }
      : answer
  }

const configOf = ({ link, clickup }: Opened, rules: Rules, callBudgetMs: number): Config => ({
  ...rules,
  token: undefined,
  apiUrl: clickup.apiUrl,
  workspaceId: link.workspace_id,
  brokerDirectory: undefined,
  server: undefined,
  folders: [],
  confirm: link.config.confirm === 'argument' ? 'argument' : undefined,
  images: true,
  stateDir: undefined,
  callBudgetMs,
})

export const createTenants = ({
  userAgent,
  most = 300,
  idleMs = 30 * 60_000,
  callBudgetMs = 45_000,
  paceOf,
  surroundings = {},
}: TenantsOptions): Tenants => {
  const timing = surroundings.timing ?? REAL_TIME
  const limits = { max: most, ttl: idleMs, ttlResolution: 0, perf: timing }
  // What is idle is kept for so long; what a call still uses is never doubled.
  const kept = new LRUCache<string, Api>(limits)
  const clients = createShared<Api>()
  const paces = createShared<Pace>()

  const clientOf = ({ link, clickup: { token, apiUrl } }: Opened): Api => {
    const key = hashOf(token, apiUrl, link.workspace_id)
    const client = clients(key, () => {
      const account = hashOf(token, apiUrl)
      // ClickUp counts by token, whatever the workspace.
      const pace = paces(account, () => paceOf?.(account) ?? createPace(timing.now))
      const connection = { token, apiUrl, workspaceId: link.workspace_id }
      const own = within(link.workspace_id)
      return createApi(connection, { userAgent, pace, within: own, ...surroundings })
    })
    kept.set(key, client)
    return client
  }

  const sessionOf = (opened: Opened, api: Api, rules: Rules): Session => ({
    timing,
    host: NO_HOST,
    ask: async () => ({
      rules,
      folders: [],
      connect: () =>
        api.during({
          refuses: (method, path) =>
            refusalOfWorkspace(path, opened.link.workspace_id) ??
            refusalOfRequest(method, path, rules, timing.now()),
        }),
    }),
    report: () => {},
    reportCall: () => {},
  })

  return {
    of: (opened) => {
      const { link } = opened
      const rules = linkRules(link.config, link.expires_at)
      const api = clientOf(opened)
      const config = configOf(opened, rules, callBudgetMs)
      return {
        calls: callsOf(config, sessionOf(opened, api, rules)),
        config,
        rate: () => api.rate(),
      }
    },
    size: () => {
      kept.purgeStale()
      return kept.size
    },
    close: () => kept.clear(),
  }
}
