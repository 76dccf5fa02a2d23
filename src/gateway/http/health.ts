// For whoever watches over it: whether the process lives, whether it can let anybody in, what it did.
import { Hono } from 'hono'
import { type Connection, isForwarded, isLoopback, peerOf } from './guard/address.ts'
import { bearerIn } from './guard/bearer.ts'
import { isLoopbackHost } from './guard/hosts.ts'
import { within } from './guard/patience.ts'
import type { UnderWay } from './guard/under-way.ts'
import type { Metrics } from './metrics.ts'
import type { KeyCheck, StoreDoor } from './parts.ts'
import { ADMIN_ONLY, STOPPING, STORE_AWAY } from './refusals.ts'
import { STORE_PATIENCE_MS } from './settings.ts'
import { type Env, no } from './trace.ts'

export interface HealthParts {
  readonly store: Pick<StoreDoor, 'ping'>
  readonly adminKeys: KeyCheck
  readonly metrics: Metrics
  readonly underWay: UnderWay
  readonly isStopping: () => boolean
}

/** A proxy on this machine comes from loopback too, and says for whom or by which name. */
const isFromHere = (connection: Connection, headers: Headers): boolean =>
  isLoopback(peerOf(connection)) &&
  !isForwarded(headers) &&
  isLoopbackHost(headers.get('host') ?? '')

const isAdmin = async (keys: KeyCheck, headers: Headers): Promise<boolean> => {
  const bearer = bearerIn(headers)
  if (!bearer) return false
  const known = await within(STORE_PATIENCE_MS, keys.check(bearer))
  return known?.kind === 'admin'
}

export const healthRoutes = (parts: HealthParts): Hono<Env> => {
  const app = new Hono<Env>()
  app.get('/healthz', (context) => context.json({ status: 'ok' }))
  app.get('/readyz', async (context) => {
    if (parts.isStopping()) return no(context.env.trace, STOPPING)
    try {
      await within(STORE_PATIENCE_MS, parts.store.ping())
      return context.json({ status: 'ok' })
    } catch {
      return no(context.env.trace, STORE_AWAY)
    }
  })
  app.get('/metrics', async (context) => {
    const { headers } = context.req.raw
    if (!isFromHere(context.env, headers) && !(await isAdmin(parts.adminKeys, headers)))
      return no(context.env.trace, ADMIN_ONLY)
    return context.text(parts.metrics.text(parts.underWay.count()), 200, {
      'content-type': 'text/plain; version=0.0.4; charset=utf-8',
    })
  })
  return app
}
