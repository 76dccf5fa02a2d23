// The MCP server as VS Code runs it, and its tools as an agent calls them.
import { commands, LanguageModelTextPart, lm } from 'vscode'
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
