// What the client sends, where to, and what it makes of answers.
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { checkApiUrl } from '../../../src/clickup/http/address.ts'
import { createApi } from '../../../src/clickup/http/api.ts'
import type { Exchange } from '../../../src/clickup/http/request.ts'
import { errorOf } from '../../support/errors.ts'
import { type Reply, startUpstream } from '../../support/upstream.ts'

const anything = z.unknown()

const startApi = async (reply: Reply, token = 'pk_1_SECRET') => {
  const upstream = await startUpstream(() => reply)
  const exchanges: Exchange[] = []
  const api = createApi(
    { token, apiUrl: upstream.url },
    { onExchange: (exchange) => exchanges.push(exchange) },
  )
  return { api, upstream, exchanges }
}

describe('the address', () => {
  it.each([
    ['https://api.clickup.com', 'https://api.clickup.com'],
    ['https://api.clickup.com/', 'https://api.clickup.com'],
    ['https://clickup.com', 'https://clickup.com'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://localhost:8080//', 'http://localhost:8080'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
    ['https://localhost', 'https://localhost'],
  ])('%s is taken', (text, address) => {
    expect(checkApiUrl(text)).toBe(address)
  })

  it.each([
    'http://api.clickup.com',
    'https://example.com',
    'https://clickup.com.example.com',
    'https://notclickup.com',
    'https://user:word@api.clickup.com',
    'http://127.0.0.1.example.com',
    'ftp://127.0.0.1',
    'api.clickup.com',
    '',
  ])('%j is refused before anything is sent', async (apiUrl) => {
    expect((await errorOf(() => createApi({ token: 'pk_1', apiUrl }))).code).toBe('INVALID_INPUT')
  })
})

describe('a request', () => {
  it('carries a personal token bare and an OAuth token as Bearer', async () => {
    const personal = await startApi({}, 'pk_1_SECRET')
    const oauth = await startApi({}, 'abc')
    for (const { api } of [personal, oauth])
      await api.request({ path: '/v2/user', answer: anything })
    const sent = [personal, oauth].map(
      ({ upstream }) => upstream.received[0]?.headers.authorization,
    )
    expect(sent).toEqual(['pk_1_SECRET', 'Bearer abc'])
  })

  it('goes below /api with its query', async () => {
    const { api, upstream } = await startApi({})
    await api.request({ path: '/v2/list/1/task', query: { page: 0 }, answer: anything })
    expect(upstream.received.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /api/v2/list/1/task?page=0',
    ])
  })

  it('does not follow a redirect, which would carry the token away', async () => {
    const other = await startUpstream(() => ({}))
    const { api } = await startApi({ status: 302, headers: { location: other.url } })
    const call = api.during({ deadline: Date.now() + 200 })
    await errorOf(() => call.request({ path: '/v2/user', answer: anything }))
    expect(other.received).toEqual([])
  })

  it('is told to the listener without token or body', async () => {
    const { api, exchanges } = await startApi({})
    await api.request({ path: '/v2/user', query: { a: 1 }, answer: anything })
    expect(exchanges).toEqual([
      { method: 'GET', path: '/v2/user', status: 200, ms: expect.any(Number) },
    ])
  })
})

describe('an answer', () => {
  it('without a body is read as nothing', async () => {
    const { api } = await startApi({ status: 204 })
    expect(await api.request({ path: '/v2/task/1', answer: z.undefined() })).toBeUndefined()
  })

  it('that is no JSON is an upstream error which names the request', async () => {
    const { api } = await startApi({ body: '<html>maintenance</html>' })
    const { code, message } = await errorOf(() =>
      api.request({ path: '/v2/user', answer: anything }),
    )
    expect(code).toBe('UPSTREAM_ERROR')
    expect(message).toContain('GET /v2/user')
  })

  it('of an unknown shape is an upstream error which names the place', async () => {
    const { api } = await startApi({ body: { user: { id: [] } } })
    const answer = z.object({ user: z.object({ id: z.string() }) })
    const { code, message } = await errorOf(() => api.request({ path: '/v2/user', answer }))
    expect(code).toBe('UPSTREAM_ERROR')
    expect(message).toContain('"user.id"')
  })

  it('tells the budget', async () => {
    const reset = Math.ceil(Date.now() / 1000) + 30
    const headers = {
      'x-ratelimit-limit': '100',
      'x-ratelimit-remaining': '42',
      'x-ratelimit-reset': String(reset),
    }
    const { api } = await startApi({ headers })
    expect(api.rate()).toBeUndefined()
    await api.request({ path: '/v2/user', answer: anything })
    expect(api.rate()).toEqual({ limit: 100, remaining: 42, resetsAt: reset * 1000 })
  })
})
