// The REST interface of a gateway, as whoever shares speaks it.
import { describe, expect, it } from 'vitest'
import { createLinksClient } from '../../../src/links/client.ts'
import type { Link } from '../../../src/links/link.ts'
import { errorOf } from '../../support/errors.ts'

const link: Link = {
  id: 'lnk_1',
  name: 'ChatGPT',
  config: { methods: ['read'], tags: [], confirm: 'ask' },
  expires_at: null,
  require_api_token_auth: false,
  workspace_id: '9001',
  created_by: 'alex',
  created_at: '2026-11-30T10:00:00.000Z',
  last_used_at: null,
}

const created = { ...link, url: 'https://gateway.example.com/mcp/l/x' }

interface Sent {
  readonly url: string
  readonly init: RequestInit
}

/** A gateway that answers this to everything. */
const answering = (status: number, body?: unknown, url = 'https://gateway.example.com/') => {
  const sent: Sent[] = []
  const send = async (to: unknown, init: RequestInit = {}): Promise<Response> => {
    sent.push({ url: String(to), init })
    return new Response(body === undefined ? null : JSON.stringify(body), { status })
  }
  const client = createLinksClient({ url, key: 'gwk_secret' }, send as typeof fetch)
  return { client, sent }
}

describe('the client of a gateway', () => {
  it.each([
    'http://gateway.example.com',
    'http://127.0.0.1.example.com',
    'http://localhost.example.com',
    'ftp://127.0.0.1',
    'javascript:alert(1)',
    'https://alex:secret@gateway.example.com',
    'https://gateway.example.com/?next=x',
    'gateway.example.com',
    '',
  ])('sends nothing to %j', (url) => {
    expect(() => answering(200, { links: [] }, url)).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT' }),
    )
  })

  it.each([
    ['https://gateway.example.com', 'https://gateway.example.com/v1/links'],
    ['https://example.com/clickup/', 'https://example.com/clickup/v1/links'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/v1/links'],
    ['http://localhost:8080/', 'http://localhost:8080/v1/links'],
    ['http://[::1]:8080', 'http://[::1]:8080/v1/links'],
  ])('asks the gateway at %s', async (url, asked) => {
    const { client, sent } = answering(200, { links: [link] }, url)
    expect((await client.list()).links).toEqual([link])
    expect(sent.map((one) => one.url)).toEqual([asked])
  })

  it('sends the key as a bearer and follows nowhere', async () => {
    const { client, sent } = answering(200, { links: [] })
    await client.list()
    expect(sent[0]?.init).toMatchObject({
      ...{ method: 'GET', redirect: 'error' },
      headers: { authorization: 'Bearer gwk_secret' },
    })
  })

  it('creates, changes, rotates and revokes', async () => {
    const { id, created_by: _, created_at: __, last_used_at: ___, ...wanted } = link
    const body = { ...wanted, clickup_token: 'pk_1' }
    const made = answering(201, created)
    expect(await made.client.create(body)).toEqual(created)
    const changed = answering(200, link)
    expect(await changed.client.change(id, { name: 'Other' })).toEqual(link)
    const rotated = answering(200, created)
    expect(await rotated.client.rotate(id, 'pk_1')).toEqual(created)
    const revoked = answering(204)
    await revoked.client.revoke('../tokens')
    const all = [made, changed, rotated, revoked].flatMap(({ sent }) => sent)
    expect(all.map(({ url, init }) => [init.method, new URL(url).pathname, init.body])).toEqual([
      ['POST', '/v1/links', JSON.stringify(body)],
      ['PATCH', '/v1/links/lnk_1', '{"name":"Other"}'],
      ['POST', '/v1/links/lnk_1/rotate', '{"clickup_token":"pk_1"}'],
      ['DELETE', '/v1/links/..%2Ftokens', undefined],
    ])
  })

  it.each([
    [401, 'FORBIDDEN', 'does not accept this admin key'],
    [403, 'FORBIDDEN', 'does not accept this admin key'],
    [404, 'NOT_FOUND', 'no such link'],
    [429, 'RATE_LIMIT', 'asked too much'],
    [503, 'UPSTREAM_ERROR', 'cannot answer now (503)'],
    [400, 'INVALID_INPUT', 'There is no tag "taks".'],
  ])('tells of %i as %s', async (status, code, words) => {
    const { client } = answering(status, {
      ...{ code: 'X', message: 'There is no tag "taks".', hint: 'Choose "tasks".' },
    })
    const error = await errorOf(() => client.list())
    expect(error).toMatchObject({ code })
    expect(error.message).toContain(words)
    expect(JSON.stringify({ ...error, message: error.message })).not.toContain('gwk_secret')
  })

  it.each([
    ['a page', 200, '<html>'],
    ['a link without a name', 200, { links: [{ ...link, name: undefined }] }],
  ])('does not take %s for a list', async (_, status, body) => {
    const error = await errorOf(() => answering(status, body).client.list())
    expect(error).toMatchObject({ code: 'UPSTREAM_ERROR' })
    expect(error.message).toContain('is no such gateway')
  })

  it('tells which the gateway cannot read', async () => {
    const body = { links: [link], unreadable: [{ id: 'lnk_2', message: 'It is damaged.' }] }
    const { links, unreadable } = await answering(200, body).client.list()
    expect([links, unreadable]).toEqual([[link], ['lnk_2']])
  })

  it('leaves out what a newer gateway tells besides', async () => {
    const more = { ...link, region: 'eu', config: { ...link.config, pace: 3 } }
    expect(await answering(200, { links: [more], rest: 1 }).client.list()).toEqual({
      links: [link],
      unreadable: [],
    })
  })

  it('says which gateway does not answer, and nothing of what was sent', async () => {
    const send = () => Promise.reject(new TypeError('fetch failed: Bearer gwk_secret'))
    const client = createLinksClient({ url: 'https://a.example', key: 'gwk_secret' }, send)
    const error = await errorOf(() => client.list())
    expect(error).toMatchObject({ code: 'UPSTREAM_ERROR' })
    expect(`${error.message} ${error.stack} ${error.cause}`).not.toContain('gwk_secret')
    expect(error.message).toBe('The gateway a.example does not answer.')
  })
})
