// Arguments held against a schema: what is plainly meant is taken, what is wrong is named.
import { plainName } from '../base/text/foreign-text.ts'
import { type Fields, isFields } from '../base/text/records.ts'
import { type Schema, typesOf } from './schema.ts'

export interface Checked {
  /** As it has to be sent. */
  readonly value: unknown
  /** Each names its argument and what is allowed; empty when all is well. */
  readonly problems: readonly string[]
}

const kindOf = (value: unknown): string => {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value
}

const isOf = (value: unknown, types: readonly string[]): boolean => {
  const kind = kindOf(value)
  return (
    types.length === 0 || types.includes(kind) || (kind === 'integer' && types.includes('number'))
  )
}

/** Models write numbers as texts, texts as numbers, and single values for lists. */
const convert = (value: unknown, types: readonly string[]): unknown => {
  if (isOf(value, types)) return value
  const wantsNumber = types.includes('integer') || types.includes('number')
  if (typeof value === 'string' && wantsNumber && /^-?\d+(\.\d+)?$/.test(value.trim())) {
    const number = Number(value)
    return Number.isSafeInteger(number) || !Number.isInteger(number) ? number : value
  }
  if (typeof value === 'string' && types.includes('boolean') && /^(true|false)$/.test(value))
    return value === 'true'
  if (typeof value === 'number' && types.includes('string')) return String(value)
  if (types.includes('array') && ['string', 'integer', 'number'].includes(kindOf(value)))
    return [value]
  return value
}

const ARTICLES: Readonly<Record<string, string>> = {
  integer: 'an integer',
  array: 'a list',
  object: 'an object',
  null: 'null',
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
}

const wanted = (schema: Schema): string =>
  schema.said ??
  typesOf(schema)
    .map((type) => ARTICLES[type] ?? type)
    .join(' or ')

/** Of what is allowed there, for all of it stands in what find_operations tells. */
const MOST_NAMED = 40

const listed = (values: readonly unknown[]): string =>
  `${values.slice(0, MOST_NAMED).map(String).join(', ')}${values.length > MOST_NAMED ? ', …' : ''}`

const limits = (value: unknown, schema: Schema): string | undefined => {
  const { minimum, maximum, maxLength, maxItems } = schema
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) && Number.isInteger(value))
      return 'has lost digits: give it as a text'
    if (minimum !== undefined && value < minimum) return `must be at least ${minimum}`
    if (maximum !== undefined && value > maximum) return `must be at most ${maximum}`
  }
  if (typeof value === 'string' && maxLength !== undefined && value.length > maxLength)
    return `must have at most ${maxLength} characters`
  if (Array.isArray(value) && maxItems !== undefined && value.length > maxItems)
    return `must have at most ${maxItems} entries`
  return undefined
}

const checkFields = (schema: Schema, fields: Fields, name: string, strict: boolean): Checked => {
  const { properties = {}, required = [] } = schema
  const problems: string[] = []
  const known = Object.keys(properties)
  // Of names from outside: a map, so that none is more than a name.
  const out = new Map<string, unknown>()
  for (const [key, value] of Object.entries(fields)) {
    if (value === undefined) continue
    const path = name ? `${name}.${key}` : key
    const property = Object.hasOwn(properties, key) ? properties[key] : schema.additionalProperties
    if (!property && strict) {
      problems.push(`"${path}" is unknown; it takes ${listed(known) || 'nothing'}`)
      continue
    }
    const checked = property ? check(property, value, path) : { value, problems: [] }
    problems.push(...checked.problems)
    out.set(key, checked.value)
  }
  for (const key of required) {
    if (out.has(key)) continue
    // Who adds nobody or takes nobody away need not say so.
    if (key === 'add' || key === 'rem') out.set(key, [])
    else problems.push(`"${name ? `${name}.` : ''}${key}" is missing`)
  }
  return { value: Object.fromEntries(out), problems }
}

const checkItems = (schema: Schema, items: readonly unknown[], name: string): Checked => {
  const each = items.map((item, i) => check(schema.items ?? {}, item, `${name}[${i}]`))
  return {
    value: each.map(({ value }) => value),
    problems: each.flatMap(({ problems }) => problems),
  }
}

const lettersOf = (value: unknown): string =>
  typeof value === 'string' ? value.toLowerCase().replace(/[^a-z0-9*]/g, '') : ''

/** `task created` is `taskCreated`, whatever the case and what parts its words. */
const checkChoice = (choices: readonly unknown[], value: unknown, name: string): Checked => {
  if (choices.includes(value)) return { value, problems: [] }
  const letters = lettersOf(value)
  const meant = letters === '' ? [] : choices.filter((each) => lettersOf(each) === letters)
  if (meant.length === 1) return { value: meant[0], problems: [] }
  const given = typeof value === 'string' ? `, not "${plainName(value)}"` : ''
  return { value, problems: [`"${name}" must be one of ${listed(choices)}${given}`] }
}

const checkChoices = (choices: readonly Schema[], value: unknown, name: string): Checked => {
  const each = choices.map((choice) => check(choice, value, name))
  const fitting = each.find(({ problems }) => problems.length === 0)
  if (fitting) return fitting
  // That no alternative fits is best said by each of them.
  const problems = [...new Set(each.flatMap((one) => one.problems))]
  return { value, problems: [problems.slice(0, 3).join(', or ')] }
}

/**
 * @param name how the problem calls the value, such as `body.due_date`
 * @param strict whether names that the schema does not know are refused
 */
export const check = (schema: Schema, given: unknown, name: string, strict = false): Checked => {
  if (schema.json)
    return { value: typeof given === 'string' ? given : JSON.stringify(given), problems: [] }
  if (schema.anyOf) return checkChoices(schema.anyOf, given, name)
  const types = typesOf(schema)
  const value = convert(given, types)
  if (!isOf(value, types)) return { value, problems: [`"${name}" must be ${wanted(schema)}`] }
  if (schema.enum) return checkChoice(schema.enum, value, name)
  const limit = limits(value, schema)
  if (limit) return { value, problems: [`"${name}" ${limit}`] }
  if (Array.isArray(value)) return checkItems(schema, value, name)
  if (isFields(value)) return checkFields(schema, value, name, strict)
  return { value, problems: [] }
}
