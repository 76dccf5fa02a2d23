// The simplest answer that a schema allows, made up by us.
import { at, isObject, type Json, type JsonObject } from '../../test/contract/support/documents.ts'

const ID = '90100000001'
const DATE = '1767225600000'

const FORMATS: Readonly<Record<string, string>> = {
  'date-time': '2026-01-01T00:00:00.000Z',
  uri: 'https://example.com/',
  uuid: '00000000-0000-4000-8000-000000000000',
}

const textNamed = (name: string): string => {
  if (/email/.test(name)) return 'somebody@example.com'
  if (/url|endpoint/.test(name)) return 'https://example.com/'
  if (/(^|_)ids?$/.test(name)) return ID
  if (/date|time|start|end$/.test(name)) return DATE
  if (/color|_bg|_fg/.test(name)) return '#6fddff'
  return name === '' ? 'text' : name.replaceAll('_', ' ')
}

const numberNamed = (name: string): number => (/date|timestamp/.test(name) ? Number(DATE) : 1)

const typeOf = ({ type, properties, items }: JsonObject): Json | undefined => {
  const types = Array.isArray(type) ? type : [type]
  const first = types.find((each) => each !== 'null') ?? types[0]
  return first ?? (properties ? 'object' : items ? 'array' : undefined)
}

const objectOf = (root: JsonObject, schema: JsonObject, depth: number): Json =>
  Object.fromEntries(
    Object.entries(isObject(schema.properties) ? schema.properties : {})
      .filter(([, each]) => isObject(each))
      .map(([name, each]) => [name, exampleOf(root, each, name, depth + 1)]),
  )

const choose = (schema: JsonObject): Json | undefined => {
  const [first] = [schema.oneOf, schema.anyOf].flatMap((each) => (Array.isArray(each) ? each : []))
  return first
}

const merged = (root: JsonObject, list: Json[], name: string, depth: number): Json => {
  const each = list.map((part) => exampleOf(root, part, name, depth))
  return each.every(isObject) ? Object.assign({}, ...each) : (each[0] ?? null)
}

export const exampleOf = (root: JsonObject, value: unknown, name = '', depth = 0): Json => {
  if (!isObject(value)) return {}
  if (typeof value.$ref === 'string')
    return exampleOf(root, at(root, decodeURIComponent(value.$ref.slice(1))) ?? {}, name, depth + 1)
  if (value.const !== undefined) return value.const
  if (Array.isArray(value.enum)) return value.enum[0] ?? null
  if (Array.isArray(value.allOf)) return merged(root, value.allOf, name, depth)
  const chosen = choose(value)
  if (chosen !== undefined) return exampleOf(root, chosen, name, depth)
  switch (typeOf(value)) {
    case 'string':
      return FORMATS[String(value.format)] ?? textNamed(name)
    case 'integer':
    case 'number':
      return Math.max(numberNamed(name), Number(value.minimum ?? 0))
    case 'boolean':
      return false
    case 'null':
      return null
    case 'array':
      return depth > 8
        ? []
        : [exampleOf(root, value.items ?? {}, name.replace(/s$/, ''), depth + 1)]
    default:
      return depth > 12 ? {} : objectOf(root, value, depth)
  }
}
