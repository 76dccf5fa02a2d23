// How the client keeps within ClickUp's rate limit, by the headers of its answers.
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { createApi } from '../../../src/clickup/http/api.ts'
import { readBudget, waitAfter429 } from '../../../src/clickup/http/rate.ts'
import type { ApiRequest } from '../../../src/clickup/http/request.ts'
import { errorOf } from '../../support/errors.ts'
import { virtualTime } from '../../support/timing.ts'
import { type Reply, startUpstream } from '../../support/upstream.ts'

const get: ApiRequest<unknown> = { path: '/v2/user', answer: z.unknown() }

const NOW = Date.UTC(2026, 10, 18, 12)
const seconds = (ms: number) => String(Math.round(ms / 1000))

const headersOf = (remaining: number, resetsAt: number, now = Date.now()) => ({
  'x-ratelimit-limit': '100',
  'x-ratelimit-remaining': String(remaining),
  'x-ratelimit-reset': seconds(resetsAt),
  date: new Date(now).toUTCString(),
})

const budgetOf = (headers: Record<string, string>, now = NOW) =>
  readBudget(new Headers(headers), now)

const startApi = async (...replies: readonly Reply[]) => {
  const upstream = await startUpstream((_, n) => replies[n] ?? {})
  return { upstream, api: createApi({ token: 'pk_1', apiUrl: upstream.url }) }
}

describe('the budget', () => {
  it('is read from the headers, its reset in epoch seconds', () => {
    expect(budgetOf(headersOf(7, NOW + 30_000, NOW))).toEqual({
      limit: 100,
      remaining: 7,
      resetsAt: NOW + 30_000,
    })
  })

  it.each([
    ['fast', 60_000],
    ['slow', -60_000],
    ['a little fast', 3000],
  ])('is put right where this machine’s clock is %s', (_, skew) => {
    const budget = budgetOf(headersOf(0, NOW + 30_000, NOW), NOW + skew)
    expect((budget?.resetsAt ?? 0) - (NOW + skew)).toBe(30_000)
  })

  it('is unknown when a header is missing or no number', () => {
    const { 'x-ratelimit-reset': _, ...missing } = headersOf(1, NOW)
    expect([budgetOf(missing), budgetOf({ ...missing, 'x-ratelimit-reset': 'soon' })]).toEqual([
      undefined,
      undefined,
    ])
  })
})

/** What a proxy, a broken clock or a change of units may make of the headers. */
const ABSURD: readonly (readonly [string, Record<string, string>])[] = [
  ['a reset in milliseconds', { 'x-ratelimit-reset': String(NOW + 30_000) }],
  ['a reset an hour ahead', { 'x-ratelimit-reset': seconds(NOW + 3_600_000) }],
  ['a reset in the year 31,000,000', { 'x-ratelimit-reset': '1e15' }],
  ['a negative reset', { 'x-ratelimit-reset': '-5' }],
  ['a reset that is no number', { 'x-ratelimit-reset': 'NaN' }],
  ['an endless reset', { 'x-ratelimit-reset': 'Infinity' }],
  ['a reset of the year 1970', { 'x-ratelimit-reset': '60' }],
]

describe('headers that make no sense', () => {
  it.each(ABSURD)('are as good as missing: %s', (_, odd) => {
    expect(budgetOf({ ...headersOf(0, NOW + 30_000, NOW), ...odd })).toBeUndefined()
  })

  it('do not spoil those that do: a Date of 2001', () => {
    const headers = { ...headersOf(0, NOW + 30_000, NOW), date: new Date(2001, 0, 1).toUTCString() }
    expect(budgetOf(headers)?.resetsAt).toBe(NOW + 30_000)
  })

  it.each([
    ...ABSURD,
    ...['3600', '1e15', '-3', 'Infinity', 'soon', new Date(NOW + 3_600_000).toUTCString()].map(
      (text) => [`a Retry-After of ${text}`, { 'retry-after': text }] as const,
    ),
  ])('never make a wait longer than the window: %s', (_, odd) => {
    const headers = { ...headersOf(0, NOW + 30_000, NOW), ...odd }
    const wait = waitAfter429(new Headers(headers), budgetOf(headers), NOW)
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(120_000)
  })

  it('never keep a request without a deadline for ever', async () => {
    const time = virtualTime(NOW)
    let sent = 0
    // Others use up each window as soon as it opens.
    const answer = async (): Promise<Response> => {
      sent += 1
      return new Response('{}', {
        headers: headersOf(0, time.timing.now() + 60_000, time.timing.now()),
      })
    }
    const api = createApi(
      { token: 'pk_1', apiUrl: 'http://127.0.0.1' },
      { fetch: answer, timing: time.timing },
    )
    await api.request(get)
    const crowd = setInterval(() => void api.request(get).catch(() => {}), 1)
    await api.request(get)
    clearInterval(crowd)
    expect(sent).toBeGreaterThan(1)
    expect(time.waits.every((ms) => ms <= 120_100)).toBe(true)
  })

  it.each(ABSURD)('after a 429 end in an answer: %s', async (_, odd) => {
    const time = virtualTime(NOW)
    const headers = { ...headersOf(0, NOW + 30_000, NOW), ...odd }
    const answer = async () => new Response('{}', { status: 429, headers })
    const api = createApi(
      { token: 'pk_1', apiUrl: 'http://127.0.0.1' },
      { fetch: answer, timing: time.timing },
    )
    expect((await errorOf(() => api.request(get))).code).toBe('RATE_LIMIT')
    expect(Math.max(...time.waits)).toBeLessThanOrEqual(120_100)
  })
})

