// The examples of every room.
import { COMMENT_EXAMPLES } from './comments.ts'
import type { Example } from './example.ts'
import { LIST_EXAMPLES } from './lists.ts'
import { OPERATION_EXAMPLES } from './operations.ts'
import { TASK_EXAMPLES } from './tasks.ts'

export const EXAMPLES: readonly Example[] = [
  ...TASK_EXAMPLES,
  ...LIST_EXAMPLES,
  ...COMMENT_EXAMPLES,
  ...OPERATION_EXAMPLES,
]
