// The command by which other clients are given the server.
import { commands, type Disposable } from 'vscode'
import type { Definitions } from '../check-workspace.ts'
import type { Explain } from '../explain.ts'

export const registerClientCommands = (definitions: Definitions, explain: Explain): Disposable =>
  commands.registerCommand('clickup.useInOtherClients', () =>
    explain(async () => (await import('./use-in-other-clients.ts')).useInOtherClients(definitions)),
  )
