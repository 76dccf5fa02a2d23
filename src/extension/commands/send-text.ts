// A box whose text is sent from it: it stays open until that is done, and with its text where it fails.
import { type InputBoxValidationMessage, InputBoxValidationSeverity, l10n, window } from 'vscode'
import type { Drafts } from './drafts.ts'

/** Why it was not sent, in words: then the person may change it, or send it all the same. */
export interface NotSent {
  readonly why: string
  /** Whether it goes as it is when it is sent once more. */
  readonly isWarning?: boolean
}

export interface Sending {
  /** Aborted when the person closes the box. */
  readonly signal: AbortSignal
  /** Shows what is being waited for. */
  readonly say: (message: string) => void
  /** Whether the person has read the warning of this very text. */
  readonly isSure: boolean
}

export interface TextBox {
  readonly title: string
  readonly prompt: string
  readonly placeholder?: string
  readonly drafts: Drafts
  /** What the draft is for: `comment:abc`. */
  readonly key: string
  /** @returns nothing once it is sent */
  readonly send: (text: string, sending: Sending) => Promise<NotSent | undefined>
}

const messageOf = ({ why, isWarning }: NotSent): InputBoxValidationMessage => ({
  message: isWarning ? `${why} ${l10n.t('Press Enter again to send it all the same.')}` : why,
  severity: isWarning ? InputBoxValidationSeverity.Warning : InputBoxValidationSeverity.Error,
})

/** Settles when the text is sent, or the box closed; what was typed then stands in it the next time. */
export const sendText = (options: TextBox): Promise<void> =>
  new Promise((resolve, reject) => {
    const { title, prompt, placeholder, drafts, key, send } = options
    const box = window.createInputBox()
    const closed = new AbortController()
    let warned: string | undefined
    const say = (message: string): void => {
      box.prompt = message || prompt
    }
    const submit = async (): Promise<void> => {
      const { value } = box
      if (box.busy || value.trim() === '') return
      drafts.keep(key, value)
      box.busy = true
      box.enabled = false
      box.validationMessage = undefined
      try {
        const sending = { signal: closed.signal, say, isSure: warned === value }
        const failed = await send(value, sending)
        if (!failed) {
          drafts.forget(key)
          box.hide()
          return
        }
        warned = failed.isWarning ? value : undefined
        box.validationMessage = messageOf(failed)
      } finally {
        box.busy = false
        box.enabled = true
        say('')
      }
    }
    box.title = title
    box.prompt = prompt
    if (placeholder) box.placeholder = placeholder
    box.value = drafts.of(key)
    box.ignoreFocusOut = true
    box.onDidChangeValue((text) => {
      box.validationMessage = undefined
      drafts.keep(key, text)
    })
    box.onDidAccept(() => {
      void submit().catch((error: unknown) => {
        reject(error)
        box.hide()
      })
    })
    box.onDidHide(() => {
      closed.abort()
      resolve()
      box.dispose()
    })
    box.show()
  })
