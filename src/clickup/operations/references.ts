// One value of an operation that a person named: which id is meant, and how what was found is told.
import { CodedError, isCodedError } from '../../base/problems/error.ts'
import { markIn } from '../../base/text/marks.ts'
import type { Meaning } from '../../openapi/meanings.ts'
import { getFields } from '../fields/field.ts'
import { tellingFields } from '../fields/told.ts'
import type { Api } from '../http/api.ts'
import { type PlaceKind, SEPARATOR } from '../objects/place.ts'
import { labelOf } from '../objects/task/label.ts'
import { getTask, type TaskKey } from '../objects/task/task.ts'
import type { User } from '../objects/user.ts'
import { getGroups } from '../objects/workspace.ts'
import { resolveChannel } from '../references/channels.ts'
import { resolveDoc, resolvePage } from '../references/docs.ts'
import { findField } from '../references/fields.ts'
import { knownNames } from '../references/names/known.ts'
import { isMe, isNobody } from '../references/people/names.ts'
import { matchPeople, resolvePeople, resolvePerson } from '../references/people.ts'
import { ID } from '../references/places/names.ts'
import { resolvePlace } from '../references/places.ts'
import type { Standpoint } from '../references/standpoint.ts'
import { resolveTaskType, resolveTemplate } from '../references/task-types.ts'
import { keyBehindT, readTaskKey, resolveTaskKey } from '../references/tasks.ts'
import { isListed, resolveNamed } from './listed.ts'

/** What a name stands for; several only where a group stands for its people. */
export interface Found {
  readonly id: string
  /** As answers tell it, so that it is found again. */
  readonly told: string
  /** Of a place. */
  readonly kind?: PlaceKind
}

/** What is known besides of the request that a value stands in. */
export interface Around {
  /** The values of its path, as far as they are resolved. */
  readonly path: Readonly<Record<string, string>>
  /** What stands beside it in its object. */
  readonly beside: Readonly<Record<string, unknown>>
}

const asIs = (id: string): readonly Found[] => [{ id, told: id }]

const NUMBER = /^-?\d+$/

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/i

/** `8cdgx-1234`, `4-90120-1`: docs, pages and channels. */
const DASHED = /^[a-z0-9]+(?:-[a-z0-9]+)*-\d+$/

export const plainTaskId = async (api: Api, key: TaskKey): Promise<string> =>
  'id' in key ? key.id : (await getTask(api, key)).id

/** A custom id costs a request; told is what was said, unless it was a name. */
const taskFound = async (at: Standpoint, said: string): Promise<readonly Found[]> => {
  const key = await resolveTaskKey(at, said)
  if ('customId' in key || readTaskKey(said))
    return [{ id: await plainTaskId(at.api, key), told: said }]
  return [{ id: key.id, told: labelOf(await getTask(at.api, keyBehindT(key.id))) }]
}

const placeFound = async (
  at: Standpoint,
  said: string,
  kinds: readonly PlaceKind[],
): Promise<readonly Found[]> => {
  if (kinds.length === 1 && ID.test(said)) return asIs(said)
  const place = await resolvePlace(at, said, kinds)
  const names = await knownNames(at.api)
  return [{ id: place.id, told: names.place(place), kind: place.kind }]
}

const peopleFound = async (api: Api, some: readonly User[]): Promise<readonly Found[]> => {
  const names = await knownNames(api)
  return some.map((user) => ({ id: user.id, told: names.user(user) }))
}

const groupFound = async ({ api }: Standpoint, said: string): Promise<readonly Found[]> => {
  if (UUID.test(said)) return asIs(said)
  const groups = await getGroups(api)
  const [only, ...others] = matchPeople({ members: [], groups }, said)
  const names = await knownNames(api)
  const told = groups.map((group) => names.group(group))
  if (!only || others.length > 0)
    throw new CodedError(
      only ? 'AMBIGUOUS' : 'NOT_FOUND',
      only ? `"${said}" may mean more than one user group.` : `There is no user group "${said}".`,
      { candidates: told.slice(0, 8), hint: 'Use one of the candidates, or an id.' },
    )
  const group = groups.find(({ id }) => id === only.id)
  return [{ id: only.id, told: group ? names.group(group) : said }]
}

const fieldFound = async (
  at: Standpoint,
  said: string,
  { path }: Around,
): Promise<readonly Found[]> => {
  const id = said.replace(/^cf_/, '')
  if (UUID.test(id)) return asIs(id)
  const { list_id: list, task_id: task } = path
  const scope =
    list ?? (task === undefined ? undefined : (await getTask(at.api, keyBehindT(task))).list?.id)
  const fields = await getFields(
    at.api,
    scope === undefined ? undefined : { kind: 'list', id: scope },
  )
  const field = findField(fields, said, undefined)
  return [{ id: field.id, told: tellingFields(fields)(field) }]
}

const PLACE_TYPES: ReadonlyMap<string, PlaceKind> = new Map([
  ...(['space', 'folder', 'list'] as const).map((kind) => [kind, kind] as const),
  ['4', 'space'],
  ['5', 'folder'],
  ['6', 'list'],
])

