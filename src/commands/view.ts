// Commands of the tree, and of what its nodes stand for.
import { commands, Disposable, env, l10n, Uri, window } from 'vscode'
import type { Explain } from './explain.ts'

export interface ViewActions {
  readonly isSandbox: () => boolean
  /** Everything, or the node that a failed load left behind. */
  readonly refresh: (node: unknown) => Promise<void>
  readonly loadMore: (node: unknown) => Promise<void>
  /** The page of a node, or of the workspace where none is given. */
  readonly urlOf: (node: unknown) => Promise<string | undefined>
}

const openInClickUp = async (actions: ViewActions, node: unknown): Promise<void> => {
  if (actions.isSandbox()) {
    void window.showInformationMessage(
      l10n.t('The sandbox lives on this machine only, so there is nothing to open in ClickUp.'),
    )
    return
  }
  const url = await actions.urlOf(node)
  if (url) await env.openExternal(Uri.parse(url, true))
}

export const registerViewCommands = (actions: ViewActions, explain: Explain): Disposable =>
  Disposable.from(
    commands.registerCommand('clickup.refresh', (node: unknown) =>
      explain(() => actions.refresh(node)),
    ),
    commands.registerCommand('clickup.loadMore', (node: unknown) =>
      explain(() => actions.loadMore(node)),
    ),
    commands.registerCommand('clickup.openInClickUp', (node: unknown) =>
      explain(() => openInClickUp(actions, node)),
    ),
  )
