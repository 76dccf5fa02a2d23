// When a proxy decides where a name leads, as the environment says it; and that nothing is asked then.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { download } from '../../../src/base/files/download.ts'
import { isProxied } from '../../../src/base/files/proxies.ts'
import { checkPublic, publicLookup } from '../../../src/base/files/public.ts'
import { errorOf } from '../../support/errors.ts'

const ON = { NODE_USE_ENV_PROXY: '1', HTTPS_PROXY: 'http://proxy:3128' }
const PAGE = 'https://wiki.example.com/page'

describe('a proxy decides', () => {
  it.each([
    [PAGE, ON],
    [PAGE, { NODE_USE_ENV_PROXY: '1', https_proxy: 'http://proxy:3128' }],
    [PAGE, { NODE_USE_ENV_PROXY: '1', ALL_PROXY: 'socks://proxy' }],
    [PAGE, { NODE_OPTIONS: '--no-warnings --use-env-proxy', HTTPS_PROXY: 'http://proxy:3128' }],
    [PAGE, { ...ON, NO_PROXY: 'localhost,127.0.0.1, ,other.example' }],
    [PAGE, { ...ON, NO_PROXY: 'example.com' }],
    [PAGE, { ...ON, NO_PROXY: 'wiki.example.com:8443' }],
    [PAGE, { ...ON, no_proxy: 'ki.example.com' }],
  ])('for %s with %j', (url, env) => expect(isProxied(new URL(url), env)).toBe(true))

  it.each([
    [PAGE, {}],
    [PAGE, { HTTPS_PROXY: 'http://proxy:3128' }],
    [PAGE, { NODE_USE_ENV_PROXY: '0', HTTPS_PROXY: 'http://proxy:3128' }],
    [PAGE, { NODE_USE_ENV_PROXY: '1', HTTPS_PROXY: '' }],
    [PAGE, { ...ON, NO_PROXY: '*' }],
    [PAGE, { ...ON, NO_PROXY: 'localhost, wiki.example.com' }],
    [PAGE, { ...ON, NO_PROXY: '.example.com' }],
    [PAGE, { ...ON, NO_PROXY: '*.Example.com' }],
    [PAGE, { ...ON, no_proxy: 'wiki.example.com:443' }],
  ])('not for %s with %j', (url, env) => expect(isProxied(new URL(url), env)).toBe(false))
})

describe('behind a proxy', () => {
  const asked: string[] = []
  let proxy: Server
  beforeEach(async () => {
    asked.length = 0
    proxy = createServer().on('connect', ({ url }, socket) => {
      asked.push(url ?? '')
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
    })
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    const { port } = proxy.address() as AddressInfo
    vi.stubEnv('NODE_USE_ENV_PROXY', '1')
    vi.stubEnv('HTTPS_PROXY', `http://127.0.0.1:${port}`)
  })
  afterEach(() => {
    vi.unstubAllEnvs()
    proxy.close()
  })

  const fetched = (url: string, hops: string[] = []) =>
    errorOf(() =>
      download(url, {
        most: 1000,
        lookup: publicLookup,
        check: (to) => {
          hops.push(to.host)
          // The first of two hops is plain http on this machine, which only a test may ask.
          if (to.protocol === 'https:') checkPublic(to)
        },
      }),
    )

  it('no address is asked, and it is said why and what to do', async () => {
    const error = await fetched(PAGE)
    expect({ code: error.code, why: error.message, asked }).toEqual({
      code: 'ACCESS_DENIED',
      why: expect.stringContaining('wiki.example.com is not asked: a proxy would decide'),
      asked: [],
    })
    expect(error.details.hint).toContain('attach it by its path')
  })

  it('nor one to which a redirect leads', async () => {
    const first = createServer((_, response) => response.writeHead(302, { location: PAGE }).end())
    await new Promise<void>((resolve) => first.listen(0, '127.0.0.1', resolve))
    const { port } = first.address() as AddressInfo
    const hops: string[] = []
    const { code } = await fetched(`http://127.0.0.1:${port}/a`, hops)
    first.close()
    expect({ code, hops, asked }).toEqual({
      code: 'ACCESS_DENIED',
      hops: [`127.0.0.1:${port}`, 'wiki.example.com'],
      asked: [],
    })
  })
})
