// The ids in a request: tasks by whatever they are called, places by name.
import { isFields } from '../../base/text/records.ts'
import type { Operation } from '../../openapi/catalogue.ts'
import type { Api } from '../http/api.ts'
import type { Query } from '../http/query.ts'
import type { PlaceKind } from '../objects/place.ts'
import { getTask, type TaskKey } from '../objects/task/task.ts'
import { getWorkspace } from '../objects/workspace.ts'
import { ID } from '../references/places/names.ts'
import { resolvePlace } from '../references/places.ts'
import type { Standpoint } from '../references/standpoint.ts'
import { resolveTaskKey } from '../references/tasks.ts'

type Values = Readonly<Record<string, string>>

const PLACES: Readonly<Record<string, PlaceKind>> = {
  space_id: 'space',
  folder_id: 'folder',
  list_id: 'list',
}

/** Other tasks than the one that the operation is about. */
const OTHER_TASKS = ['links_to', 'depends_on', 'dependency_of'] as const

const plainId = async (api: Api, key: TaskKey): Promise<string> =>
  'id' in key ? key.id : (await getTask(api, key)).id

const flags = async (api: Api): Promise<Query> => ({
  custom_task_ids: true,
  team_id: (await getWorkspace(api)).id,
})

const resolvePlaces = async (at: Standpoint, values: Values): Promise<Values> => {
  const entries = Object.entries(values).map(async ([name, value]) => {
    const kind = PLACES[name]
    if (!kind || ID.test(value)) return [name, value] as const
    return [name, (await resolvePlace(at, value, [kind])).id] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}

const otherTasks = async (
  at: Standpoint,
  values: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, string>>> => {
  const found: Record<string, string> = {}
  for (const name of OTHER_TASKS) {
    const value = values[name]
    if (typeof value !== 'string') continue
    found[name] = await plainId(at.api, await resolveTaskKey(at, value))
  }
  return found
}

/** Bulk time in status, and what a merge takes in. */
const MANY_TASKS = ['task_ids', 'source_task_ids'] as const

const manyTasks = async (
  at: Standpoint,
  values: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, readonly string[]>>> => {
  const found: Record<string, readonly string[]> = {}
  for (const name of MANY_TASKS) {
    const said = values[name]
    if (!Array.isArray(said)) continue
    const keys = await Promise.all(said.map((each) => resolveTaskKey(at, String(each))))
    found[name] = await Promise.all(keys.map((key) => plainId(at.api, key)))
  }
  return found
}

const inFields = async (
  at: Standpoint,
  values: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>>> => ({
  ...values,
  ...(await otherTasks(at, values)),
  ...(await manyTasks(at, values)),
})

export interface Ids {
  readonly path: Values
  readonly query: Readonly<Record<string, unknown>>
  readonly body: unknown
}

/**
 * A custom id goes as it is with its two flags where the operation takes them, else the task is
 * asked for its plain id (docs/clickup-facts.md §2). The flags speak for all ids of a request, so
 * where there are several they are not used.
 */
export const resolveIds = async (
  operation: Operation,
  { path, query, body }: Ids,
  at: Standpoint,
): Promise<Ids & { readonly query: Query }> => {
  const { api } = at
  const values: Record<string, string> = { ...(await resolvePlaces(at, path)) }
  const fields = isFields(body) ? body : {}
  const isAlone = OTHER_TASKS.every(
    (name) => ({ ...path, ...query, ...fields })[name] === undefined,
  )
  let own: Query = {}
  if (values.task_id !== undefined) {
    const key = await resolveTaskKey(at, values.task_id)
    if ('customId' in key && operation.customIds && isAlone) {
      values.task_id = key.customId
      own = await flags(api)
    } else values.task_id = await plainId(api, key)
  }
  Object.assign(values, await otherTasks(at, values))
  const task = typeof query.task_id === 'string' ? query.task_id : undefined
  const asked = task ? { task_id: await plainId(api, await resolveTaskKey(at, task)) } : {}
  return {
    path: values,
    // Checked against the schema of the operation before.
    query: { ...((await inFields(at, query)) as Query), ...asked, ...own },
    body: isFields(body) ? await inFields(at, body) : body,
  }
}
