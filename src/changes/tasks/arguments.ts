// Everything that can be said of a task, in the order in which tools take it, and the kinds behind it.
import type { Kind } from '../steps/kind.ts'
import * as dates from './properties/dates.ts'
import { description, taskDescription, taskDescriptionEdit } from './properties/description.ts'
import { fields, taskField, taskFieldMembers } from './properties/fields.ts'
import {
  archived,
  estimates,
  taskArchived,
  taskEstimates,
  taskType,
  type,
} from './properties/more.ts'
import { name, taskName } from './properties/name.ts'
import { estimate, points, taskEstimate, taskPoints } from './properties/numbers.ts'
import { assignees, taskAssignees, taskWatchers, watchers } from './properties/people.ts'
import { priority, taskPriority } from './properties/priority.ts'
import { status, taskStatus } from './properties/status.ts'
import { tags, taskTag } from './properties/tags.ts'
import { taskChecklist, taskChecklistNew } from './relations/checklist-kind.ts'
import { checklists } from './relations/checklists.ts'
import { move_to, taskHome } from './relations/home.ts'
import { lists, taskList } from './relations/lists.ts'
import { parent, taskParent } from './relations/parent.ts'
import * as related from './relations/related.ts'

export const TASK_ARGUMENTS = {
  name,
  description,
  status,
  priority,
  due: dates.due,
  start: dates.start,
  estimate,
  points,
  parent,
  type,
  checklists,
  fields,
  assignees,
  tags,
  lists,
  watchers,
  waits_on: related.waits_on,
  blocks: related.blocks,
  links: related.links,
  move_to,
  archived,
  estimates,
} as const

export const TASK_PROPERTIES: readonly Kind[] = [
  taskName,
  taskDescription,
  taskDescriptionEdit,
  taskStatus,
  taskPriority,
  dates.taskDue,
  dates.taskStart,
  taskEstimate,
  taskPoints,
  taskParent,
  taskType,
  taskChecklistNew,
  taskChecklist,
  taskField,
  taskFieldMembers,
  taskAssignees,
  taskTag,
  taskList,
  taskWatchers,
  related.taskWaitsOn,
  related.taskBlocks,
  related.taskLinks,
  taskHome,
  taskArchived,
  taskEstimates,
]
