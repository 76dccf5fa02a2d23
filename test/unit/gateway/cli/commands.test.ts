import { Readable } from 'node:stream'
import { beforeEach, describe, expect, it } from 'vitest'
import { runKeys } from '../../../../src/gateway/cli/keys.ts'
import { runLinks } from '../../../../src/gateway/cli/links.ts'
import type { Place, World } from '../../../../src/gateway/cli/world.ts'
import {
  ADMIN_KEY,
  type Administration,
  NOW,
  startAdministration,
} from '../../../support/gateway/admin.ts'

const SERVER = 'https://links.example.com'

let running: Administration
let opened: Place[]
let closed: number
let sent: Request[]
let out: string
let err: string

beforeEach(() => {
  running = startAdministration({ baseUrl: SERVER })
  opened = []
  closed = 0
  sent = []
})

const world = (change: Partial<World> = {}): World => ({
  env: { CLICKUP_API_TOKEN: 'pk_one', CLICKUP_MCP_BASE_URL: SERVER },
  stdin: Readable.from([]),
  stdout: { write: (text) => (out += text) },
  stderr: { write: (text) => (err += text) },
  zone: 'Europe/Berlin',
  now: () => NOW,
  fetch: async (input, init) => {
    const request = new Request(input, init)
    sent.push(request.clone())
    return running.app.request(request)
  },
  openAdmin: async (place) => {
    opened.push(place)
    return {
      admin: running.admin,
      close: async () => {
        closed += 1
      },
    }
  },
  ...change,
})

const call = async (run: typeof runLinks, argv: readonly string[], change: Partial<World> = {}) => {
  out = ''
  err = ''
  const code = await run(argv, world(change))
  return { code, out, err }
}

const links = (argv: readonly string[], change?: Partial<World>) => call(runLinks, argv, change)
const keys = (argv: readonly string[], change?: Partial<World>) => call(runKeys, argv, change)

const remote = {
  env: { CLICKUP_API_TOKEN: 'pk_one', CLICKUP_MCP_ADMIN_KEY: ADMIN_KEY },
}

