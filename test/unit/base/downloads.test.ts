// Who may be asked for a file: ClickUp's own hosts, or public ones, wherever a redirect or a name leads.
import type { LookupAddress } from 'node:dns'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'

const answers = vi.hoisted(() => new Map<string, readonly LookupAddress[]>())
vi.mock('node:dns', async (original) => {
  const lookup = (
    name: string,
    _: unknown,
    callback: (error: Error | null, found: readonly LookupAddress[]) => void,
  ) => {
    const found = answers.get(name)
    callback(found ? null : new Error(`no such host ${name}`), found ?? [])
  }
  return { ...(await original<typeof import('node:dns')>()), lookup }
})

// Files share what they import: another one may have loaded these with the real names.
vi.resetModules()
const { checkClickUpFile, download } = await import('../../../src/base/files/download.ts')
const { checkPublic, isPublicAddress, publicLookup } = await import(
  '../../../src/base/files/public.ts'
)
const { errorOf } = await import('../../support/errors.ts')

const open: (() => void)[] = []
afterEach(() => {
  for (const close of open.splice(0)) close()
  answers.clear()
})

/** Serves on loopback until the test ends; `asked` tells which paths were asked for. */
const serve = async (listener: RequestListener) => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    listener(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push(() => {
    server.close()
    server.closeAllConnections()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}
const anything = () => undefined
const get = (url: string, options: Partial<Parameters<typeof download>[1]> = {}) =>
  download(url, { most: 1000, check: anything, ...options })

describe('a public address', () => {
  it.each(['1.1.1.1', '93.184.216.34', '2606:4700:4700::1111', '[2606:4700::1]', '::ffff:1.1.1.1'])(
    'is %s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  )

  it.each([
    ...['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '127.0.0.1', '127.8.8.8'],
    ...['0.0.0.0', '169.254.169.254', '100.64.0.1', '192.0.2.1', '198.18.0.1', '224.0.0.1'],
    ...['255.255.255.255', '240.0.0.1', '::', '::1', 'fe80::1', 'fc00::1', 'fd12:3456::1'],
    ...['ff02::1', '2001:db8::1', '[::1]', '::ffff:10.0.0.1', '::ffff:127.0.0.1'],
    ...['::7f00:1', '::a00:1', '::2', '::ffff:0:7f00:1', '64:ff9b:1::a00:1', '2001::1', '100::1'],
    ...['fec0::1', '3fff::1', '4000::1', '5f00::1', '8000::1', 'fe80::1%eth0', '192.0.0.8'],
    ...['::ffff:7f00:1', '64:ff9b::7f00:1', '2002:7f00:1::', '::ffff:169.254.169.254', 'nonsense'],
  ])('is not %s', (address) => expect(isPublicAddress(address)).toBe(false))
})

describe('what may be attached from', () => {
  it.each(['https://example.com/a.png', 'https://1.1.1.1/a', 'https://[2606:4700::1]/a'])(
    'is %s',
    (url) => expect(() => checkPublic(new URL(url))).not.toThrow(),
  )

  it.each([
    'http://example.com/a.png',
    'ftp://example.com/a',
    'https://127.0.0.1/a',
    'https://2130706433/a',
    'https://0x7f.1/a',
    'https://017700000001/a',
    'https://[::1]/a',
    'https://[::ffff:10.0.0.1]/a',
    'https://169.254.169.254/latest/meta-data',
    'https://localhost/a',
    'https://LOCALHOST./a',
    'https://app.localhost:8443/a',
    'https://127.1/a',
    'https://10.0.0.1./a',
    'https://[::7f00:1]/a',
    'https://[64:ff9b::a00:1]/a',
    'https://[2002:a00:1::]/a',
    'https://ana:secret@example.com/a',
    'https://token@example.com/a',
  ])('is not %s', async (url) => {
    expect((await errorOf(() => checkPublic(new URL(url)))).code).toBe('INVALID_INPUT')
  })
})

describe('a name', () => {
  const resolve = (name: string, options: { all?: boolean } = {}) =>
    new Promise<unknown>((done) =>
      publicLookup(name, options, (error, address, family) =>
        done(error ? error.message : options.all ? address : [address, family]),
      ),
    )
  const four = (address: string): LookupAddress => ({ address, family: 4 })

  it('leads to its public addresses', async () => {
    answers.set('good.example', [four('1.1.1.1'), { address: '2606:4700::1', family: 6 }])
    expect(await resolve('good.example')).toEqual(['1.1.1.1', 4])
    expect(await resolve('good.example', { all: true })).toHaveLength(2)
  })

  it.each([
    ['a private address', [four('10.0.0.1')]],
    ['this machine', [four('127.0.0.1')]],
    ['this machine in IPv6', [{ address: '::1', family: 6 }]],
    ['IPv4 inside IPv6', [{ address: '::ffff:192.168.0.1', family: 6 }]],
    ['one public and one private address', [four('1.1.1.1'), four('192.168.0.1')]],
    ['nothing', []],
  ])('that leads to %s is refused', async (_, found) => {
    answers.set('bad.example', found)
    expect(await resolve('bad.example')).toBe('bad.example is not a public host')
    expect(await resolve('bad.example', { all: true })).toBe('bad.example is not a public host')
  })

  it('is resolved where the connection is made, so that no request reaches a private address', async () => {
    const { url, asked } = await serve((_, response) => response.end('secret'))
    answers.set('rebound.example', [four('127.0.0.1')])
    const error = await errorOf(() =>
      get(url.replace('127.0.0.1', 'rebound.example'), { lookup: publicLookup }),
    )
    expect({ code: error.code, why: error.message, asked }).toEqual({
      code: 'UPSTREAM_ERROR',
      why: expect.stringContaining('not a public host'),
      asked: [],
    })
  })
})

describe("ClickUp's own files", () => {
  const check = checkClickUpFile('https://api.clickup.com')

  it.each([
    'https://t9014.p.clickup-attachments.com/t9014/a.png',
    'https://attachments.clickup.com/a.png',
    'https://api.clickup.com/a.png',
  ])('stand at %s', (url) => expect(() => check(new URL(url))).not.toThrow())

  it.each([
    'https://example.com/a.png',
    'https://clickup.com.example.com/a.png',
    'https://notclickup.com/a.png',
    'https://clickup-attachments.com.evil.example/a',
    'http://attachments.clickup.com/a.png',
    'http://127.0.0.1:80/a.png',
  ])('do not stand at %s', async (url) => {
    expect((await errorOf(() => check(new URL(url)))).code).toBe('INVALID_INPUT')
  })

  it('stand on this machine only where the sandbox itself is', async () => {
    const own = checkClickUpFile('http://127.0.0.1:4000')
    expect(() => own(new URL('http://127.0.0.1:4000/attachments/a'))).not.toThrow()
    expect((await errorOf(() => own(new URL('http://127.0.0.1:4001/a')))).code).toBe(
      'INVALID_INPUT',
    )
  })
})

describe('a download', () => {
  it('gives bytes, type and name', async () => {
    const { url } = await serve((_, response) =>
      response.setHeader('content-type', 'text/plain; charset=utf-8').end('hello'),
    )
    const { bytes, type, name } = await get(`${url}/t1/my%20notes.txt?view=open`)
    expect({ text: bytes.toString(), type, name }).toEqual({
      text: 'hello',
      type: 'text/plain',
      name: 'my notes.txt',
    })
  })

  it('has a name though its address is not well formed', async () => {
    const { url } = await serve((_, response) => response.end('x'))
    expect((await get(`${url}/100%25%E0%A4%A`)).name).toBe('100%25%E0%A4%A')
    expect((await get(url)).name).toBe('file')
  })

  it('follows redirects, each of them checked before it is asked', async () => {
    const target = await serve((_, response) => response.end('there'))
    const { url } = await serve((request, response) =>
      response.writeHead(302, { location: request.url === '/a' ? '/b' : `${target.url}/c` }).end(),
    )
    const checked: string[] = []
    const { bytes, name } = await get(`${url}/a`, { check: ({ href }) => checked.push(href) })
    expect({ text: bytes.toString(), name }).toEqual({ text: 'there', name: 'c' })
    expect(checked).toEqual([`${url}/a`, `${url}/b`, `${target.url}/c`])
  })

  it('does not follow a redirect to where it may not ask', async () => {
    const secret = await serve((_, response) => response.end('secret'))
    const { url } = await serve((_, response) =>
      response.writeHead(301, { location: `${secret.url}/latest` }).end(),
    )
    const allowed = checkClickUpFile(url)
    const error = await errorOf(() => get(`${url}/a`, { check: allowed }))
    expect({ code: error.code, asked: secret.asked }).toEqual({ code: 'INVALID_INPUT', asked: [] })
  })

  it('does not follow a redirect away from https', async () => {
    const checked: string[] = []
    const { url } = await serve((_, response) =>
      response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    )
    const check = (to: URL) => {
      checked.push(to.protocol)
      if (checked.length > 1) checkPublic(to)
    }
    expect((await errorOf(() => get(url, { check }))).code).toBe('INVALID_INPUT')
    expect(checked).toEqual(['http:', 'file:'])
  })

  it('does not turn in circles', async () => {
    const { url, asked } = await serve((_, response) =>
      response.writeHead(302, { location: '/again' }).end(),
    )
    expect((await errorOf(() => get(url))).message).toContain('redirects too often')
    expect(asked).toHaveLength(6)
  })

  it('stops at the size that is allowed, whatever the headers say', async () => {
    const { url } = await serve((_, response) => {
      response.write('x'.repeat(900))
      response.end('y'.repeat(900))
    })
    const error = await errorOf(() => get(url))
    expect([error.code, error.message]).toEqual([
      'INVALID_INPUT',
      expect.stringContaining('larger than'),
    ])
  })

  it.each([
    [404, 'NOT_FOUND'],
    [403, 'UPSTREAM_ERROR'],
    [500, 'UPSTREAM_ERROR'],
  ])('that answers %i ends with %s', async (status, code) => {
    const { url } = await serve((_, response) => response.writeHead(status).end())
    expect((await errorOf(() => get(url))).code).toBe(code)
  })

  it('that breaks off says so', async () => {
    const { url } = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('half', () => response.destroy())
    })
    const error = await errorOf(() => get(url))
    expect([error.code, error.message]).toEqual([
      'UPSTREAM_ERROR',
      expect.stringContaining('could not be fetched'),
    ])
  })

  it('ends when the call is cancelled', async () => {
    const cancel = new AbortController()
    const { url } = await serve(() => cancel.abort())
    expect((await errorOf(() => get(url, { signal: cancel.signal }))).code).toBe('UPSTREAM_ERROR')
  })
})
