// The page on which a link is made or changed: its box takes the name, its rows are the choices.
import { l10n, window } from 'vscode'
import { plain } from '../plain.ts'
import {
  rowsOf,
  type ShareDraft,
  type ShareField,
  type ShareRow,
  type ShareState,
  type ShareWish,
  whatIsMissing,
} from './share-rows.ts'

export interface SharePageAnswer {
  readonly draft: ShareDraft
  /** Nothing when the person gives up. */
  readonly wish: ShareWish | undefined
}

/** @param from where it starts, coming back from a choice */
export const showSharePage = (
  first: ShareDraft,
  { words, failure }: Pick<ShareState, 'words' | 'failure'>,
  from: ShareField | undefined,
): Promise<SharePageAnswer> =>
  new Promise((resolve) => {
    const box = window.createQuickPick<ShareRow>()
    let draft = first
    const show = (isRefused = false): void => {
      box.items = rowsOf(draft, { words, failure, isRefused, now: Date.now() })
    }
    box.title = plain(words.title)
    box.placeholder = l10n.t('A name by which you know the link, such as "ChatGPT"')
    box.ignoreFocusOut = true
    box.value = draft.name
    box.onDidChangeValue((name) => {
      draft = { ...draft, name }
      show()
    })
    box.onDidAccept(() => {
      const wish = (box.selectedItems[0] ?? box.activeItems[0])?.wish
      if (!wish) return
      if (wish.kind === 'share' && whatIsMissing(draft, Date.now())) return show(true)
      resolve({ draft, wish })
      box.hide()
    })
    box.onDidHide(() => {
      resolve({ draft, wish: undefined })
      box.dispose()
    })
    show()
    const start = box.items.find(({ wish }) => wish?.kind === 'edit' && wish.field === from)
    if (start) box.activeItems = [start]
    box.show()
  })
