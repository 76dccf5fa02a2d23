// Which requests are repeated after a failure, and which must not be.
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { createApi } from '../../../src/clickup/http/api.ts'
import type { ApiRequest, Call } from '../../../src/clickup/http/request.ts'
import { errorOf } from '../../support/errors.ts'
import { virtualTime } from '../../support/timing.ts'
import { deadUrl, type Reply, startUpstream } from '../../support/upstream.ts'

const get: ApiRequest<unknown> = { path: '/v2/user', answer: z.unknown() }
const post: ApiRequest<unknown> = { ...get, method: 'POST', body: {} }

/** Answers with the replies in turn, and `{}` after them. */
const startApi = async (...replies: readonly Reply[]) => {
  const upstream = await startUpstream((_, n) => replies[n] ?? {})
  return { upstream, api: createApi({ token: 'pk_1', apiUrl: upstream.url }) }
}

/** The same, by a client that never waits. */
const startHurried = async (...replies: readonly Reply[]) => {
  const { upstream } = await startApi(...replies)
  const { timing, waits } = virtualTime(Date.now())
  return { upstream, waits, api: createApi({ token: 'pk_1', apiUrl: upstream.url }, { timing }) }
}

const down: Reply = { status: 502, body: '<html>Bad Gateway</html>' }

describe('a read', () => {
  it.each([
    ['a 5xx', down],
    ['a cut connection', { cut: 'unanswered' }],
    ['an answer that stops halfway', { cut: 'halfway' }],
  ] as const)('is repeated after %s', async (_, reply) => {
    const { api, upstream } = await startHurried(reply, { body: { ok: 1 } })
    expect(await api.request(get)).toEqual({ ok: 1 })
    expect(upstream.received).toHaveLength(2)
  })

  it('waits longer before each repetition, and never quite as long', async () => {
    const { api, waits } = await startHurried(down, down)
    await api.request(get)
    expect(waits).toHaveLength(2)
    const [first = 0, second = 0] = waits
    expect(first).toBeGreaterThanOrEqual(250)
    expect(second).toBeGreaterThanOrEqual(500)
  })

  it('gives up after four tries, with what ClickUp said', async () => {
    const { api, upstream } = await startHurried(down, down, down, down)
    const { code, message } = await errorOf(() => api.request(get))
    expect({ code, tries: upstream.received.length }).toEqual({ code: 'UPSTREAM_ERROR', tries: 4 })
    expect(message).toContain('502')
  })

  it('is not repeated when ClickUp’s 500 means a wrong argument', async () => {
    const body = { err: 'Internal Server Error', ECODE: 'ITEMV2_003' }
    const { api, upstream } = await startApi({ status: 500, body })
    expect((await errorOf(() => api.request(get))).code).toBe('INVALID_INPUT')
    expect(upstream.received).toHaveLength(1)
  })

  it('is not repeated after a refusal', async () => {
    const { api, upstream } = await startApi({ status: 404, body: '404 page not found' })
    expect((await errorOf(() => api.request(get))).code).toBe('NOT_FOUND')
    expect(upstream.received).toHaveLength(1)
  })

  it('says that ClickUp cannot be reached', async () => {
    const api = createApi({ token: 'pk_1', apiUrl: await deadUrl() })
    const call = api.during({ deadline: Date.now() + 100 })
    const { code, message } = await errorOf(() => call.request(get))
    expect(code).toBe('UPSTREAM_ERROR')
    expect(message).toContain('could not be reached')
  })
})

describe('a POST', () => {
  it.each([
    ['a 5xx', down],
    ['a cut connection', { cut: 'unanswered' }],
    ['an answer that stops halfway', { cut: 'halfway' }],
  ] as const)(
    'is not repeated after %s, and says that its outcome is unknown',
    async (_, reply) => {
      const { api, upstream } = await startApi(reply)
      const { details } = await errorOf(() => api.request(post))
      expect({ tries: upstream.received.length, unknown: details.outcomeUnknown }).toEqual({
        tries: 1,
        unknown: true,
      })
    },
  )

  it('is repeated after a 429, which did nothing', async () => {
    const { api, upstream } = await startApi({ status: 429, headers: { 'retry-after': '0.1' } })
    await api.request(post)
    expect(upstream.received).toHaveLength(2)
  })

  it('that never left is known not to have happened', async () => {
    const api = createApi({ token: 'pk_1', apiUrl: await deadUrl() })
    const call = api.during({ deadline: Date.now() + 100 })
    expect((await errorOf(() => call.request(post))).details.outcomeUnknown).toBe(false)
  })

  it('is not sent when the time of its call is over', async () => {
    const { api, upstream } = await startApi()
    const call = api.during({ deadline: Date.now() - 1 })
    expect((await errorOf(() => call.request(post))).details.outcomeUnknown).toBeUndefined()
    expect(upstream.received).toEqual([])
  })
})

