// What goes back over the wire: ClickUp's own answers, and what faults make of them.
import type { HttpBindings } from '@hono/node-server'
import type { State } from '../state/state.ts'
import { notAuthorized, Refusal, rateLimited, v2Body, v3Body } from './errors.ts'
import type { Fault } from './faults.ts'
import { refusalHeaders } from './rate.ts'

export type WireAnswer = {
  status: number
  type: string
  text: string
  headers?: Record<string, string>
  /** In place of what the budget says. */
  rate?: Record<string, string>
}

export const json = (status: number, value: unknown): WireAnswer => ({
  status,
  type: 'application/json; charset=utf-8',
  text: JSON.stringify(value),
})

export const plain = (
  status: number,
  text: string,
  headers?: Record<string, string>,
): WireAnswer => ({
  status,
  type: 'text/plain; charset=utf-8',
  text,
  ...(headers ? { headers } : {}),
})

export const refused = (path: string, refusal: Refusal, now: number): WireAnswer => {
  const isV3 = path.startsWith('/api/v3/') && !refusal.oldShape
  return json(refusal.status, isV3 ? v3Body(refusal, now) : v2Body(refusal))
}

/** A proxy's error, or with status 200 the page on which it asks to wait. */
const proxyPage = (status: number): WireAnswer => {
  const title = status === 200 ? 'Just a moment...' : `${status} Bad Gateway`
  return {
    status,
    type: 'text/html',
    text: `<html><head><title>${title}</title></head><body><center><h1>${title}</h1></center><hr><center>cloudflare</center></body></html>`,
  }
}

/** What a fault answers in place of ClickUp, if anything. */
export const injected = (
  { store, limiter }: State,
  path: string,
  { answer, turn }: Fault,
): WireAnswer | undefined => {
  const now = store.now()
  if (answer?.kind === 'ignored') return json(200, {})
  if (answer?.kind === 'html') return proxyPage(answer.status)
  if (answer?.kind === 'status') {
    if (answer.status !== 429) {
      return refused(path, new Refusal(answer.status, 'SANDBOX_001', 'Injected fault'), 0)
    }
    const rate = refusalHeaders(limiter.limit, now, answer.flaw)
    return { ...refused(path, rateLimited(), now), rate }
  }
  // It was there when the request came in, and is not any more.
  const isLost = turn?.kind === 'lose' && !turn.after
  return answer?.kind === 'lost' || isLost ? refused(path, notAuthorized(), now) : undefined
}

const withOddOne = (value: unknown): unknown =>
  Array.isArray(value) && value.length > 0 ? [{ odd: true }, ...value.slice(1)] : value

/** Something new, or what went wrong at ClickUp once: clients have to leave it out. */
const withOddOnes = (text: string): string => {
  const whole: unknown = JSON.parse(text)
  if (typeof whole !== 'object' || whole === null || Array.isArray(whole))
    return JSON.stringify(withOddOne(whole))
  const entries = Object.entries(whole).map(([key, value]) => [key, withOddOne(value)])
  return JSON.stringify(Object.fromEntries(entries))
}

/** What becomes of ClickUp's own answer on the way. */
export const spoilt = (
  state: State,
  path: string,
  own: WireAnswer,
  fault: Fault | undefined,
): WireAnswer => {
  if (!fault?.answer?.after) return own
  const other = injected(state, path, fault)
  if (other && other.status >= 400) return other
  // What was refused did not happen: with status 200 it would be a lie.
  if (own.status >= 400) return own
  if (other) return other
  const texts = { empty: '', broken: own.text.slice(0, -1) || '{', shape: '{}' }
  const { kind } = fault.answer
  if (kind === 'odd') return { ...own, text: withOddOnes(own.text || '{}') }
  return kind === 'empty' || kind === 'broken' || kind === 'shape'
    ? { ...json(200, {}), text: texts[kind] }
    : own
}

/** Announces the whole answer and sends half of it. */
export const cutOff = ({ outgoing, incoming }: HttpBindings, { status, text }: WireAnswer) => {
  const whole = Buffer.from(text || '{}')
  outgoing.writeHead(status === 204 ? 200 : status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(whole.length),
  })
  outgoing.write(whole.subarray(0, Math.floor(whole.length / 2)), () => incoming.socket.destroy())
}
