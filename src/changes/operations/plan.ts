// A write by an operation of the catalogue, as steps.
import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { NewFile } from '../../base/files/kinds.ts'
import { isCodedError } from '../../base/problems/error.ts'
import { problemOf } from '../../base/problems/problem.ts'
import { type Fields, isFields } from '../../base/text/records.ts'
import type { Api } from '../../clickup/http/api.ts'
import { nameOf } from '../../clickup/objects/user.ts'
import { getWorkspace } from '../../clickup/objects/workspace.ts'
import type { Prepared } from '../../clickup/operations/request.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import type { Effect } from '../steps/kind.ts'
import { jsonOf, type Seen, type Step } from '../steps/step.ts'
import {
  type About,
  isEmpty,
  operationNamed,
  operationStep,
  type Picture,
  type Sent,
  wordsFor,
} from './asked.ts'
import { bearersOf } from './bearers.ts'
import { sentFields } from './compared.ts'
import { equalSteps } from './equals.ts'
import { checkOverwritten } from './guards.ts'
import { pictureFor } from './inverses.ts'
import { nameIn, titleFor } from './losses.ts'
import { canRead, listedAt, objectsIn, readBy, readObject, shownBy } from './readers.ts'
import { effectsOf } from './subject.ts'

export interface PlannedOperation {
  readonly steps: readonly Step[]
  readonly files: ReadonlyMap<string, NewFile>
  /** Whether they are of a kind of ours, which tells of itself and not of the operation. */
  readonly isOurs: boolean
  /** `update folder "Sprints" (folder 123)` */
  readonly did: string
  /** The request, as it is shown before. */
  readonly request: readonly Effect[]
}

const flagsOf = ({ query, operation }: Prepared): Pick<About, 'flags'> => {
  const { custom_task_ids: flag, team_id: team } = query
  return operation.customIds && flag !== undefined
    ? { flags: jsonOf({ custom_task_ids: flag, team_id: team }) }
    : {}
}

/** What a new name is: by that it is found afterwards. */
const asOf = ({ operation, body }: Prepared): Pick<About, 'as'> => {
  const { name } = sentFields({ body: jsonOf(body) })
  return operation.id === 'EditSpaceTag' && typeof name === 'string' ? { as: name } : {}
}

type Before = { readonly object: Fields } | { readonly seen: Seen<Picture> }

/** The object as it is now; what may not be read may be written all the same. */
const readBefore = async (api: Api, about: About, prepared: Prepared): Promise<Before> => {
  const { operation } = prepared
  const where = { in: jsonOf(about) }
  try {
    if (operation.id === 'CreateSpaceTag') return await twinOf(api, prepared, where)
    if (operation.method === 'POST' || !canRead(operation)) return { seen: { at: 'absent' } }
    const { as: _, ...now } = about
    const object = await readObject(api, { in: jsonOf(now) })
    return object ? { object } : { seen: { at: 'absent' } }
  } catch (error) {
    // Said by the write itself, if it is so.
    if (!isCodedError(error, 'NOT_FOUND', 'FORBIDDEN', 'ACCESS_DENIED', 'INCOMPLETE')) throw error
    return { seen: { at: 'unread', why: problemOf(error) } }
  }
}

/** A tag of that name gets other colours: it is not made. */
const twinOf = async (
  api: Api,
  { operation, body }: Prepared,
  where: { readonly in: ReturnType<typeof jsonOf> },
): Promise<Before> => {
  const reader = shownBy(operation)
  const { name } = sentFields({ body: jsonOf(body) })
  const tags = reader ? objectsIn(await readBy(api, reader, where)) : []
  const object = tags.find((one) => String(one.name) === String(name).toLowerCase())
  return object ? { object } : { seen: { at: 'absent' } }
}

/** What is in a folder besides its lists stands beside it, in its space. */
const foldersIn = async (api: Api, { id, space }: Fields): Promise<readonly Fields[]> => {
  if (!isFields(space)) return []
  const path = `/v2/space/${encodeURIComponent(String(space.id))}/folder`
  return objectsIn(await api.request({ path, answer: z.unknown() })).filter(
    ({ parent_folder: above }) => isFields(above) && String(above.id) === String(id),
  )
}