describe('links create', () => {
  it('prints the URL first, and what the link may do until when', async () => {
    const { code, out } = await links([
      ...['create', 'Chat GPT', '--methods', 'read,write', '--tags', 'tasks', '--ends', '7d'],
      '--require-token',
    ])
    expect(code).toBe(0)
    expect(out.split('\n')[0]).toBe(`${SERVER}/mcp/l/${'token-1'.padEnd(43, '0')}`)
    expect(out).toContain('Chat GPT (link1) may read, write in tasks; it ends 2026-12-07 13:00:00')
    expect(running.books.records.get('link1')).toMatchObject({
      config: { methods: ['read', 'write'], tags: ['tasks'], confirm: 'ask' },
      require_api_token_auth: true,
      created_by: 'command line',
    })
    expect(closed).toBe(1)
  })

  it('prints the record for programs', async () => {
    const { out } = await links(['create', 'A', '--ends', 'none', '--json'])
    expect(JSON.parse(out)).toMatchObject({ id: 'link1', expires_at: null, name: 'A' })
  })

  it('reads ends in the zone of this machine', async () => {
    await links(['create', 'A', '--ends', 'end of friday'])
    expect(running.books.records.get('link1')?.expires_at).toBe('2026-12-04T22:59:59.999Z')
  })

  it.each([`\${CLICKUP_API_TOKEN}`, '<your ClickUp token>', '"pk_one"'])(
    'makes none of %s, which only stands for a token, and sends it nowhere',
    async (token) => {
      const env = { CLICKUP_API_TOKEN: token, CLICKUP_MCP_ADMIN_KEY: ADMIN_KEY }
      const made = ['create', 'A', '--ends', '1h', '--server', SERVER]
      const { code, out, err } = await links(made, { env })
      expect({ code: code === 0, out }).toEqual({ code: false, out: '' })
      expect(err).toContain('only what stands for one')
      expect(err).not.toContain('pk_one')
      const bodies = await Promise.all(sent.map((request) => request.text()))
      expect(bodies.join()).not.toContain(JSON.stringify(token).slice(1, -1))
      expect(running.books.records.size).toBe(0)
    },
  )

  it('takes the ClickUp token from stdin, and from no argument', async () => {
    const env = { CLICKUP_MCP_BASE_URL: SERVER }
    const stdin = Readable.from(['pk_', 'one\nmore'])
    expect((await links(['create', 'A', '--ends', '1h'], { env, stdin })).code).toBe(0)
    expect(running.books.tokens.get('link1')).toBe('pk_one')
    const none = await links(['create', 'A', '--ends', '1h'], { env, stdin: Readable.from([]) })
    expect(none.code).toBe(1)
    expect(none.err).toContain('CLICKUP_API_TOKEN')
    const flag = await links(['create', 'A', '--ends', '1h', '--token', 'pk_one'], { env })
    expect(flag.code).toBe(2)
    expect(flag.err).not.toContain('pk_one')
  })

  it.each([
    ['without a name', ['create', '--ends', '1h'], /one name/],
    ['without an end', ['create', 'A'], /When the link ends/],
    ['with an unknown flag', ['create', 'A', '--ends', '1h', '--tag', 'x'], /--tags/],
    ['with a flag without its value', ['create', 'A', '--ends'], /needs a value/],
    ['with a value for a flag that takes none', ['create', 'A', '--json=x'], /takes no value/],
    ['by an unknown word', ['make', 'A'], /not known/],
  ])('is misused %s', async (_, argv, why) => {
    const { code, err, out } = await links(argv)
    expect(code).toBe(2)
    expect(err).toMatch(why)
    expect(out).toBe('')
    expect(opened).toEqual([])
  })

  it.each([
    ['a tag that there is not', ['--tags', 'taks'], 'taks'],
    ['an end that is over', ['--ends', '2020-01-01'], 'in the past'],
    ['no method', ['--methods', ''], 'config.methods'],
  ])('fails with %s', async (_, flags, why) => {
    const { code, err } = await links(['create', 'A', '--ends', '1h', ...flags])
    expect(code).toBe(1)
    expect(err).toContain(why)
    expect(running.books.records.size).toBe(0)
  })

  it('needs to know where the server is found', async () => {
    const { code, err } = await links(['create', 'A', '--ends', '1h'], {
      env: { CLICKUP_API_TOKEN: 'pk_one' },
    })
    expect({ code, opened }).toEqual({ code: 1, opened: [] })
    expect(err).toContain('--base-url')
  })

  it('says a refusal for programs too', async () => {
    const { code, err } = await links(['create', 'A', '--ends', '1h', '--json'], {
      env: { CLICKUP_MCP_BASE_URL: SERVER, CLICKUP_API_TOKEN: 'pk_two' },
    })
    expect(code).toBe(1)
    expect(JSON.parse(err)).toMatchObject({
      code: 'AMBIGUOUS',
      candidates: ['Marketing (9001)', 'Sales (9002)'],
    })
  })
})

