// Fetching files: from ClickUp's own file hosts, or, to attach them, from public addresses alone.
import { lookup as dnsLookup } from 'node:dns'
import { get as httpGet, type IncomingMessage } from 'node:http'
import { get as httpsGet } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import * as l10n from '@vscode/l10n'
import ipaddr from 'ipaddr.js'
import { CodedError } from '../problems/error.ts'
import { isProxied } from './proxies.ts'

export interface Download {
  readonly bytes: Buffer<ArrayBuffer>
  readonly type: string
  readonly name: string
}

export interface DownloadOptions {
  /** Bytes after which it is given up. */
  readonly most: number
  readonly signal?: AbortSignal | undefined
  /** Who may be asked; called again for each redirect. @throws CodedError */
  readonly check: (url: URL) => void
  /** Resolves names; refuses addresses that are not public, where only those are allowed. */
  readonly lookup?: LookupFunction
}

const MAX_REDIRECTS = 5

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

const FILE_HOSTS = /(^|\.)(clickup-attachments\.com|clickup\.com)$/

/** ClickUp's own files, and those of the sandbox that is being worked on. */
export const checkClickUpFile =
  (apiUrl: string) =>
  (url: URL): void => {
    const isOwn = url.origin === new URL(apiUrl).origin
    if (isOwn || (url.protocol === 'https:' && FILE_HOSTS.test(url.hostname))) return
    throw new CodedError('INVALID_INPUT', l10n.t`${url.host} is not where ClickUp keeps files.`, {
      hint: l10n.t('Use the id or the url that get_task gives for an attachment.'),
    })
  }

const request = (url: URL, { signal, lookup }: DownloadOptions): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const get = url.protocol === 'https:' ? httpsGet : httpGet
    const options = {
      ...(signal ? { signal } : {}),
      // An agent of its own knows no proxy, whatever the environment is taken to say: the connection
      // goes to an address that was judged, or nowhere.
      ...(lookup ? { lookup, agent: false as const } : {}),
      timeout: 30_000,
    }
    get(url, options, resolve)
      .on('timeout', function onTimeout(this: { destroy: (error: Error) => void }) {
        this.destroy(new Error(l10n.t('no answer')))
      })
      .on('error', reject)
  })

const tooLarge = (url: URL, most: number): CodedError =>
  new CodedError(
    'INVALID_INPUT',
    l10n.t`The file at ${url.host} is larger than ${Math.round(most / 1_000_000)} MB.`,
    { hint: l10n.t('Open it in ClickUp instead.') },
  )

const readBody = async (
  response: IncomingMessage,
  most: number,
  url: URL,
): Promise<Buffer<ArrayBuffer>> => {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of response) {
    size += (part as Buffer).length
    if (size > most) {
      response.destroy()
      throw tooLarge(url, most)
    }
    parts.push(part as Buffer)
  }
  return Buffer.concat(parts)
}

const nameOf = (url: URL): string => {
  const last = url.pathname.split('/').filter(Boolean).at(-1) ?? 'file'
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}

const unfetched = (url: URL, error: unknown): CodedError => {
  if (error instanceof CodedError) return error
  const why = error instanceof Error ? error.message : String(error)
  return new CodedError(
    'UPSTREAM_ERROR',
    l10n.t`The file at ${url.host} could not be fetched: ${why}.`,
  )
}

/** @throws CodedError */
export const download = async (address: string, options: DownloadOptions): Promise<Download> => {
  if (!URL.canParse(address))
    throw new CodedError('INVALID_INPUT', l10n.t`"${address}" is no address.`, {
      hint: l10n.t('Give a whole https address.'),
    })
  let url = new URL(address)
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    options.check(url)
    const at = url
    const response = await request(at, options).catch((error: unknown) => {
      throw unfetched(at, error)
    })
    const { statusCode = 0, headers } = response
    if (statusCode >= 300 && statusCode < 400 && headers.location) {
      response.resume()
      if (!URL.canParse(headers.location, url.href))
        throw new CodedError('UPSTREAM_ERROR', l10n.t`${url.host} redirects to no address.`)
      url = new URL(headers.location, url)
      continue
    }
    if (statusCode !== 200) {
      response.resume()
      throw new CodedError(
        statusCode === 404 ? 'NOT_FOUND' : 'UPSTREAM_ERROR',
        l10n.t`The file at ${url.host} answered HTTP ${statusCode}.`,
      )
    }
    const type = (headers['content-type'] ?? '').split(';')[0]?.trim() ?? ''
    const bytes = await readBody(response, options.most, at).catch((error: unknown) => {
      throw unfetched(at, error)
    })
    return { bytes, type, name: nameOf(at) }
  }
  throw new CodedError('UPSTREAM_ERROR', l10n.t`${url.host} redirects too often.`)
}
