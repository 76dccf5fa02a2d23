// What an operation takes, in one line.
import type { Operation } from './catalogue.ts'
import { defaultsFor, queryDefaultsFor } from './defaults.ts'
import { meaningOf, wordFor } from './meanings.ts'
import { type Properties, type Schema, typesOf } from './schema.ts'

/** The server knows it by itself. */
const OWN = new Set(['team_id', 'workspace_id'])

interface Telling {
  readonly operation: Operation
  /** How many levels of objects are opened. */
  readonly depth: number
  /** How many values of an enumeration are named. */
  readonly choices: number
}

const choices = (values: readonly unknown[], most: number): string =>
  `${values.slice(0, most).map(String).join('|')}${values.length > most ? '|…' : ''}`

const typeText = (schema: Schema, key: string, telling: Telling): string => {
  const { operation, depth } = telling
  const meaning = meaningOf(operation, key)
  const isList = typesOf(schema).includes('array')
  if (meaning && !schema.properties) return `${wordFor(meaning)}${isList ? '[]' : ''}`
  if (schema.json) return 'json'
  if (schema.enum) return choices(schema.enum, telling.choices)
  if (schema.anyOf) return schema.anyOf.map((each) => typeText(each, key, telling)).join('|')
  if (schema.properties)
    return depth > 0 ? fieldsText(schema, key, { ...telling, depth: depth - 1 }) : '{…}'
  if (schema.items) {
    const items = typeText(schema.items, `${key}[]`, telling)
    return items.includes('|') ? `(${items})[]` : `${items}[]`
  }
  return typesOf(schema).join('|') || 'any'
}

/** What is demanded and filled in by itself: it need not be given. */
const filledAt = (operation: Operation, key: string): ReadonlySet<string> => {
  const filled = key === 'query' ? queryDefaultsFor(operation.id) : defaultsFor(operation.id)
  return new Set(key === 'body' || key === 'query' ? Object.keys(filled) : [])
}

const fieldsText = (schema: Schema, key: string, telling: Telling): string => {
  const { properties = {}, required = [] } = schema
  const filled = filledAt(telling.operation, key)
  const isNeeded = (name: string): boolean =>
    required.includes(name) && (!filled.has(name) || name === 'tag')
  // What must be given is read first.
  const names = Object.keys(properties)
    .filter((name) => key !== 'query' || !OWN.has(name))
    .sort((a, b) => Number(isNeeded(b)) - Number(isNeeded(a)))
  const fields = names.map((name) => {
    // Of what is filled in nobody needs the parts.
    const depth = filled.has(name) && name !== 'tag' ? Math.min(telling.depth, 1) : telling.depth
    const type = typeText(properties[name] ?? {}, `${key}.${name}`, { ...telling, depth })
    return `${name}${isNeeded(name) ? '' : '?'}: ${type}`
  })
  return `{${fields.join(', ')}}`
}

const pathText = (properties: Properties, telling: Telling): string =>
  `{${Object.entries(properties)
    .filter(([name]) => !OWN.has(name))
    .map(([name, schema]) => `${name}: ${typeText(schema, `path.${name}`, telling)}`)
    .join(', ')}}`

const bodyText = (body: Schema, telling: Telling): string =>
  typesOf(body).includes('array')
    ? `{items: ${typeText(body, 'body', telling)}}`
    : fieldsText(body, 'body', telling)

/**
 * `path: {goal_id: goal}; body: {name: string, due_date?: date}`. What the server fills in itself
 * is left out.
 * @param depth how many levels of objects are opened
 * @param most how many values of an enumeration are named
 */
export const signatureOf = (operation: Operation, depth: number, most = 12): string => {
  const { pathParameters = {}, query, body, bodyOptional, multipart, exactlyOne } = operation
  const telling: Telling = { operation, depth, choices: most }
  const parts = [
    ['path', pathText(pathParameters, telling)],
    ['query', query ? fieldsText(query, 'query', telling) : '{}'],
    [bodyOptional ? 'body?' : 'body', body ? bodyText(body, telling) : '{}'],
  ] as const
  const text = parts
    .filter(([, each]) => each !== '{}')
    .map(([name, each]) => `${name}: ${each}`)
    .join('; ')
  const one = exactlyOne ? `; exactly one of ${exactlyOne.join(', ')}` : ''
  const file = multipart ? '; file: a path in the open folder or a URL, or the text as content' : ''
  return `${text || 'nothing'}${one}${file}`
}

const rootOf = ({ pathParameters, query, body }: Operation, name: string): Schema | undefined =>
  ({ path: { properties: pathParameters ?? {} }, query, body })[name]

/**
 * What belongs at one place: `body.owners` → `person[]`.
 * @param place as a problem names it, `body.entries[0].id`
 * @returns nothing where the operation knows no such place
 */
export const typeAt = (operation: Operation, place: string): string | undefined => {
  const [root = '', ...names] = place.replace(/\[\d+\]/g, '.[]').split('.')
  let schema = rootOf(operation, root)
  let key = root
  for (const name of names) {
    const { properties = {}, items }: Schema = schema ?? {}
    schema = name === '[]' ? items : Object.hasOwn(properties, name) ? properties[name] : undefined
    key = name === '[]' ? `${key}[]` : `${key}.${name}`
  }
  if (!schema) return undefined
  // The table knows lists by their own place.
  const own = meaningOf(operation, key) ? key : key.replace(/\[\]$/, '')
  return typeText(schema, own, { operation, depth: 1, choices: 40 })
}
