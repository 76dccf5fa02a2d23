// GitHub Copilot CLI with a model of the person's own, which speaks OpenAI's chat completions.
import path from 'node:path'
import { entryFor } from '../../../src/clients/clients.ts'
import type { Client } from './client.ts'

export const copilotCli: Client = {
  title: 'GitHub Copilot CLI',
  name: 'copilot-cli',
  package: '@github/copilot',
  version: '1.0.102',
  size: '190 MB',
  launcher: '@github/copilot/npm-loader.js',
  files: ({ home, server }) => [
    {
      file: path.join(home, '.copilot/mcp-config.json'),
      text: entryFor('copilot-cli', server).text,
    },
  ],
  args: (prompt) => ['-p', prompt, '--allow-all-tools', '--no-auto-update'],
  env: ({ home, model }) => ({
    COPILOT_HOME: path.join(home, '.copilot'),
    COPILOT_PROVIDER_BASE_URL: `${model}/v1`,
    COPILOT_PROVIDER_API_KEY: 'scripted',
    COPILOT_MODEL: 'gpt-4.1',
    COPILOT_OFFLINE: 'true',
  }),
  ranBy: '`copilot -p`, `--allow-all-tools`, a model of one’s own',
}
