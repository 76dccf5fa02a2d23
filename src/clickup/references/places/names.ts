// What spaces, folders and lists are called: by name, or by any tail of `Space / Folder / List`; what of
// them a text may mean, and how each is told so that it is found again.
import { isPlain, marked } from '../../../base/text/marks.ts'
import { asRead, normalise } from '../../../base/text/names.ts'
import { type Place, type PlaceKind, SEPARATOR } from '../../objects/place.ts'
import { isUrl, readUrl } from '../urls.ts'

/** All that it is called by: the name, with what is above it; one that holds a slash is none the less one. */
export const tailsOf = ({ name, above, path }: Place): readonly string[] => {
  // What has no name to be seen is above nothing.
  const upper = above ? tailsOf(above).filter((tail) => asRead(tail) !== '') : []
  return [name, ...upper.map((tail) => `${tail}${SEPARATOR}${name}`), path]
}

/** However its names are parted, and whatever parts names of their own: `R&D > Ideas` is one. */
const keyOf = (path: string): string =>
  normalise(path)
    .replace(/\s*(?:\/|>|›|»)\s*/g, '/')
    .replace(/^\/|\/$/g, '')

/** As it stands first, then whatever the case, and at last however it is parted. */
const FORMS = [asRead, normalise, keyOf] as const

/** All that a text may mean; what fits as it stands before all else. */
export const matchPlaces = (
  places: readonly Place[],
  text: string,
  kinds: readonly PlaceKind[],
): readonly Place[] => {
  const key = keyOf(text)
  // Most are told apart by their last name alone.
  const near = places.filter(({ kind, name }) => kinds.includes(kind) && key.endsWith(keyOf(name)))
  const tails = near.map((place) => ({ place, tails: tailsOf(place) }))
  for (const form of FORMS) {
    const wanted = form(text)
    if (wanted === '') return []
    const found = tails.filter((one) => one.tails.some((tail) => form(tail) === wanted))
    if (found.length > 0) return found.map(({ place }) => place)
  }
  return []
}

/** Of digits alone an id is read. */
export const ID = /^\d{3,}$/

/** A path is longer than a name. */
const MOST_TOLD = 120

export const markedPlace = ({ kind, id, path }: Pick<Place, 'kind' | 'id' | 'path'>): string =>
  marked(path, kind, id, MOST_TOLD)

/** Whether it may be told by that, as far as it tells itself. */
const isTellable = (name: string): boolean =>
  isPlain(name) && !ID.test(name) && !isUrl(name) && readUrl(name) === undefined

export type TellPlace = (
  place: Pick<Place, 'kind' | 'id' | 'path' | 'name'>,
  ways?: readonly string[],
) => string

/**
 * How each of them is told: by the first of these ways that means it alone, or else with its id.
 * @param places all that there are; where they are not known, only what a name itself tells counts
 */
export const tellingPlaces = (places: readonly Place[] | undefined): TellPlace => {
  const owners = new Map<string, Set<string>>()
  for (const place of places ?? [])
    for (const tail of new Set(tailsOf(place).map(asRead)))
      owners.set(tail, (owners.get(tail) ?? new Set()).add(`${place.kind} ${place.id}`))
  return (place, ways = [place.path]) => {
    const own = `${place.kind} ${place.id}`
    const isOnly = (way: string): boolean => {
      const those = owners.get(way)
      return those?.size === 1 && those.has(own)
    }
    const shown = [...ways, place.path].map(asRead)
    const found = shown.find((way) => isTellable(way) && (!places || isOnly(way)))
    return found !== undefined && asRead(place.name) !== '' ? found : markedPlace(place)
  }
}
