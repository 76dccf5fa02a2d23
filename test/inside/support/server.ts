// The MCP server as VS Code runs it, and its tools as an agent calls them.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { commands, LanguageModelTextPart, lm, type McpStdioServerDefinition } from 'vscode'
import { z } from 'zod'
import { eventually } from './extension.ts'

const prefix = 'mcp_clickup_'

const envelope = z.object({
  ok: z.boolean(),
  result: z.unknown().optional(),
  issues: z.array(z.object({ code: z.string(), hint: z.string().optional() })).optional(),
})

/** The server's tools that VS Code offers to agents, without the prefix that it gives them. */
export const toolNames = (): readonly string[] =>
  lm.tools
    .map(({ name }) => name)
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length))

/** Starts the MCP server as the first message of a chat does, and waits until its tools are live. */
export const startServer = async (): Promise<void> => {
  await eventually('the tools', async () => {
    const options = { waitForLiveTools: true }
    await commands.executeCommand('workbench.mcp.startServer', '*', options)
    return toolNames().length > 0 ? true : undefined
  })
}

/** Calls a tool the way Copilot does; answers its envelope. */
export const call = async (tool: string, input: object): Promise<z.output<typeof envelope>> => {
  const options = { input, toolInvocationToken: undefined }
  const { content } = await lm.invokeTool(prefix + tool, options)
  const text = content.find((part) => part instanceof LanguageModelTextPart)
  return envelope.parse(JSON.parse(text?.value ?? ''))
}

/** Starts a server by its definition, and answers all that passes to and fro, stderr included. */
export const talk = async (
  { command, args, env }: McpStdioServerDefinition,
  calls: readonly (readonly [tool: string, input: object])[],
): Promise<string> => {
  const own = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, String(value)]))
  const child = spawn(command, [...args], { env: { ...process.env, ...own } })
  const passed: string[] = []
  child.stderr.on('data', (chunk: Buffer) => passed.push(chunk.toString()))
  const lines = createInterface({ input: child.stdout })
  const send = (message: object): void => {
    const line = JSON.stringify({ jsonrpc: '2.0', ...message })
    passed.push(line)
    child.stdin.write(`${line}\n`)
  }
  const ask = async (id: number, method: string, params: object): Promise<void> => {
    send({ id, method, params })
    for (;;) {
      const [line]: string[] = await once(lines, 'line')
      passed.push(line ?? '')
      if (JSON.parse(line ?? '').id === id) return
    }
  }
  const client = { name: 'test', version: '1.0.0' }
  const hello = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: client }
  await ask(1, 'initialize', hello)
  send({ method: 'notifications/initialized' })
  await ask(2, 'tools/list', {})
  for (const [i, [name, input]] of calls.entries())
    await ask(i + 3, 'tools/call', { name, arguments: input })
  child.stdin.end()
  await once(child, 'exit')
  return passed.join('\n')
}
