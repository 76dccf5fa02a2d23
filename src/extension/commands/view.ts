// Commands of the trees: what they show, and how.
import { commands, Disposable, env, l10n, Uri, window } from 'vscode'
import type { ArrangeActions, ViewActions } from '../views/actions.ts'
import type { Explain } from './explain.ts'

interface Actions extends ViewActions, ArrangeActions {
  readonly isSandbox: () => boolean
}

const openInClickUp = async (actions: Actions, node: unknown): Promise<void> => {
  if (actions.isSandbox()) {
    void window.showInformationMessage(
      l10n.t('The sandbox lives on this machine only, so there is nothing to open in ClickUp.'),
    )
    return
  }
  const url = await actions.urlOf(node)
  if (url) await env.openExternal(Uri.parse(url, true))
}

/** The tree follows what is typed; giving up brings the filter back that was there before. */
const askForFilter = (actions: ViewActions): void => {
  const before = actions.filter()
  const box = window.createInputBox()
  box.title = l10n.t('Filter Tasks')
  box.prompt = l10n.t('Words of a name, an id, a status, a person or a tag, among the loaded tasks')
  box.value = before
  // So that one can look at what is left, and work with it, before deciding.
  box.ignoreFocusOut = true
  let accepted = false
  box.onDidChangeValue(actions.setFilter)
  box.onDidAccept(() => {
    accepted = true
    box.hide()
  })
  box.onDidHide(() => {
    if (!accepted) actions.setFilter(before)
    box.dispose()
  })
  box.show()
}

export const registerViewCommands = (actions: Actions, explain: Explain): Disposable =>
  Disposable.from(
    commands.registerCommand('clickup.refresh', (node: unknown) =>
      explain(() => actions.refresh(node)),
    ),
    commands.registerCommand('clickup.tryAgain', () => explain(() => actions.refresh(undefined))),
    commands.registerCommand('clickup.loadMore', (node: unknown) =>
      explain(() => actions.loadMore(node)),
    ),
    commands.registerCommand('clickup.openInClickUp', (node: unknown) =>
      explain(() => openInClickUp(actions, node)),
    ),
    commands.registerCommand('clickup.filterTasks', async () => {
      await commands.executeCommand('clickup.hierarchy.focus')
      askForFilter(actions)
    }),
    commands.registerCommand('clickup.clearFilter', () => actions.setFilter('')),
    commands.registerCommand('clickup.groupTasks', (node: unknown) =>
      explain(async () => (await import('./arrange.ts')).groupTasks(actions, node)),
    ),
    commands.registerCommand('clickup.sortTasks', (node: unknown) =>
      explain(async () => (await import('./arrange.ts')).sortTasks(actions, node)),
    ),
    commands.registerCommand('clickup.showClosed', () => explain(() => actions.showClosed(true))),
    commands.registerCommand('clickup.hideClosed', () => explain(() => actions.showClosed(false))),
  )
