// The catalogue of tools, in the fixed order in which they are offered.
import type { Tool } from '../tool.ts'
import { addCommentTool } from './add-comment.ts'
import { createTasksTool } from './create-tasks.ts'
import { deleteTasksTool } from './delete-tasks.ts'
import { findDocsTool } from './find-docs.ts'
import { findMembersTool } from './find-members.ts'
import { findTasksTool } from './find-tasks.ts'
import { getCommentsTool } from './get-comments.ts'
import { getDocTool } from './get-doc.ts'
import { getHierarchyTool } from './get-hierarchy.ts'
import { getListTool } from './get-list.ts'
import { getTaskTool } from './get-task.ts'
import { updateTasksTool } from './update-tasks.ts'
import { createListTool, deleteListTool, updateListTool } from './write-lists.ts'

export const TOOLS: readonly Tool[] = [
  getHierarchyTool,
  findMembersTool,
  findTasksTool,
  getTaskTool,
  createTasksTool,
  updateTasksTool,
  deleteTasksTool,
  getListTool,
  createListTool,
  updateListTool,
  deleteListTool,
  getCommentsTool,
  addCommentTool,
  findDocsTool,
  getDocTool,
]
