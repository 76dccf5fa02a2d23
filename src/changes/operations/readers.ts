// The operations that read what others write.

import * as z from 'zod'
import { type Fields, isFields } from '../../base/text/records.ts'
import type { Api } from '../../clickup/http/api.ts'
import type { Query } from '../../clickup/http/query.ts'
import { getWorkspace } from '../../clickup/objects/workspace.ts'
import { pathOf } from '../../clickup/operations/request.ts'
import { type Operation, operations } from '../../openapi/catalogue.ts'
import { unlessGone } from '../steps/gone.ts'
import type { Where } from '../steps/kind.ts'
import { type About, aboutOf, nothingShows, operationNamed, valuesOf } from './asked.ts'
import { innerOf, isScalar } from './compared.ts'
import { keyResultById } from './key-results.ts'

/** Where a new thing shows, unless that is the GET of the path it was posted to. */
const SHOWN_AT: ReadonlyMap<string, string> = new Map([
  ['CreateKeyResult', '/v2/goal/{goal_id}'],
  ['CreateChecklist', '/v2/task/{task_id}'],
  ['CreateTaskAttachment', '/v2/task/{task_id}'],
  ['CreateTaskFromTemplate', '/v2/list/{list_id}/task'],
  ['CreateFolderListFromTemplate', '/v2/folder/{folder_id}/list'],
  ['CreateSpaceListFromTemplate', '/v2/space/{space_id}/list'],
  ['CreateFolderFromTemplate', '/v2/space/{space_id}/folder'],
  ['StartATimeEntry', '/v2/team/{team_id}/time_entries/current'],
  ['CreateUserGroup', '/v2/group'],
])

/** Where that is listed which has no GET of its own, by the last parameter of its path. */
const LISTED_AT: ReadonlyMap<string, string> = new Map([
  ['group_id', '/v2/group'],
  ['webhook_id', '/v2/team/{team_id}/webhook'],
])

const getOf = (path: string): Operation | undefined =>
  operations().find((one) => one.method === 'GET' && one.path === path)

const lastParameter = ({ path }: Operation): string | undefined =>
  /\/\{(\w+)\}$/.exec(path)?.[1]?.toLowerCase()

/** What shows what this one makes. */
export const shownBy = ({ id, path }: Operation): Operation | undefined =>
  getOf(SHOWN_AT.get(id) ?? path)

/** The operation that lists what this one is about: `/v2/space/1/tag/x` → `GET /v2/space/1/tag`. */
const listerOf = (operation: Operation): Operation | undefined => {
  const last = lastParameter(operation)
  if (last === undefined) return undefined
  const listed = LISTED_AT.get(last)
  if (listed) return getOf(listed)
  // Others have neither id nor name in their list: a reaction has its own word.
  return /_(id|name)$/.test(last) ? getOf(operation.path.replace(/\/[^/]+$/, '')) : undefined
}

const valuesFor = async (api: Api, reader: Operation, where: Pick<Where, 'in'>) => {
  const own = valuesOf(where)
  const wantsTeam = /\{team_id\}/i.test(reader.path) || reader.path === '/v2/group'
  const team = wantsTeam ? (own.team_id ?? (await getWorkspace(api)).id) : undefined
  return team === undefined ? own : { ...own, team_id: team }
}

/** Reads by another operation, with the values of the one that is looked for. */
export const readBy = async (
  api: Api,
  reader: Operation,
  where: Pick<Where, 'in'>,
): Promise<unknown> => {
  const values = await valuesFor(api, reader, where)
  const { flags } = aboutOf(where)
  const query = reader.path === '/v2/group' ? { team_id: values.team_id } : {}
  return api.request({
    path: pathOf(reader, values),
    query: { ...(reader.customIds ? (flags as Query | undefined) : {}), ...query },
    answer: z.unknown(),
  })
}

export const keyOf = ({ id, name }: Fields): string | undefined => {
  const key = id ?? name
  return isScalar(key) ? String(key) : undefined
}

/** No answer is deeper than this, or as long. */
const MOST_DEPTH = 6

const MOST_OBJECTS = 5000

/** Everything in an answer that has an id or a name. */
export const objectsIn = (answer: unknown): readonly Fields[] => {
  const found: Fields[] = []
  const walk = (value: unknown, depth: number): void => {
    if (depth > MOST_DEPTH || found.length >= MOST_OBJECTS) return
    if (Array.isArray(value)) for (const each of value) walk(each, depth + 1)
    if (!isFields(value)) return
    if (keyOf(value) !== undefined) found.push(value)
    for (const each of Object.values(value)) walk(each, depth + 1)
  }
  walk(answer, 0)
  return found
}

