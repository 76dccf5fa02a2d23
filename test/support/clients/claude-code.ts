// Claude Code, which speaks Anthropic's messages.
import path from 'node:path'
import { entryFor } from '../../../src/clients/clients.ts'
import type { Client, Place } from './client.ts'

const settings = ({ project }: Place): string => path.join(project, '.mcp.json')

export const claudeCode: Client = {
  title: 'Claude Code',
  name: 'claude-code',
  package: '@anthropic-ai/claude-code',
  version: '2.1.332',
  size: '380 MB',
  launcher: '@anthropic-ai/claude-code/cli-wrapper.cjs',
  files: (place) => [{ file: settings(place), text: entryFor('claude-code', place.server).text }],
  args: (prompt, place) => [
    ...['-p', prompt],
    ...['--mcp-config', settings(place), '--strict-mcp-config'],
    ...['--allowedTools', 'mcp__clickup'],
  ],
  env: ({ home, model }) => ({
    ANTHROPIC_BASE_URL: model,
    ANTHROPIC_API_KEY: 'scripted',
    CLAUDE_CONFIG_DIR: path.join(home, '.claude'),
    CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
    DISABLE_AUTOUPDATER: '1',
    DISABLE_ERROR_REPORTING: '1',
    DISABLE_TELEMETRY: '1',
    // A busy machine takes its time to start the server.
    MCP_TIMEOUT: '120000',
  }),
  ranBy: '`claude -p`, `--allowedTools mcp__clickup`',
}