describe('the wait after a 429', () => {
  const wait = (headers: Record<string, string>) =>
    waitAfter429(new Headers(headers), budgetOf(headers), NOW)

  it('lasts until the reset', () => {
    expect(wait(headersOf(0, NOW + 30_000, NOW))).toBe(30_000)
  })

  it('lasts as long as Retry-After says, if it is there', () => {
    expect(wait({ ...headersOf(0, NOW + 30_000, NOW), 'retry-after': '2' })).toBe(2000)
    const date = new Date(NOW + 7000).toUTCString()
    expect(wait({ ...headersOf(0, NOW + 30_000, NOW), 'retry-after': date })).toBe(7000)
  })

  it('is a second at least, because the reset is a whole one', () => {
    expect(wait(headersOf(0, NOW, NOW))).toBe(1000)
  })

  it('is a guess without headers, or with a reset long past', () => {
    expect([wait({}), wait(headersOf(0, NOW - 60_000, NOW))]).toEqual([15_000, 15_000])
  })
})

describe('a request', () => {
  it('that would be one too many waits for the reset and says so', async () => {
    const resetsAt = Math.ceil(Date.now() / 1000) * 1000 + 1000
    const { api, upstream } = await startApi({ headers: headersOf(0, resetsAt) })
    await api.request(get)
    const said: string[] = []
    await api.during({ onWait: (message) => said.push(message) }).request(get)
    expect(upstream.received[1]?.at).toBeGreaterThanOrEqual(resetsAt)
    // Up to two seconds, and a little more so as not to come too early.
    expect(said).toEqual([expect.stringMatching(/rate limit is reached; going on in [1-3] s/)])
  })

  it('goes out at once while the budget lasts', async () => {
    const resetsAt = Date.now() + 60_000
    const { api } = await startApi({ headers: headersOf(5, resetsAt) })
    await api.request(get)
    const call = api.during({ deadline: Date.now() + 5000 })
    expect(await call.request(get)).toEqual({})
  })

  it('answers RATE_LIMIT at once when the reset lies beyond its time', async () => {
    const { api, upstream } = await startApi({ headers: headersOf(0, Date.now() + 60_000) })
    await api.request(get)
    const call = api.during({ deadline: Date.now() + 1000 })
    const { code, details } = await errorOf(() => call.request(get))
    expect({ code, sent: upstream.received.length }).toEqual({ code: 'RATE_LIMIT', sent: 1 })
    expect(details.retryAfterMs).toBeGreaterThan(57_000)
  })

  it('is repeated after a 429 and its wait', async () => {
    const refused = { status: 429, headers: { 'retry-after': '0.2' } }
    const { api, upstream } = await startApi(refused, refused, { body: { ok: 1 } })
    expect(await api.request(get)).toEqual({ ok: 1 })
    const [first = 0, second = 0] = upstream.received.map(({ at }) => at)
    expect(second - first).toBeGreaterThanOrEqual(195)
  })

  it('ends with RATE_LIMIT at once when a 429 asks for more time than it has', async () => {
    const { api, upstream } = await startApi({ status: 429, headers: { 'retry-after': '60' } })
    const call = api.during({ deadline: Date.now() + 1000 })
    const { code, details } = await errorOf(() => call.request(get))
    expect({ code, sent: upstream.received.length }).toEqual({ code: 'RATE_LIMIT', sent: 1 })
    expect(details.retryAfterMs).toBeGreaterThanOrEqual(60_000)
  })

  it('that is cancelled while it waits for the reset is not sent', async () => {
    const { api, upstream } = await startApi({ headers: headersOf(0, Date.now() + 60_000) })
    await api.request(get)
    const cancel = new AbortController()
    const waiting = new Promise<void>((resolve) => {
      const call = api.during({ signal: cancel.signal, onWait: () => resolve() })
      void errorOf(() => call.request(get)).then(({ code }) => ended.push(code))
    })
    const ended: string[] = []
    await waiting
    cancel.abort()
    while (ended.length === 0) await new Promise(setImmediate)
    expect({ ended, sent: upstream.received.length }).toEqual({ ended: ['CANCELLED'], sent: 1 })
  })
})
