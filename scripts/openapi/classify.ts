// What an operation is about, which toolset it belongs to and what it does: by its method and path.

export type Kind = 'read' | 'write' | 'delete'

interface Subject {
  readonly pattern: RegExp
  readonly subject: string
  readonly toolset: string
}

const of = (subject: string, toolset: string, pattern: RegExp): Subject => ({
  subject,
  toolset,
  pattern,
})

/** The first that matches; those that manage people and access come before what they manage it for. */
const SUBJECTS: readonly Subject[] = [
  of('guests', 'admin', /\/guest(\/|$)/),
  of('user groups', 'admin', /\/group(\/|$)/),
  of('roles', 'admin', /\/customroles$/),
  of('users', 'admin', /^\/v2\/team\/\{team_id\}\/user(\/|$)/),
  of('members', 'admin', /\/member$/),
  of('audit log', 'admin', /\/auditlogs$/),
  of('privacy and access', 'admin', /\/acls$/),
  of('chat', 'chat', /\/(chat|comments\/types)\//),
  of('docs', 'docs', /\/docs(\/|$)/),
  of('time tracking', 'time', /\/time_entries(\/|$)/),
  of('time tracking (legacy)', 'time', /^\/v2\/task\/\{task_id\}\/time(\/|$)/),
  of('attachments', 'files', /\/attachments?$/),
  of('comments', 'comments', /\/comment(\/|$)/),
  of('checklists', 'tasks', /\/checklist(\/|$)/),
  of('task relationships', 'tasks', /\/(dependency|link)(\/|$)/),
  of('custom fields', 'tasks', /^\/v2\/task\/.*\/field\//),
  of('custom fields', 'lists', /\/field$/),
  of('tags', 'tasks', /\/tag(\/|$)/),
  of('templates', 'tasks', /\/taskTemplate$/),
  of('templates', 'lists', /^\/v2\/team\/.*_template$/),
  of('task types', 'tasks', /\/custom_item$/),
  of('tasks', 'tasks', /(^\/v2|\/|\})\/(task|tasks|taskTemplate)(\/|$)/),
  of('views', 'lists', /\/view(\/|$)/),
  of('folders', 'lists', /\/(folder|folder_template)(\/\{\w+\})?(\/position)?$/),
  of('lists', 'lists', /\/(list|list_template)(\/\{\w+\})?$/),
  of('spaces', 'workspace', /\/space(\/\{\w+\})?$/),
  of('workspace', 'workspace', /\/(shared|plan|seats|user|team)$/),
  of('goals', 'api', /\/(goal|key_result)(\/|$)/),
  of('webhooks', 'api', /\/webhook(\/|$)/),
  of('sign-in', 'api', /\/oauth\//),
]

export const subjectOf = (path: string): Subject => {
  const found = SUBJECTS.find(({ pattern }) => pattern.test(path.replace('team_Id', 'team_id')))
  if (!found) throw new Error(`nobody said what ${path} is about`)
  return found
}

/** Merging destroys the sources; the audit log is queried by POST. */
export const kindOf = (method: string, path: string): Kind => {
  if (method === 'GET' || path.endsWith('/auditlogs')) return 'read'
  return method === 'DELETE' || path.endsWith('/merge') ? 'delete' : 'write'
}

/** Words that people use for it and that stand neither in its name nor in its path. */
export const extraWords: Readonly<Record<string, string>> = {
  AddTaskToList: 'multiple lists TIML additional',
  RemoveTaskFromList: 'multiple lists TIML additional',
  moveTask: 'home list another transfer',
  GetFilteredTeamTasks: 'search across workspace everything all my',
  GetTasks: 'filter status assignee due',
  SharedHierarchy: 'with me',
  getSubtypes: 'post announcement idea update discussion',
  publicPatchAcl: 'share sharing private public permissions',
  queryAuditLog: 'history who did activity security events login',
  GetCustomItems: 'type milestone kinds',
  Gettimeentrieswithinadaterange: 'timesheet hours logged worked report',
  Createatimeentry: 'log hours work timesheet manually',
  StartatimeEntry: 'timer clock begin',
  StopatimeEntry: 'timer clock end finish',
  Getrunningtimeentry: 'timer current clock active',
  "GetTask'sTimeinStatus": 'how long stuck stalled age',
  "GetBulkTasks'TimeinStatus": 'how long stuck stalled age many several',
  updateTimeEstimatesByUser: 'per person assignee estimate',
  replaceTimeEstimatesByUser: 'per person assignee estimate',
  CreateKeyResult: 'target milestone',
  GetUser: 'member person profile',
  InviteUserToWorkspace: 'member person colleague',
  RemoveUserFromWorkspace: 'member person offboard deactivate',
  EditUserOnWorkspace: 'member person role admin',
  GetWorkspaceseats: 'licences used free members guests count',
  GetWorkspaceplan: 'subscription billing business enterprise',
  GetAuthorizedUser: 'who am I me myself',
  GetAuthorizedTeams: 'members people users my teams',
  createDirectMessageChatChannel: 'dm private conversation person',
  createChatMessage: 'post write say announce channel',
  createChatReaction: 'emoji thumbs up like',
  SetCustomFieldValue: 'column property dropdown label',
  RemoveCustomFieldValue: 'clear empty column property',
  AddDependency: 'blocks blocking waiting on depends',
  DeleteDependency: 'blocks blocking waiting on depends unblock',
  AddTaskLink: 'relate related connect',
  DeleteTaskLink: 'relate related disconnect unlink',
  MoveFolder: 'reorder nest subfolder another space',
  UpdateSpace: 'features clickapps private',
  CreateListView: 'board gantt calendar table',
  GetListViews: 'board gantt calendar table',
  GetViewTasks: 'board filter saved',
  CreateWebhook: 'subscribe event notify callback',
  editPagePublic: 'content append replace write rename',
  getPagePublic: 'content read',
  createPagePublic: 'subpage content',
  mergeTasks: 'duplicates combine',
  UpdateTask: 'status assignee due priority rename archive close',
  DeleteTask: 'trash',
  EditChecklistItem: 'check tick resolve done complete',
  AddTagToTask: 'label',
  EditSpaceTag: 'rename colour color label',
}
