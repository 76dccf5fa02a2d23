// Runs what a person asked for and, when it fails, tells them what to do.
import { commands, type LogOutputChannel, l10n, window } from 'vscode'
import { isClickUpError } from '../clickup/errors.ts'

/** Runs a command to its end; never rejects. */
export type Explain = (run: () => Promise<void>) => Promise<void>

const messageOf = (error: unknown): string => {
  const message = error instanceof Error ? error.message : String(error)
  const hint = isClickUpError(error) ? error.details.hint : undefined
  return hint ? `${message} ${hint}` : message
}

export const explainIn =
  (log: LogOutputChannel): Explain =>
  async (run) => {
    try {
      await run()
    } catch (error) {
      log.error(error instanceof Error ? error : String(error))
      const showLog = l10n.t('Show Log')
      const answer = await window.showErrorMessage(messageOf(error), showLog)
      if (answer === showLog) await commands.executeCommand('clickup.showLog')
    }
  }
