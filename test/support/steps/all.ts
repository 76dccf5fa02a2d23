// The examples of every room.
import { CHAT_EXAMPLES } from './chat.ts'
import { COMMENT_EXAMPLES } from './comments.ts'
import { DOC_EXAMPLES } from './docs.ts'
import type { Example } from './example.ts'
import { FILE_EXAMPLES } from './files.ts'
import { FOLDER_EXAMPLES } from './folders.ts'
import { LIST_EXAMPLES } from './lists.ts'
import { OPERATION_EXAMPLES } from './operations.ts'
import { TASK_EXAMPLES } from './tasks.ts'
import { TIME_EXAMPLES } from './time.ts'

export const EXAMPLES: readonly Example[] = [
  ...TASK_EXAMPLES,
  ...LIST_EXAMPLES,
  ...FOLDER_EXAMPLES,
  ...COMMENT_EXAMPLES,
  ...DOC_EXAMPLES,
  ...TIME_EXAMPLES,
  ...CHAT_EXAMPLES,
  ...FILE_EXAMPLES,
  ...OPERATION_EXAMPLES,
]
