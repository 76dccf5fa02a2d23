// Every kind of change of comments.
import type { Kind } from '../steps/kind.ts'
import { commentAdd } from './add-kind.ts'
import { commentDelete } from './delete-kind.ts'
import { commentAssignee, commentResolved, commentText } from './properties.ts'

export const COMMENT_KINDS: readonly Kind[] = [
  commentAdd,
  commentText,
  commentResolved,
  commentAssignee,
  commentDelete,
]
