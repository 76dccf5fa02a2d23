// Where clients keep their servers, be it a program that they start or a link.
import * as l10n from '@vscode/l10n'

export const inCursor = (): string =>
  l10n.t`In ${'~/.cursor/mcp.json'}, or ${'.cursor/mcp.json'} of a project`

export const inVsCode = (): string =>
  l10n.t`In ${'mcp.json'}, which “MCP: Open User Configuration” opens`

export const inGemini = (): string => l10n.t`In ${'~/.gemini/settings.json'}`
