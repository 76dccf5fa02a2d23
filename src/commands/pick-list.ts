// Chooses a list of the workspace by its name or path.
import { l10n, type QuickPickItem, ThemeIcon, window } from 'vscode'
import type { Api } from '../clickup/api.ts'
import { getPlaces, type Place } from '../clickup/references/places.ts'
import { plain } from './plain.ts'

interface ListItem extends QuickPickItem {
  readonly place: Place
}

const itemsOf = async (api: Api): Promise<ListItem[]> =>
  (await getPlaces(api)).flatMap((place) =>
    place.kind === 'list'
      ? [
          {
            label: plain(place.name),
            description: plain(place.path.slice(0, -place.name.length).replace(/ \/ $/, '')),
            iconPath: new ThemeIcon('list-unordered'),
            place,
          },
        ]
      : [],
  )

/** Nothing when the person gives up. */
export const pickList = async (api: Api, title: string): Promise<Place | undefined> => {
  const options = { title, placeHolder: l10n.t('Choose a list'), matchOnDescription: true }
  const picked = await window.showQuickPick<ListItem>(itemsOf(api), options)
  return picked?.place
}
