// The schema that arguments are first held against: where a name or a date may stand, any text may.
import type { Operation } from './catalogue.ts'
import { isStamp, type Meaning, meaningOf, wordFor } from './meanings.ts'
import { type Schema, typesOf } from './schema.ts'

const nullIn = (schema: Schema): readonly string[] =>
  typesOf(schema).includes('null') ? ['null'] : []

/** A number of ClickUp's, or words. */
const sayable = (schema: Schema, meaning: Meaning): Schema => {
  const types = ['string', 'number', ...nullIn(schema)]
  if (meaning === 'filter') return {}
  const said = isStamp(meaning)
    ? 'a date, such as 2026-12-04 or "friday"'
    : `${wordFor(meaning)}, by name or id`
  return meaning === 'people'
    ? { type: [...types, 'array'], items: { type: types }, said }
    : { type: types, said }
}

/** What follows from the place that is named need not be given. */
const FOLLOWS: readonly string[] = ['type']

const saidFields = (operation: Operation, schema: Schema, key: string): Schema => {
  const { properties = {}, required = [] } = schema
  const isPlaced = meaningOf(operation, `${key}.id`) === 'place'
  return {
    ...schema,
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, each]) => [
        name,
        saidSchema(operation, each, `${key}.${name}`),
      ]),
    ),
    required: isPlaced ? required.filter((name) => !FOLLOWS.includes(name)) : required,
  }
}

/** @param key where it stands: `body`, `body.owners`, `body.entries[]` */
export const saidSchema = (operation: Operation, schema: Schema, key: string): Schema => {
  const meaning = meaningOf(operation, key)
  if (schema.properties) return saidFields(operation, schema, key)
  if (typesOf(schema).includes('array')) {
    const { maxItems: _, ...rest } = schema
    const items = schema.items ?? {}
    return meaning
      ? { ...rest, items: sayable(items, meaning) }
      : { ...schema, items: saidSchema(operation, items, `${key}[]`) }
  }
  return meaning ? sayable(schema, meaning) : schema
}
