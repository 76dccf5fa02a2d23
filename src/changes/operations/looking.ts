// How it is seen whether an operation of the catalogue has happened: by the operations that read.

import * as z from 'zod'
import { CodedError } from '../../base/problems/error.ts'
import { type Fields, isFields } from '../../base/text/records.ts'
import { lettersOf } from '../../base/text/same-text.ts'
import type { Api } from '../../clickup/http/api.ts'
import { getWorkspace } from '../../clickup/objects/workspace.ts'
import { type Operation, operations } from '../../openapi/catalogue.ts'
import { isStillThere, lookForGone } from '../engine/gone.ts'
import { compared, isAlone, isAsAsked, isScalar, sentFields } from './compared.ts'
import type { Prepared } from './request.ts'

/**
 * POSTs that come to the same when they are repeated: a channel that exists is answered again
 * (docs/clickup-facts.md §20).
 */
const SAME_TWICE = new Set([
  'AddTagToTask',
  'AddTaskToList',
  'AddDependency',
  'AddTaskLink',
  'AddTagsFromTimeEntries',
  'createChatChannel',
  'createDirectMessageChatChannel',
  'createLocationChatChannel',
])

/** Appending twice shows twice. */
const adds = ({ body }: Prepared): boolean =>
  isFields(body) && ['append', 'prepend'].includes(String(body.content_edit_mode))

/** Whether doing it twice is the same as doing it once. */
export const isRepeatable = (prepared: Prepared): boolean =>
  prepared.operation.kind === 'read' ||
  (prepared.operation.method === 'POST' ? SAME_TWICE.has(prepared.operation.id) : !adds(prepared))

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
])

const isGet = (path: string) => (one: Operation) => one.method === 'GET' && one.path === path

const readerOf = (operation: Operation): Operation | undefined =>
  operations().find(isGet(SHOWN_AT.get(operation.id) ?? operation.path))

/** The operation that lists what this one takes away: `DELETE /v2/space/1/tag/x` → `GET /v2/space/1/tag`. */
const listerOf = ({ path }: Operation): Operation | undefined =>
  /\/\{\w+\}$/.test(path) ? operations().find(isGet(path.replace(/\/[^/]+$/, ''))) : undefined

/** Reads by another operation, with the values of the one that is looked for. */
const readBy = async (
  api: Api,
  reader: Operation,
  { values, query, operation }: Prepared,
): Promise<unknown> => {
  const path = reader.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(values[name.toLowerCase()] ?? ''),
  )
  const flags =
    reader.customIds && operation.customIds
      ? { custom_task_ids: query.custom_task_ids, team_id: query.team_id }
      : {}
  return api.request({ path, query: flags, answer: z.unknown() })
}

const keyOf = ({ id, name }: Fields): string | undefined => {
  const key = id ?? name
  return isScalar(key) ? String(key) : undefined
}

/** No answer is deeper than this, or as long. */
const MOST_DEPTH = 6

const MOST_OBJECTS = 5000

