// What people may mean while they type an argument of a prompt or a resource.

import { oneLine } from '../../base/text/foreign-text.ts'
import { normalise } from '../../base/text/names.ts'
import type { Api } from '../../clickup/http/api.ts'
import { getDocs } from '../../clickup/objects/doc.ts'
import { labelOf } from '../../clickup/objects/task/label.ts'
import { nameOf } from '../../clickup/objects/user.ts'
import { getMe } from '../../clickup/objects/workspace.ts'
import { getPeople } from '../../clickup/references/people.ts'
import { getPlaces } from '../../clickup/references/places.ts'
import { findTasks } from '../../clickup/search/find-tasks.ts'
import type { Completion, PromptArgument } from './all.ts'
import { labelled } from './labels.ts'

/** MCP allows no more. */
const MOST = 100

interface Choice {
  readonly value: string
  /** What is searched besides the value. */
  readonly text?: string
}

/** A name as one line that can be given back; what is too long for that goes by its id. */
const MOST_NAME = 200
const spoken = (name: string, id: string): Choice => {
  const value = oneLine(name, MOST_NAME + 1)
  return value.length > MOST_NAME || value === ''
    ? { value: id, text: name.slice(0, MOST_NAME) }
    : { value }
}

const choicesOf: Record<Completion, (api: Api) => Promise<readonly Choice[]>> = {
  place: async (api) => [
    { value: 'current sprint' },
    ...(await getPlaces(api)).map(({ path, id }) => spoken(path, id)),
  ],
  list: async (api) => [
    { value: 'current sprint' },
    ...(await getPlaces(api))
      .filter(({ kind }) => kind === 'list')
      .map(({ path, id }) => spoken(path, id)),
  ],
  person: async (api) => {
    const { members, groups } = await getPeople(api)
    return [
      { value: 'me' },
      ...groups.map(({ name, id }) => spoken(name, id)),
      ...members.map((user) => spoken(nameOf(user), user.id)),
    ]
  },
  doc: async (api) =>
    (await api.memory.recall('docs', () => getDocs(api))).docs.map(({ name, id }) =>
      spoken(name, id),
    ),
  task: async (api) => {
    const { id } = await getMe(api)
    const { found } = await api.memory.recall('my-tasks', () =>
      findTasks(api, { assignees: [id], order: 'updated' }, { limit: MOST }),
    )
    return found.map(({ task }) => ({
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
