// ClickUp's documented operations, as data: read from a file of its own when it is first used.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Properties, Schema } from './schema.ts'

export interface Operation {
  readonly id: string
  /** As the documents call it, where that misleads. */
  readonly official?: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below `/api`: `/v2/list/{list_id}`. */
  readonly path: string
  readonly subject: string
  readonly toolset: string
  readonly kind: 'read' | 'write' | 'delete'
  /** Never sent, whatever the settings are. */
  readonly refused?: true
  /** What people say for it. */
  readonly words?: string
  /** Whether it takes the custom id of its task. */
  readonly customIds?: true
  /** Exactly one of these arguments has to be given. */
  readonly exactlyOne?: readonly string[]
  readonly pathParameters?: Properties
  readonly query?: Schema
  readonly body?: Schema
  readonly bodyOptional?: true
  readonly multipart?: true
}

let loaded: readonly Operation[] | undefined

/** All of them, in the order of their paths. */
export const operations = (): readonly Operation[] => {
  loaded ??= JSON.parse(
    readFileSync(join(__dirname, 'data', 'catalogue.json'), 'utf8'),
  ) as readonly Operation[]
  return loaded
}

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '')

const segmentsOf = (path: string): readonly string[] =>
  path
    .replace(/^\/api(?=\/)/, '')
    .split('/')
    .slice(1)

const isParameter = (segment: string): boolean => /^(\{.*\}|:.+)$/.test(segment)

/** What is no escape, as `100%`, stands for itself. */
const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

export interface Named {
  readonly operation: Operation
  /** The values that a path such as `GET /v2/list/123` holds. */
  readonly path: Readonly<Record<string, string>>
}

const matchPath = (operation: Operation, given: readonly string[]): Named | undefined => {
  const wanted = segmentsOf(operation.path)
  if (wanted.length !== given.length) return undefined
  const values: Record<string, string> = {}
  for (const [i, segment] of wanted.entries()) {
    const value = given[i] ?? ''
    if (!isParameter(segment)) {
      if (segment !== value) return undefined
    } else if (!isParameter(value)) values[parameterName(segment)] = decoded(value)
  }
  return { operation, path: values }
}

/** `{team_Id}` → `team_id` */
export const parameterName = (segment: string): string => segment.slice(1, -1).toLowerCase()

const literals = ({ operation }: Named): number =>
  segmentsOf(operation.path).filter((segment) => !isParameter(segment)).length

/**
 * The operation of that id, in any case, or of that method and path, filled or not.
 * @example getOperation('GetGoal'), getOperation('GET /v2/goal/{goal_id}'), getOperation('GET /v2/goal/e53a')
 */
export const getOperation = (text: string): Named | undefined => {
  const [, method, path] = /^\s*(GET|POST|PUT|PATCH|DELETE)\s+(\/\S+)\s*$/i.exec(text) ?? []
  if (method && path) {
    const given = segmentsOf(path.replace(/\?.*$/, ''))
    const [best] = operations()
      .filter((each) => each.method === method.toUpperCase())
      .flatMap((each) => matchPath(each, given) ?? [])
      .sort((a, b) => literals(b) - literals(a))
    return best
  }
  const wanted = plain(text)
  const operation = operations().find(
    ({ id, official }) => plain(id) === wanted || (official && plain(official) === wanted),
  )
  return operation && { operation, path: {} }
}
