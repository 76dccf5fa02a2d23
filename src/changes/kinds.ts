// Every kind of change, one table.
import { CHAT_KINDS } from './chat/kinds.ts'
import { COMMENT_KINDS } from './comments/kinds.ts'
import { DOC_KINDS } from './docs/kinds.ts'
import { FILE_KINDS } from './files/kinds.ts'
import { FOLDER_KINDS } from './folders/kinds.ts'
import { LIST_KINDS } from './lists/kinds.ts'
import { OPERATION_KINDS } from './operations/kinds.ts'
import type { Kind } from './steps/kind.ts'
import { TASK_KINDS } from './tasks/kinds.ts'
import { TIME_KINDS } from './time/kinds.ts'

export const KINDS: readonly Kind[] = [
  ...TASK_KINDS,
  ...LIST_KINDS,
  ...FOLDER_KINDS,
  ...COMMENT_KINDS,
  ...DOC_KINDS,
  ...TIME_KINDS,
  ...CHAT_KINDS,
  ...FILE_KINDS,
  ...OPERATION_KINDS,
]