/** ClickUp said yes, but nobody can tell to what. */
const UNREADABLE: readonly (readonly [string, Reply])[] = [
  ['empty', { body: '' }],
  ['HTML', { body: '<html>Just a moment…</html>' }],
  ['broken JSON', { body: '{"id": "1' }],
  ['of another shape', { body: { nothing: 1 } }],
]

describe('an answer that is', () => {
  const shaped = { answer: z.object({ id: z.string() }) }

  it.each(UNREADABLE)('%s leaves open what came of a write', async (_, reply) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const) {
      const { api, upstream } = await startApi(reply)
      const { code, details } = await errorOf(() => api.request({ ...post, ...shaped, method }))
      expect({ code, ...details }).toMatchObject({
        code: 'UPSTREAM_ERROR',
        outcomeUnknown: true,
        accepted: true,
      })
      expect(upstream.received).toHaveLength(1)
    }
  })

  it.each(UNREADABLE)('%s says nothing of the kind of a read', async (_, reply) => {
    const { api } = await startApi(reply)
    const { code, details } = await errorOf(() => api.request({ ...get, ...shaped }))
    expect({ code, open: details.outcomeUnknown }).toEqual({
      code: 'UPSTREAM_ERROR',
      open: undefined,
    })
  })
})

describe('a write that may have happened', () => {
  const put: ApiRequest<unknown> = { ...post, method: 'PUT' }
  const refusal = (status: number): Reply => ({ status, body: { err: 'no', ECODE: 'X_1' } })

  it.each([
    ['refused the second time', refusal(404), 'NOT_FOUND'],
    ['out of reach the second time', refusal(401), 'AUTH_ERROR'],
    ['rate limited then', { status: 429, headers: { 'retry-after': '60' } }, 'RATE_LIMIT'],
  ] as const)('is left open when it is %s', async (_, second, code) => {
    const { api } = await startHurried({ cut: 'unanswered' }, second)
    const call = api.during({ deadline: Date.now() + 5000 })
    const error = await errorOf(() => call.request(put))
    expect({ code: error.code, open: error.details.outcomeUnknown }).toEqual({ code, open: true })
  })

  it('is left open when it is cancelled on its way', async () => {
    for (const method of ['PUT', 'POST'] as const) {
      const upstream = await startUpstream(() => new Promise<Reply>(() => {}))
      const api = createApi({ token: 'pk_1', apiUrl: upstream.url })
      const cancel = new AbortController()
      const failure = errorOf(() =>
        api.during({ signal: cancel.signal }).request({ ...post, method }),
      )
      while (upstream.received.length === 0) await new Promise(setImmediate)
      cancel.abort()
      const { code, details } = await failure
      expect({ code, open: details.outcomeUnknown }).toEqual({ code: 'CANCELLED', open: true })
    }
  })

  it('leaves time to look for it', async () => {
    const time = virtualTime()
    const deadline = time.timing.now() + 45_000
    const api = createApi(
      { token: 'pk_1', apiUrl: 'http://127.0.0.1' },
      { fetch: time.silent, timing: time.timing },
    ).during({ deadline })
    expect((await errorOf(() => api.request(put))).details.outcomeUnknown).toBe(true)
    expect(deadline - time.timing.now()).toBeGreaterThanOrEqual(1000)
  })
})

describe('a write within little time', () => {
  it.each([500, 1333, 1777, 2999])('is sent and heard: %s ms', async (ms) => {
    const { api, upstream } = await startApi({ body: { ok: 1 } })
    const call = api.during({ deadline: Date.now() + ms })
    expect(await call.request(post)).toEqual({ ok: 1 })
    expect(upstream.received).toHaveLength(1)
  })
})

