// A gateway's REST interface, as far as whoever shares speaks it.
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Link } from '../../../src/links/link.ts'

export interface FakeGateway {
  readonly url: string
  readonly key: string
  /** What it was asked: `POST /v1/links`. */
  readonly asked: readonly string[]
  /** What it was sent last. */
  readonly body: () => Readonly<Record<string, unknown>>
  readonly links: Link[]
  /** Answers this to everything, until it is taken back. */
  refuses: number | undefined
  readonly close: () => Promise<void>
}

const KEY = 'gwk_9Qm2'

export const linkNamed = (name: string, rest: Partial<Link> = {}): Link => ({
  id: `lnk_${name.toLowerCase()}`,
  name,
  config: { methods: ['read'], tags: ['tasks'], confirm: 'ask' },
  expires_at: null,
  require_api_token_auth: false,
  workspace_id: '9001',
  created_by: 'tests',
  created_at: new Date(0).toISOString(),
  last_used_at: null,
  ...rest,
})

export const startFakeGateway = async (): Promise<FakeGateway> => {
  const asked: string[] = []
  const links: Link[] = []
  let last: Record<string, unknown> = {}
  let count = 0
  const urlOf = (): string => {
    count += 1
    return `${url}/mcp/l/secret-${count}`
  }

  const answer = (request: IncomingMessage, said: string): readonly [number, object?] => {
    if (gateway.refuses) return [gateway.refuses, { code: 'UPSTREAM_ERROR', message: 'Away.' }]
    if (request.headers.authorization !== `Bearer ${KEY}`)
      return [401, { code: 'AUTH_ERROR', message: 'No such key.' }]
    const [, , , id, rotates] = (request.url ?? '').split('/')
    const at = links.findIndex((one) => one.id === id)
    if (id === undefined && request.method === 'GET') return [200, { links }]
    if (said) last = JSON.parse(said)
    if (id === undefined) {
      const { clickup_token: _, ...wanted } = last as Link & { clickup_token: string }
      const link = linkNamed(wanted.name, wanted)
      links.push(link)
      return [201, { ...link, url: urlOf() }]
    }
    const found = links[at]
    if (!found) return [404, { code: 'NOT_FOUND', message: 'No such link.' }]
    if (rotates) return [200, { ...found, url: urlOf() }]
    if (request.method === 'PATCH') {
      const { config, ...rest } = last as Partial<Link>
      const changed = { ...found, ...rest, config: { ...found.config, ...config } }
      links[at] = changed
      return [200, changed]
    }
    links.splice(at, 1)
    return [204]
  }

  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    asked.push(`${request.method} ${request.url}`)
    const [status, body] = answer(request, await text(request))
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(body && JSON.stringify(body))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const gateway: FakeGateway = {
    ...{ url, key: KEY, asked, links, refuses: undefined },
    body: () => last,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return gateway
}
