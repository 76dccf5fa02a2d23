// Every write tool.
import type { Case } from '../case.ts'
import { CHAT } from './chat.ts'
import { COMMENTS } from './comments.ts'
import { CREATE_TASKS } from './create-tasks.ts'
import { DELETIONS } from './deletions.ts'
import { DOCS } from './docs.ts'
import { FILES } from './files.ts'
import { LISTS } from './lists.ts'
import { OPERATIONS } from './operations.ts'
import { TIME } from './time.ts'
import { UPDATE_TASKS } from './update-tasks.ts'

export const CASES: readonly Case[] = [
  ...CREATE_TASKS,
  ...UPDATE_TASKS,
  ...COMMENTS,
  ...LISTS,
  ...DOCS,
  ...TIME,
  ...FILES,
  ...CHAT,
  ...DELETIONS,
  ...OPERATIONS,
]
