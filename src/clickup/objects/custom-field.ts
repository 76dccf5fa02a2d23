// A custom field as definitions and tasks show it.
import * as z from 'zod'
import { flag, gap, id } from './shapes.ts'

export const customFieldSchema = z.object({
  id,
  name: z.string(),
  type: z.string(),
  type_config: gap(z.record(z.string(), z.unknown())),
  value: z.unknown().optional(),
  required: flag,
})

export type CustomField = Readonly<z.output<typeof customFieldSchema>>
