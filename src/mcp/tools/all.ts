// The catalogue of tools, in the fixed order in which they are offered.
import type { Tool } from '../tool.ts'
import { addCommentTool } from './add-comment.ts'
import { findMembersTool } from './find-members.ts'
import { findTasksTool } from './find-tasks.ts'
import { getCommentsTool } from './get-comments.ts'
import { getHierarchyTool } from './get-hierarchy.ts'
import { getTaskTool } from './get-task.ts'

export const TOOLS: readonly Tool[] = [
  getHierarchyTool,
  findMembersTool,
  findTasksTool,
  getTaskTool,
  getCommentsTool,
  addCommentTool,
]
