// How each client is given a link: what to click there, or what to write where. A second proof stands
// as the name of a variable, never as itself.
import * as l10n from '@vscode/l10n'
import { inCursor, inGemini, inVsCode } from '../clients/places.ts'
import { inShell, json } from '../clients/text.ts'
import { isLoopback } from './address.ts'

export interface Configuration {
  readonly client: Client
  /** The client as people know it. */
  readonly title: string
  /** Where the text belongs, or what to mind. */
  readonly where: string
  /** Steps in words, or what is pasted. */
  readonly text: string
  readonly language: 'text' | 'shellscript' | 'json' | 'python'
  /** An address that asks the client to add it by itself. */
  readonly install?: string
}

export interface Shared {
  /** Of the link, as people gave it. */
  readonly name: string
  readonly url: string
  /** Whether the link asks for an API token as well. */
  readonly bearer?: boolean | undefined
}

/** Where a client looks for the second proof. */
export const PROOF_VARIABLE = 'CLICKUP_GATEWAY_TOKEN'

/** What VS Code asks for once, and mcp-remote takes a header from. */
const PROOF_INPUT = 'clickup-gateway-token'
const HEADER = 'AUTH_HEADER'

/** Names of tools stand behind it, and 64 characters are all that some models take. */
const MOST_KEY = 24

/** `clickup-marketing`: clients make names of tools of it, and shells and files hold it as it is. */
export const keyOf = (name: string): string => {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^(-|clickup\b)+/, '')
  return `clickup-${words}`.slice(0, MOST_KEY).replace(/-+$/, '')
}

/** Each way of writing where the value is found at run time. */
const bearerAs = (bearer: boolean | undefined, value: string) =>
  bearer ? { headers: { Authorization: `Bearer ${value}` } } : {}

const steps = (...said: readonly string[]): string =>
  said.map((one, i) => `${i + 1}. ${one}`).join('\n')

const fromInternet = (url: string): string =>
  isLoopback(url)
    ? l10n.t('It is asked from the internet: a gateway on this machine is out of its reach.')
    : l10n.t('It is asked from the internet, where the gateway must be reached.')

const noProof = (): string =>
  l10n.t('It cannot send the second proof that this link asks for: share without it.')

const mind = ({ url, bearer }: Shared): string =>
  bearer ? `${fromInternet(url)} ${noProof()}` : fromInternet(url)

interface Way {
  readonly title: string
  readonly language: Configuration['language']
  readonly where: (shared: Shared) => string
  readonly text: (shared: Shared, key: string) => string
  readonly install?: (shared: Shared, key: string) => string
}

const vsCodeServer = ({ url, bearer }: Shared) => ({
  server: { type: 'http', url, ...bearerAs(bearer, `\${input:${PROOF_INPUT}}`) },
  ...(bearer && {
    inputs: [
      {
        type: 'promptString',
        id: PROOF_INPUT,
        description: l10n.t('API token of the ClickUp gateway'),
        password: true,
      },
    ],
  }),
})

