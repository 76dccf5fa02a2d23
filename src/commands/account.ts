// Commands that choose the account.
import { commands, Disposable, l10n, window } from 'vscode'
import type { Explain } from './explain.ts'

export interface AccountActions {
  readonly kind: () => 'none' | 'sandbox' | 'clickup'
  /** The whole dialogue; answers who is signed in then, nothing when the person gave up. */
  readonly signIn: () => Promise<string | undefined>
  readonly signOut: () => Promise<void>
  readonly exploreSandbox: () => Promise<void>
}

const signIn = async (actions: AccountActions): Promise<void> => {
  const who = await actions.signIn()
  if (who) void window.showInformationMessage(l10n.t('Signed in to ClickUp as {0}.', who))
}

const signOut = async (actions: AccountActions): Promise<void> => {
  if (actions.kind() === 'none') return
  await actions.signOut()
  void window.showInformationMessage(l10n.t('Signed out of ClickUp.'))
}

/** Asks first where a real account would have to give way. */
const exploreSandbox = async (actions: AccountActions): Promise<void> => {
  if (actions.kind() === 'clickup') {
    const go = l10n.t('Sign Out and Explore')
    const answer = await window.showWarningMessage(
      l10n.t('Sign out of ClickUp to explore the sandbox?'),
      { modal: true, detail: l10n.t('You need your API token again to sign back in.') },
      go,
    )
    if (answer !== go) return
  }
  await actions.exploreSandbox()
  await commands.executeCommand('clickup.hierarchy.focus')
}

export const registerAccountCommands = (actions: AccountActions, explain: Explain): Disposable =>
  Disposable.from(
    commands.registerCommand('clickup.signIn', () => explain(() => signIn(actions))),
    commands.registerCommand('clickup.signOut', () => explain(() => signOut(actions))),
    commands.registerCommand('clickup.exploreSandbox', () =>
      explain(() => exploreSandbox(actions)),
    ),
  )
