// Which addresses are public: what a person attaches by its address comes from those alone.
import { lookup as dnsLookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import * as l10n from '@vscode/l10n'
import ipaddr from 'ipaddr.js'
import { CodedError } from '../problems/error.ts'
import { isProxied } from './proxies.ts'

const refuse = (message: string): CodedError =>
  new CodedError('INVALID_INPUT', message, {
    hint: l10n.t('Give a public https address, or the path of a file in the open folder.'),
  })

/** All that is given to networks of the world; the rest of IPv6 is reserved, or IPv4 in disguise. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3')

/** Neither private, loopback, link-local nor reserved; IPv4 inside IPv6 counts as what it is. */
export const isPublicAddress = (address: string): boolean => {
  const bare = address.replace(/^\[|\]$/g, '')
  if (!ipaddr.isValid(bare)) return false
  const parsed = ipaddr.process(bare)
  if (parsed.range() !== 'unicast') return false
  return parsed.kind() === 'ipv4' || (parsed as ipaddr.IPv6).match(GLOBAL_IPV6)
}

// A proxy resolves the name by itself, inside the network that it stands in: what we would find the
// name to be says nothing of where the request ends. So where one decides, nothing is asked.
const behindProxy = (url: URL): CodedError =>
  new CodedError(
    'ACCESS_DENIED',
    l10n.t`${url.host} is not asked: a proxy would decide where that name leads, and it may lead into your own network.`,
    {
      hint: l10n.t(
        'Save the file in an open folder and attach it by its path; or the user exempts the host from the proxy (NO_PROXY).',
      ),
    },
  )

/** @throws CodedError INVALID_INPUT for what is not public; ACCESS_DENIED where a proxy decides */
export const checkPublic = (url: URL): void => {
  if (url.protocol !== 'https:') throw refuse(l10n.t`${url.host} is not asked without https.`)
  if (url.username || url.password)
    throw refuse(l10n.t`${url.host} is not asked with a name and a password in the address.`)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) ? !isPublicAddress(host) : /(^|\.)localhost\.?$/.test(host))
    throw refuse(l10n.t`${url.host} is not a public address.`)
  if (isProxied(url)) throw behindProxy(url)
}

// The address is checked where the connection is made, so that a name cannot point elsewhere by then.
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  dnsLookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 4)
    const [first] = addresses
    if (!first || addresses.some(({ address }) => !isPublicAddress(address)))
      return callback(new Error(l10n.t`${hostname} is not a public host`), '', 4)
    if (options.all) return callback(null, addresses)
    callback(null, first.address, first.family)
  })
}
