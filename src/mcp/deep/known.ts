// What is known of answers: what the documents say of each kind of object anywhere, and what was measured
// besides (docs/clickup-facts.md).
import { documentedAnswer, documentedAnswers } from '../../openapi/answers.ts'
import { type Properties, type Schema, typesOf } from '../../openapi/schema.ts'
import { type Kind, kindAt } from './kind.ts'
import { ENVELOPES, MEASURED } from './measured.ts'

const both = (a: Schema | undefined, b: Schema | undefined): Schema => {
  if (!a || !b) return a ?? b ?? {}
  const keys = [...Object.keys(a.properties ?? {}), ...Object.keys(b.properties ?? {})]
  const types = [...new Set([...typesOf(a), ...typesOf(b)])]
  const values = a.enum && b.enum ? [...new Set([...a.enum, ...b.enum])] : (a.enum ?? b.enum)
  const items = a.items || b.items ? both(a.items, b.items) : undefined
  const others = a.additionalProperties ?? b.additionalProperties
  return {
    // Where one of them leaves it open, all is known.
    ...(typesOf(a).length > 0 && typesOf(b).length > 0 && { type: types }),
    ...(values && { enum: values }),
    ...(keys.length > 0 && {
      properties: Object.fromEntries(
        keys.map((key): [string, Schema] => [key, both(own(a, key), own(b, key))]),
      ),
    }),
    ...(items && { items }),
    ...(others && { additionalProperties: others }),
  }
}

/** What a schema says of a key; a name such as `constructor` is no more than that. */
export const own = ({ properties = {} }: Schema, key: string): Schema | undefined =>
  Object.hasOwn(properties, key) ? properties[key] : undefined

const collect = (
  kinds: Map<Kind, Schema>,
  schema: Schema,
  key: string,
  above: Kind | undefined,
): void => {
  const kind = kindAt(key, above)
  if (kind && schema.properties)
    kinds.set(kind, both(kinds.get(kind), { properties: schema.properties }))
  if (schema.items) collect(kinds, schema.items, key, above)
  for (const [name, inner] of Object.entries(schema.properties ?? {}))
    collect(kinds, inner, name, kind ?? above)
}

const measured = (known: Map<Kind, Schema>): ReadonlyMap<Kind, Schema> => {
  for (const [kind, properties] of Object.entries(MEASURED) as [Kind, Properties][])
    known.set(kind, both(known.get(kind), { properties }))
  return known
}

let loaded: ReadonlyMap<Kind, Schema> | undefined

/** @param rootOf what an answer as a whole is, or each of its `data`, by its path */
export const knownKinds = (
  rootOf: (path: string) => Kind | undefined,
): ReadonlyMap<Kind, Schema> => {
  if (loaded) return loaded
  const kinds = new Map<Kind, Schema>()
  for (const { path, answer } of documentedAnswers()) {
    collect(kinds, answer, '', undefined)
    const kind = rootOf(path.toLowerCase())
    const { data } = answer.properties ?? {}
    const { properties } = data?.items ?? data ?? answer
    if (kind && properties) kinds.set(kind, both(kinds.get(kind), { properties }))
  }
  loaded = measured(kinds)
  return loaded
}

/** What is known of an answer as a whole. @param path with its parameters in lower case */
export const knownAnswer = (path: string): Schema => {
  const properties = ENVELOPES[path]
  return both(documentedAnswer(path), properties && { type: 'object', properties })
}
