// `clickup-mcp config`: what it prints is all that a client needs to start the server.
import { execFile } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inRoot } from '../../../scripts/lib/paths.ts'
import { CLIENTS } from '../../../src/clients/clients.ts'
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts'
import { runServer } from '../../support/process.ts'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ rate: 10_000 })
})
afterAll(() => sandbox.close())

const signedIn = () => ({ CLICKUP_API_URL: sandbox.url, CLICKUP_API_TOKEN: sandbox.token })

const READ_ONLY = ['--access', 'read', '--toolsets', 'tasks']

const entryFor = async (client: string, ...flags: string[]) => {
  const ran = await runServer({ args: ['config', client, ...flags] })
  expect(ran.code).toBe(0)
  return ran
}

/** Starts what an entry says, and asks it for its tools and for a task. */
const tryOut = async (command: string, args: string[], env: Record<string, string>) => {
  const client = new Client({ name: 'test', version: '1.0.0' })
  await client.connect(new StdioClientTransport({ command, args, env }))
  try {
    const { tools } = await client.listTools()
    const { isError } = await client.callTool({ name: 'get_task', arguments: { task: 'ENG-87' } })
    return { tools: tools.map(({ name }) => name), isError: isError ?? false }
  } finally {
    await client.close()
  }
}

const READ_TASKS = { tools: ['find_tasks', 'get_task'], isError: false }

describe('clickup-mcp config', () => {
  it('lists the clients that it knows, and needs no token', async () => {
    const { code, stdout } = await runServer({ args: ['config'] })
    const known = stdout
      .trim()
      .split('\n')
      .map((line) => line.split(' ')[0])
    expect({ code, known }).toEqual({ code: 0, known: CLIENTS })
    expect((await runServer({ args: ['config', '--help'] })).stdout).toBe(stdout)
  })

  it('carries over what the environment sets, unless a flag says otherwise', async () => {
    const env = { CLICKUP_ACCESS: 'read', CLICKUP_WORKSPACE_ID: '77', CLICKUP_STATE_DIR: '/tmp/x' }
    const argsOf = async (...flags: string[]) => {
      const { stdout } = await runServer({ args: ['config', 'gemini', ...flags], env })
      return JSON.parse(stdout).mcpServers.clickup.args.slice(1)
    }
    expect(await argsOf()).toEqual(['--workspace-id', '77', '--access', 'read'])
    expect(await argsOf('--access', 'read,write')).toEqual([
      ...['--workspace-id', '77'],
      ...['--access', 'read,write'],
    ])
  })

  it.each(['codex', 'cline', 'vscode', 'inspector'])(
    '%s: the entry alone goes to stdout, what to know of it to stderr',
    async (client) => {
      const env = { CLICKUP_API_TOKEN: 'pk_1_VERYSECRET', CLICKUP_ACCESS: 'read' }
      const { code, stdout, stderr } = await runServer({ args: ['config', client], env })
      expect(code).toBe(0)
      expect(stdout).toContain(inRoot('dist/server.js'))
      expect(stderr).toMatch(/token/i)
      expect(stdout + stderr).not.toContain('VERYSECRET')
    },
  )

  it.each([
    [['codx'], 'There is no client "codx"'],
    [['codex', 'cline'], 'One client at a time'],
    [['codex', '--access', 'boss'], 'CLICKUP_ACCESS'],
    [['codex', '--api-token', 'pk_1'], 'api-token'],
    [['codex', '--check'], 'check'],
  ])('%j is refused, and says why', async (args, words) => {
    const { code, stdout, stderr } = await runServer({ args: ['config', ...args] })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(words)
  })

  const TOKEN = 'pk_12345678_ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'

  it.each([
    [['config', TOKEN]],
    [['config', 'codex', TOKEN]],
    [['config', 'codex', '--workspace-id', TOKEN]],
    [['config', 'codex', '--server', TOKEN]],
    [['config', 'codex', '--folders', `/${TOKEN}`]],
    [['config', 'codex', '--api-token', TOKEN]],
    [['config', 'codex', `--api-token=${TOKEN.toLowerCase()}`]],
    [[TOKEN]],
    [['--access', TOKEN]],
    [['--toolsets', `tasks,${TOKEN}`]],
    [['--check', '--workspace-id', TOKEN]],
    [['links', TOKEN]],
    [['serve', '--port', TOKEN]],
  ])('a token at a wrong place is refused and never printed: %j', async (args) => {
    const { code, stdout, stderr } = await runServer({ args })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('CLICKUP_API_TOKEN')
    expect(stderr).not.toMatch(/pk_\d/i)
  })

  it.each(['CLICKUP_ACCESS', 'CLICKUP_WORKSPACE_ID', 'CLICKUP_API_URL', 'CLICKUP_EXPIRES_AT'])(
    'nor in %s',
    async (name) => {
      const { stdout, stderr } = await runServer({ args: ['--check'], env: { [name]: TOKEN } })
      expect(stderr).toContain(name)
      expect(stdout + stderr).not.toMatch(/pk_\d/i)
    },
  )

  it('tells the clients that are known where one is not', async () => {
    const { stderr } = await runServer({ args: ['config', 'codx'] })
    for (const client of CLIENTS) expect(stderr).toContain(client)
  })
})

