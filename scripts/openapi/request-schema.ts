// The part of JSON Schema that arguments are checked by, with every reference followed.
import { at, isObject, type Json, type JsonObject } from '../../test/contract/support/documents.ts'

const KEPT = ['enum', 'minimum', 'maximum', 'maxLength', 'maxItems'] as const

export const follow = (root: JsonObject, schema: JsonObject): JsonObject => {
  if (typeof schema.$ref !== 'string') return schema
  const target = at(root, decodeURIComponent(schema.$ref.slice(1)))
  if (!isObject(target)) throw new Error(`${schema.$ref} leads nowhere`)
  return follow(root, target)
}

const typeOf = (schema: JsonObject): Json | undefined => {
  // "object" alone is what the generator of the documents writes for "anything".
  if (schema.type === 'object' && !schema.properties && !schema.additionalProperties)
    return undefined
  const type = schema.type ?? (schema.properties ? 'object' : undefined)
  if (typeof type === 'string' && schema.nullable === true) return [type, 'null']
  return Array.isArray(type) && type.length === 1 ? type[0] : type
}

const branches = (root: JsonObject, list: Json | undefined): Json[] =>
  Array.isArray(list) ? list.map((each) => slim(root, each)) : []

const parts = (root: JsonObject, schema: JsonObject): JsonObject => {
  const slimmed: JsonObject = {}
  if (isObject(schema.properties))
    slimmed.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, each]) => [name, slim(root, each)]),
    )
  if (Array.isArray(schema.required) && schema.required.length > 0)
    slimmed.required = schema.required
  if (schema.items !== undefined) slimmed.items = slim(root, schema.items)
  if (isObject(schema.additionalProperties))
    slimmed.additionalProperties = slim(root, schema.additionalProperties)
  const choices = branches(root, schema.anyOf ?? schema.oneOf)
  if (choices.length > 0) slimmed.anyOf = choices
  return slimmed
}

/** Structure only: no formats, encodings or defaults. */
export const slim = (root: JsonObject, value: Json): JsonObject => {
  if (!isObject(value)) return {}
  const schema = follow(root, value)
  if (Array.isArray(schema.allOf) && schema.allOf.length === 1)
    return slim(root, schema.allOf[0] ?? {})
  const type = typeOf(schema)
  const kept = KEPT.filter((key) => schema[key] !== undefined).map((key) => [key, schema[key]])
  return {
    ...(type === undefined ? {} : { type }),
    ...(schema.const === undefined ? {} : { enum: [schema.const] }),
    ...(Object.fromEntries(kept) as JsonObject),
    ...parts(root, schema),
  }
}
