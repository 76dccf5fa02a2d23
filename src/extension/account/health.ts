// Tells the person that ClickUp no longer accepts their token: once, and whenever that stops them.
import { commands, type Disposable, l10n, window } from 'vscode'
import type { Accounts } from './accounts.ts'

export interface TokenHealth extends Disposable {
  /** Takes note of the code of an error that came up by itself. */
  readonly onFailure: (code: string) => void
  /** Takes note of the code of an error that kept the person from what they have just asked for. */
  readonly onRefusal: (code: string) => void
}

/** Nobody waits for the answer: it may wait in the bell for hours. */
const tell = (message: string): void => {
  const answered = (answer: string | undefined): void => {
    if (answer !== undefined) void commands.executeCommand('clickup.signIn')
  }
  void window.showWarningMessage(message, l10n.t('Sign In')).then(answered)
}

export const watchToken = (accounts: Accounts): TokenHealth => {
  let isTold = false
  // Another account, or another token of the same one, may be told of again.
  const listener = accounts.onDidChange(() => {
    isTold = false
  })
  const onRefusal = (code: string): void => {
    if (code !== 'AUTH_ERROR') return
    if (accounts.kind === 'none') {
      tell(l10n.t('Sign in to ClickUp first.'))
      return
    }
    isTold = true
    tell(l10n.t('ClickUp no longer accepts your sign-in. Sign in again to go on.'))
  }
  return {
    onRefusal,
    onFailure: (code) => {
      if (!isTold) onRefusal(code)
    },
    dispose: () => listener.dispose(),
  }
}
