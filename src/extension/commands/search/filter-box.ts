// The box in which a view is filtered: it follows what is typed, and what is chosen by clicks.
import { commands, l10n, type QuickInputButton, ThemeIcon, window } from 'vscode'
import { explanationOf } from '../../../base/problems/said.ts'
import type { FilteredView, ViewActions } from '../../views/actions.ts'
import { plain } from '../plain.ts'
import { chooseClicks } from './choose-clicks.ts'

type Filtering = Pick<ViewActions, 'filter' | 'setFilter' | 'loadedTasks'>

const titleOf = (view: FilteredView): string =>
  view === 'hierarchy' ? l10n.t('Filter Tasks') : l10n.t('Filter My Work')

/** @param before what the view shows by, and shows by again when the person gives up */
const open = (actions: Filtering, view: FilteredView, typed: string, before: string): void => {
  const clicks: QuickInputButton = {
    iconPath: new ThemeIcon('list-filter'),
    tooltip: l10n.t('Choose by Clicks'),
  }
  const save: QuickInputButton = {
    iconPath: new ThemeIcon('save'),
    tooltip: l10n.t('Save This Search'),
  }
  const box = window.createInputBox()
  box.title = titleOf(view)
  box.prompt = l10n.t('Among the loaded tasks: words, or @me #tag !high status:"in review" due:<7d')
  box.value = typed
  box.buttons = [clicks, save]
  // So that one can look at what is left, and work with it, before deciding.
  box.ignoreFocusOut = true
  let isLeft = false
  let isOpen = true
  /** Answers whether all of it is understood. */
  const apply = async (text: string): Promise<boolean> => {
    const flaw = await actions
      .setFilter(view, text)
      .catch((error: unknown) => explanationOf(error).text)
    if (isOpen && box.value === text) box.validationMessage = flaw && plain(flaw)
    return flaw === undefined
  }
  /** Leaves the view as it is filtered now. */
  const leave = (): void => {
    isLeft = true
    box.hide()
  }
  box.onDidChangeValue((text) => void apply(text))
  box.onDidAccept(async () => {
    if (await apply(box.value)) leave()
  })
  box.onDidTriggerButton(async (button) => {
    const text = box.value
    leave()
    if (button === save) {
      // What is half understood filters nothing any more: the next box asks for the rest of it.
      if (!(await apply(text))) await apply(before)
      await commands.executeCommand('clickup.saveSearch', { query: text })
      return
    }
    // Where they cannot be had, what occurs nearly everywhere is offered.
    const tasks = await actions.loadedTasks(view).catch(() => [])
    const chosen = await chooseClicks(text, tasks)
    open(actions, view, chosen ?? text, before)
  })
  box.onDidHide(() => {
    isOpen = false
    if (!isLeft) void apply(before)
    box.dispose()
  })
  box.show()
  if (typed !== actions.filter(view)) void apply(typed)
}

export const askForFilter = (actions: Filtering, view: FilteredView): void => {
  const before = actions.filter(view)
  open(actions, view, before, before)
}
