// Clients that people work with: each has a file of servers.
import * as l10n from '@vscode/l10n'
import { argsOf, COMMAND, KEY, PLACEHOLDER, type Server, TOKEN, type Way } from './entry.ts'
import { inCursor, inGemini, inVsCode } from './places.ts'
import { json } from './text.ts'

/** What VS Code asks for once. */
const TOKEN_INPUT = 'clickup-token'

const fromEnvironment = (): string =>
  l10n.t`The token is taken from the environment: set ${TOKEN} where the client is started.`

const inTheFile = (): string =>
  l10n.t`This client fills in no variables, and hands none of its own on: write the token itself where ${PLACEHOLDER} stands, and let nobody else read the file.`

const untried = (): string =>
  l10n.t('Written by the documents of the client; it was not run with this server.')

const noInstructions = (): string =>
  l10n.t('The server’s instructions do not reach the model; what the tools need stands with them.')

const started = (server: Server, token: string) => ({
  command: COMMAND,
  args: argsOf(server),
  env: { [TOKEN]: token },
})

/** The shape that most have taken over from Claude Desktop. */
const mcpServers =
  (token: string, more: object = {}) =>
  (server: Server): string =>
    json({ mcpServers: { [KEY]: { ...more, ...started(server, token) } } })

/** A basic string of TOML is one of JSON. */
const inToml = (server: Server): string =>
  [
    `[mcp_servers.${KEY}]`,
    `command = ${JSON.stringify(COMMAND)}`,
    `args = [${argsOf(server)
      .map((arg) => JSON.stringify(arg))
      .join(', ')}]`,
    `env_vars = [${JSON.stringify(TOKEN)}]`,
  ].join('\n')

export const IN_FILES = {
  'claude-code': {
    title: 'Claude Code',
    language: 'json',
    where: () => l10n.t`In ${'.mcp.json'} of a project`,
    text: mcpServers(`\${${TOKEN}}`, { type: 'stdio' }),
    token: fromEnvironment,
    mind: () => [
      l10n.t`Tools are loaded when they are searched for; ${'ENABLE_TOOL_SEARCH=false'} loads all at once.`,
      l10n.t`Arguments of prompts end at a blank, also in quotes: say one word for each, such as ${'/mcp__clickup__start_task ENG-123'}.`,
      l10n.t`Before something is deleted, tick “Yes, do it” and then accept: to accept alone is a no. With ${'-p'} nobody is asked, and nothing is deleted.`,
    ],
  },
  gemini: {
    title: 'Gemini CLI',
    language: 'json',
    where: inGemini,
    text: mcpServers(`$${TOKEN}`),
    token: fromEnvironment,
    mind: () => [
      l10n.t('The server stands as disabled until you trust the folder.'),
      l10n.t`Say arguments of prompts by name, such as ${'/start_task --task=ENG-123'}: without it most of them are dropped.`,
      l10n.t`It cannot ask you before something is deleted, so it deletes nothing unless you set ${'--confirm argument'}.`,
    ],
  },
  codex: {
    title: 'Codex',
    language: 'toml',
    where: () => l10n.t`In ${'~/.codex/config.toml'}`,
    text: inToml,
    token: fromEnvironment,
    mind: () => [
      l10n.t('It has no prompts of servers.'),
      l10n.t`With ${'codex exec'} nobody is asked, and nothing is deleted.`,
      l10n.t`It tells no folders: ${'--folders .'} lets files of the project be uploaded.`,
    ],
  },
  'copilot-cli': {
    title: 'GitHub Copilot CLI',
    language: 'json',
    where: () => l10n.t`In ${'~/.copilot/mcp-config.json'}`,
    text: (server) =>
      json({
        mcpServers: {
          [KEY]: { type: 'local', ...started(server, `\${${TOKEN}}`), tools: ['*'] },
        },
      }),
    token: fromEnvironment,
    mind: () => [
      l10n.t`Of the server’s instructions the model sees nothing, or the first 156 characters: start it with ${'--allow-all-mcp-server-instructions'}.`,
      l10n.t`It has no prompts and no resources of servers. With ${'-p'} nobody is asked, and nothing is deleted.`,
      l10n.t`It tells no folders: ${'--folders .'} lets files of the project be uploaded.`,
    ],
  },
  opencode: {
    title: 'opencode',
    language: 'json',
    where: () =>
      l10n.t`In ${'opencode.json'} of a project, or ${'~/.config/opencode/opencode.json'}`,
    text: (server) =>
      json({
        mcp: {
          [KEY]: {
            type: 'local',
            command: [COMMAND, ...argsOf(server)],
            environment: { [TOKEN]: `{env:${TOKEN}}` },
          },
        },
      }),
    token: fromEnvironment,
    mind: () => [
      l10n.t`It cannot ask you before something is deleted, so it deletes nothing unless you set ${'--confirm argument'}.`,
    ],
  },
  cline: {
    title: 'Cline',
    language: 'json',
    where: () => l10n.t`In ${'~/.cline/data/settings/cline_mcp_settings.json'}`,
    text: (server) =>
      json({
        mcpServers: { [KEY]: { transport: { type: 'stdio', ...started(server, PLACEHOLDER) } } },
      }),
    token: inTheFile,
    mind: () => [
      noInstructions(),
      l10n.t(
        'Answers of over 8,000 characters lose their middle; those of this server stay below.',
      ),
      l10n.t`Pictures come as text of up to a million characters, of which the model sees nothing: ${'CLICKUP_IMAGES=off'} leaves them out.`,
    ],
  },
  vscode: {
    title: 'VS Code',
    language: 'json',
    where: inVsCode,
    text: (server) =>
      json({
        servers: {
          [KEY]: { type: 'stdio', ...started(server, `\${input:${TOKEN_INPUT}}`) },
        },
        inputs: [
          {
            type: 'promptString',
            id: TOKEN_INPUT,
            description: l10n.t('Personal token of ClickUp'),
            password: true,
          },
        ],
      }),
    token: () => l10n.t('VS Code asks for the token at the first start, and keeps it encrypted.'),
    mind: () => [
      l10n.t('With the extension “ClickUp for Copilot” nothing of this is needed.'),
      untried(),
    ],
  },
  'claude-desktop': {
    title: 'Claude Desktop',
    language: 'json',
    where: () =>
      l10n.t`In ${'claude_desktop_config.json'}, which Settings → Developer → Edit Config opens`,
    text: mcpServers(PLACEHOLDER),
    token: inTheFile,
    mind: () => [untried()],
  },
  cursor: {
    title: 'Cursor',
    language: 'json',
    where: inCursor,
    text: mcpServers(`\${env:${TOKEN}}`),
    token: fromEnvironment,
    mind: () => [untried()],
  },
} as const satisfies Readonly<Record<string, Way>>
