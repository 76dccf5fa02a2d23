// What people may mean while they type an argument of a prompt or a resource.

import { oneLine } from '../../base/text/foreign-text.ts'
import { normalise } from '../../base/text/names.ts'
import type { Api } from '../../clickup/http/api.ts'
import { getDocs } from '../../clickup/objects/doc.ts'
import type { PlaceKind } from '../../clickup/objects/place.ts'
import { labelOf } from '../../clickup/objects/task/label.ts'
import { nameOf } from '../../clickup/objects/user.ts'
import { tellingDocs } from '../../clickup/references/docs.ts'
import { tellingPeople } from '../../clickup/references/people/names.ts'
import { getPeople } from '../../clickup/references/people.ts'
import { tellingPlaces } from '../../clickup/references/places/names.ts'
import { getPlaces } from '../../clickup/references/places.ts'
import { getMyTasks } from '../../clickup/search/my-tasks.ts'
import type { Completion, PromptArgument } from './all.ts'
import { labelled } from './labels.ts'

/** MCP allows no more. */
const MOST = 100

interface Choice {
  readonly value: string
  /** What is searched besides the value. */
  readonly text?: string
}

/** Characters of a name that are searched, or shown beside an id. */
const MOST_NAME = 200

/** Told so that it can be given back, and searched by all of its name. */
const spoken = (told: string, name: string): Choice => ({
  value: told,
  text: name.slice(0, MOST_NAME),
})

const placesOf = async (api: Api, kinds: readonly PlaceKind[]): Promise<readonly Choice[]> => {
  const places = await getPlaces(api)
  const tell = tellingPlaces(places)
  return [
    { value: 'current sprint' },
    ...places
      .filter(({ kind }) => kinds.includes(kind))
      .map((place) => spoken(tell(place), place.path)),
  ]
}

const choicesOf: Record<Completion, (api: Api) => Promise<readonly Choice[]>> = {
  place: (api) => placesOf(api, ['space', 'folder', 'list']),
  list: (api) => placesOf(api, ['list']),
  person: async (api) => {
    const people = await getPeople(api)
    const tell = tellingPeople(people)
    return [
      { value: 'me' },
      ...people.groups.map((group) => spoken(tell.group(group), group.name)),
      ...people.members.map((user) => spoken(tell.user(user), nameOf(user))),
    ]
  },
  doc: async (api) => {
    const { docs } = await api.memory.recall('docs', () => getDocs(api))
    const tell = tellingDocs(docs)
    return docs.map((doc) => spoken(tell(doc), doc.name))
  },
  task: async (api) => {
    const tasks = await getMyTasks(api)
    return tasks.map((task) => ({
      value: labelled(labelOf(task), oneLine(task.name, MOST_NAME)),
    }))
  },
}

/** What is completed, and what is offered first because it holds where nothing is said. */
export type Wanted = Pick<PromptArgument, 'completion' | 'otherwise'>

/** At most 100 values that contain what was typed; those that begin with it first. */
export const complete = async (
  api: Api,
  { completion, otherwise }: Wanted,
  typed: string,
): Promise<readonly string[]> => {
  if (!completion) return []
  const wanted = normalise(typed)
  const found = await choicesOf[completion](api)
  const all = otherwise
    ? [{ value: otherwise }, ...found.filter(({ value }) => value !== otherwise)]
    : found
  const choices = all.filter(({ value, text = '' }: Choice) =>
    normalise(`${value} ${text}`).includes(wanted),
  )
  const begins = ({ value }: Choice): number => Number(!normalise(value).startsWith(wanted))
  return [...choices]
    .sort((a, b) => begins(a) - begins(b))
    .map(({ value }) => value)
    .slice(0, MOST)
}
