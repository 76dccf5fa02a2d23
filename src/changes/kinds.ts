// Every kind of change, one table.
import { COMMENT_KINDS } from './comments/kinds.ts'
import type { Kind } from './engine/kind.ts'
import { LIST_KINDS } from './lists/kinds.ts'
import { OPERATION_KINDS } from './operations/kinds.ts'
import { TASK_KINDS } from './tasks/kinds.ts'

export const KINDS: readonly Kind[] = [
  ...TASK_KINDS,
  ...LIST_KINDS,
  ...COMMENT_KINDS,
  ...OPERATION_KINDS,
]
