// Commands for looking into what the extension does, and how ClickUp behaves.
import { commands, Disposable, type LogOutputChannel } from 'vscode'
import type { Definitions } from './check-workspace.ts'
import type { Explain } from './explain.ts'
import type { Desk } from './tasks/writing.ts'

export const registerLogCommands = (
  log: LogOutputChannel,
  desk: Desk,
  definitions: Definitions,
  explain: Explain,
): Disposable =>
  Disposable.from(
    commands.registerCommand('clickup.showLog', () => log.show()),
    commands.registerCommand('clickup.checkWorkspace', () =>
      explain(async () => (await import('./check-workspace.ts')).checkWorkspace(desk, definitions)),
    ),
  )
