// By which names it answers, and to pages from where: no page reaches it through a name that resolves
// to this machine (DNS rebinding), and none that nobody has named reads its answers.
import type { GatewaySettings } from '../settings.ts'

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/

export const isLoopbackHost = (host: string): boolean =>
  LOOPBACK.test(host.toLowerCase()) && URL.canParse(`http://${host}`)

/** What a server listens at: a loopback address is written without brackets there. */
const isLoopbackAddress = (host: string): boolean => host === '::1' || isLoopbackHost(host)

export interface Names {
  readonly isHost: (host: string | undefined) => boolean
  /** Undefined is no page. */
  readonly isOrigin: (origin: string | undefined) => boolean
}

const loopbackOrigin = (origin: string): boolean => {
  const host = /^https?:\/\/([^/]+)$/.exec(origin)?.[1]
  return host !== undefined && isLoopbackHost(host)
}

export const namesOf = ({
  baseUrl,
  host: listensAt,
  allowedHosts,
  allowedOrigins,
}: Pick<GatewaySettings, 'baseUrl' | 'host' | 'allowedHosts' | 'allowedOrigins'>): Names => {
  const base = new URL(baseUrl)
  const hosts = new Set([base.host, ...allowedHosts].map((host) => host.toLowerCase()))
  const origins = new Set([base.origin, ...allowedOrigins].map((one) => one.toLowerCase()))
  // Whoever can say so is on this machine already; a page elsewhere cannot make a browser say it.
  const fromHere = isLoopbackAddress(listensAt)
  const isLocal = isLoopbackHost(base.host)
  return {
    isHost: (host) =>
      host !== undefined && (hosts.has(host.toLowerCase()) || (fromHere && isLoopbackHost(host))),
    isOrigin: (origin) =>
      origin === undefined ||
      origins.has(origin.toLowerCase()) ||
      (isLocal && loopbackOrigin(origin.toLowerCase())),
  }
}

const ASKS = 'authorization, content-type, accept, last-event-id, mcp-protocol-version, mcp-method'
const TELLS =
  'mcp-protocol-version, www-authenticate, retry-after, ratelimit-limit, ratelimit-remaining, ratelimit-reset'

/** A page may read what it is allowed to ask; there are no cookies, so it never asks as somebody. */
export const corsHeaders = (origin: string): Readonly<Record<string, string>> => ({
  'access-control-allow-origin': origin,
  'access-control-expose-headers': TELLS,
  vary: 'Origin',
})

/** @param wanted what the browser says that the page wants to send */
export const preflight = (origin: string, wanted: string | undefined): Response => {
  // Parameters of a call travel in headers of their own (Mcp-Param-…), whose names are the client's.
  const more = (wanted ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => /^mcp-[a-z0-9-]+$/.test(name))
  return new Response(null, {
    status: 204,
    headers: {
      ...corsHeaders(origin),
      'access-control-allow-methods': 'GET, POST, PATCH, DELETE',
      'access-control-allow-headers': [...new Set([...ASKS.split(', '), ...more])].join(', '),
      'access-control-max-age': '600',
    },
  })
}
