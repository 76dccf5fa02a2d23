// The sprints that run now, at the least cost: mine are in the folders of my own tasks.

import type { Api } from '../../clickup/http/api.ts'
import { getSpaces, knowsHierarchy } from '../../clickup/objects/hierarchy.ts'
import type { Place } from '../../clickup/objects/place.ts'
import { folderNameOf, type Task } from '../../clickup/objects/task/task.ts'
import { placeOfFolder, placeOfSpace } from '../../clickup/references/places/by-id.ts'
import { getPlaces, getPlacesWithin } from '../../clickup/references/places.ts'
import { currentSprints } from '../../clickup/references/sprints.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import { getMyTasks } from '../../clickup/search/my-tasks.ts'

/** Folders that are read for it, one request each. */
const MOST_FOLDERS = 3

/** A walk through more spaces is too much for what nobody has asked for. */
const MOST_SPACES = 10

/** Teams that have one each. */
const MOST_SPRINTS = 3

const folderIn = (task: Task): Place | undefined => {
  const name = folderNameOf(task)
  return name === undefined || !task.folder || !task.space
    ? undefined
    : placeOfFolder({ id: task.folder.id, name }, placeOfSpace({ id: task.space.id, name: '' }))
}

const isCalledSprint = ({ folder, list }: Task): boolean =>
  /sprint/i.test(`${folder?.name ?? ''} ${list?.name ?? ''}`)

/** Those that my tasks stand in, as far as they may hold sprints. */
const myFolders = (tasks: readonly Task[]): readonly Place[] => [
  ...new Map(
    tasks
      .filter(isCalledSprint)
      .flatMap((task) => folderIn(task) ?? [])
      .map((folder) => [folder.id, folder]),
  ).values(),
]

const allPlaces = async (api: Api): Promise<readonly Place[]> =>
  knowsHierarchy(api) || (await getSpaces(api)).length <= MOST_SPACES ? getPlaces(api) : []

/**
 * Those of the folders that my tasks stand in, else all of them; none where it is not certain which
 * they are.
 */
export const runningSprints = async ({
  api,
  clock,
}: Pick<Standpoint, 'api' | 'clock'>): Promise<readonly Place[]> => {
  const folders = myFolders(await getMyTasks(api)).slice(0, MOST_FOLDERS)
  const near = await Promise.all(folders.map((folder) => getPlacesWithin(api, folder)))
  const { sure: ofMine } = currentSprints(near.flat(), await clock())
  const { sure } =
    ofMine.length > 0 ? { sure: ofMine } : currentSprints(await allPlaces(api), await clock())
  return sure.slice(0, MOST_SPRINTS)
}
