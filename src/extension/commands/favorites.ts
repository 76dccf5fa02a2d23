// Commands for favorites: of the node that a menu was opened on, of the selected one, or of a place
// that the person then chooses.
import { commands, Disposable, l10n, window } from 'vscode'
import type { Api } from '../../clickup/http/api.ts'
import type { FavoriteActions } from '../views/actions.ts'
import type { FavoritePlace } from '../views/tree/view-memory.ts'
import type { Explain } from './explain.ts'
import { plain } from './plain.ts'
import type { Desk } from './tasks/writing.ts'

interface Actions extends FavoriteActions, Pick<Desk, 'ahead'> {}

type Choose = (actions: Actions, api: Api) => Promise<FavoritePlace | undefined>

const chooseNew: Choose = async (actions, api) => {
  const known = new Set(actions.favorites().map(({ kind, id }) => `${kind} ${id}`))
  const { pickPlace } = await import('./pick-place.ts')
  return pickPlace(api, {
    ahead: actions.ahead(api),
    title: l10n.t('Add to Favorites'),
    placeHolder: l10n.t('Choose a space, folder or list'),
    accepts: ({ kind, id }) => !known.has(`${kind} ${id}`),
  })
}

const chooseOld: Choose = async (actions) => {
  const items = actions.favorites().map((place) => ({ label: plain(place.name), place }))
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Remove from Favorites'),
    placeHolder: l10n.t('Choose a favorite'),
  })
  return picked?.place
}

export const registerFavoriteCommands = (actions: Actions, explain: Explain): Disposable => {
  const set = (isFavorite: boolean, choose: Choose) => (node: unknown) =>
    explain(async () => {
      const api = await actions.connect()
      const place = actions.placeOf(node) ?? (api && (await choose(actions, api)))
      if (place) await actions.setFavorite(place, isFavorite)
    })
  return Disposable.from(
    commands.registerCommand('clickup.addFavorite', set(true, chooseNew)),
    commands.registerCommand('clickup.removeFavorite', set(false, chooseOld)),
  )
}
