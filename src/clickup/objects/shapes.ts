// The shapes that values have in ClickUp's answers, whatever it sends in their place: nulls, numbers as
// strings, gaps (docs/clickup-facts.md §3).
import * as z from 'zod'
import { leaveOut, reading } from '../../base/problems/left-out.ts'

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

/** Each element that can be read: an odd one costs only itself, and is counted; null is none. */
const readable = <T extends z.ZodType>(
  elements: readonly unknown[],
  type: T,
  what: string,
): z.output<T>[] =>
  elements.flatMap((element) => {
    if (element === null || element === undefined) return []
    const { value: parsed, leftOut } = reading(() => type.safeParse(element))
    if (!parsed.success) {
      // Of what is left out as a whole, its parts are not counted.
      leaveOut(what)
      return []
    }
    for (const [part, count] of leftOut) leaveOut(part, count)
    return [parsed.data]
  })

/** @param what one of its elements is called where it has to be left out: `check-list-item` */
export const eachOf = <T extends z.ZodType>(type: T, what: string) =>
  z.array(z.unknown()).transform((elements) => readable(elements, type, what))

/** The same where it may be missing, or something else altogether, which is counted as one. */
export const listOf = <T extends z.ZodType>(type: T, what: string) =>
  z
    .unknown()
    .optional()
    .transform((value): z.output<T>[] => {
      if (value === null || value === undefined) return []
      if (Array.isArray(value)) return readable(value, type, what)
      leaveOut(what)
      return []
    })

export const nothing = z.unknown()

export type Named = Readonly<z.output<typeof named>>

export const named = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  name: z.string(),
})
