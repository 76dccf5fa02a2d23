// Arguments held against the schemas of an operation, before and after names are resolved in them.
import { CodedError } from '../../base/problems/error.ts'
import { type Fields, isFields } from '../../base/text/records.ts'
import type { Operation } from '../../openapi/catalogue.ts'
import { type Checked, check } from '../../openapi/check.ts'
import { defaultsFor, filledIn, queryDefaultsFor } from '../../openapi/defaults.ts'
import { saidSchema } from '../../openapi/said.ts'
import { type Schema, typesOf } from '../../openapi/schema.ts'
import { typeAt } from '../../openapi/signature.ts'
import { keeps } from './kept.ts'

export interface Arguments {
  readonly path: Fields
  readonly query: Fields
  readonly body: Fields | readonly unknown[] | undefined
}

/** Filled in when left out. */
export const WORKSPACE: ReadonlySet<string> = new Set(['team_id', 'workspace_id'])

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
  const wrong = Object.entries(values).flatMap(([name, each]) => {
    if (!isGiven(each)) return [`"path.${name}" is empty`]
    // It would lead to another path than the one that is checked.
    return /^\.{1,2}$/.test(String(each)) ? [`"path.${name}" must not be "${String(each)}"`] : []
  })
  return { values, problems: [...problems, ...wrong] }
}

const checkQuery = (operation: Operation, given: Fields) => {
  const { query = {} } = operation
  const required = (query.required ?? []).filter((name) => !WORKSPACE.has(name))
  // As the wire has it, `statuses[]` will do too.
  const named = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name.replace(/\[\]$/, ''), value]),
  )
  const schema = saidSchema(operation, { ...query, properties: query.properties ?? {} }, 'query')
  const filled = filledIn(named, queryDefaultsFor(operation.id))
  const { value, problems } = check({ ...schema, type: 'object', required }, filled, 'query', true)
  return { values: value as Fields, problems }
}

const NOTHING: Checked = { value: undefined, problems: [] }

/** What is there already need not be said again. */
const withoutRequired = (schema: Schema): Schema => {
  const { required: _, properties, ...rest } = schema
  if (!properties) return rest
  const entries = Object.entries(properties).map(([name, each]) => [name, withoutRequired(each)])
  return { ...rest, properties: Object.fromEntries(entries) as Record<string, Schema> }
}

const checkBody = (operation: Operation, given: Arguments['body']): Checked => {
  const { body: schema, bodyOptional } = operation
  if (!schema) {
    const isEmpty = given === undefined || Object.keys(given).length === 0
    return isEmpty ? NOTHING : { ...NOTHING, problems: ['this operation takes no body'] }
  }
  const said = saidSchema(operation, schema, 'body')
  if (typesOf(schema).includes('array')) return check(said, listOf(given) ?? [], 'body')
  if (given === undefined && bodyOptional) return NOTHING
  const body = isFields(given)
    ? filledIn(given, defaultsFor(operation.id, given))
    : (given ?? defaultsFor(operation.id))
  return check(keeps(operation) ? withoutRequired(said) : said, body, 'body', true)
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

/** So many problems are told, in so many characters: the first ones lead to the others. */
const MOST_TOLD = 5
const MOST_CHARS = 900
const MOST_HINT = 400

const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text

/** What belongs where something is wrong, and nothing of the rest. */
const wantedOf = (operation: Operation, problems: readonly string[]): string => {
  const places = problems.flatMap((problem) => /^"([^"]+)"/.exec(problem)?.[1] ?? [])
  const told = [...new Set(places)].flatMap((place) => {
    const type = typeAt(operation, place)
    return type === undefined ? [] : [`${place}: ${type}`]
  })
  const all = `find_operations with "${operation.id}" tells all arguments.`
  return told.length > 0 ? `${cut(`Wanted: ${told.join('; ')}`, MOST_HINT)}. ${all}` : all
}

/** @throws CodedError INVALID_INPUT that names what is wrong and what would be right there */
export const refuse = (operation: Operation, problems: readonly string[]): never => {
  const left = problems.length - MOST_TOLD
  const told = [...problems.slice(0, MOST_TOLD), ...(left > 0 ? [`and ${left} more`] : [])]
  throw new CodedError('INVALID_INPUT', cut(`${operation.id}: ${told.join('; ')}.`, MOST_CHARS), {
    hint: wantedOf(operation, problems.slice(0, MOST_TOLD)),
  })
}

export interface Said {
  readonly path: Fields
  readonly query: Fields
  readonly body: unknown
}

/**
 * Arguments as they were said, filled in with what nobody need say.
 * @throws CodedError INVALID_INPUT that names every argument that is wrong, before anything is asked
 */
export const saidArguments = (operation: Operation, given: Arguments): Said => {
  const path = checkPath(operation, given.path)
  const query = checkQuery(operation, given.query)
  const body = checkBody(operation, given.body)
  const one = checkOneOf(operation, [query.values, body.value])
  const problems = [...path.problems, ...query.problems, ...body.problems, ...one]
  if (problems.length > 0) refuse(operation, problems)
  return { path: path.values, query: query.values, body: body.value }
}

/**
 * The same as ClickUp takes them, once names are resolved.
 * @throws CodedError INVALID_INPUT
 */
export const sentArguments = (
  operation: Operation,
  { query, body }: Pick<Said, 'query' | 'body'>,
): Pick<Said, 'query' | 'body'> => {
  const { query: asked = {}, body: schema } = operation
  const checked = check({ ...asked, type: 'object', required: [] }, query, 'query')
  const sent =
    schema && body !== undefined ? check(schema, body, 'body') : { value: body, problems: [] }
  const problems = [...checked.problems, ...sent.problems]
  if (problems.length > 0) refuse(operation, problems)
  return { query: checked.value as Fields, body: sent.value }
}
