// Spaces, folders and lists by id, URL, name, any unambiguous tail of `Space / Folder / List`, or
// `current sprint`.
import type { Api } from '../api.ts'
import { ClickUpError } from '../errors.ts'
import {
  forgetHierarchy,
  getHierarchy,
  getList,
  knowsHierarchy,
  type SpaceTree,
} from '../hierarchy.ts'
import type { List, Status } from '../model.ts'
import { ambiguous, normalise, notFound } from './names.ts'
import { currentSprint } from './sprints.ts'
import { isUrl, readUrl } from './urls.ts'

export type PlaceKind = 'space' | 'folder' | 'list'

export interface Place {
  readonly kind: PlaceKind
  readonly id: string
  readonly name: string
  /** `Space / Folder / List` */
  readonly path: string
  readonly spaceId: string
  readonly list?: List
  /** A list's own statuses, where the hierarchy tells them without another request. */
  readonly statuses?: readonly Status[] | undefined
}

const SEPARATOR = ' / '

// A list without statuses of its own has its space's, or its folder's, which came with the folder
// (facts.md §6).
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

const segmentsOf = (path: string): readonly string[] =>
  path
    .split(/\s*(?:\/|>|›|»)\s*/)
    .filter(Boolean)
    .map(normalise)

const endsWith = (path: string, tail: readonly string[]): boolean => {
  const whole = path.split(SEPARATOR).map(normalise)
  return tail.length > 0 && tail.every((name, i) => whole[whole.length - tail.length + i] === name)
}

const matches = (places: readonly Place[], text: string): readonly Place[] => {
  // A name may itself hold a slash, so the whole text is tried as a name first.
  const byName = places.filter(({ name }) => normalise(name) === normalise(text))
  return byName.length > 0 ? byName : places.filter(({ path }) => endsWith(path, segmentsOf(text)))
}

const oneOf = (
  found: readonly Place[],
  kinds: readonly PlaceKind[],
  text: string,
): Place | undefined => {
  const [only, ...others] = found
  if (only && others.length > 0)
    throw ambiguous(
      kinds.join(' or '),
      text,
      found.map(({ path, kind, id }) => `${path} (${kind} ${id})`),
    )
  return only
}

const sprintAmong = (places: readonly Place[], text: string, now: number): Place | undefined => {
  if (!/^(the )?(current|active) sprint$/.test(normalise(text))) return undefined
  const lists = places.flatMap(({ list }) => (list ? [list] : []))
  const sprint = currentSprint(lists, now)
  return sprint && places.find(({ kind, id }) => kind === 'list' && id === sprint.id)
}

const idOf = (text: string): string | undefined => {
  const target = readUrl(text)
  if (target) return ['space', 'folder', 'list'].includes(target.kind) ? target.id : undefined
  // Candidates are named `path (list 901)`, and may be given back as they are.
  return /^\d{3,}$/.exec(text)?.[0] ?? /\((?:space|folder|list) (\d+)\)$/.exec(text)?.[1]
}

const search = (
  places: readonly Place[],
  text: string,
  now: number,
  kinds: readonly PlaceKind[],
): Place | undefined => {
  const wanted = places.filter(({ kind }) => kinds.includes(kind))
  const id = idOf(text)
  if (id) return wanted.find((place) => place.id === id)
  return oneOf(matches(wanted, text), kinds, text) ?? sprintAmong(wanted, text, now)
}

/** Lists that were shared one by one stand in no visible space, but answer to their id. */
const sharedList = async (api: Api, id: string): Promise<Place> => {
  const list = await getList(api, id)
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
 * @throws ClickUpError NOT_FOUND with the nearest paths, AMBIGUOUS with the candidates
 */
export const resolvePlace = async (
  api: Api,
  reference: string,
  kinds: readonly PlaceKind[] = ['space', 'folder', 'list'],
  now: number = Date.now(),
): Promise<Place> => {
  const text = reference.trim()
  const remembered = knowsHierarchy(api)
  let places = await getPlaces(api)
  let found = search(places, text, now, kinds)
  if (!found && remembered) {
    forgetHierarchy(api)
    places = await getPlaces(api)
    found = search(places, text, now, kinds)
  }
  if (found) return found
  const id = idOf(text)
  if (id && kinds.includes('list')) return sharedList(api, id)
  if (isUrl(text) && !id)
    throw new ClickUpError(
      'INVALID_INPUT',
      `That address is not one of a ${kinds.join(', ')}: ${text}`,
      {
        hint: "Copy the link of the list, folder or space from ClickUp's sidebar.",
      },
    )
  const names = places.filter(({ kind }) => kinds.includes(kind)).map(({ path }) => path)
  throw notFound(kinds.join(' or '), text, names)
}
