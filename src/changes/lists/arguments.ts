// Everything that can be said of a list, in the order in which tools take it.
import type * as z from 'zod'
import { inputsOf, type SaidOf } from '../steps/argument.ts'
import { assignee } from './properties/assignee.ts'
import { content, status } from './properties/content.ts'
import { due } from './properties/due.ts'
import { name } from './properties/name.ts'
import { priority } from './properties/priority.ts'

export const LIST_ARGUMENTS = { name, content, due, priority, assignee, status } as const

export type SaidList = SaidOf<typeof LIST_ARGUMENTS>

export const inputsFor = (whom: 'create' | 'update'): Readonly<Record<string, z.ZodType>> =>
  inputsOf(LIST_ARGUMENTS, whom)
