// What an operation is about, by its path.

interface Subject {
  readonly pattern: RegExp
  readonly subject: string
}

const of = (subject: string, pattern: RegExp): Subject => ({ subject, pattern })

/** The first that matches; those that manage people and access come before what they manage it for. */
const SUBJECTS: readonly Subject[] = [
  of('guests', /\/guest(\/|$)/),
  of('user groups', /\/group(\/|$)/),
  of('roles', /\/customroles$/),
  of('users', /^\/v2\/team\/\{team_id\}\/user(\/|$)/),
  of('members', /\/member$/),
  of('audit log', /\/auditlogs$/),
  of('privacy and access', /\/acls$/),
  of('chat', /\/(chat|comments\/types)\//),
  of('docs', /\/docs(\/|$)/),
  of('time tracking', /\/time_entries(\/|$)/),
  of('time tracking (legacy)', /^\/v2\/task\/\{task_id\}\/time(\/|$)/),
  of('attachments', /\/attachments?$/),
  of('comments', /\/comment(\/|$)/),
  of('checklists', /\/checklist(\/|$)/),
  of('task relationships', /\/(dependency|link)(\/|$)/),
  of('custom fields', /^\/v2\/task\/.*\/field\//),
  of('custom fields', /\/field$/),
  of('tags', /\/tag(\/|$)/),
  of('templates', /\/taskTemplate$/),
  of('templates', /^\/v2\/team\/.*_template$/),
  of('task types', /\/custom_item$/),
  of('tasks', /(^\/v2|\/|\})\/(task|tasks|taskTemplate)(\/|$)/),
  of('views', /\/view(\/|$)/),
  of('folders', /\/(folder|folder_template)(\/\{\w+\})?(\/position)?$/),
  of('lists', /\/(list|list_template)(\/\{\w+\})?$/),
  of('spaces', /\/space(\/\{\w+\})?$/),
  of('workspace', /\/(shared|plan|seats|user|team)$/),
  of('goals', /\/(goal|key_result)(\/|$)/),
  of('webhooks', /\/webhook(\/|$)/),
  of('sign-in', /\/oauth\//),
]

export const subjectOf = (path: string): string => {
  const found = SUBJECTS.find(({ pattern }) => pattern.test(path.replace('team_Id', 'team_id')))
  if (!found) throw new Error(`nobody said what ${path} is about`)
  return found.subject
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
