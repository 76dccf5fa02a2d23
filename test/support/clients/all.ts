// The clients of others that do the main job with the server.
import { claudeCode } from './claude-code.ts'
import type { Client } from './client.ts'
import { codex } from './codex.ts'
import { copilotCli } from './copilot-cli.ts'
import { geminiCli } from './gemini-cli.ts'
import { opencode } from './opencode.ts'

export const CLIENTS: readonly Client[] = [claudeCode, codex, geminiCli, copilotCli, opencode]
