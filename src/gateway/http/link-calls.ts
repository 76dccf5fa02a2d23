// A request through a link: the link is opened, what it asks for is looked at, the call is made, and
// ended with the link.
import type { OpenLink } from '../links/links.ts'
import { sendBody } from './answer-body.ts'
import { type Ending, endingOf } from './ending.ts'
import { bearerIn } from './guard/bearer.ts'
import { type Allowance, type Limiter, rateHeaders } from './guard/limits.ts'
import { within } from './guard/patience.ts'
import type { UnderWay } from './guard/under-way.ts'
import type { Metrics } from './metrics.ts'
import type {
  HttpFace,
  KeyCheck,
  KnownBudget,
  LinkDoor,
  Tenant,
  TenantDoor,
  Visit,
} from './parts.ts'
import { NO_BEARER, NO_LINK, ONE_MESSAGE, type Refusal, tooMany, WRONG_BEARER } from './refusals.ts'
import { CALL_LIMIT_MS, LAST_WORDS_MS, STORE_PATIENCE_MS } from './settings.ts'
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
const leftOf = (own: Allowance, known: KnownBudget | undefined, now: number) =>
  known && known.resetsAt > now && known.remaining < own.remaining
    ? { limit: known.limit, remaining: known.remaining, waitMs: known.resetsAt - now }
    : own

/** What the protocol is about; all else, the secrets of the way here above all, stays here. */
const isPassedOn = (name: string): boolean =>
  ['accept', 'content-type', 'last-event-id'].includes(name) || name.startsWith('mcp-')

const requestFor = (request: Request, baseUrl: string, body: string | undefined): Request => {
  const headers = [...request.headers].filter(([name]) => isPassedOn(name))
  const { signal } = request
  return new Request(`${baseUrl}/mcp`, { method: 'POST', headers, signal, ...(body && { body }) })
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Read once; what is no JSON goes on as it is, to be refused in the protocol's own words. */
const answerOf = async (
  { face, baseUrl }: LinkCallParts,
  request: Request,
  visitor: Visit,
  trace: Trace,
): Promise<Response> => {
  const text = await request.text()
  const body = parsed(text)
  // Many calls would count as one, against every limit.
  if (Array.isArray(body)) return no(trace, ONE_MESSAGE)
  return face.fetch(
    requestFor(request, baseUrl, body === undefined ? text : undefined),
    visitor,
    body,
  )
}

/** The answer, or where the call does not end in time what ended it. */
const answerOrEnd = async (
  answer: Promise<Response>,
  ending: Ending,
  trace: Trace,
): Promise<Response> => {
  const cut = ending.past(LAST_WORDS_MS).then(() => no(trace, ending.refusal()))
  answer.catch(() => {})
  return Promise.race([answer, cut])
}

const visit = async (
  parts: LinkCallParts,
  open: OpenLink,
  { calls, config }: Tenant,
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
    const answer = answerOf(
      parts,
      request,
      {
        config,
        calls: async () => calls,
        signal: ending.signal,
        account: open.link.id,
      },
      trace,
    )
    const response = await answerOrEnd(answer, ending, trace)
    return await sendBody(response, ending.past(LAST_WORDS_MS), done)
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
  const response = await visit(parts, open, tenant, request, trace, leave)
  return withRate(response, leftOf(own, tenant.rate?.(), parts.now()))
}
