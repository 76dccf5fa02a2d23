// The examples of every room.
import { CHAT_EXAMPLES } from './chat.ts'
import { DOC_EXAMPLES } from './docs.ts'
import type { Example } from './example.ts'
import { FILE_EXAMPLES } from './files.ts'
import { TASK_EXAMPLES } from './tasks.ts'
import { TIME_EXAMPLES } from './time.ts'

export const EXAMPLES: readonly Example[] = [
  ...TASK_EXAMPLES,
  ...DOC_EXAMPLES,
  ...TIME_EXAMPLES,
  ...CHAT_EXAMPLES,
  ...FILE_EXAMPLES,
]
