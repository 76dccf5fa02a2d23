// What tools take for a new task, and to change one: the arguments of the table that each of them knows.
import type * as z from 'zod'
import { inputsOf } from '../steps/argument.ts'
import { TASK_ARGUMENTS } from './arguments.ts'

export const inputsFor = (whom: 'create' | 'update'): Readonly<Record<string, z.ZodType>> =>
  inputsOf(TASK_ARGUMENTS, whom)
