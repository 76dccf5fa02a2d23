// One request through the whole machine: log, budget, fault, token, operation, answer.
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context } from 'hono'
import { authenticate, tokenIn } from './auth.ts'
import { badInput, notAuthorized, Refusal, rateLimited, v2Body, v3Body } from './errors.ts'
import type { Delivery, Fault } from './faults.ts'
import { readQuery } from './query.ts'
import { rateHeaders, refusalHeaders } from './rate.ts'
import { Reply as Answer, type FormPart, type Route } from './route.ts'
import type { State } from './state.ts'

export type SandboxContext = Context<{ Bindings: HttpBindings }>

type Reply = { status: number; type: string; text: string; headers?: Record<string, string> }

const json = (status: number, value: unknown): Reply => ({
  status,
  type: 'application/json; charset=utf-8',
  text: JSON.stringify(value),
})

const plain = (status: number, text: string, headers?: Record<string, string>): Reply => ({
  status,
  type: 'text/plain; charset=utf-8',
  text,
  ...(headers ? { headers } : {}),
})

export const unknownRoute = () => plain(404, '404 page not found')
export const wrongMethod = (allow: string) => plain(405, '405 method not allowed', { allow })

/** A proxy's error, or with status 200 the page on which it asks to wait. */
const proxyPage = (status: number): Reply => {
  const title = status === 200 ? 'Just a moment...' : `${status} Bad Gateway`
  return {
    status,
    type: 'text/html',
    text: `<html><head><title>${title}</title></head><body><center><h1>${title}</h1></center><hr><center>cloudflare</center></body></html>`,
  }
}

const refused = (path: string, refusal: Refusal, now: number) => {
  const isV3 = path.startsWith('/api/v3/') && !refusal.oldShape
  return json(refusal.status, isV3 ? v3Body(refusal, now) : v2Body(refusal))
}

/** What is answered in place of ClickUp's own answer, if anything. */
const injected = (state: State, path: string, answer: Delivery): Reply | undefined => {
  const now = state.store.now()
  if (answer.kind === 'html') return proxyPage(answer.status)
  if (answer.kind === 'lost') return refused(path, notAuthorized(), now)
  if (answer.kind !== 'status') return undefined
  if (answer.status !== 429) {
    return refused(path, new Refusal(answer.status, 'SANDBOX_001', 'Injected fault'), 0)
  }
  const headers = refusalHeaders(state.limiter.limit, now, answer.flaw)
  return { ...refused(path, rateLimited(), now), headers }
}

/** An answer that arrives, but not as it left. */
const spoilt = (answer: Reply, kind: Delivery['kind']): Reply => {
  // A refusal did not happen: with status 200 it would be a lie.
  if (answer.status >= 400) return answer
  const text = { empty: '', broken: answer.text.slice(0, -1) || '{', shape: '{}' }
  if (kind !== 'empty' && kind !== 'broken' && kind !== 'shape') return answer
  return { status: 200, type: 'application/json; charset=utf-8', text: text[kind] }
}

/** What came as a body; a multipart one is told in the log by its parts. */
type Sent = { text: string; form: readonly FormPart[] | null }

const readPart = async (name: string, value: string | File): Promise<FormPart> => {
  if (typeof value === 'string') return { name, value }
  const bytes = new Uint8Array(await value.arrayBuffer())
  return { name, value: { name: value.name, type: value.type, bytes } }
}

const shownPart = ({ name, value }: FormPart) =>
  typeof value === 'string'
    ? `${name}=${value}`
    : `${name}=<${value.name}, ${value.type}, ${value.bytes.length} bytes>`

const readSent = async (request: Request): Promise<Sent> => {
  if (!request.headers.get('content-type')?.startsWith('multipart/form-data')) {
    return { text: await request.text(), form: null }
  }
  // A body that is no form after all has no parts.
  const parts = await request.formData().then(
    (form) => [...form.entries()],
    () => [],
  )
  const form = await Promise.all(parts.map(([name, value]) => readPart(name, value)))
  return { text: form.map(shownPart).join('; '), form }
}

const readBody = (text: string): Record<string, unknown> => {
  if (text === '') return {}
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  } catch {
    // Falls through to the same refusal as any other body that is no object.
  }
  throw badInput('Request body invalid')
}

const operate = (state: State, context: SandboxContext, route: Route, sent: Sent): Reply => {
  const { req } = context
  try {
    const session = authenticate(state.store, state.revoked, req.header('authorization'))
    const value = route.run({
      store: state.store,
      session,
      path: (name) => req.param(name) ?? '',
      query: readQuery(new URL(req.url).search),
      body: sent.form ? {} : readBody(sent.text),
      form: sent.form,
    })
    if (!(value instanceof Answer)) return json(200, value)
    if (value.value === undefined) return { status: value.status, type: '', text: '' }
    return json(value.status, value.value)
  } catch (error) {
    if (error instanceof Refusal) return refused(req.path, error, state.store.now())
    throw error
  }
}

