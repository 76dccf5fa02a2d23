// docs/operations.md: every documented operation, and the tool that reaches it.
import { LISTINGS } from '../../src/mcp/tool/tool-list.ts'
import { type Operation, operations } from '../../src/openapi/catalogue.ts'

/** Tools that do what an operation does, and more of it at once. */
const OWN_TOOLS: Readonly<Record<string, string>> = {
  get_hierarchy:
    'GetSpaces GetSpace GetFolders GetFolder GetLists GetFolderlessLists GetAuthorizedTeams GetAuthorizedUser',
  find_members: 'GetAuthorizedTeams GetUserGroups',
  find_tasks: 'GetTasks GetFilteredTeamTasks GetBulkTasksTimeInStatus',
  get_task: 'GetTask GetTasksTimeInStatus',
  create_tasks: 'CreateTask CreateTaskFromTemplate',
  update_tasks:
    'UpdateTask moveTask AddTaskToList RemoveTaskFromList AddTagToTask RemoveTagFromTask SetCustomFieldValue RemoveCustomFieldValue AddDependency DeleteDependency AddTaskLink DeleteTaskLink CreateChecklist CreateChecklistItem EditChecklistItem DeleteChecklistItem updateTimeEstimatesByUser',
  delete_tasks: 'DeleteTask',
  merge_tasks: 'mergeTasks',
  get_list: 'GetList GetAccessibleCustomFields GetListMembers GetListViews',
  create_list: 'CreateList CreateFolderlessList',
  update_list: 'UpdateList',
  delete_list: 'DeleteList',
  get_comments: 'GetTaskComments GetListComments GetChatViewComments GetThreadedComments',
  add_comment: 'CreateTaskComment CreateListComment CreateChatViewComment CreateThreadedComment',
  update_comment: 'UpdateComment',
  delete_comment: 'DeleteComment',
  find_docs: 'searchDocsPublic',
  get_doc: 'getDocPublic getDocPageListingPublic getDocPagesPublic getPagePublic',
  create_doc: 'createDocPublic',
  edit_doc: 'editPagePublic createPagePublic',
  get_time_entries: 'GetTimeEntriesWithinADateRange',
  track_time:
    'CreateATimeEntry UpdateATimeEntry StartATimeEntry StopATimeEntry GetRunningTimeEntry',
  attach_files: 'CreateTaskAttachment',
  get_messages: 'getChatChannels getChatMessages getChatMessageReplies',
  send_message: 'createChatMessage createReplyMessage',
}

const ownTool = (id: string): string | undefined => {
  const [name] = Object.entries(OWN_TOOLS).find(([, ids]) => ids.split(' ').includes(id)) ?? []
  if (name && !LISTINGS.some((tool) => tool.name === name)) throw new Error(`no tool is ${name}`)
  return name
}

const genericTool = ({ kind, refused }: Operation): string =>
  refused ? 'none: refused' : kind === 'read' ? '`read_operation`' : '`call_operation`'

const toolOf = (operation: Operation): string => {
  const own = ownTool(operation.id)
  return own ? `\`${own}\`, ${genericTool(operation)}` : genericTool(operation)
}

/** As the documents have it: v3's paths begin with `/api`. */
const documentedPath = (path: string): string => (path.startsWith('/v3/') ? `/api${path}` : path)

const row = (operation: Operation): string =>
  `| ${[
    `${operation.method} ${documentedPath(operation.path)}`,
    `\`${operation.id}\``,
    toolOf(operation),
    operation.kind,
    operation.toolset,
  ].join(' | ')} |`

const bySubject = (): ReadonlyMap<string, readonly Operation[]> => {
  const groups = new Map<string, Operation[]>()
  for (const operation of operations())
    groups.set(operation.subject, [...(groups.get(operation.subject) ?? []), operation])
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)))
}

const heading = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const section = ([subject, all]: readonly [string, readonly Operation[]]): string =>
  [
    `## ${heading(subject)}`,
    '',
    '| Operation | Id | Tool | Kind | Toolset |',
    '| --- | --- | --- | --- | --- |',
    ...all.map(row),
  ].join('\n')

export const operationsPage = (): string =>
  `# Operations

Every operation of ClickUp's documented API, v2 and v3, and the tool of the server that reaches it. \`find_operations\`
finds them by what they do; \`read_operation\` and \`call_operation\` call them under the user's access and toolsets:
the kind must be in \`CLICKUP_ACCESS\`, the toolset in \`CLICKUP_TOOLSETS\`. What deletes asks the user first.

This page is written by \`npm run generate\`.

${[...bySubject()].map(section).join('\n\n')}
`