describe('an entry starts the server as it was said', () => {
  it.each([
    ['claude-code', (env: string) => env.replace(`\${CLICKUP_API_TOKEN}`, sandbox.token)],
    ['copilot-cli', (env: string) => env.replace(`\${CLICKUP_API_TOKEN}`, sandbox.token)],
    ['gemini', (env: string) => env.replace('$CLICKUP_API_TOKEN', sandbox.token)],
    ['cursor', (env: string) => env.replace(`\${env:CLICKUP_API_TOKEN}`, sandbox.token)],
    ['claude-desktop', (env: string) => env.replace('<your ClickUp token>', sandbox.token)],
  ] as const)('for %s, which fills in the token', async (client, fillIn) => {
    const { stdout } = await entryFor(client, ...READ_ONLY, '--api-url', sandbox.url)
    const { command, args, env } = JSON.parse(fillIn(stdout)).mcpServers.clickup
    expect(await tryOut(command, args, env)).toEqual(READ_TASKS)
  })

  it('for opencode, in one list', async () => {
    const { stdout } = await entryFor('opencode', ...READ_ONLY, '--api-url', sandbox.url)
    const filled = stdout.replace('{env:CLICKUP_API_TOKEN}', sandbox.token)
    const { command, environment } = JSON.parse(filled).mcp.clickup
    const [program, ...args] = command
    expect(await tryOut(program, args, environment)).toEqual(READ_TASKS)
  })

  it('for Codex, which hands on the variables that are named', async () => {
    const { stdout } = await entryFor('codex', ...READ_ONLY, '--api-url', sandbox.url)
    const [, args = ''] = /^args = (.*)$/m.exec(stdout) ?? []
    const [, names = ''] = /^env_vars = (.*)$/m.exec(stdout) ?? []
    expect(JSON.parse(names)).toEqual(['CLICKUP_API_TOKEN'])
    const env = { CLICKUP_API_TOKEN: sandbox.token }
    expect(await tryOut('node', JSON.parse(args), env)).toEqual(READ_TASKS)
  })

  it('for a program by the client of the SDK, as it stands', async () => {
    const { stdout } = await entryFor('mcp-client', ...READ_ONLY, '--api-url', sandbox.url)
    // Where its imports are found.
    const folder = inRoot('dist/test/for-client')
    mkdirSync(folder, { recursive: true })
    const file = `${folder}/entry.mts`
    const end = 'console.log(tools.length, typeof instructions)\nawait client.close()\n'
    writeFileSync(file, `${stdout}${end}`)
    try {
      const run = promisify(execFile)
      const { stdout: said } = await run(process.execPath, ['--import', 'tsx', file], {
        cwd: inRoot('.'),
        env: { PATH: process.env.PATH ?? '', ...signedIn() },
      })
      expect(said).toBe('2 string\n')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('a token that the client did not fill in', () => {
  const env = () => ({ ...signedIn(), CLICKUP_API_TOKEN: `\${CLICKUP_API_TOKEN}` })

  it('is told at each call, and never sent', async () => {
    sandbox.state.log.clear()
    const client = new Client({ name: 'test', version: '1.0.0' })
    const transport = { command: process.execPath, args: [inRoot('dist/server.js')], env: env() }
    await client.connect(new StdioClientTransport(transport))
    expect((await client.listTools()).tools.length).toBeGreaterThan(20)
    const answer = await client.callTool({ name: 'get_task', arguments: { task: 'ENG-87' } })
    await client.close()
    expect(answer.isError).toBe(true)
    expect(JSON.stringify(answer.content)).toMatch(/AUTH_ERROR.*did not fill it in.*Cline/)
    expect(sandbox.state.log.since(0)).toEqual([])
  })

  it.each([[['--check']], [['--check', '--deep']]])('is told by %j too', async (args) => {
    sandbox.state.log.clear()
    const { code, stdout } = await runServer({ args, env: env() })
    expect(code).toBe(1)
    expect(stdout).toContain('did not fill it in')
    expect(sandbox.state.log.since(0)).toEqual([])
  })
})
