// `--check --deep`: it reads and nothing else, sends 60 requests at most, and tells what is so here.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { version } from '../../../package.json'
import { diagnoseDeep } from '../../../src/mcp/call/check-deep.ts'
import { readConfig } from '../../../src/mcp/config/config.ts'
import { valuesIn } from '../../../src/mcp/deep/seen.ts'
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts'
import type { SandboxOptions } from '../../../src/sandbox/state/state.ts'
import { expectDocumented } from '../../support/contract.ts'
import { runServer } from '../../support/process.ts'
import { virtualTime } from '../../support/timing.ts'

/** As it was promised. */
const MOST_REQUESTS = 60

const signedIn = (sandbox: Sandbox) => ({
  CLICKUP_API_URL: sandbox.url,
  CLICKUP_API_TOKEN: sandbox.token,
})

const look = (sandbox: Sandbox, signal?: AbortSignal) => {
  const { config } = readConfig([], signedIn(sandbox))
  const { timing } = virtualTime()
  const product = { version, userAgent: 'clickup-copilot/test' }
  return diagnoseDeep(config, product, { timing }, signal)
}

const within = async <T>(options: SandboxOptions, use: (sandbox: Sandbox) => Promise<T>) => {
  const sandbox = await startSandbox({ rate: 10_000, ...options })
  try {
    return await use(sandbox)
  } finally {
    await sandbox.close()
  }
}

/** What the report says of a fact. */
const verdict = (report: string, key: string): string | undefined =>
  report
    .split('\n')
    .find((line) => line.startsWith(`| \`${key}\` |`))
    ?.split(' | ')[2]

