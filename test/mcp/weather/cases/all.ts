// Every write tool, in two halves that take about as long.
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

export const TASK_CASES: readonly Case[] = [...CREATE_TASKS, ...UPDATE_TASKS]

export const OTHER_CASES: readonly Case[] = [
  ...COMMENTS,
  ...LISTS,
  ...DOCS,
  ...TIME,
  ...FILES,
  ...CHAT,
  ...DELETIONS,
  ...OPERATIONS,
]
