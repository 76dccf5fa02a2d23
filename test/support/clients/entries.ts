// How each client is told of the server: what a person puts into its settings. The token stands in none
// of them: each has its own way to take it from the environment.

/** What the client is to start. */
export interface ServerEntry {
  /** The absolute path of the server. */
  readonly script: string
  /** Settings, as `--access`, `read`. */
  readonly flags: readonly string[]
}

const TOKEN = 'CLICKUP_API_TOKEN'

const mcpServers = ({ script, flags }: ServerEntry, token: string, more: object = {}): string => {
  const args = [script, ...flags]
  const clickup = { ...more, command: 'node', args, env: { [TOKEN]: token } }
  return JSON.stringify({ mcpServers: { clickup } })
}

const ENTRIES = {
  'claude-code': (server: ServerEntry) => mcpServers(server, `\${${TOKEN}}`, { type: 'stdio' }),
  codex: ({ script, flags }: ServerEntry) => `[mcp_servers.clickup]
command = "node"
args = ${JSON.stringify([script, ...flags])}
env_vars = ["${TOKEN}"]`,
  gemini: (server: ServerEntry) => mcpServers(server, `$${TOKEN}`),
  'copilot-cli': (server: ServerEntry) =>
    mcpServers(server, `\${${TOKEN}}`, { type: 'local', tools: ['*'] }),
  opencode: ({ script, flags }: ServerEntry) => {
    const command = ['node', script, ...flags]
    const clickup = { type: 'local', command, environment: { [TOKEN]: `{env:${TOKEN}}` } }
    return JSON.stringify({ mcp: { clickup } })
  },
}

/** `.mcp.json`, a table of `config.toml`, `settings.json`, `mcp-config.json`, `opencode.json`. */
export const entryFor = (
  client: keyof typeof ENTRIES,
  server: ServerEntry,
): { readonly text: string } => ({ text: ENTRIES[client](server) })
