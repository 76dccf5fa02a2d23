// The app behind a port: what a slow or silent client may take, and how it stops.
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Gateway } from './app.ts'
import type { GatewaySettings } from './settings.ts'

type Place = Pick<GatewaySettings, 'host' | 'port'>

export interface Listening {
  readonly port: number
  readonly stop: (waitMs?: number) => Promise<void>
}

/** Of them only so many at once: each costs memory before it has said anything. */
const CONNECTIONS = 2000

/** What an answer may take to get out when the process is to stop. */
const LAST_BYTES_MS = 1000

const TIMES = {
  /** For the head of a request, and for all of it. */
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 1000,
  /** Longer than proxies keep theirs, so that it is they who close. */
  keepAliveTimeout: 75_000,
}

const listening = (server: Server, { port, host }: Place): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  })

/** Answers that are on their way get out; connections that wait for more requests do not hold it. */
const closing = async (server: Server, closed: Promise<void>): Promise<void> => {
  const idle = setInterval(() => server.closeIdleConnections(), 20)
  const all = setTimeout(() => server.closeAllConnections(), LAST_BYTES_MS)
  await closed
  clearInterval(idle)
  clearTimeout(all)
}

/** @param gatewayAt what answers, once the port is known */
export const listen = async (
  place: Place,
  gatewayAt: (port: number) => Gateway,
  times: Partial<typeof TIMES> = {},
): Promise<Listening> => {
  let gateway: Gateway | undefined
  const server = createAdaptorServer({
    fetch: async (request, env) =>
      gateway ? gateway.fetch(request, env) : new Response(null, { status: 503 }),
    serverOptions: { ...TIMES, ...times },
  }) as Server
  server.maxConnections = CONNECTIONS
  const port = await listening(server, place)
  gateway = gatewayAt(port)
  return {
    port,
    stop: async (waitMs) => {
      // Nobody new comes in from now on; who is in has a while.
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      await gateway?.close(waitMs)
      await closing(server, closed)
    },
  }
}
