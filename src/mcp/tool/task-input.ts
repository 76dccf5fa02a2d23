// The properties of a task as arguments: what create_tasks and update_tasks share.
import * as z from 'zod'
import type { SaidDifference } from '../../base/text/difference.ts'
import { reference, text } from './input.ts'

// Models clear with null; everything behind takes the empty text for that.
const clearable = (description?: string) => {
  const schema = z.preprocess(
    (value) => (value === null ? '' : typeof value === 'number' ? String(value) : value),
    z.string(),
  )
  return description ? schema.describe(description) : schema
}

const points = z.preprocess(
  (value) => (value === '' ? null : value),
  z.custom<number | null>(
    (value) => value === null || (typeof value === 'number' && Number.isFinite(value)),
    'must be a number',
  ),
)

const item = z.union([z.boolean(), z.null()])
const checklists = z
  .record(z.string(), z.union([z.array(text()), z.record(z.string(), item)]))
  .meta({ type: 'object', anyOf: undefined, additionalProperties: undefined })
  .describe('{"Release": {"Write notes": true}}: true ticks, false opens or adds, null removes')

/** What both take in the same form. */
export const commonFields = {
  description: clearable('Markdown').optional(),
  status: reference().optional(),
  priority: clearable('urgent, high, normal, low, none').optional(),
  due: clearable('"friday", "2026-11-30", "+3d 17:00"').optional(),
  start: clearable().optional(),
  estimate: clearable('"2h 30m", "2d" (of 8 h)').optional(),
  points: points.meta({ type: 'number' }).optional(),
  parent: reference('Parent task').optional(),
  type: reference('"milestone" or another task type').optional(),
  checklists: checklists.optional(),
  fields: z
    .record(z.string(), z.unknown())
    .describe('Custom fields by name; null clears')
    .optional(),
}

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

export const taskName = text().refine((name) => name.trim() !== '', 'must not be empty')
