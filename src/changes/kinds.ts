// Every kind of change, one table.
import { CHAT_KINDS } from './chat/kinds.ts'
import { DOC_KINDS } from './docs/kinds.ts'
import type { Kind } from './engine/kind.ts'
import { TASK_KINDS } from './tasks/kinds.ts'
import { TIME_KINDS } from './time/kinds.ts'

export const KINDS: readonly Kind[] = [...TASK_KINDS, ...DOC_KINDS, ...TIME_KINDS, ...CHAT_KINDS]
