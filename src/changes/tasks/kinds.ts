// Every kind of change of tasks.
import type { Kind } from '../steps/kind.ts'
import { TASK_PROPERTIES } from './arguments.ts'
import { taskCreate } from './create-kind.ts'
import { taskDelete } from './delete-kind.ts'
import { taskMerge } from './merge.ts'

export const TASK_KINDS: readonly Kind[] = [taskCreate, ...TASK_PROPERTIES, taskDelete, taskMerge]
