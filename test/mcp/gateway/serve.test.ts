// clickup-mcp serve as a program: a link that ends, what is printed, how it stops.
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inRoot } from '../../../scripts/lib/paths.ts'
import { capture } from '../../../scripts/lib/processes.ts'
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts'

const SERVER = inRoot('dist/server.js')

const home = mkdtempSync(join(tmpdir(), 'clickup-serve-'))
const store = `lmdb:${join(home, 'links')}`
const masterKey = randomBytes(32).toString('base64')
let sandbox: Sandbox
let child: ChildProcess
let url = ''
let adminKey = ''
let printed = ''

const env = () => ({
  PATH: process.env.PATH ?? '',
  HOME: home,
  CLICKUP_API_URL: sandbox.url,
  CLICKUP_MCP_KEY: masterKey,
})

beforeAll(async () => {
  sandbox = await startSandbox()
  const args = ['keys', 'new', 'test', '--kind', 'admin', '--json', '--store', store]
  const { output } = await capture(process.execPath, [SERVER, ...args], { env: env() })
  adminKey = JSON.parse(output).key
  const serve = ['serve', '--port', '0', '--store', store, '--log', 'debug']
  child = spawn(process.execPath, [SERVER, ...serve], { env: env(), cwd: home })
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      printed += chunk
    })
  if (!child.stdout) throw new Error('no output')
  const [line] = await once(createInterface(child.stdout), 'line')
  url = JSON.parse(line).url
})

afterAll(async () => {
  child.kill('SIGKILL')
  await sandbox.close()
  rmSync(home, { recursive: true, force: true })
})

const administer = (method: string, path: string, body?: object): Promise<Response> =>
  fetch(`${url}/v1/links${path}`, {
    method,
    headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })

const newLink = async (): Promise<{ id: string; url: string }> => {
  const answer = await administer('POST', '', {
    name: 'Name of a link',
    config: { methods: ['read'], tags: [], confirm: 'ask' },
    expires_at: null,
    require_api_token_auth: false,
    workspace_id: sandbox.workspaceId,
    clickup_token: sandbox.token,
  })
  return (await answer.json()) as { id: string; url: string }
}

const call = (link: string, args: object = { assignees: ['me'] }) =>
  fetch(link, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
    },
    body: JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name: 'find_tasks', arguments: args },
    }),
  })

describe('clickup-mcp serve', () => {
  it('does not start without a key, and says so', async () => {
    const { CLICKUP_MCP_KEY: _, ...rest } = env()
    const args = [SERVER, 'serve', '--port', '0', '--store', store]
    const { code, output } = await capture(process.execPath, args, { env: rest })
    expect(code).not.toBe(0)
    expect(output).toContain('CLICKUP_MCP_KEY')
  })

  it('lets nothing through to ClickUp once a link has ended', async () => {
    const { id, url: link } = await newLink()
    const first = await call(link)
    expect(first.status).toBe(200)
    expect(await first.text()).toContain('\\"ok\\":true')
    const end = Date.now() + 500
    const changed = await administer('PATCH', `/${id}`, { expires_at: new Date(end).toISOString() })
    expect(changed.status).toBe(200)
    await new Promise((resolve) => setTimeout(resolve, end - Date.now() + 20))
    const before = sandbox.state.log.since(0).length
    const ended = await call(link)
    const unknown = await call(`${url}/mcp/l/${randomBytes(32).toString('base64url')}`)
    expect([ended.status, await ended.text()]).toEqual([unknown.status, await unknown.text()])
    expect(ended.status).toBe(404)
    expect(sandbox.state.log.since(0).length).toBe(before)
  })

  it('answers a revoked link as if it had never been', async () => {
    const { id, url: link } = await newLink()
    expect((await call(link)).status).toBe(200)
    expect((await administer('DELETE', `/${id}`)).status).toBe(204)
    const answer = await call(link)
    expect(answer.status).toBe(404)
    expect([...answer.headers.keys()]).not.toContain('ratelimit-limit')
  })

  it('prints no secret and no name, keeps none in the clear, and stops when it is told to', async () => {
    const { url: link } = await newLink()
    const token = link.split('/').at(-1) ?? ''
    const wrong = randomBytes(32).toString('base64url')
    await call(link, { text: 'BODYOFACALL' })
    await call(`${url}/mcp/l/${wrong}`)
    await fetch(`${url}/x/${wrong}?key=${adminKey}`)
    const exited = once(child, 'exit')
    child.kill('SIGTERM')
    expect(await exited).toEqual([0, null])
    expect(printed).toContain('"route":"/mcp/l/:token"')
    const secrets = [token, wrong, sandbox.token, masterKey, adminKey]
    for (const secret of [...secrets, 'BODYOFACALL', 'Name of a link'])
      expect(printed).not.toContain(secret)
    const folder = join(home, 'links')
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const path = join(folder, file)
      const bytes = readFileSync(path, 'latin1')
      for (const secret of secrets) expect(bytes).not.toContain(secret)
    }
  })
})
