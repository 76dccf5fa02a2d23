// What the kinds of operations have in common: how they are told, sent, and shown before.
import type { ChangedObject } from '../../access/changed-object.ts'
import { type Fields, isFields } from '../../base/text/records.ts'
import type { Api } from '../../clickup/http/api.ts'
import { forgetHierarchy } from '../../clickup/objects/hierarchy.ts'
import { send } from '../../clickup/operations/send.ts'
import { withoutSecretsIn } from '../../openapi/secrets.ts'
import type { Effect, Kind, Means, Subject, Where } from '../steps/kind.ts'
import { jsonOf, known, type Seen } from '../steps/step.ts'
import {
  aboutOf,
  type DoneOperation,
  type FilledOperation,
  isEmpty,
  type OperationStep,
  operationNamed,
  operationOf,
  type Picture,
  preparedOf,
  type Sent,
  type Shown,
  sentSchema,
  valuesOf,
} from './asked.ts'
import { compared, innerOf, isAsAsked, sentFields } from './compared.ts'
import { inverseOf, pictureFor } from './inverses.ts'
import { lossesOf, titleFor } from './losses.ts'

const TOUCHED = {
  task_id: 'task',
  list_id: 'list',
  folder_id: 'folder',
  space_id: 'space',
} as const

const touchedBy = (where: Where): readonly ChangedObject[] => {
  const values = valuesOf(where)
  return Object.entries(TOUCHED).flatMap(([name, kind]) =>
    values[name] === undefined ? [] : [{ kind, id: values[name] }],
  )
}

export const subjectOf = (
  name: string,
  read: (api: Api, where: Where) => Promise<Fields | undefined>,
): Subject<Shown> => ({
  name,
  read: async (api, where) => {
    const object = await read(api, where)
    return object && { answered: false, whole: object, object }
  },
  title: (where) => titleFor(operationNamed(aboutOf(where).operation), where),
  entry: () => ({}),
  touched: touchedBy,
})

/** Whatever is remembered may be other than it was. */
const forget = (api: Api): void => {
  forgetHierarchy(api)
  const keys = ['fields', 'tags', 'groups', 'workspaces', 'channels', 'docs']
  for (const key of [...keys, 'task-types', 'task-templates']) api.memory.forget(key)
}

/** @returns whatever ClickUp answers */
export const sendStep = (api: Api, step: FilledOperation, means: Means): Promise<unknown> =>
  send(api, preparedOf(step, means)).finally(() => forget(api))

/** The object that was written, if that is what was answered: an item answers with its checklist. */
export const written = (step: FilledOperation, answer: unknown): Shown | undefined => {
  if (isEmpty(answer)) return undefined
  const object = innerOf(answer)
  const shown = (is: Fields): Shown => ({ answered: true, whole: answer, object: is })
  const wrapper = isFields(answer)
    ? Object.keys(answer).find((key) => answer[key] === object)
    : undefined
  const segments = operationOf(step).path.split('/')
  const what = segments.filter((segment) => !segment.startsWith('{')).at(-1)
  if (wrapper !== undefined && wrapper !== 'data' && wrapper !== what) return shown({})
  const isNamed = segments.at(-1)?.startsWith('{') ?? false
  const id = Object.values(valuesOf(step.target)).at(-1)
  return shown(isNamed && object.id !== undefined && String(object.id) !== id ? {} : object)
}

export const pictureOf = (step: Pick<OperationStep, 'target' | 'after'>, object: Fields): Picture =>
  pictureFor(aboutOf(step.target).operation, object, sentFields(step.after))

export const holds = (now: Picture, { after }: OperationStep): boolean =>
  compared(sentFields(after), now).every(isAsAsked)

/** What is made anew has another id. */
const NAMES: readonly string[] = ['id', 'goal_id', 'team_id']

const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical)
  if (!isFields(value)) return value
  return Object.entries(value)
    .filter(([key, each]) => !NAMES.includes(key) && each !== undefined)
    .map(([key, each]) => [key, canonical(each)] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1))
}

const requestWords = (step: OperationStep): string => {
  const { method, path } = operationOf(step)
  const values = valuesOf(step.target as Where)
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name.toLowerCase()] ?? ''
    return value.startsWith('{') ? value : encodeURIComponent(value)
  })
  return `${method} ${filled}`
}

/** The request, and what it changes of what. */
export const effectsOf = (step: OperationStep): readonly Effect[] => {
  const { query, body, file } = step.after
  const before = known(step.before) ?? {}
  const request: Effect = { field: 'request', to: requestWords(step) }
  const asked = query && !isEmpty(query) ? [{ field: 'query', to: query }] : []
  const changed: readonly Effect[] = isFields(body)
    ? Object.entries(body).map(([field, to]) => ({
        field,
        ...(Object.hasOwn(before, field) ? { from: before[field] } : {}),
        to,
      }))
    : body === undefined
      ? []
      : [{ field: 'body', to: body }]
  const uploaded = file ? [{ field: 'file', to: `${file.name} (${file.bytes} bytes)` }] : []
  return [request, ...asked, ...changed, ...uploaded]
}

type OperationKind = Kind<Picture, Sent, Shown>

/** What ClickUp's own answer shows to be otherwise than asked. */
const hintOf = (step: OperationStep): string | undefined => {
  const { stored } = step as Partial<DoneOperation>
  const wrong = compared(sentFields(step.after), (stored && known(stored)) ?? {}).filter(
    (pair) => !isAsAsked(pair),
  )
  if (wrong.length === 0) return undefined
  const words = wrong.map(
    ({ name, asked, is }) => `${name} is ${JSON.stringify(is)}, not ${JSON.stringify(asked)}`,
  )
  return withoutSecretsIn(`${operationOf(step).id}: ClickUp said yes, but ${words.join(', ')}.`)
}

type Own = 'name' | 'described' | 'subject' | 'send' | 'value'

export const operationKind = (
  kind: Pick<OperationKind, Own> & Partial<OperationKind>,
): OperationKind => ({
  v: 1,
  after: sentSchema,
  field: () => 'request',
  hint: hintOf,
  holds,
  // Not all that is sent can be compared.
  already: () => false,
  same: (a, b) => JSON.stringify(canonical(a)) === JSON.stringify(canonical(b)),
  applied: (before, { after }) => ({ ...before, ...(sentFields(after) as Picture) }),
  destroys: lossesOf,
  invert: inverseOf,
  show: (picture) => picture,
  effects: effectsOf,
  title: (step) => titleFor(operationOf(step), step.target),
  tell: (done, shown) => ({
    did: titleFor(operationOf(done), done.target),
    ...(shown?.answered && !isEmpty(shown.whole) ? { answer: jsonOf(shown.whole) } : {}),
  }),
  ...kind,
})

export const seenAs = (step: FilledOperation, { object }: Shown): Seen<Picture> => ({
  at: 'known',
  is: pictureOf(step, object),
})
