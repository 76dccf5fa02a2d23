// Spaces, folders and lists by id, URL, name, any unambiguous tail of `Space / Folder / List`, or
// `current sprint`.
import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import { markIn } from '../../base/text/marks.ts'
import { normalise } from '../../base/text/names.ts'
import { ambiguous, nearest, notFound } from '../../base/text/nearest.ts'
import type { Api } from '../http/api.ts'
import type { List, Status } from '../objects/container.ts'
import {
  forgetHierarchy,
  getFolder,
  getHierarchy,
  getSpace,
  getSpaceTree,
  knowsHierarchy,
  type SpaceTree,
} from '../objects/hierarchy.ts'
import type { Place, PlaceKind } from '../objects/place.ts'
import { placeOfFolder, placeOfList, placeOfSpace, readPlaceById } from './places/by-id.ts'
import { ID, markedPlace, matchPlaces, tellingPlaces } from './places/names.ts'
import { wordsFor } from './places/words.ts'
import { currentSprints } from './sprints.ts'
import type { Standpoint } from './standpoint.ts'
import { isUrl, readUrl } from './urls.ts'

/** Whether a place is the scope or somewhere below it. */
export const isWithin = (place: Place, scope: Place): boolean =>
  place.id === scope.id ||
  (scope.kind === 'space'
    ? place.spaceId === scope.id
    : scope.kind === 'folder' && place.above?.id === scope.id)

// A list without statuses of its own has its space's, or its folder's, which came with the folder
// (docs/clickup-facts.md §10).
const statusesOf = (list: List, ofSpace: readonly Status[] | undefined) =>
  list.statuses?.length ? list.statuses : list.override_statuses ? undefined : ofSpace

const wholeList = (list: List, above: Place, ofSpace: readonly Status[] | undefined): Place => ({
  ...placeOfList(list, above),
  list,
  statuses: statusesOf(list, ofSpace),
})

const placesOf = ({ space, folders, lists }: SpaceTree): readonly Place[] => {
  const self = placeOfSpace(space)
  const below = (some: readonly List[], above: Place): readonly Place[] =>
    some.map((list) => wholeList(list, above, space.statuses))
  return [
    self,
    ...folders.flatMap((folder) => {
      const place = placeOfFolder(folder, self)
      return [place, ...below(folder.lists, place)]
    }),
    ...below(lists, self),
  ]
}

/** Every space, folder and list that the account sees, in ClickUp's order. */
export const getPlaces = async (api: Api): Promise<readonly Place[]> =>
  (await getHierarchy(api)).flatMap(placesOf)

const readWithin = async (api: Api, scope: Place): Promise<readonly Place[]> => {
  if (scope.kind === 'list') return [scope]
  if (scope.kind === 'space') {
    const tree = await getSpaceTree(api, await getSpace(api, scope.id))
    if (tree.unread) api.call.onLeftOut?.(new Map([['space', 1]]))
    return placesOf(tree)
  }
  const { lists } = await getFolder(api, scope.id)
  return [scope, ...lists.map((list) => wholeList(list, scope, undefined))]
}

/** A place and all that is below it: nothing else is read for that. */
export const getPlacesWithin = async (api: Api, scope: Place): Promise<readonly Place[]> => {
  const known = knowsHierarchy(api) ? await getPlaces(api) : []
  const within = known.filter((place) => isWithin(place, scope))
  return within.length > 0 ? within : readWithin(api, scope)
}

/** The list of that id, where the hierarchy that is known tells it; never a request. */
export const knownList = async (api: Api, id: string): Promise<Place | undefined> => {
  const known = knowsHierarchy(api) ? await getPlaces(api) : []
  return known.find((place) => place.kind === 'list' && place.id === id)
}

/** All that a text may mean, of what is remembered or else read; nothing is read anew. */
export const findPlaces = async (
  api: Api,
  text: string,
  kinds: readonly PlaceKind[],
): Promise<readonly Place[]> =>
  found(await getPlaces(api), text, kinds, targetOf(text.trim(), kinds))

const oneOf = (
  some: readonly Place[],
  kinds: readonly PlaceKind[],
  text: string,
): Place | undefined => {
  const [only, ...others] = some
  if (only && others.length > 0)
    throw ambiguous(wordsFor(kinds).several(text), some.map(markedPlace))
  return only
}

const SPRINT_WORDS = /^(the )?(current|active) sprint$/

// Only these words need to know what day it is where I am.
const sprintAmong = async (
  { clock }: Pick<Standpoint, 'clock'>,
  places: readonly Place[],
  text: string,
): Promise<Place | undefined> => {
  if (!SPRINT_WORDS.test(normalise(text))) return undefined
  const { sure, doubtful } = currentSprints(places, await clock())
  if (doubtful.length > 0)
    throw ambiguous(
      l10n.t(
        'It is not certain which number of the dates in the names of the sprints is the month.',
      ),
      [...sure, ...doubtful].map(markedPlace),
    )
  return oneOf(sure, ['list'], text)
}

