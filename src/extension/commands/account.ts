// Commands that choose the account.
import { commands, Disposable, l10n, window } from 'vscode'
import type { Explain } from './explain.ts'
import { plain } from './plain.ts'

export interface AccountActions {
  readonly kind: () => 'none' | 'sandbox' | 'clickup'
  /** The whole dialogue; answers who is signed in then, nothing when the person gave up. */
  readonly signIn: () => Promise<string | undefined>
  readonly signOut: () => Promise<void>
  readonly exploreSandbox: () => Promise<void>
  /** The whole dialogue; answers who works where then, or what the person wants instead. */
  readonly switchWorkspace: () => Promise<'sign-in' | 'sandbox' | { label: string } | undefined>
}

const signIn = async (actions: AccountActions): Promise<void> => {
  const who = await actions.signIn()
  if (who) void window.showInformationMessage(l10n.t('Signed in to ClickUp as {0}.', plain(who)))
}

const signOut = async (actions: AccountActions): Promise<void> => {
  if (actions.kind() === 'none') return
  await actions.signOut()
  void window.showInformationMessage(l10n.t('Signed out of ClickUp.'))
}

const exploreSandbox = async (actions: AccountActions): Promise<void> => {
  await actions.exploreSandbox()
  await commands.executeCommand('clickup.hierarchy.focus')
}

const switchWorkspace = async (actions: AccountActions): Promise<void> => {
  const switched = await actions.switchWorkspace()
  if (switched === 'sign-in') return signIn(actions)
  if (switched === 'sandbox') return exploreSandbox(actions)
  if (switched)
    window.setStatusBarMessage(`$(check) ${l10n.t('ClickUp: {0}', plain(switched.label))}`, 5000)
}

export const registerAccountCommands = (actions: AccountActions, explain: Explain): Disposable =>
  Disposable.from(
    commands.registerCommand('clickup.signIn', () => explain(() => signIn(actions))),
    commands.registerCommand('clickup.signOut', () => explain(() => signOut(actions))),
    commands.registerCommand('clickup.exploreSandbox', () =>
      explain(() => exploreSandbox(actions)),
    ),
    commands.registerCommand('clickup.switchWorkspace', () =>
      explain(() => switchWorkspace(actions)),
    ),
  )