describe('links list, revoke and rotate', () => {
  const make = (name: string) => links(['create', name, '--ends', '1d'])

  it('list them without what opens them, and without what a terminal would obey', async () => {
    await make('First')
    const link = running.books.records.get('link1')
    if (link) running.books.records.set('link1', { ...link, name: 'Fi\u001b[31mrst\nX' })
    const { out } = await links(['list'])
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what is looked for
    expect(out).not.toMatch(/\u001b|token-|pk_one/)
    expect(out.trimEnd().split('\n')).toHaveLength(2)
    expect(out).toMatch(/link1 +Fi\[31mrst X +read +– +2026-12-01 13:00:00 CET|GMT/)
    expect(JSON.parse((await links(['list', '--json'])).out).links).toHaveLength(1)
  })

  it('revoke by id or name, and only what is meant', async () => {
    await make('First')
    await make('Same')
    await make('same')
    const several = await links(['revoke', 'Same'])
    expect({ code: several.code, size: running.books.records.size }).toEqual({ code: 1, size: 3 })
    expect(several.err).toContain('link2')
    const half = await links(['revoke', 'First', 'Frist'])
    expect({ code: half.code, size: running.books.records.size }).toEqual({ code: 1, size: 3 })
    const both = await links(['revoke', 'first', 'link3', '--json'])
    expect(JSON.parse(both.out)).toEqual({ revoked: ['link1', 'link3'] })
    expect([...running.books.records.keys()]).toEqual(['link2'])
  })

  it('list what cannot be read beside the others, and end it by its id', async () => {
    await make('First')
    running.books.unreadable.add('odd')
    const { out } = await links(['list'])
    expect(out).toMatch(/link1 +First/)
    expect(out).toMatch(/Cannot be read:\n +odd: odd is damaged\./)
    expect(JSON.parse((await links(['list', '--json'])).out)).toMatchObject({
      links: [{ id: 'link1' }],
      unreadable: [{ id: 'odd', message: 'odd is damaged.' }],
    })
    const rotated = await links(['rotate', 'odd'])
    expect([rotated.code, rotated.err.trim()]).toEqual([1, 'clickup-mcp: odd is damaged.'])
    expect((await links(['revoke', 'odd', 'First'])).out).toBe(
      'Revoked: odd\nRevoked: First (link1)\n',
    )
    expect((await links(['list'])).out.trim()).toBe('There is no link.')
  })

  it('say which master key they are under while one is being replaced', async () => {
    await make('First')
    await make('Second')
    await make('Third')
    expect((await links(['list'])).out).not.toMatch(/MASTER KEY|current/)
    running.books.masterKeys.set('link2', 'old').set('link3', 'missing').set('k0', 'old')
    const { out } = await links(['list'])
    expect(out).toMatch(/MASTER KEY\nlink1.* current\nlink2.* old\nlink3.* missing\n/)
    expect(out).toMatch(/^old: .*used.*\nmissing: .*opens no more/m)
    const listed = await keys(['list'])
    expect(listed.out).toMatch(/MASTER KEY\nk0 .* old\n/)
    expect(listed.out).not.toContain('missing')
  })

  it('rotate with the ClickUp token, and print the new URL', async () => {
    await make('First')
    const { code, out } = await links(['rotate', 'First'])
    expect(code).toBe(0)
    expect(out.split('\n')[0]).toBe(`${SERVER}/mcp/l/${'token-2'.padEnd(43, '0')}`)
  })
})

describe('links change', () => {
  const make = () => links(['create', 'First', '--methods', 'read,write', '--ends', '1d'])

  it('changes what is named, and leaves the rest', async () => {
    await make()
    const before = running.books.records.get('link1')
    const { code, out } = await links(['change', 'First', '--tags', 'tasks docs'])
    expect(code).toBe(0)
    expect(out).toBe(
      'First (link1) may read, write in tasks, docs; it ends 2026-12-01 13:00:00 CET.\n',
    )
    const config = { ...before?.config, tags: ['tasks', 'docs'] }
    expect(running.books.records.get('link1')).toEqual({ ...before, config })
    await links([
      ...['change', 'link1', '--name', 'Other', '--methods', 'read', '--tags', ''],
      ...['--confirm', 'argument', '--ends', 'none', '--require-token'],
    ])
    expect(running.books.records.get('link1')).toEqual({
      ...before,
      name: 'Other',
      config: { methods: ['read'], tags: [], confirm: 'argument' },
      expires_at: null,
      require_api_token_auth: true,
    })
    const { out: json } = await links(['change', 'Other', '--no-require-token', '--json'])
    expect(JSON.parse(json)).toMatchObject({ id: 'link1', require_api_token_auth: false })
    expect(running.asked).toHaveLength(1)
  })

  it.each([
    ['nothing to change', [], 2, /Nothing is to be changed/],
    ['both words on the second proof', ['--require-token', '--no-require-token'], 2, /Not both/],
    ['a tag that there is not', ['--tags', 'taks'], 1, /taks/],
    ['an end that is over', ['--ends', '2020-01-01'], 1, /in the past/],
    ['no method', ['--methods', ''], 1, /config.methods/],
  ])('fails with %s', async (_, flags, code, why) => {
    await make()
    const before = running.books.records.get('link1')
    const said = await links(['change', 'First', ...flags])
    expect(said.code).toBe(code)
    expect(said.err).toMatch(why)
    expect(running.books.records.get('link1')).toEqual(before)
  })
})

describe('keys', () => {
  it('new prints the key first, list does not', async () => {
    const made = await keys(['new', 'n8n'])
    expect(made.out.split('\n')[0]).toBe('api_1')
    const admin = await keys(['new', 'CI', '--kind', 'admin', '--json'])
    expect(JSON.parse(admin.out)).toMatchObject({ kind: 'admin', key: 'admin_2' })
    const { out } = await keys(['list'])
    expect(out).not.toMatch(/api_1|admin_2/)
    expect(out).toMatch(/k1 +n8n +api/)
    expect((await keys(['remove', 'k1'])).code).toBe(0)
    expect((await keys(['remove', 'k1'])).code).toBe(1)
  })

  it('master prints 32 bytes that nobody has had before, and opens nothing', async () => {
    const [one, other] = [await keys(['master']), await keys(['master', '--json'])]
    expect(Buffer.from(one.out.trim(), 'base64')).toHaveLength(32)
    expect(JSON.parse(other.out).key).not.toBe(one.out.trim())
    expect(opened).toEqual([])
  })
})

describe('with --server', () => {
  it('all of it is done over there', async () => {
    const at = ['--server', `${SERVER}/`]
    const made = await links(['create', 'A', '--ends', '1d', '--json', ...at], remote)
    expect(JSON.parse(made.out).url).toMatch(/^https:\/\/links\.example\.com\/mcp\/l\//)
    expect((await links(['list', ...at], remote)).out).toContain('link1')
    expect((await links(['rotate', 'A', ...at], remote)).code).toBe(0)
    const changed = await links(['change', 'A', '--tags', 'docs', ...at], remote)
    expect(changed.out).toContain('may read in docs')
    expect((await links(['revoke', 'A', ...at], remote)).code).toBe(0)
    expect((await keys(['new', 'K', ...at], remote)).out).toContain('api_1')
    expect((await keys(['list', ...at], remote)).out).toContain('first')
    expect((await keys(['remove', 'k1', ...at], remote)).code).toBe(0)
    expect(opened).toEqual([])
    for (const { headers, redirect, url } of sent) {
      expect(headers.get('authorization')).toBe(`Bearer ${ADMIN_KEY}`)
      expect(redirect).toBe('error')
      expect(url).not.toMatch(/adm_|pk_/)
    }
  })

  it('the admin key comes from the environment alone, and goes only where it is safe', async () => {
    const none = await links(['list', '--server', SERVER], { env: {} })
    expect(none.err).toContain('CLICKUP_MCP_ADMIN_KEY')
    const plain = await links(['list', '--server', 'http://links.example.com'], remote)
    expect(plain.code).toBe(1)
    const flag = await links(['list', '--server', SERVER, '--admin-key', ADMIN_KEY], remote)
    expect(flag.code).toBe(2)
    expect(flag.err).not.toContain(ADMIN_KEY)
    expect(sent).toEqual([])
  })

  it('refusals over there are told as here', async () => {
    const wrong = { env: { ...remote.env, CLICKUP_MCP_ADMIN_KEY: 'adm_x' } }
    const refused = await links(['list', '--server', SERVER, '--json'], wrong)
    expect(JSON.parse(refused.err)).toMatchObject({ code: 'AUTH_ERROR' })
    const away = { ...remote, fetch: () => Promise.reject(new TypeError('fetch failed')) }
    const { code, err } = await links(['list', '--server', SERVER], away)
    expect(code).toBe(1)
    expect(err).toContain('links.example.com does not answer')
  })
})

describe('--help', () => {
  it('tells of a group, and of one command of it', async () => {
    const all = await links(['--help'])
    expect(all.code).toBe(0)
    for (const word of ['create', 'list', 'change', 'revoke', 'rotate'])
      expect(all.out).toContain(`links ${word}`)
    const one = await keys(['new', '--help'])
    expect(one.out).toContain('--kind')
    expect(one.out).not.toContain('keys remove')
    expect((await links([])).code).toBe(2)
  })
})
