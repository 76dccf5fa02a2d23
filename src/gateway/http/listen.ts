// The app behind a port: what a slow or silent client may take, and how it stops.
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Gateway } from './app.ts'
import type { GatewaySettings } from './settings.ts'

export interface Listening {
  readonly port: number
  readonly stop: (waitMs?: number) => Promise<void>
}

/** Of them only so many at once: each costs memory before it has said anything. */
const CONNECTIONS = 2000

const TIMES = {
  /** For the head of a request, and for all of it. */
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 1000,
  /** Longer than proxies keep theirs, so that it is they who close. */
  keepAliveTimeout: 75_000,
}

const listening = (server: Server, { port, host }: GatewaySettings): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  })

export const listen = async (
  gateway: Gateway,
  settings: GatewaySettings,
  times: Partial<typeof TIMES> = {},
): Promise<Listening> => {
  const server = createAdaptorServer({
    fetch: (request, env) => gateway.fetch(request, env),
    serverOptions: { ...TIMES, ...times },
  }) as Server
  server.maxConnections = CONNECTIONS
  const port = await listening(server, settings)
  return {
    port,
    stop: async (waitMs) => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      await gateway.close(waitMs)
      server.closeAllConnections()
      await closed
    },
  }
}
