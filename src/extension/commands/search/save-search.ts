// The dialogues of saved searches: their query, checked as one types, and their name.
import { commands, l10n, window } from 'vscode'
import { explanationOf } from '../../../base/problems/said.ts'
import type { Api } from '../../../clickup/http/api.ts'
import { standAt } from '../../../clickup/references/standpoint.ts'
import { readQuery } from '../../query/query.ts'
import type { FavoriteActions, SearchActions } from '../../views/actions.ts'
import type { SavedSearch } from '../../views/tree/nodes.ts'
import { plain, short } from '../plain.ts'
import { tellError } from '../tell.ts'

export type Actions = SearchActions & Pick<FavoriteActions, 'connect'>

/** What a search may be begun with. */
export interface Said {
  readonly name?: string | undefined
  readonly query?: string | undefined
}

/** What is not understood of it, nothing where all is. */
const flawIn = async (api: Api, query: string): Promise<string | undefined> => {
  if (query.trim() === '') return l10n.t('Say what is to be found.')
  try {
    const { flaws } = await readQuery(query, standAt(api, Date.now()))
    return flaws[0] && plain(flaws[0].message)
  } catch (error) {
    return plain(explanationOf(error).text)
  }
}

const askForQuery = (api: Api, title: string, query: string): Thenable<string | undefined> =>
  window.showInputBox({
    title,
    value: query,
    valueSelection: [query.length, query.length],
    prompt: l10n.t(
      'Words, or @me #tag !high status:"in review" in:"Sprint 12" due:<7d updated:<3d',
    ),
    ignoreFocusOut: true,
    validateInput: (text) => flawIn(api, text),
  })

const askForName = (title: string, name: string): Thenable<string | undefined> =>
  window.showInputBox({
    title,
    value: name,
    prompt: l10n.t('What is it called in the sidebar?'),
    ignoreFocusOut: true,
    validateInput: (text) =>
      text.trim() === ''
        ? l10n.t('It needs a name.')
        : text.length > 100
          ? l10n.t('This is too long.')
          : undefined,
  })

export const saveSearch = async (actions: Actions, said: Said): Promise<void> => {
  const api = await actions.connect()
  if (!api) return
  const title = l10n.t('Save Search')
  const { query: begun = '' } = said
  const isGood = (await flawIn(api, begun)) === undefined
  const query = isGood ? begun : await askForQuery(api, title, begun)
  if (query === undefined) return
  const name = (isGood && said.name) || (await askForName(title, said.name ?? short(query)))
  if (!name) return
  if (await actions.saveSearch(name.trim(), query.trim()))
    await commands.executeCommand('clickup.searches.focus')
  else tellError(l10n.t('There are too many saved searches: delete one first.'))
}

export const renameSearch = async (actions: Actions, { id, name }: SavedSearch): Promise<void> => {
  const next = await askForName(l10n.t('Rename {0}', short(name)), name)
  if (next) await actions.changeSearch(id, { name: next.trim() })
}

export const editSearch = async (actions: Actions, search: SavedSearch): Promise<void> => {
  const api = await actions.connect()
  if (!api) return
  const query = await askForQuery(api, l10n.t('Edit {0}', short(search.name)), search.query)
  if (query) await actions.changeSearch(search.id, { query: query.trim() })
}

/** It may have taken a while to write: so it can be had back. */
export const deleteSearch = async (actions: Actions, search: SavedSearch): Promise<void> => {
  const before = actions.searches().findIndex(({ id }) => id === search.id)
  await actions.deleteSearch(search.id)
  const undo = l10n.t('Undo')
  const message = l10n.t('Deleted the search "{0}".', plain(short(search.name)))
  void window.showInformationMessage(message, undo).then(async (answer) => {
    if (answer === undo) await actions.restoreSearch(search, before)
  })
}

/** The one that a command was called on, or that the person chooses. */
export const chosenSearch = async (
  actions: Actions,
  node: unknown,
  title: string,
): Promise<SavedSearch | undefined> => {
  const given = actions.searchOf(node)
  if (given) return given
  const items = actions.searches().map((search) => ({
    label: plain(search.name),
    description: plain(search.query),
    search,
  }))
  const placeHolder = l10n.t('Choose a saved search')
  return (await window.showQuickPick(items, { title, placeHolder, matchOnDescription: true }))
    ?.search
}
