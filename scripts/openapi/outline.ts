// What a schema says that an answer may hold: types and keys, every reference followed, all branches in one.
import { isObject, type Json, type JsonObject } from '../../test/contract/support/documents.ts'
import { follow } from './request-schema.ts'

interface Outline {
  readonly type: ReadonlySet<string>
  readonly enum: ReadonlySet<Json>
  /** Where a branch has none, all values are allowed. */
  readonly isEnum: boolean
  readonly properties: ReadonlyMap<string, Outline>
  readonly items: Outline | undefined
}

const NOTHING: Outline = {
  type: new Set(),
  enum: new Set(),
  isEnum: true,
  properties: new Map(),
  items: undefined,
}

const both = (a: Outline | undefined, b: Outline | undefined): Outline | undefined =>
  a && b ? merged(a, b) : (a ?? b)

const merged = (a: Outline, b: Outline): Outline => ({
  type: new Set([...a.type, ...b.type]),
  enum: new Set([...a.enum, ...b.enum]),
  isEnum: a.isEnum && b.isEnum,
  properties: new Map(
    [...a.properties.keys(), ...b.properties.keys()].map((key) => [
      key,
      both(a.properties.get(key), b.properties.get(key)) ?? NOTHING,
    ]),
  ),
  items: both(a.items, b.items),
})

const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : [])

const typesOf = ({ type, nullable, properties, items }: JsonObject): readonly string[] => {
  const own = list(Array.isArray(type) ? type : type === undefined ? [] : [type]).map(String)
  const implied = own.length > 0 ? own : properties ? ['object'] : items ? ['array'] : []
  return nullable === true ? [...implied, 'null'] : implied
}

/** @param above the schemas that this one stands in: what holds itself is told once */
const outlineOf = (root: JsonObject, value: Json, above: readonly Json[] = []): Outline => {
  if (!isObject(value)) return NOTHING
  const schema = follow(root, value)
  if (above.includes(schema)) return NOTHING
  const below = [...above, schema]
  const properties = isObject(schema.properties) ? schema.properties : {}
  const own: Outline = {
    type: new Set(typesOf(schema)),
    enum: new Set(schema.const === undefined ? list(schema.enum) : [schema.const]),
    isEnum: schema.enum !== undefined || schema.const !== undefined,
    properties: new Map(
      Object.entries(properties).map(([key, each]) => [key, outlineOf(root, each, below)]),
    ),
    items: schema.items === undefined ? undefined : outlineOf(root, schema.items, below),
  }
  const branches = [schema.allOf, schema.anyOf, schema.oneOf].flatMap(list)
  if (branches.length === 0) return own
  const all = branches.map((each) => outlineOf(root, each, below)).reduce(merged)
  return merged(own.type.size > 0 ? own : { ...own, isEnum: true }, all)
}

const written = ({ type, enum: values, isEnum, properties, items }: Outline): JsonObject => ({
  ...(type.size > 0 && { type: type.size === 1 ? ([...type][0] ?? '') : [...type] }),
  ...(isEnum && values.size > 0 && { enum: [...values] }),
  ...(properties.size > 0 && {
    properties: Object.fromEntries([...properties].map(([key, each]) => [key, written(each)])),
  }),
  ...(items && { items: written(items) }),
})

export const outline = (root: JsonObject, schema: Json): JsonObject =>
  written(outlineOf(root, schema))
