// From arguments to the request of an operation: checked first, then references resolved, then put
// together as ClickUp reads it.

import type { NewFile } from '../../base/files/kinds.ts'
import { readOpenFile } from '../../base/files/open-file.ts'
import type { OpenFolders } from '../../base/files/open-folders.ts'
import { CodedError } from '../../base/problems/error.ts'
import type { Fields } from '../../base/text/records.ts'
import { type Operation, parameterName } from '../../openapi/catalogue.ts'
import { check } from '../../openapi/check.ts'
import { type Schema, typesOf } from '../../openapi/schema.ts'
import { signatureOf } from '../../openapi/signature.ts'
import { readPublicFile } from '../http/public-files.ts'
import type { Query } from '../http/query.ts'
import { getWorkspace } from '../objects/workspace.ts'
import type { Standpoint } from '../references/standpoint.ts'
import { resolveIds } from './ids.ts'

/** From where a request is put together: files come from the folders that are open. */
export interface Workplace extends Standpoint {
  readonly folders: () => Promise<OpenFolders>
}

export interface Arguments {
  readonly path: Fields
  readonly query: Fields
  readonly body: Fields | readonly unknown[] | undefined
}

/** Ready to be sent, and to be shown before. */
export interface Prepared {
  readonly operation: Operation
  readonly path: string
  /** The values of its parameters as given or filled in. */
  readonly values: Readonly<Record<string, string>>
  readonly query: Query
  readonly body?: unknown
  readonly file?: NewFile
}

/** Filled in when left out. */
const WORKSPACE = new Set(['team_id', 'workspace_id'])

const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== ''

/** A body that is a list comes as one, or as the only field of an object. */
const listOf = (body: Arguments['body']): unknown => {
  if (Array.isArray(body) || body === undefined) return body
  const [only, ...others] = Object.values(body)
  return others.length === 0 && Array.isArray(only) ? only : body
}

const checkPath = ({ pathParameters = {} }: Operation, given: Fields) => {
  const required = Object.keys(pathParameters).filter((name) => !WORKSPACE.has(name))
  // Names of lists and the like are resolved later, so a number need not be one yet.
  const properties = Object.fromEntries(
    Object.entries(pathParameters).map(([name, { enum: choices }]) => [
      name,
      { type: 'string', ...(choices ? { enum: choices } : {}) } satisfies Schema,
    ]),
  )
  const { value, problems } = check({ properties, required }, given, 'path', true)
  const values = value as Fields
  const empty = Object.keys(values).filter((name) => !isGiven(values[name]))
  return { values, problems: [...problems, ...empty.map((name) => `"path.${name}" is empty`)] }
}

const checkQuery = ({ query = {} }: Operation, given: Fields) => {
  const required = (query.required ?? []).filter((name) => !WORKSPACE.has(name))
  // As the wire has it, `statuses[]` will do too.
  const named = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name.replace(/\[\]$/, ''), value]),
  )
  const { value, problems } = check({ ...query, type: 'object', required }, named, 'query', true)
  return { values: value as Fields, problems }
}

const checkBody = ({ body: schema, bodyOptional }: Operation, given: Arguments['body']) => {
  if (!schema) {
    const isEmpty = given === undefined || Object.keys(given).length === 0
    return { value: undefined, problems: isEmpty ? [] : ['this operation takes no body'] }
  }
  if (typesOf(schema).includes('array')) return check(schema, listOf(given) ?? [], 'body')
  if (given === undefined && bodyOptional) return { value: undefined, problems: [] }
  return check(schema, given ?? {}, 'body', true)
}

const checkOneOf = (
  { exactlyOne = [] }: Operation,
  given: readonly unknown[],
): readonly string[] => {
  if (exactlyOne.length === 0) return []
  const names = given.flatMap((each) => Object.keys(typeof each === 'object' && each ? each : {}))
  const count = exactlyOne.filter((name) => names.includes(name)).length
  return count === 1 ? [] : [`exactly one of ${exactlyOne.join(', ')} has to be given`]
}

