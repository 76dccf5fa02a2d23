// Commands for saved searches: of the row that a menu was opened on, or of one that the person chooses.
import { commands, Disposable } from 'vscode'
import type { Explain } from './explain.ts'
import type { Desk, SearchAction } from './search/save-search.ts'

const load = () => import('./search/save-search.ts')

export const registerSearchCommands = (desk: Desk, explain: Explain): Disposable => {
  const on = (action: SearchAction) => (node: unknown) =>
    explain(async () => (await load()).actOnSearch(desk, action, node))
  return Disposable.from(
    commands.registerCommand('clickup.saveSearch', (said: unknown) =>
      explain(async () => (await load()).saveSearch(desk, said)),
    ),
    commands.registerCommand('clickup.renameSearch', on('rename')),
    commands.registerCommand('clickup.editSearch', on('edit')),
    commands.registerCommand('clickup.deleteSearch', on('delete')),
    commands.registerCommand('clickup.watchSearch', on('watch')),
    commands.registerCommand('clickup.unwatchSearch', on('unwatch')),
    commands.registerCommand('clickup.moveSearchUp', on('up')),
    commands.registerCommand('clickup.moveSearchDown', on('down')),
  )
}
