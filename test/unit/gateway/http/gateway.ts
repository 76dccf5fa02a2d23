// A gateway with made-up links behind it, as a function and behind a port.
import { randomBytes } from 'node:crypto'
import { createGateway, type Gateway, type GatewayParts } from '../../../../src/gateway/http/app.ts'
import { createLog } from '../../../../src/gateway/http/log.ts'
import {
  DEFAULT_LIMITS,
  type GatewaySettings,
  type LogLevel,
} from '../../../../src/gateway/http/settings.ts'
import { LINK_CHANGED, LINK_ENDED } from '../../../../src/gateway/links/ends.ts'
import type { OpenLink } from '../../../../src/gateway/links/links.ts'
import type { Tenant } from '../../../../src/gateway/tenants/tenants.ts'
import type { Link } from '../../../../src/links/link.ts'
import type { Visit } from '../../../../src/mcp/serve/sdk2.ts'

export const BASE = 'https://links.example.com'

export const newToken = (): string => randomBytes(32).toString('base64url')

export interface World {
  readonly gateway: Gateway
  /** Adds a link. @returns its token */
  readonly link: (id: string, more?: Partial<Link>) => string
  /** Takes it away, and ends what is under way through it. */
  readonly end: (token: string) => void
  /** Changes what it allows: what is under way through it ends, and it opens as before. */
  readonly change: (token: string) => void
  readonly lines: string[]
  /** What reached the face. */
  readonly visits: { readonly request: Request; readonly visit: Visit; readonly body: unknown }[]
  /** How often a token was looked up. */
  readonly lookUps: () => number
}

export interface WorldOptions {
  readonly settings?: Partial<GatewaySettings>
  readonly level?: LogLevel
  readonly face?: (request: Request, visit: Visit) => Promise<Response>
  readonly keys?: Readonly<Record<string, 'admin' | 'api'>>
  readonly parts?: Partial<GatewayParts>
}

export const CLICKUP_TOKEN = 'pk_1_SECRETOFCLICKUP'

export const createWorld = (options: WorldOptions = {}): World => {
  const open = new Map<string, OpenLink>()
  const ends = new Map<string, AbortController>()
  const lines: string[] = []
  const visits: World['visits'] = []
  let lookUps = 0
  const gateway = createGateway({
    links: {
      open: async (token) => {
        lookUps += 1
        return open.get(token)
      },
      watch: ({ link }) => ({
        signal: (ends.get(link.id) ?? new AbortController()).signal,
        done: () => {},
      }),
    },
    adminKeys: {
      check: async (key) => {
        const kind = options.keys?.[key]
        return kind && { id: 'k1', name: 'k1', kind }
      },
    },
    tenants: { of: () => ({ calls: {}, config: {}, rate: () => undefined }) as Tenant },
    face: {
      fetch: async (request, visit, body) => {
        visits.push({ request, visit, body })
        return options.face ? options.face(request, visit) : Response.json({ ok: true })
      },
    },
    store: {
      ping: async () => {},
      reserve: async () => ({ granted: true, remaining: 1, resetsAt: 0 }),
    },
    settings: {
      baseUrl: BASE,
      host: '127.0.0.1',
      port: 0,
      allowedHosts: [],
      allowedOrigins: [],
      trustProxy: false,
      limits: DEFAULT_LIMITS,
      sharedLimits: false,
      ...options.settings,
    },
    log: createLog(options.level ?? 'info', (line) => lines.push(line), Date.now),
    ...options.parts,
  })
  return {
    gateway,
    link: (id, more = {}) => {
      const token = newToken()
      ends.set(id, new AbortController())
      open.set(token, {
        link: {
          id,
          name: `Name of ${id}`,
          config: { methods: ['read'], tags: [], confirm: 'ask' },
          expires_at: null,
          require_api_token_auth: false,
          workspace_id: '1',
          created_by: 'k1',
          created_at: '2026-11-30T00:00:00.000Z',
          last_used_at: null,
          ...more,
        },
        revision: 1,
        clickup: { token: CLICKUP_TOKEN, apiUrl: 'https://api.clickup.com' },
      })
      return token
    },
    end: (token) => {
      const id = open.get(token)?.link.id
      open.delete(token)
      if (id) ends.get(id)?.abort(LINK_ENDED)
    },
    change: (token) => {
      const id = open.get(token)?.link.id ?? ''
      ends.get(id)?.abort(LINK_CHANGED)
      ends.set(id, new AbortController())
    },
    lines,
    visits,
    lookUps: () => lookUps,
  }
}

const from = (address: string) => ({ incoming: { socket: { remoteAddress: address } } })

export interface AskOptions {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | ReadableStream<Uint8Array>
  readonly address?: string
}

export const ask = (
  { gateway }: Pick<World, 'gateway'>,
  path: string,
  { method = 'POST', headers = {}, body = '{}', address = '198.51.100.1' }: AskOptions = {},
): Promise<Response> => {
  const init = {
    method,
    headers: { host: 'links.example.com', 'content-type': 'application/json', ...headers },
    ...(['GET', 'HEAD', 'OPTIONS'].includes(method) ? {} : { body, duplex: 'half' as const }),
  }
  return gateway.fetch(new Request(`${BASE}${path}`, init), from(address))
}

/** All of an answer that a client sees. */
export const wire = async (response: Response): Promise<string> =>
  JSON.stringify([response.status, [...response.headers], await response.text()])
