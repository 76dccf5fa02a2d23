// The examples of every room.
import type { Example } from './example.ts'
import { TASK_EXAMPLES } from './tasks.ts'

export const EXAMPLES: readonly Example[] = [...TASK_EXAMPLES]
