// The shapes that values have in ClickUp's answers, whatever it sends in their place: nulls, numbers as
// strings, gaps (docs/clickup-facts.md §3).
import * as z from 'zod'

/** Ids come as numbers or strings, some beyond 2^53: always kept as strings. */
export const id = z.union([z.string(), z.number()]).transform(String)

export const gap = <T extends z.ZodType>(type: T) =>
  type
    .nullish()
    .catch(undefined)
    .transform((value) => value ?? undefined)

export const numberLike = z
  .union([z.number(), z.string()])
  .transform((value) => (value === '' ? Number.NaN : Number(value)))
  .pipe(z.number())

/** Epoch milliseconds; strings on reads (docs/clickup-facts.md §3), `undefined` where unset. */
export const instant = gap(numberLike)

export const text = gap(z.string())

export const flag = z
  .union([z.boolean(), z.enum(['true', 'false']).transform((value) => value === 'true')])
  .nullish()
  .catch(false)
  .transform((value) => value ?? false)

export const listOf = <T extends z.ZodType>(type: T) =>
  z
    .array(type)
    .nullish()
    .transform((value) => value ?? [])

export const nothing = z.unknown()

export type Named = Readonly<z.output<typeof named>>

export const named = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  name: z.string(),
})
