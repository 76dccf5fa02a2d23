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

/** Of what cannot be cleared null says nothing: some clients fill with it whatever a call leaves out. */
export const unlessNull = <Said>(schema: z.ZodType<Said>): z.ZodType<Said | undefined> =>
  z.preprocess((value) => (value === null ? undefined : value), schema.optional())

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

const someTexts = z.preprocess(toTexts, texts)
const exactShape = z.strictObject({ set: someTexts })
const differenceShape = z
  .strictObject({ add: someTexts.optional(), remove: someTexts.optional() })
  .refine(({ add, remove }) => add !== undefined || remove !== undefined)
const additionShape = z.strictObject({ add: someTexts })

/** A set, in any of the shapes in which it may be said; published as an object. */
const setOf = (shape: z.ZodType<SaidDifference>, message: string, description: string) => {
  /** As everything behind takes it. */
  const read = (value: unknown): SaidDifference | undefined =>
    texts.safeParse(toTexts(value)).data ??
    exactShape.safeParse(value).data ??
    shape.safeParse(value).data
  return z
    .unknown()
    .transform((value, context): SaidDifference => {
      const said = read(value)
      if (said !== undefined) return said
      context.addIssue({ code: 'custom', message, input: value })
      return z.NEVER
    })
    .meta({ type: 'object', description })
}

/** What a set of something that is there gains and loses, or becomes: `{add, remove}`, `{set}`, a bare list. */
export const difference = (description: string) =>
  setOf(
    differenceShape,
    'must be {add: […], remove: […]}, or {set: […]} for exactly these',
    description,
  )

/** The same of something new, which has nothing to lose. */
export const additions = (description: string) =>
  setOf(
    additionShape,
    'must be {add: […]} or {set: […]}: what is new has nothing to remove',
    description,
  )
