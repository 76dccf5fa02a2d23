// A place by its id alone: asked for by itself, without the rest of the workspace.
import { isCodedError } from '../../../base/problems/error.ts'
import type { Api } from '../../http/api.ts'
import type { Folder, List, Space } from '../../objects/container.ts'
import { getFolder, getList, getSpace } from '../../objects/hierarchy.ts'
import { type Place, type PlaceKind, pathOf } from '../../objects/place.ts'

export const placeOfSpace = ({ id, name }: Pick<Space, 'id' | 'name'>): Place => ({
  kind: 'space',
  id,
  name,
  path: name,
  spaceId: id,
})

export const placeOfFolder = ({ id, name }: Pick<Folder, 'id' | 'name'>, space: Place): Place => ({
  kind: 'folder',
  id,
  name,
  path: pathOf([space.path, name]),
  spaceId: space.id,
  above: space,
})

export const placeOfList = ({ id, name }: Pick<List, 'id' | 'name'>, above: Place): Place => ({
  kind: 'list',
  id,
  name,
  path: pathOf([above.path, name]),
  spaceId: above.spaceId,
  above,
})

/** As much of it as what stands in it tells. */
const spaceOf = ({ space }: Folder | List): Place =>
  placeOfSpace({ id: space?.id ?? '', name: space?.name ?? '' })

const unlessMissing = async <T>(reading: Promise<T>): Promise<T | undefined> => {
  try {
    return await reading
  } catch (error) {
    // What was deleted is known to be what it is: nothing else is meant.
    if (!isCodedError(error, 'NOT_FOUND', 'INVALID_INPUT') || error.details.deleted) throw error
    return undefined
  }
}

const readList = async (api: Api, id: string): Promise<Place | undefined> => {
  const list = await unlessMissing(getList(api, id))
  if (!list) return undefined
  const space = spaceOf(list)
  const { folder } = list
  const above =
    folder && !folder.hidden
      ? placeOfFolder({ id: folder.id, name: folder.name ?? '' }, space)
      : space
  return { ...placeOfList(list, above), list, statuses: list.statuses }
}

const readFolder = async (api: Api, id: string): Promise<Place | undefined> => {
  const folder = await unlessMissing(getFolder(api, id))
  // What holds the lists without a folder is none to anybody.
  return !folder || folder.hidden ? undefined : placeOfFolder(folder, spaceOf(folder))
}

const readSpace = async (api: Api, id: string): Promise<Place | undefined> => {
  const space = await unlessMissing(getSpace(api, id))
  return space && placeOfSpace(space)
}

const READERS: Record<PlaceKind, (api: Api, id: string) => Promise<Place | undefined>> = {
  list: readList,
  folder: readFolder,
  space: readSpace,
}

/** Most ids that are said are of lists. */
const ORDER: readonly PlaceKind[] = ['list', 'folder', 'space']

/**
 * One request where it is known what it is, none when it is remembered.
 * @throws CodedError NOT_FOUND for what was deleted; what nobody knows is `undefined`
 */
export const readPlaceById = async (
  api: Api,
  id: string,
  kinds: readonly PlaceKind[],
): Promise<Place | undefined> => {
  for (const kind of ORDER.filter((one) => kinds.includes(one))) {
    const place = await READERS[kind](api, id)
    if (place) return place
  }
  return undefined
}