/** Which kind of place an id is of, as its object says it. */
const kindsBeside = ({ beside }: Around): readonly PlaceKind[] => {
  const said = beside.type ?? beside.parent_type
  const kind = PLACE_TYPES.get(String(said ?? '').toLowerCase())
  return kind ? [kind] : said === undefined ? ['space', 'folder', 'list'] : []
}

const typedFound = async (
  at: Standpoint,
  said: string,
  around: Around,
): Promise<readonly Found[]> => {
  const kinds = kindsBeside(around)
  if (kinds.length === 0) return asIs(said)
  // By an id alone nothing is looked up where its type is said.
  return NUMBER.test(said) && kinds.length === 1 ? asIs(said) : placeFound(at, said, kinds)
}

/** By the type that the path names: what has no names goes as it is. */
const objectFound = async (
  at: Standpoint,
  said: string,
  around: Around,
): Promise<readonly Found[]> => {
  const type = around.path.object_type ?? around.path.entity_type
  const kind = PLACE_TYPES.get(type ?? '')
  if (kind) return placeFound(at, said, [kind])
  if (type === 'task' || type === 'attachments') return taskFound(at, said)
  return type === 'goal' || type === 'view' ? found(at, type, said, around) : asIs(said)
}

const docFound = async ({ api }: Standpoint, said: string): Promise<readonly Found[]> => {
  if (DASHED.test(said)) return asIs(said)
  const { doc } = await resolveDoc(api, said)
  return [{ id: doc.id, told: doc.name }]
}

const pageFound = async (
  { api }: Standpoint,
  said: string,
  { path: { doc_id: doc = '' } }: Around,
): Promise<readonly Found[]> => {
  if (DASHED.test(said)) return asIs(said)
  const page = await resolvePage(api, doc, said)
  return [{ id: page.id, told: page.name }]
}

const emailFound = async ({ api }: Standpoint, said: string): Promise<readonly Found[]> => {
  if (said.includes('@')) return asIs(said)
  const user = await resolvePerson(api, said)
  return [{ id: user.email ?? user.id, told: user.email ?? user.id }]
}

/** Several stand for one word only where the operation takes several. */
const peopleNamed = async (
  { api }: Standpoint,
  said: string,
  takesMany: boolean,
): Promise<readonly Found[]> => {
  if (NUMBER.test(said) || isNobody(said)) return asIs(said)
  return peopleFound(
    api,
    takesMany || isMe(said) ? await resolvePeople(api, said) : [await resolvePerson(api, said)],
  )
}

/**
 * @param takesMany whether it stands in a list
 * @throws CodedError NOT_FOUND with the nearest, AMBIGUOUS with the candidates
 */
export const found = async (
  at: Standpoint,
  meaning: Meaning,
  said: string,
  around: Around,
  takesMany = false,
): Promise<readonly Found[]> => {
  if (isListed(meaning)) {
    const { id, name } = await resolveNamed(at, meaning, said)
    return [{ id, told: name }]
  }
  switch (meaning) {
    case 'task':
      return taskFound(at, said)
    case 'list':
    case 'folder':
    case 'space':
      return placeFound(at, said, [meaning])
    case 'place':
      return typedFound(at, said, around)
    case 'object':
      return objectFound(at, said, around)
    case 'person':
    case 'people':
      return peopleNamed(at, said, takesMany)
    case 'member':
      return around.beside.kind === 'group' ? groupFound(at, said) : peopleNamed(at, said, false)
    case 'email':
      return emailFound(at, said)
    case 'group':
      return groupFound(at, said)
    case 'channel': {
      if (DASHED.test(said)) return asIs(said)
      const { id, name } = await resolveChannel(at.api, said)
      return [{ id, told: name }]
    }
    case 'doc':
      return docFound(at, said)
    case 'page':
      return pageFound(at, said, around)
    case 'field':
      return fieldFound(at, said, around)
    case 'task type': {
      if (NUMBER.test(said)) return asIs(said)
      const { id, name } = await resolveTaskType(at.api, said)
      return [{ id: String(id), told: name }]
    }
    case 'task template': {
      if (/^(?:t-\w+|\d{6,})$/.test(said)) return asIs(said)
      const { id, name } = await resolveTemplate(at.api, said)
      return [{ id, told: name }]
    }
    default:
      return asIs(said)
  }
}

/** Whether what was said is what is told already: then nobody need be told again. */
export const isLiteral = (said: string, some: readonly Found[]): boolean => {
  const [only, ...others] = some
  if (!only || others.length > 0) return false
  // A place is told by its path, which its own name ends.
  const isName = only.told === said || only.told.endsWith(`${SEPARATOR}${said}`)
  return isName || only.id === said || markIn(said)?.id === only.id
}

/** The same, with where it stands: of several arguments one is wrong. */
export const naming = (path: string, error: unknown): unknown =>
  isCodedError(error, 'NOT_FOUND', 'AMBIGUOUS', 'INVALID_INPUT')
    ? new CodedError(error.code, `"${path}": ${error.message}`, error.details)
    : error

/** The types of places as ClickUp numbers them. */
export const typeOfPlace = (kind: PlaceKind): number => ({ space: 4, folder: 5, list: 6 })[kind]
