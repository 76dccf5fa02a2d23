// The server as a program: its streams, its flags, its end, and that it keeps the token to itself.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { version } from '../../../package.json'
import { inRoot } from '../../../scripts/lib/paths.ts'
import { capture } from '../../../scripts/lib/processes.ts'
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts'
import { runServer } from '../../support/process.ts'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ rate: 10_000 })
})
afterAll(() => sandbox.close())

const signedIn = () => ({ CLICKUP_API_URL: sandbox.url, CLICKUP_API_TOKEN: sandbox.token })

const call = (id: number, name: string, args: object = {}) => ({
  jsonrpc: '2.0',
  id,
  method: 'tools/call',
  params: { name, arguments: args },
})

const HELLO = [
  {
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: {
      protocolVersion: '2025-06-18',
      capabilities: {},
      clientInfo: { name: 'test', version: '1' },
    },
  },
  { jsonrpc: '2.0', method: 'notifications/initialized' },
]

/** Calls of every kind of outcome. */
const CALLS = [
  call(2, 'get_hierarchy'),
  call(3, 'get_task', { task: '868512p' }),
  call(4, 'get_task', { task: 'ENG-99999' }),
  call(5, 'no_such_tool'),
  call(6, 'add_comment', { task: '868512p', text: 'From a process.' }),
  call(7, 'find_tasks', { in: 'Current Sprint', nonsense: 1 }),
]

const ran = (env: Record<string, string> = signedIn()) =>
  runServer({ env, messages: [...HELLO, ...CALLS], answers: 1 + CALLS.length })

describe('the streams', () => {
  it('hold JSON-RPC alone on stdout and nothing on stderr', async () => {
    const { stdout, stderr } = await ran()
    const messages = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(messages.map(({ jsonrpc }) => jsonrpc)).toEqual(messages.map(() => '2.0'))
    expect(messages.map(({ id }) => id).sort()).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(stderr).toBe('')
  })

  it('never hold the token, even where ClickUp refuses it', async () => {
    const dead = { ...signedIn(), CLICKUP_API_TOKEN: 'pk_666_VERYSECRETANDDEAD' }
    for (const env of [signedIn(), dead]) {
      const { stdout, stderr } = await ran(env)
      expect(stdout).toContain('"id":7')
      expect(stdout + stderr).not.toContain(env.CLICKUP_API_TOKEN)
    }
  })

  it('hold one text block an answer, and an error is marked as one', async () => {
    const { stdout } = await ran()
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    for (const { id, result } of answers.filter((message) => message.id > 1)) {
      expect(result.content).toEqual([{ type: 'text', text: expect.any(String) }])
      expect([id, result.isError ?? false]).toEqual([id, [4, 5, 7].includes(id)])
      expect(JSON.parse(result.content[0].text).ok).toBe(!result.isError)
    }
  })
})

describe('the program', () => {
  it('ends in good order as soon as its input does', async () => {
    expect(await runServer({ env: signedIn() })).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  it('ends with its input even while a call is under way', async () => {
    const started = Date.now()
    sandbox.state.faults.add('GET /v2/task/868512p=slow:5s')
    const messages = [...HELLO, call(2, 'get_task', { task: '868512p' })]
    const { code, stderr } = await runServer({ env: signedIn(), messages, answers: 1 })
    sandbox.state.faults.clear()
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    // Sooner than ClickUp would have answered.
    expect(Date.now() - started).toBeLessThan(4500)
  })

  it('tells its version', async () => {
    expect(await runServer({ args: ['--version'] })).toEqual({
      code: 0,
      stdout: `${version}\n`,
      stderr: '',
    })
  })

  it('tells every setting on --help', async () => {
    const { code, stdout } = await runServer({ args: ['--help'] })
    expect(code).toBe(0)
    for (const name of [
      'API_TOKEN',
      'API_URL',
      'WORKSPACE_ID',
      'ACCESS',
      'TOOLSETS',
      'EXPIRES_AT',
      'BROKER',
      'STATE_DIR',
      'CALL_BUDGET_MS',
    ])
      expect(stdout).toContain(`CLICKUP_${name}`)
  })

  it.each([
    [['--acess', 'read'], 'acess'],
    [['--access', 'everything'], 'CLICKUP_ACCESS'],
    [['--api-token', 'pk_1'], 'api-token'],
    [['--api-url', 'https://example.com'], "ClickUp's own"],
  ])('refuses to start with %j, and says why', async (args, words) => {
    const { code, stdout, stderr } = await runServer({ args })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(words)
  })
})

describe('--check', () => {
  const check = (env: Record<string, string>, ...args: string[]) =>
    runServer({ env, args: ['--check', ...args] })

  it('says who is signed in, to what, and what is left of the budget', async () => {
    const { code, stdout } = await check(signedIn(), '--access', 'read')
    expect(code).toBe(0)
    for (const words of [
      'access: read',
      'Alex Rivera',
      'Europe/Berlin',
      'Acme',
      'of 10000 requests',
    ])
      expect(stdout).toContain(words)
    expect(stdout).not.toContain(sandbox.token)
  })

  it.each([
    ['nobody is signed in', {}, 'Sign In'],
    ['the token is dead', { CLICKUP_API_TOKEN: 'pk_1_DEAD' }, 'does not accept the token'],
    ['the workspace is another one', { CLICKUP_WORKSPACE_ID: '1' }, 'another workspace'],
  ])('fails when %s, and says what to do', async (_, env, words) => {
    const base = Object.keys(env).length > 0 ? signedIn() : { CLICKUP_API_URL: sandbox.url }
    const { code, stdout } = await check({ ...base, ...env })
    expect(code).toBe(1)
    expect(stdout).toContain('✗')
    expect(stdout).toContain(words)
  })
})

describe('the server as the extension brings it, by itself', () => {
  const folder = mkdtempSync(join(tmpdir(), 'clickup-alone-'))
  const alone = join(folder, 'server.js')
  beforeAll(() => copyFileSync(inRoot('dist/server.js'), alone))
  afterAll(() => rmSync(folder, { recursive: true }))

  it.each([
    ['serve', ['serve']],
    ['links', ['links', 'list']],
    ['keys', ['keys', 'list']],
    ['--sdk 2', ['--sdk', '2']],
  ])('says that %s is not in it, and what to do', async (what, args) => {
    const { code, output } = await capture(process.execPath, [alone, ...args])
    expect(code).toBe(2)
    expect(output).toContain(`clickup-mcp: ${what} is not in this installation`)
    expect(output).toContain('npm run build')
    expect(output).not.toContain('Cannot find module')
  })
})
