// What tools take for a new task, and to change one: the arguments of the table that each of them knows.
import type * as z from 'zod'
import type { Argument } from './argument.ts'
import { TASK_ARGUMENTS } from './arguments.ts'

/** The schema of each argument, optional, in the order of the table. */
export const inputsFor = (whom: 'create' | 'update'): Readonly<Record<string, z.ZodType>> =>
  Object.fromEntries(
    Object.entries<Argument<unknown>>(TASK_ARGUMENTS).flatMap(([name, argument]) => {
      const schema = argument[whom]
      return schema ? [[name, schema.optional()]] : []
    }),
  )
