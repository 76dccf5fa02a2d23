// Every kind of change, one table.
import type { Kind } from './engine/kind.ts'
import { OPERATION_KINDS } from './operations/kinds.ts'
import { TASK_KINDS } from './tasks/kinds.ts'

export const KINDS: readonly Kind[] = [...TASK_KINDS, ...OPERATION_KINDS]
