// Programs that use the server by a library, and what looks into servers.
import * as l10n from '@vscode/l10n'
import { argsOf, COMMAND, KEY, type Server, TOKEN, type Way } from './entry.ts'
import { quoted, shellWord } from './text.ts'

const fromItsEnvironment = (): string =>
  l10n.t`The program takes the token from its own environment: ${TOKEN}.`

const passInstructions = (): string =>
  l10n.t('The server’s instructions are not passed to the model by itself: put them into its own.')

/** The properties of a start, `blanks` deep; Node gives a server no variable that is not named. */
const startLines = (server: Server, blanks: number): readonly string[] =>
  [
    `command: ${quoted(COMMAND)},`,
    `args: [${argsOf(server).map(quoted).join(', ')}],`,
    `env: { ${TOKEN}: process.env.${TOKEN} ?? '' },`,
  ].map((line) => ' '.repeat(blanks) + line)

const lines = (...said: readonly (string | readonly string[])[]): string => said.flat().join('\n')

const fromNpm = (...packages: readonly string[]) => {
  const install = `npm install ${packages.join(' ')}`
  return () => l10n.t`In a program, after ${install}`
}

export const IN_CODE = {
  'openai-agents': {
    title: '@openai/agents',
    language: 'typescript',
    where: fromNpm('@openai/agents'),
    text: (server) =>
      lines(
        "import { Agent, MCPServerStdio, run } from '@openai/agents'",
        '',
        'const clickup = new MCPServerStdio({',
        `  name: '${KEY}',`,
        startLines(server, 2),
        '})',
        'await clickup.connect()',
        "const agent = new Agent({ name: 'Planner', mcpServers: [clickup] })",
        "const { finalOutput } = await run(agent, 'Which of my ClickUp tasks are due this week?')",
        'console.log(finalOutput)',
        'await clickup.close()',
      ),
    token: fromItsEnvironment,
    mind: () => [
      passInstructions(),
      l10n.t('Over Chat Completions it passes no pictures; over Responses it does.'),
      l10n.t`With ${'convertSchemasToStrict'} it logs that five tools cannot be made strict; they work as they are.`,
    ],
  },
  'ai-sdk': {
    title: 'Vercel AI SDK',
    language: 'typescript',
    where: fromNpm('ai', '@ai-sdk/mcp'),
    text: (server) =>
      lines(
        "import { createMCPClient } from '@ai-sdk/mcp'",
        "import { Experimental_StdioMCPTransport as StdioTransport } from '@ai-sdk/mcp/mcp-stdio'",
        '',
        'const clickup = await createMCPClient({',
        '  transport: new StdioTransport({',
        startLines(server, 4),
        '  }),',
        '})',
        '// For generateText and streamText.',
        'const tools = await clickup.tools()',
        'const system = clickup.instructions',
      ),
    token: fromItsEnvironment,
    mind: () => [
      passInstructions(),
      l10n.t`Providers of the kind openai-compatible get pictures as text: ${'CLICKUP_IMAGES=off'} leaves them out.`,
    ],
  },
  langchain: {
    title: 'LangChain',
    language: 'typescript',
    where: fromNpm('@langchain/mcp-adapters', '@langchain/core', '@langchain/langgraph'),
    text: (server) =>
      lines(
        "import { MultiServerMCPClient } from '@langchain/mcp-adapters'",
        '',
        'const client = new MultiServerMCPClient({',
        `  ${KEY}: {`,
        "    transport: 'stdio',",
        startLines(server, 4),
        '  },',
        '})',
        'const tools = await client.getTools()',
      ),
    token: fromItsEnvironment,
    mind: () => [passInstructions()],
  },
  'mcp-use': {
    title: 'mcp-use',
    language: 'typescript',
    where: fromNpm('mcp-use@1'),
    text: (server) =>
      lines(
        "import { MCPClient } from 'mcp-use'",
        '',
        'const client = new MCPClient({',
        '  mcpServers: {',
        `    ${KEY}: {`,
        startLines(server, 6),
        '    },',
        '  },',
        '})',
        `const session = await client.createSession('${KEY}')`,
        'const tools = await session.listTools()',
      ),
    token: fromItsEnvironment,
    mind: () => [
      l10n.t('Its client was run, its agent was not. From version 2 on it has no client any more.'),
    ],
  },
  'google-genai': {
    title: '@google/genai',
    language: 'typescript',
    where: fromNpm('@google/genai', '@modelcontextprotocol/sdk'),
    text: (server) =>
      lines(
        "import { mcpToTool } from '@google/genai'",
        "import { Client } from '@modelcontextprotocol/sdk/client/index.js'",
        "import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'",
        '',
        "const client = new Client({ name: 'my-agent', version: '1.0.0' })",
        'await client.connect(',
        '  new StdioClientTransport({',
        startLines(server, 4),
        '  }),',
        ')',
        'const tools = [mcpToTool(client)]',
        'const systemInstruction = client.getInstructions()',
      ),
    token: fromItsEnvironment,
    mind: () => [passInstructions()],
  },
  'mcp-client': {
    title: '@modelcontextprotocol/client',
    language: 'typescript',
    where: fromNpm('@modelcontextprotocol/client'),
    text: (server) =>
      lines(
        "import { Client } from '@modelcontextprotocol/client'",
        "import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'",
        '',
        "const client = new Client({ name: 'my-agent', version: '1.0.0' })",
        'await client.connect(',
        '  new StdioClientTransport({',
        startLines(server, 4),
        '  }),',
        ')',
        'const { tools } = await client.listTools()',
        'const instructions = client.getInstructions()',
      ),
    token: fromItsEnvironment,
    mind: () => [
      l10n.t`Pinned to the protocol’s revision ${'2026-07-28'} it is refused, unless the server is started with ${'--sdk 2'}.`,
    ],
  },
  inspector: {
    title: 'MCP Inspector',
    language: 'shellscript',
    where: () => l10n.t('In a terminal'),
    text: (server) =>
      [
        'npx @modelcontextprotocol/inspector',
        `-e ${TOKEN}="$${TOKEN}"`,
        `-- ${COMMAND}`,
        ...argsOf(server).map(shellWord),
      ].join(' '),
    token: () =>
      l10n.t`The shell fills in ${TOKEN}. While it runs, the token stands among the arguments of a process, where others on this machine can read it.`,
    mind: () => [
      l10n.t`With ${'--cli'} as its first argument and ${'--method tools/list'} before ${'--'} it shows the tools and ends.`,
    ],
  },
} as const satisfies Readonly<Record<string, Way>>