const WAYS = {
  chatgpt: {
    title: 'ChatGPT',
    language: 'text',
    where: mind,
    text: ({ name, url }) =>
      steps(
        l10n.t('On chatgpt.com, open Settings → Security and login, and turn on Developer mode.'),
        l10n.t`Open ${'https://chatgpt.com/plugins'} and choose + → Add custom MCP server.`,
        l10n.t`Name: ${name}`,
        l10n.t`Server URL: ${url}`,
        l10n.t('Authentication: No authentication'),
        l10n.t('Choose “I understand and want to continue”, then Create as a plugin.'),
        l10n.t('Install it from your plugins, and use it in a new chat.'),
      ),
  },
  claude: {
    title: 'Claude',
    language: 'text',
    where: mind,
    text: ({ name, url }) =>
      steps(
        l10n.t('In Claude on the web or desktop, open Settings (or Customize) → Connectors.'),
        l10n.t('Choose Add custom connector. In a team, its owner does this.'),
        l10n.t`Name: ${name}`,
        l10n.t`Remote MCP server URL: ${url}`,
        l10n.t('Leave the advanced settings empty, and choose Add.'),
        l10n.t('In a chat, turn it on under + → Connectors.'),
      ),
  },
  'claude-code': {
    title: 'Claude Code',
    language: 'shellscript',
    where: () => l10n.t('In a terminal'),
    text: ({ url, bearer }, key) =>
      [
        `claude mcp add --transport http ${key} ${inShell(url)}`,
        // In single quotes, so that Claude Code and not the shell puts the value in.
        ...(bearer ? [`--header ${inShell(`Authorization: Bearer \${${PROOF_VARIABLE}}`)}`] : []),
      ].join(' '),
  },
  cursor: {
    title: 'Cursor',
    language: 'json',
    where: inCursor,
    text: ({ url, bearer }, key) =>
      json({ mcpServers: { [key]: { url, ...bearerAs(bearer, `\${env:${PROOF_VARIABLE}}`) } } }),
  },
  vscode: {
    title: 'VS Code',
    language: 'json',
    where: inVsCode,
    text: (shared, key) => {
      const { server, ...inputs } = vsCodeServer(shared)
      return json({ servers: { [key]: server }, ...inputs })
    },
    // Opened on this machine: a page that redirects would get to know the link.
    install: (shared, key) => {
      const { server, ...inputs } = vsCodeServer(shared)
      const wanted = JSON.stringify({ name: key, ...server, ...inputs })
      return `vscode:mcp/install?${encodeURIComponent(wanted)}`
    },
  },
  gemini: {
    title: 'Gemini CLI',
    language: 'json',
    where: inGemini,
    text: ({ url, bearer }, key) =>
      json({ mcpServers: { [key]: { httpUrl: url, ...bearerAs(bearer, `$${PROOF_VARIABLE}`) } } }),
  },
  'mcp-remote': {
    title: 'mcp-remote',
    language: 'json',
    where: () => l10n.t('In the configuration of a client that only starts programs'),
    text: ({ url, bearer }, key) =>
      json({
        mcpServers: {
          [key]: {
            command: 'npx',
            args: [
              ...['-y', 'mcp-remote', url, '--transport', 'http-only'],
              // Without a blank, which some clients on Windows do not keep together.
              ...(bearer ? ['--header', `Authorization:\${${HEADER}}`] : []),
            ],
            ...(bearer && { env: { [HEADER]: `Bearer <${PROOF_VARIABLE}>` } }),
          },
        },
      }),
  },
  langchain: {
    title: 'LangChain',
    language: 'python',
    where: () => l10n.t`With ${'pip install langchain-mcp-adapters'}`,
    text: ({ url, bearer }, key) =>
      [
        'import asyncio',
        ...(bearer ? ['import os'] : []),
        'from langchain_mcp_adapters.client import MultiServerMCPClient',
        '',
        'client = MultiServerMCPClient({',
        `    ${JSON.stringify(key)}: {`,
        '        "transport": "streamable_http",',
        `        "url": ${JSON.stringify(url)},`,
        ...(bearer
          ? [`        "headers": {"Authorization": f"Bearer {os.environ['${PROOF_VARIABLE}']}"},`]
          : []),
        '    },',
        '})',
        'tools = asyncio.run(client.get_tools())',
      ].join('\n'),
  },
  openai: {
    title: 'OpenAI API',
    language: 'python',
    where: ({ url }) => l10n.t`With ${'pip install openai'}. ${fromInternet(url)}`,
    text: ({ url, bearer }, key) =>
      [
        ...(bearer ? ['import os'] : []),
        'from openai import OpenAI',
        '',
        'response = OpenAI().responses.create(',
        '    model="gpt-5",',
        '    tools=[{',
        '        "type": "mcp",',
        `        "server_label": ${JSON.stringify(key)},`,
        `        "server_url": ${JSON.stringify(url)},`,
        ...(bearer ? [`        "authorization": os.environ["${PROOF_VARIABLE}"],`] : []),
        '        "require_approval": "always",',
        '    }],',
        '    input="Which of my ClickUp tasks are due this week?",',
        ')',
        'print(response.output_text)',
      ].join('\n'),
  },
} as const satisfies Readonly<Record<string, Way>>

export type Client = keyof typeof WAYS

export const CLIENTS = Object.keys(WAYS) as readonly Client[]

/** What a person named it, on one line. */
const plainly = (name: string): string => name.replace(/\s+/g, ' ').trim()

/** For every client that is known, in the order in which they are offered. */
export const configurationsFor = (link: Shared): readonly Configuration[] => {
  const shared = { ...link, name: plainly(link.name), url: new URL(link.url).href }
  const key = keyOf(shared.name)
  return CLIENTS.map((client) => {
    const way: Way = WAYS[client]
    return {
      client,
      title: way.title,
      where: way.where(shared),
      text: way.text(shared, key),
      language: way.language,
      ...(way.install && { install: way.install(shared, key) }),
    }
  })
}
