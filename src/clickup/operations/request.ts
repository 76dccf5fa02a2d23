// From arguments to the request of an operation: checked first, then references resolved, then put
// together as ClickUp reads it.

import type { NewFile } from '../../base/files/kinds.ts'
import { readOpenFile } from '../../base/files/open-file.ts'
import type { OpenFolders } from '../../base/files/open-folders.ts'
import { CodedError } from '../../base/problems/error.ts'
import { type Fields, isFields } from '../../base/text/records.ts'
import { type Operation, parameterName } from '../../openapi/catalogue.ts'
import { typesOf } from '../../openapi/schema.ts'
import { readPublicFile } from '../http/public-files.ts'
import type { Query } from '../http/query.ts'
import { getWorkspace } from '../objects/workspace.ts'
import type { Standpoint } from '../references/standpoint.ts'
import { keptIn } from './kept.ts'
import { resolveMeanings, type Understood } from './resolve.ts'
import { type Arguments, refuse, saidArguments, sentArguments, WORKSPACE } from './shape.ts'

/** From where a request is put together: files come from the folders that are open. */
export interface Workplace extends Standpoint {
  readonly folders: () => Promise<OpenFolders>
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
  /** What was said otherwise than it is sent; missing of what is read from a plan. */
  readonly understood?: Understood
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== ''

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
  const said = saidArguments(operation, given)
  const names = Object.keys(operation.pathParameters ?? {})
  const workspaceName = names.find((name) => WORKSPACE.has(name))
  const filled: Record<string, string> = {}
  for (const name of names)
    filled[name] =
      name === workspaceName ? await workspaceFor(at, said.path[name]) : String(said.path[name])
  const own = operation.query?.required?.includes('team_id')
    ? { team_id: await workspaceFor(at, said.query.team_id) }
    : {}
  const resolved = await resolveMeanings(
    operation,
    { path: filled, query: { ...said.query, ...own }, body: said.body },
    at,
  )
  const { path, flags, understood } = resolved
  const wrong = numbersOf(operation, path)
  if (wrong.length > 0) refuse(operation, wrong)
  const whole = isFields(resolved.body)
    ? await keptIn(at.api, operation, resolved.body, path)
    : resolved.body
  const { query, body } = sentArguments(operation, { query: resolved.query, body: whole })
  return {
    operation,
    path: pathOf(operation, path),
    values: path,
    // Checked against the schema of the operation.
    query: { ...(query as Query), ...flags },
    understood,
    ...(operation.multipart
      ? { file: await fileOf(operation, at, body as Fields) }
      : body === undefined
        ? {}
        : { body }),
  }
}
