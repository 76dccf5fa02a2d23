// Commands for saved searches: of the row that a menu was opened on, or of one that the person chooses.
import { commands, Disposable, l10n } from 'vscode'
import type { SavedSearch } from '../views/tree/nodes.ts'
import type { Explain } from './explain.ts'
import type { Actions, Said } from './search/save-search.ts'

const load = () => import('./search/save-search.ts')

/** A command's argument may be anything, such as the row of another view. */
const saidIn = (value: unknown): Said => {
  const said: Readonly<Record<string, unknown>> =
    typeof value === 'object' && value !== null ? { ...value } : {}
  const text = (key: string) => (typeof said[key] === 'string' ? said[key] : undefined)
  return { name: text('name'), query: text('query') }
}

export const registerSearchCommands = (actions: Actions, explain: Explain): Disposable => {
  const on = (title: string, run: (search: SavedSearch) => Promise<void>) => (node: unknown) =>
    explain(async () => {
      const search = await (await load()).chosenSearch(actions, node, title)
      if (search) await run(search)
    })
  return Disposable.from(
    commands.registerCommand('clickup.saveSearch', (said: unknown) =>
      explain(async () => (await load()).saveSearch(actions, saidIn(said))),
    ),
    commands.registerCommand(
      'clickup.renameSearch',
      on(l10n.t('Rename Search'), async (search) => (await load()).renameSearch(actions, search)),
    ),
    commands.registerCommand(
      'clickup.editSearch',
      on(l10n.t('Edit Search'), async (search) => (await load()).editSearch(actions, search)),
    ),
    commands.registerCommand(
      'clickup.deleteSearch',
      on(l10n.t('Delete Search'), async (search) => (await load()).deleteSearch(actions, search)),
    ),
    commands.registerCommand(
      'clickup.watchSearch',
      on(l10n.t('Watch Search'), ({ id }) => actions.changeSearch(id, { watched: true })),
    ),
    commands.registerCommand(
      'clickup.unwatchSearch',
      on(l10n.t('Stop Watching Search'), ({ id }) => actions.changeSearch(id, { watched: false })),
    ),
    commands.registerCommand(
      'clickup.moveSearchUp',
      on(l10n.t('Move Search Up'), ({ id }) => actions.moveSearch(id, -1)),
    ),
    commands.registerCommand(
      'clickup.moveSearchDown',
      on(l10n.t('Move Search Down'), ({ id }) => actions.moveSearch(id, 1)),
    ),
  )
}
