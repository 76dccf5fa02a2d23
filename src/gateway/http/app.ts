// The gateway as a function from request to answer: guards first, then links, administration, health.
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { matchedRoutes } from 'hono/route'
import { getPath } from 'hono/utils/url'
import type { HttpFace } from '../../mcp/serve/sdk2.ts'
import { type Connection, clientOf } from './guard/address.ts'
import { corsHeaders, namesOf, preflight } from './guard/hosts.ts'
import { inMemory, inStore, type Limiter } from './guard/limits.ts'
import { createUnderWay } from './guard/under-way.ts'
import { healthRoutes } from './health.ts'
import { answerLinkCall } from './link-calls.ts'
import type { Log } from './log.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import type { KeyCheck, LinkDoor, StoreDoor, TenantDoor } from './parts.ts'
import {
  FAULT,
  NO_PAGE,
  POST_ONLY,
  type Refusal,
  refusalOf,
  STOPPING,
  TOO_LARGE,
  tooMany,
  WRONG_HOST,
  WRONG_ORIGIN,
} from './refusals.ts'
import {
  BODY_LIMIT,
  type GatewaySettings,
  MISSES_A_MINUTE,
  STOP_MS,
  WINDOW_MS,
} from './settings.ts'
import { type Env, no, type Trace } from './trace.ts'

export interface GatewayParts {
  readonly links: LinkDoor
  readonly adminKeys: KeyCheck
  readonly tenants: TenantDoor
  readonly face: HttpFace
  readonly store: StoreDoor
  readonly settings: GatewaySettings
  readonly log: Log
  /** REST and the page, mounted at the root; what they throw is answered here. */
  readonly admin?: Hono | undefined
  readonly metrics?: Metrics
  readonly now?: () => number
}

export interface Gateway {
  readonly fetch: (request: Request, connection: Connection) => Promise<Response>
  /** Lets nobody in any more, waits for what is under way, then ends it. */
  readonly close: (waitMs?: number) => Promise<void>
}

/** They say nothing, and are asked by whoever knows no more than an address. */
const PROBES = ['/healthz', '/readyz']

/** With a name and a password before the host, which is none of any client's. */
const NAMED = /^[^/]*\/\/[^/]*@/

const ALWAYS = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

const finished = (response: Response, origin: string | undefined): Response => {
  const added = { ...ALWAYS, ...(origin === undefined ? {} : corsHeaders(origin)) }
  for (const [name, value] of Object.entries(added)) response.headers.set(name, value)
  return response
}

const guards = (
  { settings }: GatewayParts,
  perAddress: Limiter,
  isStopping: () => boolean,
): ((request: Request, trace: Trace) => Promise<Refusal | undefined>) => {
  const { isHost, isOrigin } = namesOf(settings)
  return async (request, { client }) => {
    const { headers, url } = request
    if (!isOrigin(headers.get('origin') ?? undefined)) return WRONG_ORIGIN
    if (PROBES.includes(getPath(request))) return undefined
    if (isStopping()) return STOPPING
    if (!isHost(headers.get('host') ?? undefined) || NAMED.test(url)) return WRONG_HOST
    const { granted, waitMs } = await perAddress.take(client)
    return granted ? undefined : tooMany(waitMs)
  }
}

/** @example createGateway(parts).fetch(request, { incoming }) */
export const createGateway = (parts: GatewayParts): Gateway => {
  const { settings, log, metrics = createMetrics(), now = Date.now } = parts
  const stop = new AbortController()
  let isStopping = false
  const underWay = createUnderWay(settings.limits.underWay)
  const misses = inMemory(MISSES_A_MINUTE, WINDOW_MS)
  const { perLink } = settings.limits
  const linkCalls = {
    ...parts,
    ...{ baseUrl: settings.baseUrl, misses, underWay, metrics, stop: stop.signal, now },
    perLink: settings.sharedLimits
      ? inStore(parts.store, perLink, WINDOW_MS, now)
      : inMemory(perLink, WINDOW_MS),
  }
  const refusalBefore = guards(
    parts,
    inMemory(settings.limits.perAddress, WINDOW_MS),
    () => isStopping,
  )

  const app = new Hono<Env>()
  app.use(async (context, next) => {
    await next()
    const declared = matchedRoutes(context).findLast(({ path }) => !path.includes('*'))
    context.env.trace.route ??= declared?.path
  })
  app.use(bodyLimit({ maxSize: BODY_LIMIT, onError: ({ env }) => no(env.trace, TOO_LARGE) }))
  app.post('/mcp/l/:token', ({ req, env }) =>
    answerLinkCall(linkCalls, req.param('token'), req.raw, env.trace),
  )
  app.all('/mcp/l/:token', ({ env }) => no(env.trace, POST_ONLY))
  app.route('/', healthRoutes({ ...parts, metrics, underWay, isStopping: () => isStopping }))
  if (parts.admin) app.route('/', parts.admin)
  app.notFound(({ env }) => no(env.trace, NO_PAGE))
  app.onError((error, { env }) => {
    const refusal = refusalOf(error)
    if (refusal.status === FAULT.status) log.fault(error)
    return no(env.trace, refusal)
  })

  /** Whoever tries keys is slowed down like whoever tries links. */
  const slowed = async (response: Response, trace: Trace): Promise<Response> => {
    if (response.status !== 401 || trace.isMcp) return response
    const { granted, waitMs } = await misses.take(trace.client)
    return granted ? response : no(trace, tooMany(waitMs))
  }

  const answer = async (request: Request, connection: Connection, trace: Trace) => {
    const origin = request.headers.get('origin') ?? undefined
    const refusal = await refusalBefore(request, trace)
    // A page that is none of ours reads nothing, not even why.
    if (refusal === WRONG_HOST || refusal === WRONG_ORIGIN)
      return finished(no(trace, refusal), undefined)
    if (refusal) return finished(no(trace, refusal), origin)
    if (request.method === 'OPTIONS' && origin !== undefined) {
      const wanted = request.headers.get('access-control-request-headers') ?? undefined
      return finished(preflight(origin, wanted), origin)
    }
    const response = await app.fetch(request, { ...connection, trace })
    return finished(await slowed(response, trace), origin)
  }

  return {
    fetch: async (request, connection) => {
      const started = performance.now()
      const trace: Trace = {
        isMcp: getPath(request).startsWith('/mcp'),
        client: clientOf(connection, request.headers, settings.trustProxy),
      }
      const response = await answer(request, connection, trace)
      const { status } = response
      void Promise.resolve(trace.ended).then(() => {
        const { route = 'none', link, code } = trace
        const ms = Math.round(performance.now() - started)
        metrics.answered(route, status, code)
        log.request({ method: request.method, route, link, status, ms, code })
      })
      return response
    },
    close: async (waitMs = STOP_MS) => {
      isStopping = true
      await underWay.drained(waitMs)
      stop.abort()
      await underWay.drained(1000)
    },
  }
}
