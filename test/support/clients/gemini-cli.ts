// Gemini CLI, which speaks Google's Gemini.
import path from 'node:path'
import { entryFor } from '../../../src/clients/clients.ts'
import type { Client } from './client.ts'

const settings = (entry: string): string =>
  JSON.stringify({
    ...JSON.parse(entry),
    general: { disableAutoUpdate: true, disableUpdateNag: true, enableAutoUpdate: false },
    privacy: { usageStatisticsEnabled: false },
    security: { auth: { selectedType: 'gemini-api-key' } },
    telemetry: { enabled: false },
  })

export const geminiCli: Client = {
  title: 'Gemini CLI',
  name: 'gemini-cli',
  package: '@google/gemini-cli',
  version: '0.61.0',
  size: '100 MB',
  launcher: '@google/gemini-cli/bundle/gemini.js',
  files: ({ home, server }) => [
    {
      file: path.join(home, '.gemini/settings.json'),
      text: settings(entryFor('gemini', server).text),
    },
  ],
  // A model by name, or it asks another model first which to take.
  args: (prompt) => [
    ...['-p', prompt],
    ...['-m', 'gemini-2.5-pro'],
    '--approval-mode=yolo',
    '--skip-trust',
  ],
  env: ({ model }) => ({ GOOGLE_GEMINI_BASE_URL: model, GEMINI_API_KEY: 'scripted' }),
  ranBy: '`gemini -p`, `--approval-mode=yolo`',
}
