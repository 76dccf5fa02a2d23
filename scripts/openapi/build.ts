// The files of data that are made of the documents: the catalogue, what the sandbox answers, and what
// an answer may hold.

import { ruleOf } from '../../src/access/requests.ts'
import { type Defect, mend } from '../../test/contract/support/defect.ts'
import {
  at,
  type Documents,
  isObject,
  type Json,
  type JsonObject,
  type Operation,
  operationsOf,
  type Parameter,
} from '../../test/contract/support/documents.ts'
import { knownDefects } from '../../test/contract/support/known-defects.ts'
import { withChoices } from './choices.ts'
import { extraWords, subjectOf } from './classify.ts'
import { exampleOf } from './example.ts'
import { bodies, exactlyOne, fileBody, jsonParameters, renamed, requestDefects } from './mends.ts'
import { outline } from './outline.ts'
import { slim } from './request-schema.ts'

/** What this list adds to the one of the contract tests. */
export const furtherDefects: readonly Defect[] = requestDefects.filter(
  ({ operationId, where }) =>
    !knownDefects.some((known) => known.operationId === operationId && known.where === where),
)

const isOfRequest = ({ where }: Defect): boolean => !where.startsWith('/responses')

/** A copy of the documents with all mended that is known to be wrong of requests, or of all. */
const mended = (documents: Documents, isMeant = isOfRequest): Documents => {
  const copy = structuredClone(documents)
  const operations = operationsOf(copy)
  for (const defect of [...knownDefects, ...furtherDefects].filter(isMeant))
    mend(copy, operations, defect)
  return copy
}

/** Given by the server itself, so no argument: both flags of custom ids, and what is no parameter. */
const isOwn = ({ name, in: where }: Parameter, all: readonly Parameter[]): boolean =>
  where === 'header' ||
  (where === 'query' &&
    (name === 'custom_task_ids' ||
      (name === 'team_id' && all.some((each) => each.name === 'custom_task_ids'))))

interface Source {
  readonly root: JsonObject
  readonly operation: Operation
  readonly parameters: readonly Parameter[]
}

const sourceOf = (documents: Documents, operation: Operation): Source => {
  const root = documents[operation.version]
  const parameters = at(root, `${operation.pointer}/parameters`)
  return {
    root,
    operation,
    parameters: Array.isArray(parameters) ? (parameters as Parameter[]) : [],
  }
}

/** The wire's `statuses[]` is the argument `statuses`; all arrays but a few take the brackets. */
const argumentName = (name: string): string =>
  name === 'team_Id' ? 'team_id' : name.replace(/\[\]$/, '')

const parameterSchema = (root: JsonObject, { name, schema }: Parameter): JsonObject =>
  jsonParameters.has(name) ? { json: true } : slim(root, schema ?? {})

const parametersIn = (source: Source, where: 'path' | 'query'): JsonObject => {
  const own = source.parameters.filter(
    (each) => each.in === where && !isOwn(each, source.parameters),
  )
  const properties = Object.fromEntries(
    own.map((each) => [argumentName(each.name), parameterSchema(source.root, each)]),
  )
  const required = own.filter((each) => each.required).map(({ name }) => argumentName(name))
  if (own.length === 0) return {}
  return where === 'path'
    ? { pathParameters: properties }
    : { query: { properties, ...(required.length > 0 ? { required } : {}) } }
}

const bodyOf = ({ root, operation }: Source): JsonObject => {
  const content = at(root, `${operation.pointer}/requestBody/content`)
  if (!isObject(content)) return {}
  if (isObject(content['multipart/form-data'])) return { body: fileBody, multipart: true }
  const json = content['application/json']
  const schema = slim(root, isObject(json) ? (json.schema ?? {}) : {})
  const mendBody = bodies[operation.id]
  const isRequired = at(root, `${operation.pointer}/requestBody/required`) === true
  return {
    body: mendBody ? (mendBody(schema) as JsonObject) : schema,
    ...(isRequired ? {} : { bodyOptional: true }),
  }
}

/** Below the host but above `/api`: `/v2/…`, and `/v3/…` where the documents say `/api/v3/…`. */
const pathOf = ({ path }: Operation): string => path.replace(/^\/api/, '')

const entryOf = (source: Source): JsonObject => {
  const { operation, parameters } = source
  const method = operation.method.toUpperCase()
  const path = pathOf(operation)
  const rule = ruleOf(method, path)
  if (!rule) throw new Error(`nobody said who may send ${method} ${path}`)
  const id = renamed[operation.id]
  const words = extraWords[operation.id]
  const one = exactlyOne[operation.id]
  return {
    id: id ?? operation.id,
    ...(id ? { official: operation.id } : {}),
    method,
    path,
    subject: subjectOf(path),
    toolset: rule.toolset,
    kind: rule.kind,
    ...(path.startsWith('/v2/oauth/') ? { refused: true } : {}),
    ...(words ? { words } : {}),
    ...(parameters.some(({ name }) => name === 'custom_task_ids') ? { customIds: true } : {}),
    ...(one ? { exactlyOne: [...one] } : {}),
    ...parametersIn(source, 'path'),
    ...parametersIn(source, 'query'),
    ...chosenBody(source),
  }
}

/** What the documents tell in sentences binds arguments alone: what the sandbox takes is theirs. */
const chosenBody = (source: Source): JsonObject => {
  const { body, ...rest } = bodyOf(source)
  return isObject(body) ? { body: withChoices(source.operation.id, body), ...rest } : rest
}

const lines = (entries: readonly Json[]): string =>
  `[\n${entries.map((entry) => JSON.stringify(entry)).join(',\n')}\n]\n`

const inOrder = (documents: Documents): readonly Operation[] =>
  [...operationsOf(documents)].sort((a, b) =>
    `${a.path} ${a.method}` < `${b.path} ${b.method}` ? -1 : 1,
  )

/** One line an operation, so that a change is seen in a diff. */
export const catalogueText = (documents: Documents): string => {
  const right = mended(documents)
  return lines(inOrder(right).map((operation) => entryOf(sourceOf(right, operation))))
}

const successOf = ({ root, operation }: Source): readonly [status: number, schema: Json] => {
  const responses = at(root, `${operation.pointer}/responses`)
  const declared = Object.keys(isObject(responses) ? responses : {}).filter((key) => /^2/.test(key))
  const status = Number(declared[0] ?? 200)
  const pointer = `${operation.pointer}/responses/${status}/content/application~1json/schema`
  return [status, at(root, pointer) ?? {}]
}

/** What the sandbox needs to answer for an operation that it keeps no state of. */
export const documentedText = (documents: Documents): string => {
  const right = mended(documents)
  const entries = inOrder(right).map((operation): Json => {
    const source = sourceOf(right, operation)
    const [status, schema] = successOf(source)
    const { body, bodyOptional, multipart } = bodyOf(source)
    return {
      method: operation.method,
      path: pathOf(operation),
      status,
      ...(body ? { body } : {}),
      ...(multipart ? { multipart } : {}),
      ...(bodyOptional ? { bodyOptional } : {}),
      ...(status === 204 ? {} : { answer: exampleOf(source.root, schema) }),
    }
  })
  return lines(entries)
}

/** What is known of the answers to what reads. */
export const answersText = (documents: Documents): string => {
  const right = mended(documents, () => true)
  const entries = inOrder(right)
    .filter(({ method }) => method === 'get')
    .map((operation): Json => {
      const source = sourceOf(right, operation)
      const [, schema] = successOf(source)
      return { path: pathOf(operation), answer: outline(source.root, schema) }
    })
  return lines(entries)
}
