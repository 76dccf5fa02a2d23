// What an operation takes, in one line.
import type { Operation } from './catalogue.ts'
import { isMoment, type Properties, type Schema, typesOf } from './schema.ts'

/** The server knows it by itself. */
const OWN = new Set(['team_id', 'workspace_id'])

const MOST_CHOICES = 12

const choices = (values: readonly unknown[]): string =>
  `${values.slice(0, MOST_CHOICES).map(String).join('|')}${values.length > MOST_CHOICES ? '|…' : ''}`

const typeText = (schema: Schema, name: string, depth: number): string => {
  if (schema.json) return 'json'
  if (schema.enum) return choices(schema.enum)
  if (schema.anyOf) return schema.anyOf.map((each) => typeText(each, name, depth)).join('|')
  if (isMoment(name, schema)) return 'ms'
  if (schema.properties) return depth > 0 ? fieldsText(schema, depth - 1) : '{…}'
  if (schema.items) return `${typeText(schema.items, name.replace(/s$/, ''), depth)}[]`
  return typesOf(schema).join('|') || 'any'
}

const fieldText = (name: string, schema: Schema, isRequired: boolean, depth: number): string =>
  `${name}${isRequired ? '' : '?'}: ${typeText(schema, name, depth)}`

const fieldsText = ({ properties = {}, required = [] }: Schema, depth: number): string => {
  // What must be given is read first.
  const names = Object.keys(properties).sort(
    (a, b) => Number(required.includes(b)) - Number(required.includes(a)),
  )
  const fields = names.map((name) =>
    fieldText(name, properties[name] ?? {}, required.includes(name), depth),
  )
  return `{${fields.join(', ')}}`
}

const pathText = (properties: Properties): string =>
  `{${Object.entries(properties)
    .filter(([name]) => !OWN.has(name))
    .map(([name, schema]) => fieldText(name, schema, true, 0))
    .join(', ')}}`

const without = (schema: Schema): Schema => ({
  ...schema,
  properties: Object.fromEntries(
    Object.entries(schema.properties ?? {}).filter(([name]) => !OWN.has(name)),
  ),
})

/**
 * `path: {goal_id: string}; body: {name: string, due_date?: ms}`. What the server fills in itself
 * is left out.
 * @param depth how many levels of objects are opened
 */
export const signatureOf = (operation: Operation, depth: number): string => {
  const { pathParameters = {}, query, body, bodyOptional, multipart, exactlyOne } = operation
  const parts = [
    ['path', pathText(pathParameters)],
    ['query', query ? fieldsText(without(query), depth) : '{}'],
    [bodyOptional ? 'body?' : 'body', body ? bodyText(body, depth) : '{}'],
  ] as const
  const text = parts
    .filter(([, each]) => each !== '{}')
    .map(([name, each]) => `${name}: ${each}`)
    .join('; ')
  const one = exactlyOne ? `; exactly one of ${exactlyOne.join(', ')}` : ''
  const file = multipart ? '; file: a path in the open folder or a URL, or the text as content' : ''
  return `${text || 'nothing'}${one}${file}`
}

const bodyText = (body: Schema, depth: number): string =>
  typesOf(body).includes('array')
    ? `{items: ${typeText(body, '', depth)}}`
    : fieldsText(body, depth)
