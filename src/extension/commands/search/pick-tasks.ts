// The box in which a person finds tasks: what fits is shown as one types, best first.
import {
  commands,
  l10n,
  type QuickInputButton,
  type QuickPick,
  QuickPickItemKind,
  ThemeIcon,
  window,
} from 'vscode'
import type { Api } from '../../../clickup/http/api.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import { getMe } from '../../../clickup/objects/workspace.ts'
import { chooseClicks } from './choose-clicks.ts'
import { Findings } from './findings.ts'
import { itemsOf, type SearchItem } from './items.ts'
import { Search, type TaskPicker } from './search.ts'

type Outcome =
  | { readonly tasks: readonly Task[] }
  | { readonly create: string }
  | { readonly save: string }
  | { readonly clicks: string }

const buttonsOf = ({ isSearch }: TaskPicker, withClosed: boolean) => {
  const clicks: QuickInputButton = {
    iconPath: new ThemeIcon('list-filter'),
    tooltip: l10n.t('Choose by Clicks'),
  }
  const closed: QuickInputButton = {
    iconPath: new ThemeIcon(withClosed ? 'eye-closed' : 'eye'),
    tooltip: withClosed ? l10n.t('Search Without Closed') : l10n.t('Search With Closed'),
  }
  const save: QuickInputButton = {
    iconPath: new ThemeIcon('save'),
    tooltip: l10n.t('Save This Search'),
  }
  return { withClosed, clicks, save, shown: [clicks, closed, ...(isSearch ? [save] : [])] }
}

const isItem = ({ kind }: SearchItem): boolean => kind !== QuickPickItemKind.Separator

/** That there is nothing is only told. */
const takesEnter = ({ does }: SearchItem): boolean => does !== undefined

type Buttons = ReturnType<typeof buttonsOf>

const createBox = (title: string): QuickPick<SearchItem> => {
  const box = window.createQuickPick<SearchItem>()
  box.title = title
  box.placeholder = l10n.t(
    'Words, an id, or @me #tag !high status:"in review" in:"Sprint 12" due:<7d',
  )
  // Best first, as they are given: VS Code would sort by where the letters stand in a label.
  Object.assign(box, { sortByLabel: false })
  return box
}

const outcomeIn = (
  api: Api,
  picker: TaskPicker,
  findings: Findings,
  typed: string,
): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const box = createBox(picker.title)
    let isOpen = true
    let buttons: Buttons | undefined
    /** The task that the person has moved to; nothing while the first one is active. */
    let movedTo: string | undefined
    const show = (found?: Task): void => {
      const shown = search.shown()
      const items = itemsOf(shown)
      const same = items.find(({ task }) => task && task.id === (found?.id ?? movedTo))
      // New items make the first one active, and what the person has moved to would not be taken.
      const active = same ?? (shown.isNothing ? items.find(takesEnter) : undefined)
      box.items = items
      if (active) box.activeItems = [active]
      box.busy = search.isReading
      if (buttons?.withClosed === search.withClosed) return
      buttons = buttonsOf(picker, search.withClosed)
      box.buttons = buttons.shown
    }
    const search = new Search(api, picker, findings, {
      onChange: (found) => {
        if (isOpen) show(found)
      },
      onFailure: (error) => {
        reject(error)
        box.hide()
      },
    })
    const end = (outcome: Outcome): void => {
      resolve(outcome)
      box.hide()
    }
    const type = (text: string): void => {
      movedTo = undefined
      void search.type(text)
    }
    box.onDidChangeValue(type)
    box.onDidChangeActive(([item]) => {
      movedTo = item === box.items.find(isItem) ? undefined : item?.task?.id
    })
    box.onDidTriggerButton((button) => {
      if (button === buttons?.clicks) end({ clicks: box.value })
      else if (button === buttons?.save) end({ save: box.value })
      else void search.searchClosed()
    })
    box.onDidAccept(() => {
      const [item] = box.selectedItems
      // What stands there is still what was found before.
      if (!search.isUnderstood(box.value) && item?.does === undefined) return
      if (item?.text !== undefined) {
        box.value = item.text
        type(item.text)
      } else if (item?.does === 'goOn') void search.goOn()
      else if (item?.does === 'withClosed') void search.searchClosed()
      else if (item?.does === 'create') end({ create: search.shown().ways.name ?? box.value })
      else if (item?.tasks) end({ tasks: item.tasks })
      else if (item?.task) end({ tasks: [item.task] })
    })
    box.onDidHide(() => {
      isOpen = false
      search.end()
      resolve({ tasks: [] })
      box.dispose()
    })
    box.value = typed
    box.show()
    search.begin()
    show()
    if (typed !== '') type(typed)
  })

/**
 * One task, or all that are selected; none when the person gives up, which ends every request.
 * @throws CodedError
 */
export const pickTasks = async (api: Api, picker: TaskPicker): Promise<readonly Task[]> => {
  const findings = new Findings()
  let typed = ''
  for (;;) {
    const outcome = await outcomeIn(api, picker, findings, typed)
    if ('clicks' in outcome) {
      const { id } = await getMe(api)
      typed = (await chooseClicks(outcome.clicks, findings.tasks, id)) ?? outcome.clicks
      continue
    }
    if ('create' in outcome)
      void commands.executeCommand('clickup.createTask', { name: outcome.create })
    if ('save' in outcome)
      void commands.executeCommand('clickup.saveSearch', { query: outcome.save })
    const tasks = 'tasks' in outcome ? outcome.tasks : []
    const [only, ...others] = tasks
    if (only && others.length === 0) picker.ahead.chose('task', only.id)
    return tasks
  }
}
