// Asks for a line of text. What cannot be taken is said while one types, and the box keeps the text.
import { InputBoxValidationSeverity, l10n, QuickInputButtons, window } from 'vscode'
import { problemsOf } from '../../../base/problems/all.ts'
import { CodedError } from '../../../base/problems/error.ts'
import { linesOf } from '../../../base/problems/said.ts'
import { plain } from '../plain.ts'
import type { WayBack } from './pick.ts'

/** How a text is understood; what cannot be taken throws. */
type Hear = (text: string) => string | undefined | Promise<string | undefined>

export interface TextQuestion<Back = undefined> extends WayBack<Back> {
  readonly title: string
  readonly prompt: string
  readonly value?: string | undefined
  readonly placeholder?: string | undefined
  /** What is typed is shown to nobody. */
  readonly isSecret?: boolean
  readonly hear?: Hear | undefined
}

interface Heard {
  readonly text: string
  readonly isTaken: boolean
}

const heardOf = async (text: string, hear: Hear): Promise<Heard> => {
  try {
    return { text: (await hear(text)) ?? '', isTaken: true }
  } catch (error) {
    // With what there is to do about it, for here one can.
    return { text: problemsOf(error).flatMap(linesOf).join(' '), isTaken: false }
  }
}

/** Nothing when the person gives up, or goes back. */
export const askText = <Back = undefined>(
  question: TextQuestion<Back>,
): Promise<string | Back | undefined> =>
  new Promise((resolve) => {
    const { title, prompt, value = '', placeholder, hear = () => undefined } = question
    const { canGoBack, back } = question
    const box = window.createInputBox()
    box.title = plain(title)
    box.prompt = prompt
    box.value = value
    box.placeholder = placeholder
    box.password = question.isSecret ?? false
    // To look something up elsewhere must not lose what was typed.
    box.ignoreFocusOut = true
    if (canGoBack) box.buttons = [QuickInputButtons.Back]
    let turn = 0
    const listen = async (text: string): Promise<boolean> => {
      turn += 1
      const mine = turn
      const { text: said, isTaken } = await heardOf(text, hear)
      // Something else stands there by now, which is heard by itself.
      if (mine !== turn) return false
      const severity = isTaken ? InputBoxValidationSeverity.Info : InputBoxValidationSeverity.Error
      box.validationMessage = said ? { message: plain(said), severity } : undefined
      return isTaken
    }
    box.onDidChangeValue((text) => void listen(text))
    box.onDidTriggerButton(() => {
      resolve(back)
      box.hide()
    })
    box.onDidAccept(async () => {
      const text = box.value
      if (!(await listen(text))) return
      resolve(text)
      box.hide()
    })
    box.onDidHide(() => {
      resolve(undefined)
      box.dispose()
    })
    if (value) void listen(value)
    box.show()
  })

/** For what has to be said. @param missing what is said where it is not */
export const required =
  (missing: string, most = 2000): Hear =>
  (text) => {
    if (text.trim() === '') throw new CodedError('INVALID_INPUT', missing)
    if (text.length > most)
      throw new CodedError(
        'INVALID_INPUT',
        l10n.t('This is too long: shorten it to {0} characters.', most),
      )
    return undefined
  }