/** Another tag that has the new name already: the two become one. */
const isTaken = async (api: Api, about: About, { name }: Fields): Promise<boolean> => {
  const { as } = about
  const reader = shownBy(operationNamed('CreateSpaceTag'))
  if (as === undefined || !reader || as.toLowerCase() === name) return false
  const tags = objectsIn(await readBy(api, reader, { in: jsonOf(about) }))
  return tags.some((one) => one.name === as.toLowerCase())
}

/** What else counts of what is changed or lost; what may not be read is left out. */
const besides = async (api: Api, about: About, object: Fields): Promise<Fields> => {
  const { path, operation } = about
  try {
    switch (operation) {
      case 'DeleteFolder':
        return { folders: await foldersIn(api, object) }
      case 'DeleteSpaceTag':
        return await bearersOf(api, String(path.space_id), String(object.name))
      case 'EditSpaceTag':
        return (await isTaken(api, about, object)) ? { taken: true } : {}
      default:
        return {}
    }
  } catch (error) {
    if (isCodedError(error, 'NOT_FOUND', 'FORBIDDEN', 'ACCESS_DENIED')) return {}
    throw error
  }
}

const fileOf = ({ file }: Prepared) => {
  if (!file) return undefined
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  return { file, sent: { sha256, name: file.name, bytes: file.bytes.length } }
}

/** A guest or member is known by name, whatever reads the object of the operation. */
const personIn = async ({ api }: Standpoint, values: Prepared['values']) => {
  const [last, id] = Object.entries(values).at(-1) ?? []
  if (last !== 'guest_id' && last !== 'user_id') return undefined
  const { members } = await getWorkspace(api)
  const person = members.find((one) => one.id === id)
  return person && nameOf(person)
}

const ownStep = async (at: Standpoint, prepared: Prepared, sent: Sent): Promise<Step> => {
  const { operation, values } = prepared
  const { api } = at
  const about: About = {
    operation: operation.id,
    path: values,
    ...flagsOf(prepared),
    ...asOf(prepared),
  }
  const before = await readBefore(api, about, prepared)
  const now = 'object' in before ? before.object : {}
  const whole = { ...now, ...(isEmpty(now) ? {} : await besides(api, about, now)) }
  const listed = await listedAt(api, operation, now)
  const name = nameIn(now) ?? (await personIn(at, values))
  const isNew = operation.method === 'POST'
  const made = nameIn(sentFields(sent))
  return operationStep({ ...about, ...(listed ? { listed } : {}) }, sent, {
    before:
      'object' in before
        ? { at: 'known', is: pictureFor(operation.id, whole, sentFields(sent)) }
        : before.seen,
    ...(isNew || name === undefined ? {} : { name }),
    ...(isNew && made !== undefined ? { name: made } : {}),
  })
}

/** @throws CodedError, PlanError for whatever is not found or cannot be */
export const planOperation = async (
  at: Standpoint,
  prepared: Prepared,
): Promise<PlannedOperation> => {
  const { operation, query, body, values } = prepared
  const uploaded = fileOf(prepared)
  const sent: Sent = {
    ...(isEmpty(query) ? {} : { query: jsonOf(query) as NonNullable<Sent['query']> }),
    ...(body === undefined ? {} : { body: jsonOf(body) }),
    ...(uploaded ? { file: uploaded.sent } : {}),
  }
  await checkOverwritten(at, prepared)
  const equal = await equalSteps(at, prepared)
  const own = equal ? undefined : await ownStep(at, prepared, sent)
  const steps = equal ?? (own ? [own] : [])
  const [first] = steps
  const bare = operationStep({ operation: operation.id, path: values }, sent)
  return {
    steps,
    files: new Map(uploaded ? [[uploaded.sent.sha256, uploaded.file]] : []),
    isOurs: equal !== undefined,
    did: titleFor(operation, {
      ...bare.target,
      label: wordsFor(values) || operation.id,
      ...(first?.target.name === undefined ? {} : { name: first.target.name }),
    }),
    request: effectsOf(bare).filter(({ field }) => field === 'request' || field === 'query'),
  }
}
