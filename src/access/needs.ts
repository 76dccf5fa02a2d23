// What each tool sends: all that may pass where a tool is allowed by its name alone, or where it may
// write and nothing else may be read. A method stands before paths as requests.ts has them.

/** A task is known by its id; by "List / name" the list is looked through. */
const TASK = ['GET /v2/task/{}', 'GET /v2/list/{}/task']

const THREADS = ['GET /v2/task/{}/comment', 'GET /v2/comment/{}/reply']

const COMMENTS = [...TASK, ...THREADS, 'GET /v2/list/{}/comment', 'GET /v2/view/{}/comment']

/** What is put on a task as it is made, and later. */
const TASK_ADDITIONS = [
  'PUT /v2/task/{}',
  'POST /v2/task/{}/tag/{*}',
  'POST /v2/task/{}/field/{}',
  'POST /v2/task/{}/dependency',
  'POST /v2/task/{}/link/{}',
  'POST /v2/list/{}/task/{}',
  'PATCH /v3/workspaces/{}/tasks/{}/time_estimates_by_user',
  'POST /v2/task/{}/checklist',
  'POST /v2/checklist/{}/checklist_item',
  'PUT /v2/checklist/{}/checklist_item/{}',
]

const DOC = [
  'GET /v3/workspaces/{}/docs',
  'GET /v3/workspaces/{}/docs/{}',
  'GET /v3/workspaces/{}/docs/{}/page_listing',
  'GET /v3/workspaces/{}/docs/{}/pages',
  'GET /v3/workspaces/{}/docs/{}/pages/{}',
]

const ENTRIES = [
  'GET /v2/team/{}/time_entries',
  'GET /v2/team/{}/time_entries/current',
  'GET /v2/team/{}/time_entries/{}',
]

const MESSAGES = [
  'GET /v3/workspaces/{}/chat/channels',
  'GET /v3/workspaces/{}/chat/channels/{}/messages',
  'GET /v3/workspaces/{}/chat/messages/{}/replies',
]

/**
 * Tool by tool, besides what names need for being resolved (`RequestRule.free`). What a tool deletes
 * beside what it is there for stands here not: that takes access `delete`.
 */
export const NEEDS: Readonly<Record<string, readonly string[]>> = {
  get_hierarchy: [],
  find_members: [],
  find_tasks: [...TASK, 'GET /v2/team/{}/task', 'GET /v2/task/bulk_time_in_status/task_ids'],
  get_task: [...TASK, ...THREADS, 'GET /v2/task/bulk_time_in_status/task_ids'],
  create_tasks: [
    ...TASK,
    'POST /v2/list/{}/task',
    'POST /v2/list/{}/taskTemplate/{}',
    ...TASK_ADDITIONS,
  ],
  update_tasks: [
    ...TASK,
    ...TASK_ADDITIONS,
    'DELETE /v2/task/{}/tag/{*}',
    'DELETE /v2/task/{}/field/{}',
    'DELETE /v2/task/{}/dependency',
    'DELETE /v2/task/{}/link/{}',
    'DELETE /v2/list/{}/task/{}',
    'DELETE /v2/checklist/{}/checklist_item/{}',
    'PUT /v3/workspaces/{}/tasks/{}/home_list/{}',
  ],
  // What goes with them is said: their comments, too.
  delete_tasks: [...TASK, 'GET /v2/task/{}/comment', 'DELETE /v2/task/{}'],
  merge_tasks: [...TASK, 'POST /v2/task/{}/merge'],
  get_list: ['GET /v2/list/{}/view'],
  create_list: ['POST /v2/folder/{}/list', 'POST /v2/space/{}/list'],
  update_list: ['PUT /v2/list/{}'],
  delete_list: ['DELETE /v2/list/{}'],
  get_comments: COMMENTS,
  add_comment: [
    ...COMMENTS,
    'POST /v2/task/{}/comment',
    'POST /v2/list/{}/comment',
    'POST /v2/view/{}/comment',
    'POST /v2/comment/{}/reply',
    'PUT /v2/comment/{}',
  ],
  update_comment: [...COMMENTS, 'PUT /v2/comment/{}'],
  delete_comment: [...COMMENTS, 'DELETE /v2/comment/{}'],
  find_docs: ['GET /v3/workspaces/{}/docs'],
  get_doc: DOC,
  create_doc: [...DOC, 'POST /v3/workspaces/{}/docs', 'POST /v3/workspaces/{}/docs/{}/pages'],
  edit_doc: [
    ...DOC,
    'POST /v3/workspaces/{}/docs/{}/pages',
    'PUT /v3/workspaces/{}/docs/{}/pages/{}',
  ],
  get_time_entries: [...TASK, 'GET /v2/team/{}/time_entries'],
  track_time: [
    ...TASK,
    ...ENTRIES,
    'POST /v2/team/{}/time_entries',
    'POST /v2/team/{}/time_entries/start',
    'POST /v2/team/{}/time_entries/stop',
    'PUT /v2/team/{}/time_entries/{}',
  ],
  get_attachment: TASK,
  attach_files: [...TASK, 'POST /v2/task/{}/attachment'],
  get_messages: MESSAGES,
  send_message: [
    ...MESSAGES,
    'POST /v3/workspaces/{}/chat/channels/{}/messages',
    'POST /v3/workspaces/{}/chat/messages/{}/replies',
  ],
  search: [...TASK, 'GET /v2/team/{}/task', ...DOC],
  fetch: [...TASK, ...THREADS, ...DOC],
  find_operations: [],
}

/** The tools that send whatever there is of a kind, within the toolsets that are on. */
export const REACHES: Readonly<Record<string, 'read' | 'write'>> = {
  read_operation: 'read',
  call_operation: 'write',
}
