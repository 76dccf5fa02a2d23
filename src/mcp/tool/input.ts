// The arguments that many tools share. Models send ids as numbers and single values for lists, so
// both are taken; the published schema shows the plain form alone.
import * as z from 'zod'

const toText = (value: unknown): unknown => (typeof value === 'number' ? String(value) : value)

export const text = (description?: string) => {
  const schema = z.preprocess(toText, z.string())
  return description ? schema.describe(description) : schema
}

/** A reference must not be empty; blanks around it do not count. */
export const reference = (description?: string) => {
  const schema = z.preprocess(toText, z.string().trim().min(1))
  return description ? schema.describe(description) : schema
}

const toArray = (value: unknown): unknown =>
  value === undefined || Array.isArray(value) ? value : [value]

export const references = (description?: string) => {
  const schema = z.preprocess(toArray, z.array(reference()))
  return description ? schema.describe(description) : schema
}

export const choices = <const T extends readonly [string, ...string[]]>(
  values: T,
  description?: string,
) => {
  const schema = z.preprocess(toArray, z.array(z.enum(values)))
  return description ? schema.describe(description) : schema
}

export const limit = (most: number) => z.coerce.number().int().min(1).max(most)

export const dryRun = z.boolean().describe('Only show what would change')

/** To the letter: neither blanks nor numbers are mended here. */
export const confirm = z
  .preprocess(toArray, z.array(z.string()))
  .describe('Only if the client cannot ask the user, and they agreed: the exact names')
