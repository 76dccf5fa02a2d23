// Messages with a way on. A message may wait in the bell for hours, so nothing waits for its answer:
// neither a view that is to show what came of it, nor a command that is to end.
import { commands, l10n, window } from 'vscode'

const showLogBy = (answer: string | undefined): void => {
  if (answer !== undefined) void commands.executeCommand('clickup.showLog')
}

/** @param text plain text, without what VS Code would make a link of */
export const tellError = (text: string): void =>
  void window.showErrorMessage(text, l10n.t('Show Log')).then(showLogBy)

/** @param text as for an error */
export const tellWarning = (text: string): void =>
  void window.showWarningMessage(text, l10n.t('Show Log')).then(showLogBy)

/**
 * Asks what has to be answered now, in a dialogue before everything else.
 * @returns the answer that was chosen; nothing when the person gives up
 */
export const askModal = (
  text: string,
  detail: string,
  ...answers: readonly string[]
): Promise<string | undefined> =>
  new Promise((resolve, reject) => {
    const options = { modal: true, detail }
    void window.showWarningMessage(text, options, ...answers).then(resolve, reject)
  })
