// Commands that decide what agents may do.
import { commands, Disposable, l10n, window } from 'vscode'
import type { Grant } from '../../provider/grants.ts'
import type { Explain } from '../explain.ts'

export interface AccessActions {
  /** The servers as the settings are now. */
  readonly grants: () => readonly Grant[]
  readonly restart: () => void
}

export const registerAccessCommands = (actions: AccessActions, explain: Explain): Disposable =>
  Disposable.from(
    commands.registerCommand('clickup.configureAccess', () =>
      explain(async () => (await import('./access-menu.ts')).configureAccess(actions.grants)),
    ),
    commands.registerCommand('clickup.restartServer', () => {
      actions.restart()
      const message = l10n.t('The ClickUp MCP server starts anew with the next tool call.')
      window.setStatusBarMessage(`$(check) ${message}`, 5000)
    }),
  )
