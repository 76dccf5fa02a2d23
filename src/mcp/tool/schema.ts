// A tool's input as the JSON Schema that models see: flat, draft-07, and no byte more than needed.

import * as z from 'zod'
import { type Fields, isFields } from '../../base/text/records.ts'

// Limits are checked when arguments come in, with a clearer error than a schema gives; in the list
// they only cost tokens, and `additionalProperties`, `$schema` and `minLength` trip some models.
const DROPPED = new Set([
  '$schema',
  'additionalProperties',
  'propertyNames',
  'minLength',
  'minItems',
  'maxItems',
  'minimum',
  'maximum',
  'pattern',
])

const slim = (value: unknown, isProperties = false): unknown => {
  if (Array.isArray(value)) return value.map((item) => slim(item))
  if (!isFields(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => isProperties || !DROPPED.has(key))
      .map(([key, item]) => [key, slim(item, key === 'properties' && !isProperties)]),
  )
}

export interface InputSchema {
  readonly type: 'object'
  readonly properties: { [name: string]: object }
  readonly required?: readonly string[]
}

export const inputSchemaOf = (input: z.ZodType): InputSchema => {
  const { properties, required } = slim(
    z.toJSONSchema(input, { target: 'draft-7', io: 'output', unrepresentable: 'any' }),
  ) as Fields
  return {
    type: 'object',
    properties: (isFields(properties) ? properties : {}) as InputSchema['properties'],
    ...(Array.isArray(required) && required.length > 0 ? { required } : {}),
  }
}

const nameOf = (path: readonly PropertyKey[]): string =>
  path
    .map((part, i) =>
      typeof part === 'number' ? `[${part}]` : i > 0 ? `.${String(part)}` : String(part),
    )
    .join('')

const own = (fields: Fields, name: string): unknown =>
  Object.hasOwn(fields, name) ? fields[name] : undefined

/** The part of a published schema to which a path of arguments leads; above it where it says no more. */
const schemaAt = (root: Fields, path: readonly PropertyKey[]): Fields => {
  let known = root
  let here: unknown = root
  for (const part of path) {
    if (!isFields(here)) break
    const { properties, items } = here
    here = typeof part === 'number' ? items : isFields(properties) && own(properties, String(part))
    if (isFields(here) && isFields(here.properties)) known = here
  }
  return known
}

/** The path at which there is something unknown, the outermost first. */
const strangePath = ({ issues }: z.ZodError): readonly PropertyKey[] | undefined =>
  issues
    .flatMap(({ code, path }) => (code === 'unrecognized_keys' ? [path] : []))
    .sort((a, b) => a.length - b.length)[0]

const hintFor = (error: z.ZodError, input: z.ZodType): string => {
  const path = strangePath(error) ?? []
  const { properties } = schemaAt({ ...inputSchemaOf(input) }, path)
  const names = isFields(properties) ? Object.keys(properties) : []
  const what = path.length > 0 ? `"${nameOf(path)}"` : 'This tool'
  return `${what} takes: ${names.join(', ') || 'no arguments'}.`
}

/** What is wrong with arguments, in words that tell how to mend them. */
export const describeIssues = (
  error: z.ZodError,
  input: z.ZodType,
): { message: string; hint: string } => {
  const parts = error.issues.map((issue) => {
    const name = nameOf(issue.path)
    if (issue.code === 'unrecognized_keys')
      return `unknown ${issue.keys.length > 1 ? 'arguments' : 'argument'} ${issue.keys.map((key) => `"${key}"`).join(', ')}${name ? ` in "${name}"` : ''}`
    if (issue.code === 'invalid_value') return `"${name}" must be one of ${issue.values.join(', ')}`
    if (issue.code === 'invalid_type' && issue.input === undefined) return `"${name}" is missing`
    return `"${name}": ${issue.message}`
  })
  return {
    message: `The arguments cannot be used: ${parts.join('; ')}.`,
    hint: hintFor(error, input),
  }
}
