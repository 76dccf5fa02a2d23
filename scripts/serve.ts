// npm run serve: links over HTTP on this machine, in front of the sandbox: one is made, and shown is what
// to paste where. With --smoke a client reads through it, and it ends.
import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { z } from 'zod'
import { type CreatedLink, createdLink } from '../src/links/link.ts'
import { type Sandbox, startSandbox } from '../src/sandbox/server.ts'
import { inRoot } from './lib/paths.ts'
import { capture, exitOf, run, runMain, start, stop } from './lib/processes.ts'

const SERVER = inRoot('dist/server.js')

const isSmoke = process.argv.includes('--smoke')

interface Settings {
  readonly env: NodeJS.ProcessEnv
  readonly store: string
}

const newAdminKey = async ({ env, store }: Settings): Promise<string> => {
  const args = ['keys', 'new', 'npm run serve', '--kind', 'admin', '--json', '--store', store]
  const { code, output } = await capture(process.execPath, [SERVER, ...args], { env })
  if (code !== 0) throw new Error(`No admin key could be made:\n${output}`)
  return z.object({ key: z.string() }).parse(JSON.parse(output)).key
}

const startGateway = async ({ env, store }: Settings) => {
  const port = isSmoke ? '0' : (process.env.CLICKUP_MCP_PORT ?? '8787')
  const log = isSmoke ? 'off' : 'info'
  const args = [SERVER, 'serve', '--port', port, '--store', store, '--log', log]
  const child = start(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  if (!child.stdout) throw new Error('The gateway has no output.')
  for await (const line of createInterface(child.stdout)) {
    const { url } = z.object({ url: z.string() }).parse(JSON.parse(line))
    return { child, url }
  }
  throw new Error('The gateway did not start.')
}

const newLink = async (url: string, key: string, sandbox: Sandbox): Promise<CreatedLink> => {
  const answer = await fetch(`${url}/v1/links`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      name: 'Made by npm run serve',
      config: { methods: ['read', 'write'], tags: [], confirm: 'ask' },
      expires_at: new Date(Date.now() + 24 * 3600_000).toISOString(),
      require_api_token_auth: false,
      workspace_id: sandbox.workspaceId,
      clickup_token: sandbox.token,
    }),
  })
  if (answer.status !== 201) throw new Error(`No link could be made: ${await answer.text()}`)
  return createdLink.parse(await answer.json())
}

const request = {
  jsonrpc: '2.0',
  id: 1,
  method: 'tools/call',
  params: { name: 'find_tasks', arguments: { assignees: ['me'], limit: 3 } },
}

const welcome = (url: string, key: string, link: CreatedLink): string => `
ClickUp is served over HTTP on this machine, in front of the sandbox: a made-up workspace.
Nothing leaves this machine; the link ends tomorrow, and with this process.

The link, for any client that takes a URL (ChatGPT and Claude need one that the world reaches: docs/serve.md):

  ${link.url}

VS Code, in .vscode/mcp.json:

  ${JSON.stringify({ servers: { clickup: { type: 'http', url: link.url } } })}

Clients that know only stdio:

  npx -y mcp-remote ${link.url}

A terminal:

  curl -s '${link.url}' \\
    -H 'content-type: application/json' -H 'accept: application/json, text/event-stream' \\
    -d '${JSON.stringify(request)}'

More links, their rules and their end, on the page ${url}/admin, with this admin key:

  ${key}

Press Ctrl-C to end.
`

/** A read through the link, as a client of today does it. */
const readThrough = async ({ url }: CreatedLink): Promise<number> => {
  const client = new Client({ name: 'smoke', version: '1.0.0' })
  await client.connect(new StreamableHTTPClientTransport(new URL(url)))
  try {
    const { tools } = await client.listTools()
    const { content } = await client.callTool(request.params)
    const [block] = z.array(z.looseObject({ text: z.string() })).parse(content)
    const { ok, result } = z
      .looseObject({ ok: z.boolean(), result: z.looseObject({ rows: z.array(z.unknown()) }) })
      .parse(JSON.parse(block?.text ?? ''))
    console.log(`${tools.length} tools; ${result.rows.length} tasks were read through the link.`)
    return ok && result.rows.length > 0 ? 0 : 1
  } finally {
    await client.close()
  }
}

const serve = async (settings: Settings, sandbox: Sandbox): Promise<number> => {
  const key = await newAdminKey(settings)
  let child: ChildProcess | undefined
  try {
    const gateway = await startGateway(settings)
    child = gateway.child
    const link = await newLink(gateway.url, key, sandbox)
    if (isSmoke) return await readThrough(link)
    console.log(welcome(gateway.url, key, link))
    return await exitOf(child)
  } finally {
    if (child) await stop(child)
  }
}

runMain(async () => {
  const built = await run(process.execPath, ['esbuild.js'])
  if (built !== 0) return built
  const home = await mkdtemp(path.join(tmpdir(), 'clickup-serve-'))
  const sandbox = await startSandbox()
  const env = {
    ...process.env,
    CLICKUP_API_URL: sandbox.url,
    CLICKUP_MCP_KEY: randomBytes(32).toString('base64'),
    CLICKUP_MCP_BASE_URL: '',
  }
  try {
    return await serve({ env, store: `lmdb:${path.join(home, 'links')}` }, sandbox)
  } finally {
    await sandbox.close()
    await rm(home, { recursive: true, force: true })
  }
})