/** Everything in an answer that has an id or a name. */
const objectsIn = (answer: unknown): readonly Fields[] => {
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

/** What was there before a write: the keys of all that shows, and the object itself. */
export interface Shown {
  readonly keys: ReadonlySet<string>
  readonly answer: unknown
}

const texts = (object: Fields): readonly unknown[] => [
  object.comment_text,
  object.content,
  object.description,
]

const words = (text: unknown): string => lettersOf(String(text).toLowerCase())

/** By its name, or by the text it was given: a comment has no other. */
const isTheSame = (sent: Fields, object: Fields): boolean => {
  const pairs = compared(sent, object)
  if (!pairs.every(isAsAsked)) return false
  if (pairs.some(({ name }) => ['name', 'title', 'endpoint'].includes(name))) return true
  const said = texts(sent).filter((text) => typeof text === 'string' && words(text) !== '')
  return said.some((text) =>
    texts(object).some((other) => typeof other === 'string' && words(other) === words(text)),
  )
}

/** How a write is looked for: what is read before, and what then tells that it happened. */
export interface Looking {
  readonly mark: (api: Api) => Promise<Shown>
  /** @returns what ClickUp would have answered, or as much of it as shows */
  readonly lookFor: (api: Api, before: Shown | undefined) => Promise<unknown>
}

const cannotTell = (): CodedError =>
  new CodedError('UNKNOWN_OUTCOME', 'What shows does not tell whether it happened.')

const lookForNew =
  (reader: Operation, prepared: Prepared): Looking['lookFor'] =>
  async (api, before) => {
    const { keys = new Set() } = before ?? {}
    const fresh = objectsIn(await readBy(api, reader, prepared)).filter((object) => {
      const key = keyOf(object)
      return key !== undefined && !keys.has(key)
    })
    const [only, ...others] = fresh.filter((object) => isTheSame(sentFields(prepared), object))
    if (only && others.length === 0) return only
    // Something is new, and it may be this.
    if (fresh.length > 0) throw cannotTell()
    return undefined
  }

const countOf = (whole: unknown, part: unknown): number =>
  words(part) === '' ? 0 : words(whole).split(words(part)).length - 1

const lookForChanged =
  (reader: Operation, prepared: Prepared): Looking['lookFor'] =>
  async (api, before) => {
    const sent = sentFields(prepared)
    const stored = innerOf(await readBy(api, reader, prepared))
    if (before) {
      const was = countOf(innerOf(before.answer).content, sent.content)
      return countOf(stored.content, sent.content) > was ? {} : undefined
    }
    const pairs = compared(sent, stored)
    if (pairs.length === 0) throw cannotTell()
    return pairs.every(isAsAsked) ? {} : undefined
  }

/** `{goal: {…}}` and `{data: {…}}` hold the object; else the answer is it. */
export const innerOf = (answer: unknown): Fields => {
  if (!isFields(answer)) return {}
  const [only] = Object.values(answer)
  return isAlone(answer) && isFields(only) ? only : answer
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
const LISTED_AT = new Map<string, (before: Fields, workspace: string) => string | undefined>([
  ['DeleteGoal', (_, workspace) => `/v2/team/${workspace}/goal`],
  ['DeleteSpace', (_, workspace) => `/v2/team/${workspace}/space`],
  ['DeleteFolder', ({ space }) => idIn(space) && `/v2/space/${idIn(space)}/folder`],
  [
    'DeleteView',
    ({ parent }) => {
      const kind = isFields(parent) ? VIEWS_OF.get(parent.type) : undefined
      return kind && idIn(parent) && `/v2/${kind}/${idIn(parent)}/view`
    },
  ],
])

/** Whether a list names it. */
const isListed = (answer: unknown, { values }: Prepared): boolean => {
  const last = Object.values(values).at(-1)
  return objectsIn(answer).some(({ id, name }) => [id, name].some((one) => String(one) === last))
}

/**
 * Reads what a deletion takes away.
 * @param before the object as it was
 * @throws CodedError NOT_FOUND when it is gone, with status 404 where that is certain
 */
const readDoomed = (api: Api, prepared: Prepared, before: Fields) => async (): Promise<void> => {
  const { operation } = prepared
  const gone = new CodedError('NOT_FOUND', 'It is gone.', { status: 404 })
  const list = LISTED_AT.get(operation.id)?.(before, (await getWorkspace(api)).id)
  if (list) {
    if (isListed(await api.request({ path: list, answer: z.unknown() }), prepared)) return
    throw gone
  }
  const reader = operations().find(isGet(operation.path))
  const way = reader ?? listerOf(operation)
  if (!way) throw cannotTell()
  const answer = await readBy(api, way, prepared)
  if (!reader && !isListed(answer, prepared)) throw gone
  // A time entry that is not there answers 200 without one (docs/clickup-facts.md §18).
  if (isFields(answer) && answer.data === null) throw gone
}

/** People who were removed may answer still; and what is only taken off something is not the object that is read. */
const canSeeDoomed = ({ operation }: Prepared): boolean =>
  operation.method === 'DELETE' &&
  operation.toolset !== 'admin' &&
  operation.path.endsWith('}') &&
  (operations().some(isGet(operation.path)) || listerOf(operation) !== undefined)

/** Whether ClickUp deleted nothing though it said yes; false where that cannot be seen. */
export const isLeft = async (api: Api, prepared: Prepared, before: Fields): Promise<boolean> =>
  canSeeDoomed(prepared) && isStillThere(readDoomed(api, prepared, before))

/**
 * How it is looked for; empty where nothing tells.
 * @param before the object as it was, where it was read
 */
export const lookingFor = (prepared: Prepared, before: Fields): Partial<Looking> => {
  const { operation } = prepared
  if (operation.method === 'DELETE')
    return canSeeDoomed(prepared)
      ? { lookFor: (api) => lookForGone(readDoomed(api, prepared, before)) }
      : {}
  const reader = readerOf(operation)
  if (!reader) return {}
  const isNew = operation.method === 'POST'
  if (isNew && isRepeatable(prepared)) return {}
  const mark = async (api: Api): Promise<Shown> => {
    const answer = await readBy(api, reader, prepared)
    return { keys: new Set(objectsIn(answer).flatMap((each) => keyOf(each) ?? [])), answer }
  }
  if (isNew) return { mark, lookFor: lookForNew(reader, prepared) }
  const lookFor = lookForChanged(reader, prepared)
  return adds(prepared) ? { mark, lookFor } : { lookFor }
}

/**
 * What of a change does not hold; undefined where nothing that can be read tells.
 * @throws CodedError where it cannot be read
 */
export const unheld = async (
  api: Api,
  prepared: Prepared,
): Promise<readonly ReturnType<typeof compared>[number][] | undefined> => {
  const reader = prepared.operation.method === 'POST' ? undefined : readerOf(prepared.operation)
  if (!reader) return undefined
  const pairs = compared(sentFields(prepared), innerOf(await readBy(api, reader, prepared)))
  return pairs.length === 0 ? undefined : pairs.filter((pair) => !isAsAsked(pair))
}