const tokenKind = (header: string | undefined) => {
  if (header === undefined) return undefined
  if (/^bearer pk_/i.test(header)) return 'bearer personal'
  return /^bearer /i.test(header) ? 'bearer' : 'raw'
}

const loggedHeaders = (context: SandboxContext) => {
  const { authorization, ...headers } = context.req.header()
  const kind = tokenKind(authorization)
  return kind === undefined ? headers : { ...headers, authorization: `<${kind}>` }
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Announces the whole answer and sends half of it. */
const cutOff = ({ outgoing, incoming }: HttpBindings, { status, text }: Reply) => {
  const whole = Buffer.from(text || '{}')
  outgoing.writeHead(status === 204 ? 200 : status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(whole.length),
  })
  outgoing.write(whole.subarray(0, Math.floor(whole.length / 2)), () => incoming.socket.destroy())
}

const closed = ({ incoming: { socket } }: HttpBindings) =>
  socket.destroyed
    ? Promise.resolve()
    : new Promise<void>((resolve) => {
        socket.once('close', () => resolve())
      })

/** What a fault changes for good; before the operation and after it. */
const turn = (state: State, { req }: SandboxContext, fault: Fault | undefined, after: boolean) => {
  if (!fault?.turn || fault.turn.after !== after) return
  if (fault.turn.kind === 'lose') state.faults.lose(req.path)
  else if (fault.turn.kind === 'reads') state.faults.deafen(fault.turn.status)
  else state.revoked.add(tokenIn(req.header('authorization') ?? ''))
}

/** `reply` is what the API itself would answer; it is not asked when a fault comes before. */
export const exchange = async (
  state: State,
  context: SandboxContext,
  reply: (sent: Sent) => Reply,
) => {
  const { req, env } = context
  const url = new URL(req.url)
  const sent = await readSent(req.raw)
  const entry = {
    at: state.store.now(),
    method: req.method,
    path: url.pathname,
    query: url.search.slice(1),
    headers: loggedHeaders(context),
    body: sent.text,
  }
  const budget = state.limiter.take(req.header('authorization') ?? '')
  const fault = state.faults.take(req.method, url.pathname)
  const note = fault ? { fault: fault.text } : {}
  const { kind, after } = fault?.answer ?? {}

  const unanswered = () => {
    state.log.add({ ...entry, ...note, status: null, answerHeaders: {}, answer: '' })
    return RESPONSE_ALREADY_SENT
  }
  const hangUp = () => {
    env.incoming.socket.destroy()
    return unanswered()
  }
  const fallSilent = async () => {
    const answer = unanswered()
    await closed(env)
    return answer
  }
  const decide = (): Reply => {
    if (fault?.answer && !after) {
      const other = injected(state, url.pathname, fault.answer)
      if (other) return other
    }
    // It was there when the request came in, and is not any more.
    if (fault?.turn?.kind === 'lose' && !fault.turn.after) {
      return refused(url.pathname, notAuthorized(), state.store.now())
    }
    if (budget.exceeded) return refused(url.pathname, rateLimited(), state.store.now())
    return reply(sent)
  }

  turn(state, context, fault, false)
  if (kind === 'drop' && !after) return hangUp()
  if (kind === 'silent' && !after) return fallSilent()
  if (fault?.answer?.kind === 'slow') await wait(fault.answer.delayMs)
  if (kind === 'hold') await state.faults.held()
  const own = decide()
  turn(state, context, fault, true)
  if (kind === 'drop') return hangUp()
  if (kind === 'silent') return fallSilent()
  if (kind === 'cut') {
    cutOff(env, own)
    return unanswered()
  }
  const other = fault?.answer && after ? injected(state, url.pathname, fault.answer) : undefined
  const isLie = other?.status === 200 && own.status >= 400
  const answer = spoilt(other && !isLie ? other : own, kind ?? 'hold')
  const headers = {
    ...rateHeaders(budget),
    ...(answer.type ? { 'content-type': answer.type } : {}),
    ...answer.headers,
  }
  state.log.add({
    ...entry,
    ...note,
    status: answer.status,
    answerHeaders: headers,
    answer: answer.text,
  })
  return new Response(answer.status === 204 ? null : answer.text, {
    status: answer.status,
    headers,
  })
}

export const runRoute = (state: State, context: SandboxContext, route: Route) =>
  exchange(state, context, (sent) => operate(state, context, route, sent))
