// Every kind of change, one table.
import { DOC_KINDS } from './docs/kinds.ts'
import type { Kind } from './engine/kind.ts'
import { TASK_KINDS } from './tasks/kinds.ts'

export const KINDS: readonly Kind[] = [...TASK_KINDS, ...DOC_KINDS]
