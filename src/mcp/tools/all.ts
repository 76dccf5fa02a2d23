// The catalogue of tools, in the fixed order in which they are offered.
import type { Tool } from '../tool/tool.ts'
import { findOperationsTool } from './api/find-operations.ts'
import { callOperationTool, readOperationTool } from './api/operations.ts'
import { getMessagesTool } from './chat/get-messages.ts'
import { sendMessageTool } from './chat/send-message.ts'
import { addCommentTool } from './comments/add-comment.ts'
import { deleteCommentTool, updateCommentTool } from './comments/edit-comments.ts'
import { getCommentsTool } from './comments/get-comments.ts'
import { findDocsTool } from './docs/find-docs.ts'
import { getDocTool } from './docs/get-doc.ts'
import { createDocTool, editDocTool } from './docs/write-docs.ts'
import { attachFilesTool } from './files/attach-files.ts'
import { getAttachmentTool } from './files/get-attachment.ts'
import { getListTool } from './lists/get-list.ts'
import { createListTool, deleteListTool, updateListTool } from './lists/write-lists.ts'
import { fetchTool } from './research/fetch.ts'
import { searchTool } from './research/search.ts'
import { createTasksTool } from './tasks/create-tasks.ts'
import { deleteTasksTool } from './tasks/delete-tasks.ts'
import { findTasksTool } from './tasks/find-tasks.ts'
import { getTaskTool } from './tasks/get-task.ts'
import { mergeTasksTool } from './tasks/merge-tasks.ts'
import { updateTasksTool } from './tasks/update-tasks.ts'
import { getTimeEntriesTool } from './time/get-time-entries.ts'
import { trackTimeTool } from './time/track-time.ts'
import { findMembersTool } from './workspace/find-members.ts'
import { getHierarchyTool } from './workspace/get-hierarchy.ts'

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
  searchTool,
  fetchTool,
  findOperationsTool,
  readOperationTool,
  callOperationTool,
]
