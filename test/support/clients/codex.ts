// Codex, which speaks OpenAI's responses.
import path from 'node:path'
import { entryFor } from '../../../src/clients/clients.ts'
import type { Client, Place } from './client.ts'

const homeOf = ({ home }: Place): string => path.join(home, '.codex')

// Nobody is there to be asked before each call: what the server itself asks still counts.
// Where a machine is busy the server takes longer to start than the ten seconds that it has by default.
const config = (place: Place): string => `model = "scripted"
model_provider = "scripted"
approval_policy = "never"
check_for_update_on_startup = false

[analytics]
enabled = false

[model_providers.scripted]
name = "Scripted"
base_url = "${place.model}/v1"
wire_api = "responses"

${entryFor('codex', place.server).text.trimEnd()}
default_tools_approval_mode = "approve"
required = true
startup_timeout_sec = 120
`

export const codex: Client = {
  title: 'Codex',
  name: 'codex',
  package: '@openai/codex',
  version: '0.171.0',
  size: '420 MB',
  launcher: '@openai/codex/bin/codex.js',
  files: (place) => [{ file: path.join(homeOf(place), 'config.toml'), text: config(place) }],
  args: (prompt) => ['exec', '--skip-git-repo-check', prompt],
  env: (place) => ({ CODEX_HOME: homeOf(place) }),
  ranBy: '`codex exec`, `default_tools_approval_mode = "approve"`',
}
