// Spaces, folders and lists by id, URL, name, any unambiguous tail of `Space / Folder / List`, or
// `current sprint`.

import * as l10n from '@vscode/l10n'
import { CodedError, isCodedError } from '../../base/problems/error.ts'
import { normalise } from '../../base/text/names.ts'
import { ambiguous, notFound } from '../../base/text/nearest.ts'
import type { Clock } from '../../base/time/clock.ts'
import type { Api } from '../http/api.ts'
import type { List, Status } from '../objects/container.ts'
import {
  forgetHierarchy,
  getHierarchy,
  getList,
  knowsHierarchy,
  type SpaceTree,
} from '../objects/hierarchy.ts'
import type { Place, PlaceKind } from '../objects/place.ts'
import { wordsFor } from './place-words.ts'
import { currentSprints } from './sprints.ts'
import type { Standpoint } from './standpoint.ts'
import { isUrl, readUrl } from './urls.ts'

const SEPARATOR = ' / '

/** Whether a place is the scope or somewhere below it. */
export const isWithin = (place: Place, scope: Place): boolean =>
  place.id === scope.id ||
  (scope.kind === 'space'
    ? place.spaceId === scope.id
    : place.path.startsWith(`${scope.path}${SEPARATOR}`))

// A list without statuses of its own has its space's, or its folder's, which came with the folder
// (docs/clickup-facts.md §10).
const statusesOf = (list: List, tree: SpaceTree): readonly Status[] | undefined =>
  list.statuses?.length ? list.statuses : list.override_statuses ? undefined : tree.space.statuses

const placesOf = (tree: SpaceTree): readonly Place[] => {
  const { space } = tree
  const listPlace = (list: List, above: string): Place => ({
    kind: 'list',
    id: list.id,
    name: list.name,
    path: above + SEPARATOR + list.name,
    spaceId: space.id,
    list,
    statuses: statusesOf(list, tree),
  })
  const below = tree.folders.flatMap((folder): readonly Place[] => {
    const path = space.name + SEPARATOR + folder.name
    const self: Place = {
      kind: 'folder',
      id: folder.id,
      name: folder.name,
      path,
      spaceId: space.id,
    }
    return [self, ...folder.lists.map((list) => listPlace(list, path))]
  })
  const self: Place = {
    kind: 'space',
    id: space.id,
    name: space.name,
    path: space.name,
    spaceId: space.id,
  }
  return [self, ...below, ...tree.lists.map((list) => listPlace(list, space.name))]
}

/** Every space, folder and list that the account sees, in ClickUp's order. */
export const getPlaces = async (api: Api): Promise<readonly Place[]> =>
  (await getHierarchy(api)).flatMap(placesOf)

// With blanks around them first: `Sprint 24 (11/9 - 11/22)` is one name.
const SEPARATORS = [/\s+(?:\/|>|›|»)\s+/, /\s*(?:\/|>|›|»)\s*/]

const segmentsOf = (path: string, separator: RegExp): readonly string[] =>
  path.split(separator).filter(Boolean).map(normalise)

const endsWith = (path: string, tail: readonly string[]): boolean => {
  const whole = path.split(SEPARATOR).map(normalise)
  return tail.length > 0 && tail.every((name, i) => whole[whole.length - tail.length + i] === name)
}

const matches = (places: readonly Place[], text: string): readonly Place[] => {
  // A name may itself hold a slash, so the whole text is tried as a name first.
  const byName = places.filter(({ name }) => normalise(name) === normalise(text))
  if (byName.length > 0) return byName
  const byPath = SEPARATORS.map((separator) => {
    const tail = segmentsOf(text, separator)
    return places.filter(({ path }) => endsWith(path, tail))
  })
  return byPath.find((found) => found.length > 0) ?? []
}

const oneOf = (
  found: readonly Place[],
  kinds: readonly PlaceKind[],
  text: string,
): Place | undefined => {
  const [only, ...others] = found
  if (only && others.length > 0)
    throw ambiguous(
      wordsFor(kinds).several(text),
      found.map(({ path, kind, id }) => `${path} (${kind} ${id})`),
    )
  return only
}

const sprintAmong = (places: readonly Place[], text: string, clock: Clock): Place | undefined => {
  if (!/^(the )?(current|active) sprint$/.test(normalise(text))) return undefined
  return oneOf(currentSprints(places, clock), ['list'], text)
}

const idOf = (text: string, kinds: readonly PlaceKind[]): string | undefined => {
  const target = readUrl(text)
  if (target) return kinds.find((kind) => kind === target.kind) && target.id
  // Candidates are named `path (list 901)`, and may be given back as they are.
  return /^\d{3,}$/.exec(text)?.[0] ?? /\((?:space|folder|list) (\d+)\)$/.exec(text)?.[1]
}

const search = (
  places: readonly Place[],
  text: string,
  clock: Clock,
  kinds: readonly PlaceKind[],
): Place | undefined => {
  const wanted = places.filter(({ kind }) => kinds.includes(kind))
  const id = idOf(text, kinds)
  const byId = wanted.find((place) => place.id === id)
  // Digits alone may also be a name: `2027`.
  return byId ?? oneOf(matches(wanted, text), kinds, text) ?? sprintAmong(wanted, text, clock)
}

/** Lists that were shared one by one stand in no visible space, but answer to their id. */
const sharedList = async (api: Api, id: string): Promise<Place | undefined> => {
  const list = await getList(api, id).catch((error: unknown) => {
    if (!isCodedError(error, 'NOT_FOUND', 'INVALID_INPUT')) throw error
  })
  if (!list) return undefined
  const path = [list.space?.name, list.folder?.hidden ? undefined : list.folder?.name, list.name]
  return {
    kind: 'list',
    id,
    name: list.name,
    path: path.filter(Boolean).join(SEPARATOR),
    spaceId: list.space?.id ?? '',
    list,
    statuses: list.statuses,
  }
}

/**
 * The space, folder or list that a person or a model means. What is not found is looked for once
 * more in a fresh hierarchy, because it may be new.
 * @throws CodedError NOT_FOUND with the nearest paths, AMBIGUOUS with the candidates
 */
export const resolvePlace = async (
  { api, clock }: Pick<Standpoint, 'api' | 'clock'>,
  reference: string,
  kinds: readonly PlaceKind[] = ['space', 'folder', 'list'],
): Promise<Place> => {
  const text = reference.trim()
  const id = idOf(text, kinds)
  const remembered = knowsHierarchy(api)
  // Who I am is remembered with the hierarchy.
  const look = async () => search(await getPlaces(api), text, await clock(), kinds)
  const known = await look()
  if (known) return known
  const shared = id && kinds.includes('list') ? await sharedList(api, id) : undefined
  if (shared) return shared
  if (remembered) {
    forgetHierarchy(api)
    const fresh = await look()
    if (fresh) return fresh
  }
  if (isUrl(text) && !id)
    throw new CodedError('INVALID_INPUT', wordsFor(kinds).foreign(text), {
      hint: l10n.t("Copy the link of the list, folder or space from ClickUp's sidebar."),
    })
  const names = (await getPlaces(api))
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ path }) => path)
  throw notFound(wordsFor(kinds).none(text), text, names)
}
