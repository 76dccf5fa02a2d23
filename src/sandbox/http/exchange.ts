// One request through the whole machine: log, budget, fault, token, operation, answer.
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context } from 'hono'
import type { State } from '../state/state.ts'
import { cutOff, injected, json, plain, refused, spoilt, type WireAnswer } from './answers.ts'
import { authenticate, tokenIn } from './auth.ts'
import { badInput, NoRoute, Refusal, rateLimited } from './errors.ts'
import type { Fault } from './faults.ts'
import { readQuery } from './query.ts'
import { rateHeaders } from './rate.ts'
import { type FormPart, Reply, type Route } from './route.ts'

export type SandboxContext = Context<{ Bindings: HttpBindings }>

export const unknownRoute = () => plain(404, '404 page not found')
export const wrongMethod = (allow: string) => plain(405, '405 method not allowed', { allow })

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

const operate = (state: State, context: SandboxContext, route: Route, sent: Sent): WireAnswer => {
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
    if (!(value instanceof Reply)) return json(200, value)
    if (value.value === undefined) return { status: value.status, type: '', text: '' }
    return json(value.status, value.value)
  } catch (error) {
    if (error instanceof NoRoute) return unknownRoute()
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

const closed = ({ incoming: { socket } }: HttpBindings) =>
  socket.destroyed
    ? Promise.resolve()
    : new Promise<void>((resolve) => {
        socket.once('close', () => resolve())
      })

/** What a fault changes for good; before the operation and after it. */
const turn = (state: State, { req }: SandboxContext, fault: Fault, after: boolean) => {
  if (!fault.turn || fault.turn.after !== after) return
  if (fault.turn.kind === 'lose') state.faults.lose(req.path)
  else if (fault.turn.kind === 'reads') state.faults.deafen(fault.turn.status)
  else state.revoked.add(tokenIn(req.header('authorization') ?? ''))
}

const answerTo = async (
  state: State,
  context: SandboxContext,
  beside: readonly string[],
  reply: (sent: Sent) => WireAnswer,
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
    beside,
  }
  const budget = state.limiter.take(req.header('authorization') ?? '')
  const fault = state.faults.take(req.method, url.pathname)
  const note = fault ? { fault: fault.text } : {}
  const { kind, after } = fault?.answer ?? {}

  const leave = async (close: () => void | Promise<void>) => {
    state.log.add({ ...entry, ...note, status: null, answerHeaders: {}, answer: '' })
    await close()
    return RESPONSE_ALREADY_SENT
  }
  const hangUp = () => {
    env.incoming.socket.destroy()
  }
  const fallSilent = () => closed(env)
  const vanish = kind === 'drop' ? hangUp : kind === 'silent' ? fallSilent : undefined
  const decide = (): WireAnswer => {
    const other = fault && !after ? injected(state, url.pathname, fault) : undefined
    if (other) return other
    if (budget.exceeded) return refused(url.pathname, rateLimited(), state.store.now())
    return reply(sent)
  }

  if (fault) turn(state, context, fault, false)
  if (fault?.answer?.kind === 'slow') await wait(fault.answer.delayMs)
  if (kind === 'hold') await state.faults.held()
  if (!after && vanish) return leave(vanish)
  const own = decide()
  if (fault) turn(state, context, fault, true)
  if (vanish) return leave(vanish)
  if (kind === 'cut') return leave(() => cutOff(env, own))

  const answer = spoilt(state, url.pathname, own, fault)
  const headers = {
    ...(answer.rate ?? rateHeaders(budget)),
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

/** `reply` is what the API itself would answer; it is not asked when a fault comes before. */
export const exchange = async (
  state: State,
  context: SandboxContext,
  reply: (sent: Sent) => WireAnswer,
) => {
  const { method, path } = context.req
  const { beside, close } = state.log.open(`${method} ${path}`)
  try {
    return await answerTo(state, context, beside, reply)
  } finally {
    close()
  }
}

export const runRoute = (state: State, context: SandboxContext, route: Route) =>
  exchange(state, context, (sent) => operate(state, context, route, sent))
