// The names that may stand behind a mark, as far as they are known or easily had.

import type { Api } from '../../../clickup/http/api.ts'
import { knowsHierarchy } from '../../../clickup/objects/hierarchy.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import { nameOf } from '../../../clickup/objects/user.ts'
import { getPeople } from '../../../clickup/references/people.ts'
import { getPlaces } from '../../../clickup/references/places.ts'
import type { Names } from '../../query/complete.ts'

const distinct = (names: readonly string[]): readonly string[] => [...new Set(names)]

const peopleIn = async (api: Api): Promise<readonly string[]> => {
  const { members, groups } = await getPeople(api)
  return [...members.map(nameOf), ...groups.map(({ name }) => name)]
}

/** Paths are long; the name alone does where no other place has it. */
const placesIn = async (api: Api): Promise<readonly string[]> => {
  const places = await getPlaces(api)
  const names = places.map(({ name }) => name)
  const isOnly = (name: string) => names.indexOf(name) === names.lastIndexOf(name)
  return places.map(({ name, path }) => (isOnly(name) ? name : path))
}

const statusesIn = async (api: Api): Promise<readonly string[]> =>
  knowsHierarchy(api)
    ? (await getPlaces(api)).flatMap(({ statuses = [] }) => statuses.map(({ status }) => status))
    : []

/**
 * Those of one key; nothing where ClickUp cannot be asked for them now.
 * @param key as queries have it
 * @param tasks what is loaded: its tags and statuses cost nothing
 */
export const namesFor = async (
  api: Api,
  key: string | undefined,
  tasks: readonly Task[],
): Promise<Names> => {
  const had = <T>(wanted: string, read: (api: Api) => Promise<readonly T[]>) =>
    key === wanted ? read(api).catch(() => []) : []
  const [people, places, statuses] = await Promise.all([
    had('assignee', peopleIn),
    had('in', placesIn),
    had('status', statusesIn),
  ])
  return {
    people,
    places,
    statuses: distinct([...tasks.map(({ status }) => status.status), ...statuses]),
    tags: distinct(tasks.flatMap(({ tags }) => tags)),
  }
}
