// What lists of one name are called side by side, as long as nobody knows what other places there are.
import type { Api } from '../../http/api.ts'
import { unlessRefused } from '../../http/refusals.ts'
import type { Space } from '../../objects/container.ts'
import { getSpaces, knowsHierarchy } from '../../objects/hierarchy.ts'
import type { Place } from '../../objects/place.ts'
import { folderNameOf, type Task } from '../../objects/task/task.ts'
import { placeOfFolder, placeOfList, placeOfSpace } from './by-id.ts'
import { tellingPlaces } from './names.ts'

/** As much of its list as the task tells, and of its space what is known. */
const listOf = (task: Task, spaces: readonly Space[]): Place => {
  const { list, folder, space } = task
  const id = space?.id ?? ''
  const own = placeOfSpace({ id, name: spaces.find((one) => one.id === id)?.name ?? '' })
  const name = folderNameOf(task)
  const above = name ? placeOfFolder({ id: folder?.id ?? '', name }, own) : own
  return placeOfList({ id: list?.id ?? '', name: list?.name ?? '' }, above)
}

/**
 * By list id, with its space before it, and its id behind it where even that is not enough. One
 * request at most, and only where names clash; where all places are known, those tell more.
 */
export const listNames = async (
  api: Api,
  tasks: readonly Task[],
): Promise<ReadonlyMap<string, string>> => {
  if (knowsHierarchy(api)) return new Map()
  const lists = new Map(tasks.flatMap((task) => (task.list?.name ? [[task.list.id, task]] : [])))
  const ids = new Map<string, string[]>()
  for (const [id, task] of lists) {
    const { path } = listOf(task, [])
    ids.set(path, [...(ids.get(path) ?? []), id])
  }
  const clashes = [...ids.values()].filter(({ length }) => length > 1).flat()
  if (clashes.length === 0) return new Map()
  const spaces = await unlessRefused(api, 'space', getSpaces(api))
  const places = [...lists.values()].map((task) => listOf(task, spaces))
  const tell = tellingPlaces(places)
  return new Map(
    places.filter(({ id }) => clashes.includes(id)).map((place) => [place.id, tell(place)]),
  )
}
