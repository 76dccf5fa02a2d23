// What a call must not send: it travels with the call, not with the client.
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { CodedError } from '../../../src/base/problems/error.ts'
import { createApi } from '../../../src/clickup/http/api.ts'
import type { ApiRequest, Refuses } from '../../../src/clickup/http/request.ts'
import { errorOf } from '../../support/errors.ts'
import { virtualTime } from '../../support/timing.ts'
import { type Reply, startUpstream } from '../../support/upstream.ts'

const get: ApiRequest<unknown> = { path: '/v2/user', answer: z.unknown() }
const put: ApiRequest<unknown> = { ...get, method: 'PUT', path: '/v2/task/1', body: {} }

const denied = (method: string, path: string) =>
  new CodedError('ACCESS_DENIED', `${method} ${path} is not sent.`)

const noWrites: Refuses = (method, path) => (method === 'GET' ? undefined : denied(method, path))
const noUser: Refuses = (method, path) => (path === '/v2/user' ? denied(method, path) : undefined)
const nothing: Refuses = () => undefined

/** Answers with the replies in turn, and `{}` after them. */
const startApi = async (...replies: readonly Reply[]) => {
  const upstream = await startUpstream((_, n) => replies[n] ?? {})
  const sent = () => upstream.received.map(({ method, url }) => `${method} ${url}`)
  return { api: createApi({ token: 'pk_1', apiUrl: upstream.url }), upstream, sent }
}

describe('a call', () => {
  it('refuses for itself alone: the client and its other calls go on', async () => {
    const { api, sent } = await startApi()
    const bound = api.during({ refuses: noWrites })
    expect(await errorOf(() => bound.request(put))).toMatchObject({
      code: 'ACCESS_DENIED',
      message: 'PUT /v2/task/1 is not sent.',
    })
    await bound.request(get)
    await api.request(put)
    await api.during({ refuses: noUser }).request(put)
    expect(sent()).toEqual(['GET /api/v2/user', 'PUT /api/v2/task/1', 'PUT /api/v2/task/1'])
  })

  it.each([
    ['without rules of its own', {}],
    ['that has more time', { deadline: Date.now() + 60_000 }],
    ['that would allow everything', { refuses: nothing }],
    ['that refuses something else', { refuses: noUser }],
  ])('refuses within another call what that one refuses: %s', async (_, inner) => {
    const { api, sent } = await startApi()
    const nested = api.during({ refuses: noWrites }).during(inner)
    expect((await errorOf(() => nested.request(put))).code).toBe('ACCESS_DENIED')
    expect((await errorOf(() => nested.during({}).request(put))).code).toBe('ACCESS_DENIED')
    expect(sent()).toEqual([])
  })

  it('refuses within another call what it refuses itself', async () => {
    const { api, sent } = await startApi()
    const nested = api.during({ refuses: noWrites }).during({ refuses: noUser })
    expect((await errorOf(() => nested.request(get))).code).toBe('ACCESS_DENIED')
    expect(sent()).toEqual([])
  })

  it('is asked anew before each try', async () => {
    const { api, upstream } = await startApi({ status: 502 })
    const bound = api.during({
      refuses: (...request) => (upstream.received.length > 0 ? denied(...request) : undefined),
    })
    expect((await errorOf(() => bound.request(get))).code).toBe('ACCESS_DENIED')
    expect(upstream.received).toHaveLength(1)
  })

  it('is asked anew after waiting for the budget', async () => {
    const { timing, waits } = virtualTime()
    const headers = {
      'x-ratelimit-limit': '100',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(Math.ceil(timing.now() / 1000) + 30),
      date: new Date(timing.now()).toUTCString(),
    }
    let sent = 0
    const answering: typeof fetch = async () => {
      sent += 1
      return new Response('{}', { headers })
    }
    const api = createApi(
      { token: 'pk_1', apiUrl: 'http://127.0.0.1' },
      { fetch: answering, timing },
    )
    await api.request(get)
    const ends = timing.now() + 10_000
    const bound = api.during({
      refuses: (...request) => (timing.now() > ends ? denied(...request) : undefined),
    })
    expect((await errorOf(() => bound.request(get))).code).toBe('ACCESS_DENIED')
    expect({ sent, waits: waits.length }).toEqual({ sent: 1, waits: 1 })
  })
})
