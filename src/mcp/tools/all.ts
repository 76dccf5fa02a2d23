// The catalogue of tools, in the fixed order in which they are offered.
import type { Tool } from '../tool.ts'
import { addCommentTool } from './add-comment.ts'
import { getMessagesTool, sendMessageTool } from './chat.ts'
import { createTasksTool } from './create-tasks.ts'
import { deleteTasksTool } from './delete-tasks.ts'
import { deleteCommentTool, updateCommentTool } from './edit-comments.ts'
import { attachFilesTool, getAttachmentTool } from './files.ts'
import { findDocsTool } from './find-docs.ts'
import { findMembersTool } from './find-members.ts'
import { findTasksTool } from './find-tasks.ts'
import { getCommentsTool } from './get-comments.ts'
import { getDocTool } from './get-doc.ts'
import { getHierarchyTool } from './get-hierarchy.ts'
import { getListTool } from './get-list.ts'
import { getTaskTool } from './get-task.ts'
import { mergeTasksTool } from './merge-tasks.ts'
import { callOperationTool, findOperationsTool, readOperationTool } from './operations.ts'
import { getTimeEntriesTool, trackTimeTool } from './time.ts'
import { updateTasksTool } from './update-tasks.ts'
import { createDocTool, editDocTool } from './write-docs.ts'
import { createListTool, deleteListTool, updateListTool } from './write-lists.ts'

export const TOOLS: readonly Tool[] = [
  getHierarchyTool,
  findMembersTool,
  findTasksTool,
  getTaskTool,
  createTasksTool,
  updateTasksTool,
  deleteTasksTool,
  mergeTasksTool,
  getListTool,
  createListTool,
  updateListTool,
  deleteListTool,
  getCommentsTool,
  addCommentTool,
  updateCommentTool,
  deleteCommentTool,
  findDocsTool,
  getDocTool,
  createDocTool,
  editDocTool,
  getTimeEntriesTool,
  trackTimeTool,
  getAttachmentTool,
  attachFilesTool,
  getMessagesTool,
  sendMessageTool,
  findOperationsTool,
  readOperationTool,
  callOperationTool,
]
