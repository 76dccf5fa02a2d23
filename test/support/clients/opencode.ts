// opencode, with a provider that speaks OpenAI's chat completions.
import path from 'node:path'
import { capture } from '../../../scripts/lib/processes.ts'
import { entryFor } from '../../../src/clients/clients.ts'
import type { Client, Place } from './client.ts'

const settings = ({ model, server }: Place): string =>
  JSON.stringify({
    ...JSON.parse(entryFor('opencode', server).text),
    autoupdate: false,
    // A busy machine takes its time to start the server; five seconds by default.
    experimental: { mcp_timeout: 120_000 },
    share: 'disabled',
    model: 'scripted/scripted',
    small_model: 'scripted/scripted',
    provider: {
      scripted: {
        npm: '@ai-sdk/openai-compatible',
        options: { baseURL: `${model}/v1`, apiKey: 'scripted' },
        models: { scripted: { name: 'Scripted', limit: { context: 200_000, output: 8_000 } } },
      },
    },
  })

/** What the package does after it is installed: it puts the program of this machine in its place. */
const finish = async (folder: string): Promise<void> => {
  const script = path.join(folder, 'node_modules/opencode-ai/postinstall.mjs')
  const { code, output } = await capture(process.execPath, [script], { cwd: path.dirname(script) })
  if (code !== 0) throw new Error(`opencode's postinstall ended with ${code}: ${output}`)
}

export const opencode: Client = {
  title: 'opencode',
  name: 'opencode',
  package: 'opencode-ai',
  version: '1.18.33',
  size: '350 MB',
  launcher: 'opencode-ai/bin/opencode.exe',
  isBinary: true,
  finish,
  files: (place) => [{ file: path.join(place.project, 'opencode.json'), text: settings(place) }],
  args: (prompt) => ['run', prompt],
  env: () => ({
    OPENCODE_DISABLE_AUTOUPDATE: '1',
    OPENCODE_DISABLE_LSP_DOWNLOAD: '1',
    OPENCODE_DISABLE_MODELS_FETCH: '1',
  }),
  ranBy: '`opencode run`, a model of one’s own',
}
