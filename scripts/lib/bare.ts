// Servers with one tool on the SDKs that ours stand on: what ours are measured against.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'esbuild'
import { inRoot } from './paths.ts'

/** Over stdio, on the first line. */
const BARE_STDIO = `
import { Server } from '@modelcontextprotocol/sdk/server/index.js'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js'
const server = new Server({ name: 'bare', version: '1' }, { capabilities: { tools: {} } })
server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: [{ name: 'one', inputSchema: { type: 'object' } }] }))
server.setRequestHandler(CallToolRequestSchema, () => ({ content: [] }))
void server.connect(new StdioServerTransport())
`

/** Over HTTP, on the second line, behind the same adapter as the gateway; prints its address. */
export const BARE_HTTP = `
import { serve } from '@hono/node-server'
import { createMcpHandler, McpServer } from '@modelcontextprotocol/server'
const handler = createMcpHandler(() => {
  const server = new McpServer({ name: 'bare', version: '1' })
  server.registerTool('one', { description: 'One tool.' }, () => ({ content: [{ type: 'text', text: 'done' }] }))
  return server
})
serve({ fetch: (request) => handler.fetch(request), port: 0, hostname: '127.0.0.1' }, ({ port }) =>
  console.log('http://127.0.0.1:' + port + '/mcp'),
)
`

/** Bundled as ours are. */
export const bundleBare = async (contents: string, outfile: string): Promise<void> => {
  await build({
    stdin: { contents, resolveDir: inRoot('.'), loader: 'ts' },
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  })
}

/** @param use is given the file of a server over stdio, which is there for so long */
export const withBareStdio = async <T>(use: (file: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'))
  try {
    const file = path.join(folder, 'bare.js')
    await bundleBare(BARE_STDIO, file)
    return await use(file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
