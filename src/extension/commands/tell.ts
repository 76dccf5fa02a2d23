// Messages with a way on. A message may wait in the bell for hours, so nothing waits for its answer:
// neither a view that is to show what came of it, nor a command that is to end.
import { commands, l10n, window } from 'vscode'

/** What a person can do about it, by the words of the button. */
export type Ways = Readonly<Record<string, () => void>>

type Message = 'error' | 'warning' | 'information'

/** What stands in the status bar for a moment, and its icon. */
const NOTES = { done: '$(check)', note: '$(info)' } as const

const NOTE_MS = 5000

/**
 * A note stands in the status bar for a moment, unless there is something to do about it.
 * @param text plain text, without what VS Code would make a link of
 */
export const tell = (kind: Message | keyof typeof NOTES, text: string, ways: Ways = {}): void => {
  const names = Object.keys(ways)
  const isNote = kind === 'done' || kind === 'note'
  if (isNote && names.length === 0) {
    window.setStatusBarMessage(`${NOTES[kind]} ${text}`, NOTE_MS)
    return
  }
  const go = (answer: string | undefined): void => {
    if (answer !== undefined) ways[answer]?.()
  }
  if (kind === 'error') void window.showErrorMessage(text, ...names).then(go)
  else if (kind === 'warning') void window.showWarningMessage(text, ...names).then(go)
  else void window.showInformationMessage(text, ...names).then(go)
}

/** With the log at hand. @param text as for `tell` */
export const ask = (kind: Message, text: string, ways: Ways = {}): void =>
  tell(kind, text, {
    ...ways,
    [l10n.t('Show Log')]: () => void commands.executeCommand('clickup.showLog'),
  })

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