/** An id, and what it may be the id of. */
interface Target {
  readonly id: string
  readonly kinds: readonly PlaceKind[]
}

const targetOf = (text: string, kinds: readonly PlaceKind[]): Target | undefined => {
  const only = (kind: string, id: string): Target | undefined => {
    const found = kinds.find((one) => one === kind)
    return found && { id, kinds: [found] }
  }
  const url = readUrl(text)
  if (url) return only(url.kind, url.id)
  // What is told as `path (list 901)` may be given back as it is.
  const mark = markIn(text)
  if (mark && /^\d+$/.test(mark.id)) return only(mark.kind, mark.id)
  return ID.test(text) ? { id: text, kinds } : undefined
}

/** What is no id may still be a name that looks like one: `2027`, `Ideas (list 12)`. */
const found = (
  places: readonly Place[],
  text: string,
  kinds: readonly PlaceKind[],
  target: Target | undefined,
): readonly Place[] => {
  const byId = places.filter(({ kind, id }) => id === target?.id && target.kinds.includes(kind))
  return byId.length > 0 ? byId : matchPlaces(places, text, kinds)
}

/** So old is remembered what others may have changed since. */
const OLD_MS = 10_000
const LOOKED_ANEW = 'hierarchy:looked-anew'

/** It may be new; but for every word that is misspelt the workspace is not read again. */
const lookAnew = async (
  api: Api,
  isRemembered: boolean,
  look: () => Promise<Place | undefined>,
): Promise<Place | undefined> => {
  const now = api.timing.now()
  const last = api.memory.peek(LOOKED_ANEW)
  if (isRemembered && typeof last === 'number' && now - last < OLD_MS) return undefined
  if (isRemembered) forgetHierarchy(api)
  api.memory.note(LOOKED_ANEW, now)
  return look()
}

/**
 * The space, folder or list that a person or a model means. By id or URL the rest of the workspace is
 * not read. What is not found is looked for once more in a fresh hierarchy, because it may be new.
 * @throws CodedError NOT_FOUND with the nearest paths, AMBIGUOUS with the candidates
 */
export const resolvePlace = async (
  at: Pick<Standpoint, 'api' | 'clock'>,
  reference: string,
  kinds: readonly PlaceKind[] = ['space', 'folder', 'list'],
): Promise<Place> => {
  const { api } = at
  const text = reference.trim()
  const target = targetOf(text, kinds)
  const remembered = knowsHierarchy(api)
  const look = async (): Promise<Place | undefined> => {
    const places = await getPlaces(api)
    const one = oneOf(found(places, text, kinds, target), kinds, text)
    return one ?? (kinds.includes('list') ? sprintAmong(at, places, text) : undefined)
  }
  const known = remembered ? await look() : undefined
  if (known) return known
  const byId = target && (await readPlaceById(api, target.id, target.kinds))
  if (byId) return byId
  // An address says for certain what it means.
  if (isUrl(text) && target) throw notFound(wordsFor(kinds).none(text), text, [])
  const fresh = await lookAnew(api, remembered, look)
  if (fresh) return fresh
  if (isUrl(text))
    throw new CodedError('INVALID_INPUT', wordsFor(kinds).foreign(text), {
      hint: l10n.t("Copy the link of the list, folder or space from ClickUp's sidebar."),
    })
  throw missing(await getHierarchy(api), text, kinds)
}

/** Of what was not seen nothing is said: it is named, and where it may be seen the next moment, that is why. */
const missing = (
  trees: readonly SpaceTree[],
  text: string,
  kinds: readonly PlaceKind[],
): CodedError => {
  const places = trees.flatMap(placesOf)
  const tell = tellingPlaces(places)
  const names = places.filter(({ kind }) => kinds.includes(kind)).map((place) => tell(place))
  const unread = trees.filter((tree) => tree.unread)
  if (unread.length === 0) return notFound(wordsFor(kinds).none(text), text, names)
  const spaces = unread.map(({ space }) => `"${plainName(space.name)}"`).join(', ')
  const hint = l10n.t`Not all could be looked through: ${spaces} could not be read. Use one of the candidates, or an id.`
  const passing = unread.find((tree) => tree.unread?.code === 'UPSTREAM_ERROR')?.unread
  return passing
    ? new CodedError(
        'UPSTREAM_ERROR',
        l10n.t`"${plainName(text)}" was not found, but not everything could be read. ${passing.message}`,
        { hint, candidates: nearest(text, names) },
      )
    : notFound(wordsFor(kinds).none(text), text, names, hint)
}
