// Who asks, as far as limits need to know.
import { isIPv6 } from 'node:net'
import ipaddr from 'ipaddr.js'

/** What Node tells of a connection; missing where there is none, as in a test. */
export interface Connection {
  readonly incoming?: { readonly socket: { readonly remoteAddress?: string | undefined } }
}

const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via']

/** Whether it says that it came by way of others. */
export const isForwarded = (headers: Headers): boolean =>
  FORWARDED.some((name) => headers.has(name))

export const peerOf = ({ incoming }: Connection): string =>
  (incoming?.socket.remoteAddress ?? '').replace(/^::ffff:(?=\d+\.)/i, '')

/** The last entry is what the proxy itself has seen; those before it anybody can write. */
const forwardedFor = (headers: Headers): string | undefined => {
  const last = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim()
  return last && ipaddr.isValid(last) ? last : undefined
}

/** A whole /64 is one: that many addresses every connection has. */
const network = (address: string): string => {
  if (!isIPv6(address)) return address
  const parts = (ipaddr.parse(address) as ipaddr.IPv6).parts.slice(0, 4)
  return parts.map((part) => part.toString(16)).join(':')
}

export const clientOf = (connection: Connection, headers: Headers, trustProxy: boolean): string =>
  network((trustProxy ? forwardedFor(headers) : undefined) ?? peerOf(connection))

export const isLoopback = (address: string): boolean =>
  address === '::1' || address.startsWith('127.')
