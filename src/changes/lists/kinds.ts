// Every kind of change of lists.
import type { Kind } from '../steps/kind.ts'
import { listCreate } from './create-kind.ts'
import { listDelete } from './delete-kind.ts'
import { listAssignee } from './properties/assignee.ts'
import { listContent, listStatus } from './properties/content.ts'
import { listDue } from './properties/due.ts'
import { listName } from './properties/name.ts'
import { listPriority } from './properties/priority.ts'

export const LIST_PROPERTIES: readonly Kind[] = [
  listName,
  listContent,
  listDue,
  listPriority,
  listAssignee,
  listStatus,
]

export const LIST_KINDS: readonly Kind[] = [listCreate, ...LIST_PROPERTIES, listDelete]
