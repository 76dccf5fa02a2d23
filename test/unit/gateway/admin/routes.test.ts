import { beforeEach, describe, expect, it } from 'vitest'
import { CodedError } from '../../../../src/base/problems/error.ts'
import { StoreError } from '../../../../src/gateway/store/store.ts'
import {
  ADMIN_KEY,
  type Administration,
  BASE_URL,
  startAdministration,
} from '../../../support/gateway/admin.ts'

let running: Administration

beforeEach(() => {
  running = startAdministration()
})

interface Asking {
  readonly key?: string | undefined
  readonly body?: unknown
  readonly headers?: Record<string, string>
}

const ask = async (method: string, path: string, asking: Asking = {}) => {
  const { body, key = ADMIN_KEY, headers = {} } = asking
  const response = await running.app.request(path, {
    method,
    headers: {
      ...(key && { authorization: `Bearer ${key}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    text,
    said: text && JSON.parse(text),
  }
}

const wanted = {
  name: 'ChatGPT',
  config: { methods: ['read'], tags: ['tasks'] },
  clickup_token: 'pk_one',
}
const make = (change: object = {}) => ask('POST', '/v1/links', { body: { ...wanted, ...change } })

describe('making a link', () => {
  it('answers the record and its URL', async () => {
    const { status, said, headers } = await make({ expires_at: '2026-12-01T00:00:00+01:00' })
    expect(status).toBe(201)
    expect(said).toEqual({
      id: 'link1',
      name: 'ChatGPT',
      config: { methods: ['read'], tags: ['tasks'], confirm: 'ask' },
      expires_at: '2026-11-30T23:00:00.000Z',
      require_api_token_auth: false,
      workspace_id: '9001',
      created_by: 'first',
      created_at: '2026-11-30T12:00:00.000Z',
      last_used_at: null,
      url: `${BASE_URL}/mcp/l/${'token-1'.padEnd(43, '0')}`,
    })
    expect(headers.get('cache-control')).toBe('no-store')
    expect(running.books.tokens.get('link1')).toBe('pk_one')
  })

  it('tells neither URL nor ClickUp token ever again', async () => {
    await make()
    const answers = [
      await ask('GET', '/v1/links'),
      await ask('GET', '/v1/links/link1'),
      await ask('PATCH', '/v1/links/link1', { body: { name: 'Other' } }),
    ]
    for (const { text, status } of answers) {
      expect(status).toBe(200)
      expect(text).not.toMatch(/pk_one|token-1/)
    }
  })

  it('takes the workspace that is named, and asks for one where there are several', async () => {
    const several = await make({ clickup_token: 'pk_two' })
    expect(several.status).toBe(422)
    expect(several.said).toMatchObject({
      code: 'AMBIGUOUS',
      candidates: ['Marketing (9001)', 'Sales (9002)'],
    })
    const one = await make({ clickup_token: 'pk_two', workspace_id: '9002' })
    expect(one.said.workspace_id).toBe('9002')
    const wrong = await make({ clickup_token: 'pk_one', workspace_id: '9002' })
    expect(wrong.status).toBe(422)
    expect(wrong.said).toMatchObject({ code: 'INVALID_INPUT', candidates: ['Marketing (9001)'] })
  })

  it.each([
    ['a dead token', { clickup_token: 'pk_dead' }, 'AUTH_ERROR'],
    ['a token that opens nothing', { clickup_token: 'pk_none' }, 'AUTH_ERROR'],
    ['a token that no header could hold', { clickup_token: 'pk\u0007x' }, 'INVALID_INPUT'],
    ['an end that is over', { expires_at: '2026-11-30T11:59:59Z' }, 'INVALID_INPUT'],
    ['a tag that there is not', { config: { methods: ['read'], tags: ['taks'] } }, 'INVALID_INPUT'],
    ['no method', { config: { methods: [] } }, 'INVALID_INPUT'],
    ['a name that is not seen', { name: '\u200b' }, 'INVALID_INPUT'],
    ['a flag in words', { require_api_token_auth: 'yes' }, 'INVALID_INPUT'],
  ])('refuses %s', async (_, change, code) => {
    const { status, said, text } = await make(change)
    expect({ status, code: said.code }).toEqual({ status: 422, code })
    expect(text).not.toContain('pk_')
    expect(running.books.records.size).toBe(0)
  })

  it('asks ClickUp for nothing while the rest is wrong', async () => {
    await make({ config: { methods: ['read'], tags: ['taks'] } })
    await make({ expires_at: 'yesterday' })
    expect(running.asked).toEqual([])
  })

  it('refuses a field that it does not know, and names the nearest', async () => {
    const outer = await make({ expire_at: '2h' })
    expect(outer.status).toBe(422)
    expect(outer.said.message).toBe('"expire_at" is not known.')
    expect(outer.said.candidates[0]).toBe('expires_at')
    const inner = await make({ config: { methods: ['read'], tag: [] } })
    expect(inner.said.message).toBe('"config.tag" is not known.')
    expect(inner.said.candidates[0]).toBe('config.tags')
  })
})

describe('changing and ending a link', () => {
  it('changes what is named and leaves the rest', async () => {
    await make({ expires_at: '2h' })
    const { status, said } = await ask('PATCH', '/v1/links/link1', {
      body: { config: { methods: ['read', 'write'] }, expires_at: null },
    })
    expect(status).toBe(200)
    expect(said).toMatchObject({
      name: 'ChatGPT',
      config: { methods: ['read', 'write'], tags: ['tasks'], confirm: 'ask' },
      expires_at: null,
    })
  })

  it('does not change the ClickUp token, nor nothing', async () => {
    await make()
    const token = await ask('PATCH', '/v1/links/link1', { body: { clickup_token: 'pk_two' } })
    expect(token.status).toBe(422)
    expect(token.text).not.toContain('pk_two')
    const nothing = await ask('PATCH', '/v1/links/link1', { body: {} })
    expect(nothing.status).toBe(422)
    expect(running.books.tokens.get('link1')).toBe('pk_one')
  })

  it('gives a new URL for the same workspace only', async () => {
    await make()
    const other = await make({ clickup_token: 'pk_two', workspace_id: '9002' })
    const path = `/v1/links/${other.said.id}/rotate`
    const wrong = await ask('POST', path, { body: { clickup_token: 'pk_one' } })
    expect(wrong.status).toBe(422)
    const rotated = await ask('POST', path, { body: { clickup_token: 'pk_two' } })
    expect(rotated.status).toBe(200)
    expect(rotated.said.id).toBe(other.said.id)
    expect(rotated.said.url).not.toBe(other.said.url)
  })

  it('revokes once, and knows it no more', async () => {
    await make()
    expect((await ask('DELETE', '/v1/links/link1')).status).toBe(204)
    for (const [method, path, body] of [
      ['DELETE', '/v1/links/link1', undefined],
      ['GET', '/v1/links/link1', undefined],
      ['PATCH', '/v1/links/link1', { name: 'x' }],
      ['POST', '/v1/links/link1/rotate', { clickup_token: 'pk_one' }],
    ] as const) {
      const { status, said } = await ask(method, path, { body })
      expect({ status, code: said.code }).toEqual({ status: 404, code: 'NOT_FOUND' })
    }
  })
})

describe('keys', () => {
  it('are shown once, and void when they are removed', async () => {
    const made = await ask('POST', '/v1/keys', { body: { name: 'CI', kind: 'admin' } })
    expect(made.status).toBe(201)
    const { key, id } = made.said
    const list = await ask('GET', '/v1/keys', { key })
    expect(list.said.keys.map((one: { name: string }) => one.name)).toEqual(['first', 'CI'])
    expect(list.text).not.toContain(key)
    expect((await ask('DELETE', `/v1/keys/${id}`)).status).toBe(204)
    expect((await ask('GET', '/v1/keys', { key })).status).toBe(401)
  })

  it('are API tokens where nothing else is said, and those administer nothing', async () => {
    const { said } = await ask('POST', '/v1/keys', { body: { name: 'second proof' } })
    expect(said.kind).toBe('api')
    const refused = await ask('GET', '/v1/links', { key: said.key })
    expect({ status: refused.status, code: refused.said.code }).toEqual({
      ...{ status: 403, code: 'FORBIDDEN' },
    })
  })

  it.each(['GET /v1/links', 'POST /v1/links', 'DELETE /v1/links/x', 'GET /v1/vocabulary'])(
    'are needed for %s',
    async (operation) => {
      const [method = '', path = ''] = operation.split(' ')
      for (const key of ['', 'adm_other']) {
        const { status, headers } = await ask(method, path, { key })
        expect(status).toBe(401)
        expect(headers.get('www-authenticate')).toMatch(/^Bearer /)
      }
    },
  )
})

describe('what cannot be done', () => {
  it.each([
    ['a body that is no JSON', 400, { body: '{' }],
    ['a body of another kind', 415, { body: 'a=b', headers: { 'content-type': 'text/plain' } }],
    ['a body without end', 413, { body: { name: 'x'.repeat(70_000) } }],
    ['a body that is a list', 422, { body: [] }],
  ])('%s is refused with %i', async (_, status, asking) => {
    const answer = await ask('POST', '/v1/links', asking)
    expect({ status: answer.status, code: answer.said.code }).toEqual({
      ...{ status, code: 'INVALID_INPUT' },
    })
  })

  it('says which methods there are, and where there is nothing', async () => {
    const put = await ask('PUT', '/v1/links/link1')
    expect(put.status).toBe(405)
    expect(put.headers.get('allow')).toBe('GET, PATCH, DELETE')
    expect((await ask('GET', '/v1/other')).status).toBe(404)
  })

  it('waits for a store that is away, and lets nobody in', async () => {
    const away = async () => {
      throw new StoreError('redis://secret@host is away')
    }
    Object.assign(running.books.keys, { check: away })
    const { status, headers, text } = await ask('GET', '/v1/links')
    expect(status).toBe(503)
    expect(headers.get('retry-after')).toBe('5')
    expect(text).not.toContain('secret')
  })

  it('tells nobody outside of a fault, and the log all of it', async () => {
    const fault = new Error('pk_one of /home/somebody')
    Object.assign(running.books.links, { get: () => Promise.reject(fault) })
    const { status, said, text } = await ask('GET', '/v1/links/link1')
    expect({ status, code: said.code }).toEqual({ status: 500, code: 'INTERNAL_ERROR' })
    expect(text).not.toContain('somebody')
    expect(running.faults).toEqual([fault])
  })

  it('passes on how long ClickUp asks to wait', async () => {
    Object.assign(running.books.links, {
      create: () =>
        Promise.reject(new CodedError('RATE_LIMIT', 'Too much.', { retryAfterMs: 61_500 })),
    })
    const { status, headers, said } = await make()
    expect({ status, code: said.code }).toEqual({ status: 503, code: 'RATE_LIMIT' })
    expect(headers.get('retry-after')).toBe('62')
  })
})

describe('the page', () => {
  it('comes without a key, with a policy that lets nothing else in', async () => {
    const response = await running.app.request('/admin')
    expect(response.status).toBe(200)
    const policy = response.headers.get('content-security-policy') ?? ''
    for (const part of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "connect-src 'self'",
      "frame-ancestors 'none'",
    ])
      expect(policy.split('; ')).toContain(part)
    expect(response.headers.get('set-cookie')).toBeNull()
    const html = await response.text()
    expect(html).not.toMatch(/<script>|<style| style=| on\w+=/)
    const sources = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source]) => source)
    expect(sources).toEqual(['admin/page.css', 'admin/page.js'])
  })
})
