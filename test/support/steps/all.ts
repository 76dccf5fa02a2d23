// The examples of every room.
import type { Example } from './example.ts'
import { OPERATION_EXAMPLES } from './operations.ts'
import { TASK_EXAMPLES } from './tasks.ts'

export const EXAMPLES: readonly Example[] = [...TASK_EXAMPLES, ...OPERATION_EXAMPLES]