const refuse = (operation: Operation, problems: readonly string[]): never => {
  throw new CodedError('INVALID_INPUT', `${operation.id}: ${problems.join('; ')}.`, {
    hint: `It takes ${signatureOf(operation, 1)}.`,
  })
}

/** @throws CodedError INVALID_INPUT for another workspace than the one that was chosen */
const workspaceFor = async ({ api }: Workplace, given: unknown): Promise<string> => {
  if (!isGiven(given)) return (await getWorkspace(api)).id
  if (api.workspaceId !== undefined && String(given) !== api.workspaceId)
    throw new CodedError(
      'INVALID_INPUT',
      `This server works in workspace ${api.workspaceId}, not in ${String(given)}.`,
      { hint: 'Leave the id of the workspace out.' },
    )
  return String(given)
}

/**
 * `/v2/list/123`
 * @throws CodedError INVALID_INPUT where a value would lead to another path than the one that was checked
 */
export const pathOf = (operation: Operation, values: Readonly<Record<string, string>>): string =>
  operation.path.replace(/\{\w+\}/g, (part) => {
    const name = parameterName(part)
    const value = values[name] ?? ''
    if (value === '' || /^\.{1,2}$/.test(value))
      refuse(operation, [`"path.${name}" must not be "${value}"`])
    return encodeURIComponent(value)
  })

const numbersOf = (operation: Operation, values: Readonly<Record<string, string>>) =>
  Object.entries(operation.pathParameters ?? {})
    .filter(([, schema]) => typesOf(schema).some((type) => type === 'integer' || type === 'number'))
    .filter(([name]) => !/^-?\d+$/.test(values[name] ?? ''))
    .map(([name]) => `"path.${name}" must be a number`)

const fileOf = async (
  operation: Operation,
  { api, folders }: Workplace,
  body: Fields,
): Promise<NewFile> => {
  const { file, content, filename } = body as Partial<Record<string, string>>
  if (content !== undefined && file === undefined) {
    if (!filename) refuse(operation, ['"body.filename" is missing'])
    return {
      name: filename ?? '',
      bytes: new Uint8Array(new TextEncoder().encode(content)),
      type: 'text/plain',
    }
  }
  if (file === undefined || content !== undefined)
    return refuse(operation, ['exactly one of body.file, body.content has to be given'])
  const found = /^https?:/i.test(file)
    ? await readPublicFile(api, file)
    : await readOpenFile(await folders(), file)
  return filename ? { ...found, name: filename } : found
}

/**
 * @throws CodedError INVALID_INPUT that names every argument that is wrong, before anything is
 * asked; NOT_FOUND and AMBIGUOUS for references
 */
export const prepare = async (
  operation: Operation,
  given: Arguments,
  at: Workplace,
): Promise<Prepared> => {
  const path = checkPath(operation, given.path)
  const query = checkQuery(operation, given.query)
  const body = checkBody(operation, given.body)
  const one = checkOneOf(operation, [query.values, body.value])
  const problems = [...path.problems, ...query.problems, ...body.problems, ...one]
  if (problems.length > 0) refuse(operation, problems)

  const names = Object.keys(operation.pathParameters ?? {})
  const workspaceName = names.find((name) => WORKSPACE.has(name))
  const filled: Record<string, string> = {}
  for (const name of names)
    filled[name] =
      name === workspaceName ? await workspaceFor(at, path.values[name]) : String(path.values[name])
  const own = operation.query?.required?.includes('team_id')
    ? { team_id: await workspaceFor(at, query.values.team_id) }
    : {}
  const resolved = await resolveIds(
    operation,
    { path: filled, query: { ...query.values, ...own }, body: body.value },
    at,
  )
  const wrong = numbersOf(operation, resolved.path)
  if (wrong.length > 0) refuse(operation, wrong)
  return {
    operation,
    path: pathOf(operation, resolved.path),
    values: resolved.path,
    query: resolved.query,
    ...(operation.multipart
      ? { file: await fileOf(operation, at, body.value as Fields) }
      : resolved.body === undefined
        ? {}
        : { body: resolved.body }),
  }
}
