// The REST interface of a gateway, as whoever shares speaks it.
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { CodedError, type ErrorCode } from '../base/problems/error.ts'
import { oneLine } from '../base/text/foreign-text.ts'
import { checkGatewayUrl, hostOf } from './address.ts'
import {
  type CreatedLink,
  createdLink,
  type Link,
  type LinkConfig,
  link,
  linkConfig,
} from './link.ts'

export interface NewLink
  extends Pick<Link, 'name' | 'config' | 'expires_at' | 'require_api_token_auth' | 'workspace_id'> {
  readonly clickup_token: string
}

/** What is left out stays as it is. */
export interface LinkPatch
  extends Partial<Pick<Link, 'name' | 'expires_at' | 'require_api_token_auth'>> {
  readonly config?: Partial<LinkConfig>
}

export interface ListedLinks {
  readonly links: readonly Link[]
  /** The ids of those that the gateway cannot read; they can be revoked. */
  readonly unreadable: readonly string[]
}

export interface LinksClient {
  readonly list: () => Promise<ListedLinks>
  /** The answer holds the link's address, which is told this once. */
  readonly create: (wanted: NewLink) => Promise<CreatedLink>
  readonly change: (id: string, patch: LinkPatch) => Promise<Link>
  readonly revoke: (id: string) => Promise<void>
  /** A new address in place of the old one, which ends. */
  readonly rotate: (id: string, clickupToken: string) => Promise<CreatedLink>
}

export interface GatewayAddress {
  readonly url: string
  readonly key: string
}

interface Request {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly body?: object
}

const PATIENCE_MS = 15_000

/** A newer gateway may tell more than is known here. */
const config = z.object(linkConfig.shape)
const readLink: z.ZodType<Link> = z.object({ ...link.shape, config })
const readCreated: z.ZodType<CreatedLink> = z.object({ ...createdLink.shape, config })
const listed = z.object({
  links: z.array(readLink),
  unreadable: z.array(z.object({ id: z.string() })).default([]),
})

const refusal = z.object({ message: z.string(), hint: z.string().optional() })

/** What a gateway says of its refusal is shown to people, so it is cut. */
const MOST_SAID = 300

const codeOf = (status: number): ErrorCode => {
  // `AUTH_ERROR` would mean the ClickUp token.
  if (status === 401 || status === 403) return 'FORBIDDEN'
  if (status === 404) return 'NOT_FOUND'
  if (status === 429) return 'RATE_LIMIT'
  return status >= 400 && status < 500 ? 'INVALID_INPUT' : 'UPSTREAM_ERROR'
}

const messageOf = (code: ErrorCode, host: string, status: number): string => {
  if (code === 'FORBIDDEN') return l10n.t`The gateway ${host} does not accept this admin key.`
  if (code === 'NOT_FOUND') return l10n.t`The gateway ${host} has no such link (any more).`
  if (code === 'RATE_LIMIT') return l10n.t`The gateway ${host} was asked too much at once.`
  return code === 'INVALID_INPUT'
    ? l10n.t`The gateway ${host} refused this (${status}).`
    : l10n.t`The gateway ${host} cannot answer now (${status}).`
}

const refusedWith = (status: number, said: unknown, host: string): CodedError => {
  const code = codeOf(status)
  const read = refusal.safeParse(said)
  const words = read.data
  const own = messageOf(code, host, status)
  const isTheirs = words && (code === 'INVALID_INPUT' || code === 'UPSTREAM_ERROR')
  const message = isTheirs ? `${own} ${oneLine(words.message, MOST_SAID)}` : own
  return new CodedError(code, message, {
    status,
    ...(words?.hint && { hint: oneLine(words.hint, MOST_SAID) }),
  })
}

const unreadable = (host: string): CodedError =>
  new CodedError('UPSTREAM_ERROR', l10n.t`What answers at ${host} is no such gateway.`)

/**
 * @throws CodedError INVALID_INPUT for an address that may not be sent a key
 */
export const createLinksClient = (
  { url, key }: GatewayAddress,
  send: typeof fetch = fetch,
): LinksClient => {
  const address = checkGatewayUrl(url)
  const host = hostOf(address)

  const fetched = async ({ method, path, body }: Request): Promise<Response> => {
    try {
      return await send(`${address}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${key}`,
          ...(body && { 'content-type': 'application/json' }),
        },
        // Wherever it would lead, the key does not go there.
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE_MS),
        ...(body && { body: JSON.stringify(body) }),
      })
    } catch {
      throw new CodedError('UPSTREAM_ERROR', l10n.t`The gateway ${host} does not answer.`, {
        hint: l10n.t('Check its address and the network, then try again.'),
      })
    }
  }

  const ask = async <T>(request: Request, answer: z.ZodType<T>): Promise<T> => {
    const response = await fetched(request)
    const said: unknown = await response.json().catch(() => undefined)
    if (!response.ok) throw refusedWith(response.status, said, host)
    const read = answer.safeParse(said)
    if (!read.success) throw unreadable(host)
    return read.data
  }

  const at = (id: string): string => `/v1/links/${encodeURIComponent(id)}`

  return {
    list: async () => {
      const { links, unreadable } = await ask({ method: 'GET', path: '/v1/links' }, listed)
      return { links, unreadable: unreadable.map(({ id }) => id) }
    },
    create: (body) => ask({ method: 'POST', path: '/v1/links', body }, readCreated),
    change: (id, body) => ask({ method: 'PATCH', path: at(id), body }, readLink),
    revoke: async (id) => {
      const response = await fetched({ method: 'DELETE', path: at(id) })
      const said: unknown = await response.json().catch(() => undefined)
      if (!response.ok) throw refusedWith(response.status, said, host)
    },
    rotate: (id, token) =>
      ask(
        { method: 'POST', path: `${at(id)}/rotate`, body: { clickup_token: token } },
        readCreated,
      ),
  }
}
