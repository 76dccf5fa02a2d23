// Commands of the trees: what they show, and how.
import { commands, Disposable, env, l10n, Uri, window } from 'vscode'
import type { ArrangeActions, FilteredView, ViewActions } from '../views/actions.ts'
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

const filterIn = async (actions: Actions, view: FilteredView): Promise<void> => {
  await commands.executeCommand(`clickup.${view}.focus`)
  const { askForFilter } = await import('./search/filter-box.ts')
  askForFilter(actions, view)
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
    commands.registerCommand('clickup.filterTasks', () =>
      explain(() => filterIn(actions, 'hierarchy')),
    ),
    commands.registerCommand('clickup.clearFilter', () => actions.setFilter('hierarchy', '')),
    commands.registerCommand('clickup.filterMyWork', () =>
      explain(() => filterIn(actions, 'myWork')),
    ),
    commands.registerCommand('clickup.clearMyWorkFilter', () => actions.setFilter('myWork', '')),
    commands.registerCommand('clickup.groupTasks', (node: unknown) =>
      explain(async () => (await import('./arrange.ts')).groupTasks(actions, node)),
    ),
    commands.registerCommand('clickup.sortTasks', (node: unknown) =>
      explain(async () => (await import('./arrange.ts')).sortTasks(actions, node)),
    ),
    commands.registerCommand('clickup.showClosed', () => explain(() => actions.showClosed(true))),
    commands.registerCommand('clickup.hideClosed', () => explain(() => actions.showClosed(false))),
  )
