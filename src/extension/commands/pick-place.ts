// Chooses a space, folder or list of the workspace by its name or path: favorites and those chosen
// last stand ahead.
import { l10n, type QuickPickItem, QuickPickItemKind, ThemeIcon, window } from 'vscode'
import type { Api } from '../../clickup/http/api.ts'
import type { Place } from '../../clickup/objects/place.ts'
import { getPlaces } from '../../clickup/references/places.ts'
import { type Ahead, keyOfPlace } from '../views/tree/recents.ts'
import { plain } from './plain.ts'

export interface PlacePicker {
  readonly ahead: Ahead
  readonly title: string
  readonly placeHolder: string
  /** Which places are offered. */
  readonly accepts: (place: Place) => boolean
  /** The id of the one that is offered first, such as the list that is selected in the tree. */
  readonly first?: string | undefined
}

interface PlaceItem extends QuickPickItem {
  readonly place?: Place
}

const ICONS = { space: 'project', folder: 'folder', list: 'list-unordered' } as const

const itemOf = (place: Place): PlaceItem => ({
  label: plain(place.name),
  description: plain(place.path.slice(0, -place.name.length).replace(/ \/ $/, '')),
  iconPath: new ThemeIcon(ICONS[place.kind]),
  place,
})

const itemsOf = async (api: Api, { ahead, accepts, first }: PlacePicker): Promise<PlaceItem[]> => {
  const places = (await getPlaces(api)).filter(accepts)
  const left = new Map(places.map((place) => [keyOfPlace(place), place]))
  /** Each stands once, where it is looked for first. */
  const take = (label: string, keys: readonly string[]): PlaceItem[] => {
    const taken = keys.flatMap((key) => left.get(key) ?? [])
    for (const place of taken) left.delete(keyOfPlace(place))
    return taken.length > 0
      ? [{ label, kind: QuickPickItemKind.Separator }, ...taken.map(itemOf)]
      : []
  }
  const selected = places.filter(({ id }) => id === first).map(keyOfPlace)
  return [
    ...take(l10n.t('Selected'), selected),
    ...take(l10n.t('Favorites'), ahead.favorites()),
    ...take(l10n.t('Recent'), ahead.recent('place')),
    ...take(l10n.t('All'), [...left.keys()]),
  ]
}

/** Nothing when the person gives up. */
export const pickPlace = async (api: Api, picker: PlacePicker): Promise<Place | undefined> => {
  const { title, placeHolder, ahead } = picker
  const options = { title, placeHolder, matchOnDescription: true }
  const picked = await window.showQuickPick<PlaceItem>(itemsOf(api, picker), options)
  if (picked?.place) ahead.chose('place', keyOfPlace(picked.place))
  return picked?.place
}

export const pickList = (
  api: Api,
  ahead: Ahead,
  title: string,
  first?: string,
): Promise<Place | undefined> =>
  pickPlace(api, {
    ahead,
    title,
    placeHolder: l10n.t('Choose a list'),
    accepts: ({ kind }) => kind === 'list',
    first,
  })