describe('a request that waits for a place', () => {
  const crowded = async () => {
    const upstream = await startUpstream(() => new Promise<Reply>(() => {}))
    const api = createApi({ token: 'pk_1', apiUrl: upstream.url })
    const ahead = new AbortController()
    const busy = Array.from({ length: 6 }, () =>
      errorOf(() => api.during({ signal: ahead.signal }).request(get)),
    )
    while (upstream.received.length < 6) await new Promise(setImmediate)
    return { api, upstream, goOn: () => ahead.abort(), busy }
  }

  it('ends at once when its call is cancelled, and takes nobody’s place', async () => {
    const { api, upstream, goOn, busy } = await crowded()
    const cancel = new AbortController()
    const waiting = errorOf(() => api.during({ signal: cancel.signal }).request(post))
    cancel.abort()
    const { code, details } = await waiting
    expect({ code, open: details.outcomeUnknown }).toEqual({ code: 'CANCELLED', open: undefined })
    goOn()
    await Promise.all(busy)
    const enough = new AbortController()
    const again = Array.from({ length: 6 }, () =>
      errorOf(() => api.during({ signal: enough.signal }).request(get)),
    )
    while (upstream.received.length < 12) await new Promise(setImmediate)
    enough.abort()
    await Promise.all(again)
    expect(upstream.received.map(({ method }) => method)).toEqual(Array(12).fill('GET'))
  })

  it('ends when the time of its call is over', async () => {
    const { api, goOn, busy } = await crowded()
    const { code, message } = await errorOf(() =>
      api.during({ deadline: Date.now() + 100 }).request(post),
    )
    expect({ code, message }).toEqual({
      code: 'UPSTREAM_ERROR',
      message: expect.stringContaining('was over before POST /v2/user'),
    })
    goOn()
    await Promise.all(busy)
  })
})

describe('a call', () => {
  const slow = async (call: Call) => {
    const upstream = await startUpstream(() => new Promise<Reply>(() => {}))
    const api = createApi({ token: 'pk_1', apiUrl: upstream.url })
    return { upstream, failure: errorOf(() => api.during(call).request(get)) }
  }

  it('ends when its time is over, though ClickUp has not answered', async () => {
    const { failure } = await slow({ deadline: Date.now() + 150 })
    const { code, message } = await failure
    expect(code).toBe('UPSTREAM_ERROR')
    expect(message).toContain('in time')
  })

  it('ends at once when it is cancelled', async () => {
    const cancel = new AbortController()
    const { upstream, failure } = await slow({ signal: cancel.signal })
    while (upstream.received.length === 0) await new Promise(setImmediate)
    cancel.abort()
    expect((await failure).code).toBe('CANCELLED')
  })

  it('that is cancelled while it waits for another try sends none', async () => {
    const { api, upstream } = await startApi(down)
    const cancel = new AbortController()
    const failure = errorOf(() => api.during({ signal: cancel.signal }).request(get))
    while (upstream.received.length === 0) await new Promise(setImmediate)
    cancel.abort()
    expect((await failure).code).toBe('CANCELLED')
    expect(upstream.received).toHaveLength(1)
  })

  it('that was cancelled before sends nothing', async () => {
    const { api, upstream } = await startApi()
    const call = api.during({ signal: AbortSignal.abort() })
    expect((await errorOf(() => call.request(get))).code).toBe('CANCELLED')
    expect(upstream.received).toEqual([])
  })

  it('lets six requests out at a time', async () => {
    let open = 0
    let most = 0
    let letGo = (): void => {}
    const six = new Promise<void>((resolve) => {
      letGo = resolve
    })
    const upstream = await startUpstream(async () => {
      open += 1
      most = Math.max(most, open)
      if (open === 6) letGo()
      // A seventh would come beside the six.
      await six
      await new Promise((resolve) => setTimeout(resolve, 10))
      open -= 1
      return {}
    })
    const api = createApi({ token: 'pk_1', apiUrl: upstream.url })
    await Promise.all(Array.from({ length: 20 }, () => api.request(get)))
    expect({ most, all: upstream.received.length }).toEqual({ most: 6, all: 20 })
  })
})
