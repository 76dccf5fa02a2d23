// Answers held against what is known of them: keys, types and values that nobody has told us of.
import { type Fields, isFields } from '../../base/text/records.ts'
import { type Schema, typesOf } from '../../openapi/schema.ts'
import { ASKS, type AskedFor, askedFor } from './asks.ts'
import { type Kind, kindAt } from './kind.ts'
import { knownAnswer, knownKinds, own } from './known.ts'
import type { Exchange } from './seen.ts'

export type Type = 'array' | 'boolean' | 'integer' | 'null' | 'number' | 'object' | 'text'

export const typeOf = (value: unknown): Type => {
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'string') return 'text'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value === 'boolean' ? 'boolean' : 'object'
}

/** Something that is not known. What comes from the answer itself stands in `raw` alone. */
export interface Oddity {
  readonly what: 'key' | 'type' | 'value'
  /** Made of what is known alone: `task.locations[]`. */
  readonly place: string
  /** The key or the value, as it came. */
  readonly raw?: string | number
  readonly type: Type
  /** Of a type: those that are known. */
  readonly known?: readonly string[]
  /** Of a key: whether most keys beside it are known, so that it can be one as well and no datum. */
  readonly isAmongKnown?: boolean
}

export type Note = (oddity: Oddity) => void

const asks: readonly AskedFor[] = Object.values(ASKS)
const kinds = (): ReadonlyMap<Kind, Schema> =>
  knownKinds((path) => asks.find((each) => each.path === path && each.kind)?.kind)

const fits = (type: Type, known: readonly string[]): boolean =>
  known.length === 0 ||
  known.includes(type === 'text' ? 'string' : type) ||
  (type === 'integer' && known.includes('number')) ||
  // Whole amounts of what may be broken as well: no other type.
  (type === 'number' && known.includes('integer'))

/** What is known of what stands at a place. */
interface Standing {
  readonly schema: Schema
  readonly place: string
  /** The kind of what it stands in. */
  readonly above?: Kind | undefined
  readonly note: Note
}

/** Where an object of a kind begins, its place begins anew: it is the same wherever it stands. */
const ofKind = (kind: Kind | undefined, standing: Standing): Standing => {
  const schema = kind && kinds().get(kind)
  return kind && schema ? { ...standing, schema, place: kind, above: kind } : standing
}

const lookAtKeys = (value: Fields, standing: Standing): void => {
  const { schema, place, note } = standing
  const { properties, additionalProperties: others } = schema
  // Where nothing is told, nothing can be news.
  if (!properties && !others) return
  const entries = Object.entries(value)
  const known = entries.filter(([key]) => own(schema, key)).length
  const isAmongKnown = known * 2 >= entries.length
  for (const [key, inner] of entries) {
    const type = typeOf(inner)
    const told = own(schema, key)
    if (told) lookAt(inner, key, { ...standing, schema: told, place: `${place}.${key}` })
    else if (others) lookAt(inner, '', { ...standing, schema: others, place: `${place}.{key}` })
    else note({ what: 'key', place, raw: key, type, isAmongKnown })
  }
}

/** @param key that it stands under; none where it stands by itself */
const lookAt = (value: unknown, key: string, standing: Standing): void => {
  const { schema, place, note, above } = standing
  const type = typeOf(value)
  // Anything may be null (docs/clickup-facts.md §3).
  if (type === 'null') return
  const known = typesOf(schema)
  if (!fits(type, known)) note({ what: 'type', place, type, known })
  else if (schema.enum && (typeof value === 'string' || typeof value === 'number')) {
    if (!schema.enum.includes(value)) note({ what: 'value', place, raw: value, type })
  } else if (Array.isArray(value)) {
    const inner = { ...standing, schema: schema.items ?? {}, place: `${place}[]` }
    for (const each of value) lookAt(each, key, inner)
  } else if (isFields(value)) lookAtKeys(value, ofKind(kindAt(key, above), standing))
}

/** Tells of all that is not known in an answer. */
export const lookAtAnswer = ({ ask, json }: Exchange, note: Note): void => {
  if (json === undefined) return
  const { path, kind } = askedFor(ask)
  const standing: Standing = { schema: knownAnswer(path), place: ask, note }
  // v3 and time entries put what was asked for into `data`.
  if (!kind) {
    lookAt(json, '', standing)
    return
  }
  const isWrapped = isFields(json) && 'data' in json
  const data = isWrapped ? json.data : json
  for (const each of Array.isArray(data) ? data : [data])
    if (isFields(each)) lookAtKeys(each, ofKind(kind, standing))
  if (isWrapped) lookAt({ ...json, data: null }, '', standing)
}
