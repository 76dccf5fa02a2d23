// A request through a link: the link is opened, what it asks for is looked at, the call is made, and
// ended with the link.
import * as z from 'zod'
import { jsonIn } from '../../base/text/json.ts'
import type { RateBudget } from '../../clickup/http/rate.ts'
import type { HttpFace } from '../../mcp/serve/sdk2.ts'
import type { OpenLink } from '../links/links.ts'
import type { Tenant } from '../tenants/tenants.ts'
import { sendBody } from './answer-body.ts'
import { endingOf } from './ending.ts'
import { bearerIn } from './guard/bearer.ts'
import { type Allowance, type Limiter, rateHeaders } from './guard/limits.ts'
import { within } from './guard/patience.ts'
import type { UnderWay } from './guard/under-way.ts'
import type { Metrics } from './metrics.ts'
import type { KeyCheck, LinkDoor, TenantDoor } from './parts.ts'
import {
  NO_BEARER,
  NO_LINK,
  ONE_MESSAGE,
  type Refusal,
  type RpcId,
  rpcRefusal,
  tooMany,
  WRONG_BEARER,
} from './refusals.ts'
import { CALL_LIMIT_MS, STORE_PATIENCE_MS } from './settings.ts'
import { no, type Trace } from './trace.ts'

export interface LinkCallParts {
  readonly links: LinkDoor
  readonly adminKeys: KeyCheck
  readonly tenants: TenantDoor
  readonly face: HttpFace
  readonly baseUrl: string
  readonly perLink: Limiter
  /** Of what no link or key stands behind, by address. */
  readonly misses: Limiter
  readonly underWay: UnderWay
  readonly metrics: Metrics
  readonly stop: AbortSignal
  readonly now: () => number
}

/** As they are made: 32 bytes in base64url. Others are not looked up. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/

const bearerRefusal = async (
  { adminKeys }: LinkCallParts,
  { link }: OpenLink,
  headers: Headers,
): Promise<Refusal | undefined> => {
  if (!link.require_api_token_auth) return undefined
  const bearer = bearerIn(headers)
  if (!bearer) return NO_BEARER
  const known = await within(STORE_PATIENCE_MS, adminKeys.check(bearer))
  return known ? undefined : WRONG_BEARER
}

/** The stricter of what the link and what ClickUp has left. */
const leftOf = (own: Allowance, known: RateBudget | undefined, now: number) =>
  known && known.resetsAt > now && known.remaining < own.remaining
    ? { limit: known.limit, remaining: known.remaining, waitMs: known.resetsAt - now }
    : own

/** What the protocol is about; all else, the secrets of the way here above all, stays here. */
const isPassedOn = (name: string): boolean =>
  ['accept', 'content-type', 'last-event-id'].includes(name) || name.startsWith('mcp-')

/** The body is read once; what is no JSON goes on as it is, to be refused in the protocol's own words. */
const requestFor = (request: Request, baseUrl: string, body: string | undefined): Request => {
  const headers = [...request.headers].filter(([name]) => isPassedOn(name))
  const { signal } = request
  return new Request(`${baseUrl}/mcp`, { method: 'POST', headers, signal, ...(body && { body }) })
}

const called = z.object({ id: z.union([z.string(), z.number()]) })

const idIn = (body: unknown): RpcId => called.safeParse(body).data?.id ?? null

/** Whoever has come through a link, and what serves them. */
interface Visitor {
  readonly open: OpenLink
  readonly tenant: Tenant
}

const visit = async (
  parts: LinkCallParts,
  { open, tenant }: Visitor,
  request: Request,
  trace: Trace,
  leave: () => void,
): Promise<Response> => {
  const watch = parts.links.watch(open)
  const ending = endingOf(watch.signal, parts.stop, CALL_LIMIT_MS)
  let ended = (): void => {}
  trace.ended = new Promise((resolve) => {
    ended = resolve
  })
  const done = (): void => {
    ended()
    ending.done()
    watch.done()
    leave()
  }
  try {
    const text = await request.text()
    const body = jsonIn(text)
    // Many calls would count as one, against every limit.
    if (Array.isArray(body)) {
      done()
      return no(trace, ONE_MESSAGE)
    }
    const { calls, config } = tenant
    const refused = async (): Promise<Response> => {
      const refusal = no(trace, await ending.cut)
      done()
      return refusal
    }
    const lastWord = async (): Promise<string> =>
      `event: message\ndata: ${JSON.stringify(rpcRefusal(await ending.cut, idIn(body)))}\n\n`
    const passedOn = requestFor(request, parts.baseUrl, body === undefined ? text : undefined)
    const visitor = {
      ...{ config, calls: async () => calls, signal: ending.signal },
      account: open.link.id,
    }
    const answer = parts.face.fetch(passedOn, visitor, body)
    const sent = answer.then((response) => sendBody(response, { cut: lastWord(), done }))
    // What is cut off is not waited for.
    return await Promise.race([refused(), sent])
  } catch (error) {
    done()
    throw error
  }
}

export const answerLinkCall = async (
  parts: LinkCallParts,
  token: string,
  request: Request,
  trace: Trace,
): Promise<Response> => {
  const missed = async (refusal: Refusal): Promise<Response> => {
    const { granted, waitMs } = await parts.misses.take(trace.client)
    return no(trace, granted ? refusal : tooMany(waitMs))
  }
  const open = TOKEN.test(token)
    ? await within(STORE_PATIENCE_MS, parts.links.open(token))
    : undefined
  if (!open) return missed(NO_LINK)
  trace.link = open.link.id
  const refusal = await bearerRefusal(parts, open, request.headers)
  if (refusal) return missed(refusal)
  parts.metrics.opened()
  const own = await within(STORE_PATIENCE_MS, parts.perLink.take(open.link.id))
  const withRate = (response: Response, left: Omit<Allowance, 'granted'>): Response => {
    for (const [name, value] of Object.entries(rateHeaders(left))) response.headers.set(name, value)
    return response
  }
  if (!own.granted) return withRate(no(trace, tooMany(own.waitMs)), own)
  const tenant = parts.tenants.of(open)
  const leave = parts.underWay.enter(open.link.id)
  if (!leave) return withRate(no(trace, tooMany(1000)), own)
  const response = await visit(parts, { open, tenant }, request, trace, leave)
  return withRate(response, leftOf(own, tenant.rate(), parts.now()))
}
