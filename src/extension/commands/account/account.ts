// Commands that choose the account.
import { commands, Disposable } from 'vscode'
import type { Explain } from '../explain.ts'
import type { AccountActions } from './account-dialogues.ts'

type Dialogues = typeof import('./account-dialogues.ts')

export const registerAccountCommands = (actions: AccountActions, explain: Explain): Disposable => {
  const run = (name: Exclude<keyof Dialogues, 'tellOfSandbox'>) => () =>
    explain(async () => (await import('./account-dialogues.ts'))[name](actions))
  return Disposable.from(
    commands.registerCommand('clickup.signIn', run('signIn')),
    commands.registerCommand('clickup.signOut', run('signOut')),
    commands.registerCommand('clickup.exploreSandbox', run('exploreSandbox')),
    commands.registerCommand('clickup.resetSandbox', run('resetSandbox')),
    commands.registerCommand('clickup.getStarted', run('getStarted')),
    commands.registerCommand('clickup.switchWorkspace', run('switchWorkspace')),
  )
}
