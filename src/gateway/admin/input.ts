// Input from outside, read by its schema; what is wrong with it is told without repeating its values.
import * as z from 'zod'
import { CodedError } from '../../base/problems/error.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import { nearest } from '../../base/text/nearest.ts'

/** The names of the fields where a schema has any, at the place that an issue names. */
const fieldsAt = (schema: unknown, path: readonly PropertyKey[]): readonly string[] => {
  let at = schema
  for (const step of path) {
    const inner = unwrapped(at)
    at = inner instanceof z.ZodObject ? inner.shape[String(step)] : undefined
  }
  const inner = unwrapped(at)
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : []
}

const unwrapped = (schema: unknown): unknown =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodDefault
    ? unwrapped(schema.unwrap())
    : schema

const placeOf = (path: readonly PropertyKey[]): string => path.map(String).join('.')

const unknownField = (schema: z.ZodType, path: readonly PropertyKey[], key: string): CodedError => {
  const prefix = path.length > 0 ? `${placeOf(path)}.` : ''
  return new CodedError('INVALID_INPUT', `"${prefix}${plainName(key)}" is not known.`, {
    candidates: nearest(key, fieldsAt(schema, path)).map((name) => prefix + name),
    hint: 'Leave it out, or use one of the candidates.',
  })
}

/** @throws CodedError INVALID_INPUT */
export const read = <T>(schema: z.ZodType<T>, value: unknown): T => {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  if (issue?.code === 'unrecognized_keys')
    throw unknownField(schema, issue.path, issue.keys[0] ?? '')
  const place = placeOf(issue?.path ?? [])
  const what = place === '' ? 'The body' : `"${plainName(place)}"`
  throw new CodedError('INVALID_INPUT', `${what}: ${issue?.message ?? 'it cannot be read'}.`)
}