describe('a deep check', () => {
  let sandbox: Sandbox
  let report: string
  beforeAll(async () => {
    sandbox = await startSandbox({ rate: 10_000 })
    const { text, ok } = await look(sandbox)
    expect(ok).toBe(true)
    report = text
  })
  afterAll(() => sandbox.close())

  const log = () => sandbox.state.log.since(0)

  it('reads and nothing else, with 60 requests at most', () => {
    expect(new Set(log().map(({ method }) => method))).toEqual(new Set(['GET']))
    expect(log().length).toBeGreaterThan(40)
    expect(log().length).toBeLessThanOrEqual(MOST_REQUESTS)
    expect(report).toContain(`- ${log().length} requests of at most ${MOST_REQUESTS}`)
  })

  it('asks as the documents say, but for ids that cannot be', () => {
    expectDocumented(log().filter(({ path }) => !path.split('/').includes('none')))
  })

  it('asks the same of the same workspace', async () => {
    const other = await within({ now: () => Date.UTC(2026, 10, 18, 12) }, async (one) => {
      await look(one)
      const asked = one.state.log.since(0).length
      await look(one)
      const all = one.state.log.since(0).map(({ path, query }) => `${path}?${query}`)
      return { first: all.slice(0, asked), second: all.slice(asked) }
    })
    expect(other.second).toEqual(other.first)
  })

  it('tells with what it was made, and the day', () => {
    expect(report).toContain(`clickup-mcp ${version}, Node.js ${process.version}`)
    expect(report).toContain(`${process.platform} ${process.arch}, 2026-11-18`)
    expect(report).not.toMatch(/\d\d:\d\d/)
  })

  it('tells what is so here, what is not, and what reading cannot tell', () => {
    expect(verdict(report, 'newest-first')).toBe('holds')
    expect(verdict(report, 'missing-entry')).toBe('holds')
    expect(verdict(report, 'deleted-lists')).toBe('not seen here')
    expect(report).toContain('- needs a write: ')
    expect(report).toMatch(/GET \/v2\/task\/\{task_id\} \(no-task\): 401 OAUTH_027/)
  })

  it('knows every shape that the sandbox answers, and reads all of it', () => {
    expect(report).toMatch(/## Shapes that are not known\n\nNone\./)
    expect(report).toMatch(/## What the client could not read\n\nNone\./)
  })

  it('names nobody and nothing', () => {
    const told = log()
      .filter(({ status }) => status === 200)
      .flatMap(({ answer }) => [...valuesIn(JSON.parse(answer))])
      .filter((value) => typeof value === 'string' && /[A-Z@\d]/.test(value))
    const words = new Set(told.map(String).filter((text) => text.length > 3))
    expect(words.size).toBeGreaterThan(500)
    const ours = ['Node', 'Date', 'Name', 'Time', 'Markdown']
    const found = [...words].filter((word) => !ours.includes(word) && report.includes(word))
    expect(found).toEqual([])
    expect(report).not.toContain(sandbox.token)
  })
})

describe('where ClickUp behaves in another way', () => {
  let usual: string
  let other: string
  beforeAll(async () => {
    const quirks = { newestFirst: false, checkbox: 'boolean', workspaceFolders: false } as const
    usual = (await within({}, look)).text
    other = (await within({ quirks: { ...quirks, docsEnd: 'null' } }, look)).text
  })

  it.each([
    ['begins with the oldest', 'newest-first', 'oldest first'],
    ['reads checkboxes as booleans', 'checkbox', 'boolean'],
    ['ends the docs with null', 'docs-end', 'null'],
    ['has no folders of a workspace', 'workspace-folders', 'refused'],
  ])('a deep check tells that it %s', (_, key, form) => {
    expect(verdict(usual, key)).toBe('holds')
    expect(verdict(other, key)).toBe('does not hold')
    expect(other).toMatch(new RegExp(`\\| \`${key}\` .* ${form} ×`))
  })

  it('tells what was refused, by its code', async () => {
    const faults = '/v3/workspaces/*/docs=403 x*; /v3/workspaces/*/chat/channels=404 x*'
    const { text, ok } = await within({ faults }, look)
    expect(ok).toBe(true)
    expect(verdict(text, 'doc-dates')).toBe('could not be asked')
    expect(verdict(text, 'chat-people')).toBe('could not be asked')
    expect(text).toMatch(/\| `doc-dates` .* 403 /)
  })

  it('tells of a shape that is not known', async () => {
    const text = await within({}, async (sandbox) => {
      for (const space of sandbox.state.store.spaces.values()) Object.assign(space, { name: null })
      return (await look(sandbox)).text
    })
    expect(text).toMatch(/GET \/v2\/team\/\{team_id\}\/space[^:]*: space left out/)
  })
})

describe('in bad weather', () => {
  it('a deep check counts each try as a request, and ends with the last that it has', async () => {
    await within({ faults: 'GET /api/v2/space/**=503 x*' }, async (sandbox) => {
      const { text, ok } = await look(sandbox)
      expect(ok).toBe(true)
      expect(sandbox.state.log.since(0).length).toBe(MOST_REQUESTS)
      expect(text).toContain(`- ${MOST_REQUESTS} requests of at most ${MOST_REQUESTS}`)
      expect(text).toContain(': INCOMPLETE')
    })
  })

  it('a deep check waits for the budget of requests', async () => {
    await within({ faults: 'GET /api/v2/user=429' }, async (sandbox) => {
      const { text } = await look(sandbox)
      const statuses = sandbox.state.log.since(0).map(({ status }) => status)
      expect(statuses.filter((status) => status === 429)).toHaveLength(1)
      expect(text).not.toMatch(/: 429|RATE_LIMIT/)
    })
  })

  it('a deep check ends when the person has had enough', async () => {
    await within({ faults: 'GET /api/v2/team/*/space=hold x*' }, async (sandbox) => {
      const enough = new AbortController()
      const looking = look(sandbox, enough.signal)
      await expect.poll(() => sandbox.state.log.since(0).length).toBeGreaterThan(2)
      enough.abort()
      const { text, ok } = await looking
      expect(ok).toBe(false)
      expect(text).toContain('✗')
      expect(text).not.toContain('## Facts')
    })
  })
})

describe('clickup-mcp --check --deep', () => {
  it('prints a summary for people and the report', async () => {
    await within({}, async (sandbox) => {
      const { code, stdout, stderr } = await runServer({
        args: ['--check', '--deep'],
        env: signedIn(sandbox),
      })
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(stdout).toMatch(/^✓ \d+ requests/)
      expect(stdout).toContain('\n# ClickUp, as it was found\n')
      expect(verdict(stdout, 'newest-first')).toBe('holds')
      const log = sandbox.state.log.since(0)
      expect(log.filter(({ method }) => method !== 'GET')).toEqual([])
      expect(log.length).toBeLessThanOrEqual(MOST_REQUESTS)
    })
  })

  it('fails where nobody is signed in, and says what to do', async () => {
    const { code, stdout } = await runServer({ args: ['--check', '--deep'] })
    expect(code).toBe(1)
    expect(stdout).toContain('✗')
    expect(stdout).toContain('Sign In')
  })

  it('is refused without --check', async () => {
    const { code, stdout, stderr } = await runServer({ args: ['--deep'] })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('--check --deep')
  })

  it('is told of by --help', async () => {
    expect((await runServer({ args: ['--help'] })).stdout).toContain('--check --deep')
  })
})
