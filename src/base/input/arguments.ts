// The arguments that many tools share. Models send ids as numbers and single values for lists, so
// both are taken; the published schema shows the plain form alone.
import * as z from 'zod'
import type { SaidDifference } from '../text/difference.ts'

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

export const dryRun = z.boolean().describe('Preview')

/** To the letter: neither blanks nor numbers are mended here. */
export const confirm = z
  .preprocess(toArray, z.array(z.string()))
  .describe('If the client cannot ask, and the user agreed: the exact names')

/** Models clear with null; everything behind takes the empty text for that. */
export const clearable = (description?: string) => {
  const schema = z.preprocess(
    (value) => (value === null ? '' : typeof value === 'number' ? String(value) : value),
    z.string(),
  )
  return description ? schema.describe(description) : schema
}

export const nameText = text()
  .refine((name) => name.trim() !== '', 'must not be empty')
  .describe('Its name')

const texts = z.array(reference())
const toTexts = (value: unknown): unknown =>
  typeof value === 'string' || typeof value === 'number' ? [value] : value

const someTexts = z.preprocess(toTexts, texts).optional()
const differenceShape = z
  .strictObject({ add: someTexts, remove: someTexts })
  .refine(({ add, remove }) => add !== undefined || remove !== undefined)

/** As everything behind takes it, or as it came where it is no difference. */
const toDifference = (value: unknown): unknown =>
  texts.safeParse(toTexts(value)).data ?? differenceShape.safeParse(value).data ?? value

/** `{add, remove}`; a bare list, meaning exactly these, is taken as well. */
export const difference = (description?: string) => {
  const schema = z.preprocess(
    toDifference,
    z.custom<SaidDifference>(
      (value) => texts.safeParse(value).success || differenceShape.safeParse(value).success,
      'must be {add: […], remove: […]}',
    ),
  )
  return schema.meta({ type: 'object', ...(description ? { description } : {}) })
}
