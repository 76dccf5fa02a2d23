// The dialogues of the commands that choose the account, by their names.
import { commands, l10n, ThemeIcon, window } from 'vscode'
import { plain } from '../plain.ts'

export interface AccountActions {
  readonly kind: () => 'none' | 'sandbox' | 'clickup'
  /** The whole dialogue; answers who is signed in then, nothing when the person gave up. */
  readonly signIn: () => Promise<string | undefined>
  readonly signOut: () => Promise<void>
  readonly exploreSandbox: () => Promise<void>
  /** Whether leaving the sandbox is the end of what was done in it. */
  readonly losesSandbox: () => Promise<boolean>
  readonly resetSandbox: () => Promise<void>
  /** The whole dialogue; answers who works where then, or what the person wants instead. */
  readonly switchWorkspace: () => Promise<'sign-in' | 'sandbox' | { label: string } | undefined>
}

export const signIn = async (actions: AccountActions): Promise<void> => {
  const who = await actions.signIn()
  if (who) void window.showInformationMessage(l10n.t('Signed in to ClickUp as {0}.', plain(who)))
}

/** Asks before something is gone. */
const agrees = async (title: string, placeHolder: string, yes: string): Promise<boolean> => {
  const items = [
    { label: yes, iconPath: new ThemeIcon('trash'), agrees: true },
    { label: l10n.t('Keep It'), iconPath: new ThemeIcon('close'), agrees: false },
  ]
  return (await window.showQuickPick(items, { title, placeHolder }))?.agrees ?? false
}

const leaveSandbox = async (actions: AccountActions): Promise<void> => {
  const loses = await actions.losesSandbox()
  const title = l10n.t('Leave the Sandbox')
  const placeHolder = l10n.t('What you did in it is not kept, and will be gone.')
  if (loses && !(await agrees(title, placeHolder, l10n.t('Leave It')))) return
  await actions.signOut()
  const text = loses
    ? l10n.t('You have left the sandbox.')
    : l10n.t('You have left the sandbox. What you did in it is kept for the next time.')
  void window.showInformationMessage(text)
}

export const signOut = async (actions: AccountActions): Promise<void> => {
  if (actions.kind() === 'none') return
  if (actions.kind() === 'sandbox') return leaveSandbox(actions)
  await actions.signOut()
  void window.showInformationMessage(l10n.t('Signed out of ClickUp.'))
}

export const resetSandbox = async (actions: AccountActions): Promise<void> => {
  const title = l10n.t('Reset the Sandbox')
  const placeHolder = l10n.t('What you did in it will be gone.')
  if (!(await agrees(title, placeHolder, l10n.t('Start Anew')))) return
  await actions.resetSandbox()
  void window.showInformationMessage(startsAnew())
}

const startsAnew = (): string => l10n.t('The sandbox starts anew: what you did in it is gone.')

/** Whoever worked in it must know where that is. */
export const tellOfSandbox = (kept: 'kept' | 'new' | 'lost' | 'elsewhere'): void => {
  if (kept === 'lost') void window.showWarningMessage(startsAnew())
  if (kept === 'elsewhere') {
    const text = l10n.t(
      'The sandbox starts anew here, and what you do in it is not kept: another window works in it, or its file cannot be written.',
    )
    void window.showWarningMessage(text)
  }
}

export const getStarted = async (): Promise<void> => {
  await commands.executeCommand(
    'workbench.action.openWalkthrough',
    'clickup-copilot.clickup-copilot#start',
    false,
  )
}

export const exploreSandbox = async (actions: AccountActions): Promise<void> => {
  await actions.exploreSandbox()
  await commands.executeCommand('clickup.hierarchy.focus')
}

export const switchWorkspace = async (actions: AccountActions): Promise<void> => {
  const switched = await actions.switchWorkspace()
  if (switched === 'sign-in') return signIn(actions)
  if (switched === 'sandbox') return exploreSandbox(actions)
  if (switched)
    window.setStatusBarMessage(`$(check) ${l10n.t('ClickUp: {0}', plain(switched.label))}`, 5000)
}
