// The same administration, done by a server somewhere.
import * as z from 'zod'
import { CodedError, type ErrorCode } from '../../base/problems/error.ts'
import { oneLine } from '../../base/text/foreign-text.ts'
import { checkGatewayUrl, hostOf } from '../../links/address.ts'
import { createdLink, link } from '../../links/link.ts'
import type { Admin } from '../admin/admin.ts'
import { createdKey, keys, links, problem } from '../admin/schemas.ts'

const PATIENCE_MS = 30_000
const MOST_SAID = 300

const CODES: Readonly<Record<number, ErrorCode>> = {
  401: 'AUTH_ERROR',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  422: 'INVALID_INPUT',
  429: 'RATE_LIMIT',
}

/** What another server says is shown on a terminal: as lines without control characters. */
const refusal = (status: number, said: unknown, host: string): CodedError => {
  const { data } = problem.safeParse(said)
  const code = CODES[status] ?? 'UPSTREAM_ERROR'
  if (!data) return new CodedError(code, `${host} cannot do this (${status}).`)
  return new CodedError(code, oneLine(data.message, MOST_SAID), {
    ...(data.hint && { hint: oneLine(data.hint, MOST_SAID) }),
    ...(data.candidates && { candidates: data.candidates.map((one) => oneLine(one)) }),
  })
}

export interface Server {
  readonly url: string
  readonly key: string | undefined
}

/** @throws CodedError INVALID_INPUT for an address that may not be sent a key */
export const remoteAdmin = ({ url, key }: Server, send: typeof fetch): Admin => {
  const address = checkGatewayUrl(url)
  const host = hostOf(address)
  if (!key)
    throw new CodedError('INVALID_INPUT', 'The admin key of the server is missing.', {
      hint: 'Set CLICKUP_MCP_ADMIN_KEY; arguments are visible to others, so there is no flag for it.',
    })

  const sent = async (method: string, path: string, body: unknown): Promise<Response> => {
    try {
      return await send(`${address}/v1/${path}`, {
        method,
        headers: {
          authorization: `Bearer ${key}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        // Wherever it would lead, the key does not go there.
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE_MS),
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
    } catch {
      throw new CodedError('UPSTREAM_ERROR', `${host} does not answer.`, {
        hint: 'Check the address and the network. Whether a change was made is seen in the list.',
      })
    }
  }

  const ask = async <T>(answer: z.ZodType<T>, method: string, path: string, body?: unknown) => {
    const response = await sent(method, path, body)
    const said: unknown = await response.json().catch(() => undefined)
    if (!response.ok) throw refusal(response.status, said, host)
    const parsed = answer.safeParse(said)
    if (parsed.success) return parsed.data
    throw new CodedError('UPSTREAM_ERROR', `What answers at ${host} is no such server.`)
  }

  const at = (kind: string, id: string): string => `${kind}/${encodeURIComponent(id)}`
  const nothing = z.undefined()

  return {
    create: (input) => ask(createdLink, 'POST', 'links', input),
    list: () => ask(links, 'GET', 'links'),
    get: (id) => ask(link, 'GET', at('links', id)),
    change: (id, input) => ask(link, 'PATCH', at('links', id), input),
    revoke: (id) => ask(nothing, 'DELETE', at('links', id)),
    rotate: (id, input) => ask(createdLink, 'POST', `${at('links', id)}/rotate`, input),
    createKey: (input) => ask(createdKey, 'POST', 'keys', input),
    listKeys: () => ask(keys, 'GET', 'keys'),
    removeKey: (id) => ask(nothing, 'DELETE', at('keys', id)),
  }
}
