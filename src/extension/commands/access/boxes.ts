// Boxes of a dialogue of several steps: each may lead back to the one before.
import {
  type InputBox,
  type InputBoxValidationMessage,
  QuickInputButtons,
  type QuickPickItem,
  window,
} from 'vscode'

export const BACK = 'back'

/** Nothing when the person gives up. */
export type Answer<T> = Promise<T | typeof BACK | undefined>

export interface Box {
  readonly title: string
  readonly canGoBack: boolean
}

interface Choice<T extends QuickPickItem> extends Box {
  readonly placeHolder: string
  readonly items: readonly T[]
}

const createPick = <T extends QuickPickItem>({
  title,
  canGoBack,
  placeHolder,
  items,
}: Choice<T>) => {
  const box = window.createQuickPick<T>()
  box.title = title
  box.placeholder = placeHolder
  box.matchOnDescription = true
  box.items = items
  box.buttons = canGoBack ? [QuickInputButtons.Back] : []
  return box
}

/** @param taken the answer, nothing while there is none that could be taken */
const answerOf = <T>(
  box: Pick<
    InputBox,
    'onDidTriggerButton' | 'onDidAccept' | 'onDidHide' | 'show' | 'hide' | 'dispose'
  >,
  taken: () => T | undefined,
): Answer<T> =>
  new Promise((resolve) => {
    box.onDidTriggerButton(() => {
      resolve(BACK)
      box.hide()
    })
    box.onDidAccept(() => {
      const answer = taken()
      if (answer === undefined) return
      resolve(answer)
      box.hide()
    })
    box.onDidHide(() => {
      resolve(undefined)
      box.dispose()
    })
    box.show()
  })

/** What holds now has the focus, so that going on with Enter changes nothing. */
export const pickOne = <T extends QuickPickItem>(
  choice: Choice<T>,
  isActive: (item: T) => boolean = () => false,
): Answer<T> => {
  const box = createPick(choice)
  box.activeItems = box.items.filter(isActive).slice(0, 1)
  return answerOf(box, () => box.selectedItems[0])
}

export const pickMany = <T extends QuickPickItem>(choice: Choice<T>): Answer<readonly T[]> => {
  const box = createPick(choice)
  box.canSelectMany = true
  box.selectedItems = box.items.filter(({ picked }) => picked)
  return answerOf(box, () => box.selectedItems)
}

interface Question extends Box {
  readonly prompt: string
  readonly value: string
  /** What is wrong so far, or how it is understood. */
  readonly look: (text: string) => string | InputBoxValidationMessage | undefined
  /** Whether it can be taken as it stands. */
  readonly isGood: (text: string) => boolean
}

export const askText = ({
  title,
  canGoBack,
  prompt,
  value,
  look,
  isGood,
}: Question): Answer<string> => {
  const box = window.createInputBox()
  box.title = title
  box.prompt = prompt
  box.value = value
  box.buttons = canGoBack ? [QuickInputButtons.Back] : []
  box.onDidChangeValue((text) => {
    box.validationMessage = look(text)
  })
  if (value !== '') box.validationMessage = look(value)
  return answerOf(box, () => {
    box.validationMessage = look(box.value)
    return isGood(box.value) ? box.value : undefined
  })
}