const keyedIn = (answer: unknown, key: string): Fields | undefined =>
  objectsIn(answer).find(({ id, name }) => String(id) === key || String(name) === key)

const lastOf = (where: Pick<Where, 'in'>): string => Object.values(valuesOf(where)).at(-1) ?? ''

/**
 * A time entry that is not there answers 200 without one; a list that was deleted may answer still, and
 * says so (docs/clickup-facts.md §18, §9).
 */
const objectIn = (answer: unknown): Fields | undefined => {
  if (!isFields(answer) || answer.data === null) return undefined
  const object = innerOf(answer)
  return object.deleted === true ? undefined : object
}

/** Whether there is a way to read what an operation is about. */
export const canRead = (operation: Operation): boolean =>
  lastParameter(operation) === 'key_result_id' ||
  getOf(operation.path) !== undefined ||
  listerOf(operation) !== undefined

/**
 * The object that an operation is about, as it is now.
 * @returns undefined where it is gone for certain
 * @throws CodedError where it cannot be seen
 */
export const readObject = async (
  api: Api,
  where: Pick<Where, 'in'>,
): Promise<Fields | undefined> => {
  const about = aboutOf(where)
  const operation = operationNamed(about.operation)
  const last = lastOf(where)
  if (lastParameter(operation) === 'key_result_id') return keyResultById(api, last)
  const reader = getOf(operation.path)
  if (reader) return objectIn(await unlessGone(readBy(api, reader, where)))
  const lister = listerOf(operation)
  if (!lister) throw nothingShows(operation.id)
  const answer = await readBy(api, lister, where)
  return (about.as === undefined ? undefined : keyedIn(answer, about.as)) ?? keyedIn(answer, last)
}

/** People who were removed may answer still; and what is taken off something is not the object that is read. */
export const canSeeDoomed = (operation: Operation, { listed }: About): boolean => {
  const last = lastParameter(operation)
  if (last === undefined) return false
  if (listed !== undefined || LISTED_AT.has(last)) return true
  return (
    operation.toolset !== 'admin' &&
    last !== 'key_result_id' &&
    (getOf(operation.path) !== undefined || listerOf(operation) !== undefined)
  )
}

/**
 * Reads what a deletion takes away.
 * @returns undefined where it is gone for certain
 * @throws CodedError where it cannot be seen
 */
export const readDoomed = async (
  api: Api,
  where: Pick<Where, 'in'>,
): Promise<Fields | undefined> => {
  const about = aboutOf(where)
  const operation = operationNamed(about.operation)
  if (!canSeeDoomed(operation, about)) throw nothingShows(operation.id)
  if (about.listed === undefined) return readObject(api, where)
  return keyedIn(await api.request({ path: about.listed, answer: z.unknown() }), lastOf(where))
}

const VIEWS_OF: ReadonlyMap<unknown, string> = new Map([
  [4, 'space'],
  [5, 'folder'],
  [6, 'list'],
  [7, 'team'],
])

const idIn = (object: unknown): string | undefined =>
  isFields(object) && isScalar(object.id) ? encodeURIComponent(String(object.id)) : undefined

/**
 * Where an object is listed besides; what does not exist answers 401 by its own id
 * (docs/clickup-facts.md §4).
 */
export const listedAt = async (
  api: Api,
  { id }: Operation,
  before: Fields,
): Promise<string | undefined> => {
  const team = async (): Promise<string> => (await getWorkspace(api)).id
  const { space, parent, goal_id: goal } = before
  switch (id) {
    case 'DeleteGoal':
      return `/v2/team/${await team()}/goal`
    case 'DeleteSpace':
      return `/v2/team/${await team()}/space`
    case 'DeleteFolder':
      return idIn(space) && `/v2/space/${idIn(space)}/folder`
    case 'DeleteKeyResult':
      return isScalar(goal) ? `/v2/goal/${encodeURIComponent(String(goal))}` : undefined
    case 'DeleteView': {
      const kind = isFields(parent) ? VIEWS_OF.get(parent.type) : undefined
      return kind && idIn(parent) && `/v2/${kind}/${idIn(parent)}/view`
    }
    default:
      return undefined
  }
}
