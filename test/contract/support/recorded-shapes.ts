// Shapes that ClickUp was seen to answer in, with people and things of our own.

export interface Shape {
  /** What is particular about it. */
  readonly title: string
  readonly operation: string
  readonly answer: unknown
  /** What must be read of it. */
  readonly read: unknown
}

const mira = {
  id: 4100001,
  username: 'Mira Holt',
  color: null,
  email: 'mira@acme.example',
  initials: 'MH',
}
const nameless = {
  id: 4100002,
  username: null,
  color: null,
  email: 'jo@acme.example',
  initials: null,
}
const open = { id: 'sc9_1', status: 'to do', type: 'open', color: '#87909e', orderindex: 0 }

const task = {
  id: '86zz00a',
  custom_id: null,
  custom_item_id: 0,
  name: 'Order the signs',
  status: open,
  date_created: '1756147688760',
  date_updated: '1756148466069',
  date_closed: null,
  date_done: null,
  archived: false,
  creator: mira,
  assignees: [],
  watchers: [],
  checklists: [],
  tags: [],
  parent: null,
  priority: null,
  due_date: null,
  start_date: null,
  points: null,
  time_estimate: null,
  custom_fields: [],
  dependencies: [],
  linked_tasks: [],
  locations: [],
  list: { id: '901', name: 'Errands', access: true },
  folder: { id: '902', name: 'hidden', hidden: true, access: true },
  space: { id: '903' },
}

const file = {
  id: 'aa11-1.png',
  date: 1756148000000,
  title: 'image.png',
  type: 1,
  source: 1,
  version: 0,
  extension: 'png',
  thumbnail_small: null,
  mimetype: 'image/png',
  size: 20311,
  hidden: false,
  deleted: false,
  parent_id: '86zz00a',
  url: 'https://t1.p.clickup-attachments.com/t1/aa11-1/image.png',
}

const list = {
  id: '901',
  name: 'Errands',
  deleted: false,
  orderindex: 0,
  content: '',
  priority: null,
  assignee: null,
  due_date: null,
  start_date: null,
  folder: { id: '902', name: 'hidden', hidden: true, access: true },
  space: { id: '903', name: 'Office', access: true },
  inbound_address: 'a.t.901@tasks.clickup.example',
  archived: false,
  override_statuses: false,
  statuses: [open],
  permission_level: 'create',
}

const TASKS: readonly Shape[] = [
  {
    title: 'a task of 2019, whose id holds no digit',
    operation: 'GetTask',
    answer: { ...task, id: 'acujnq', url: 'https://app.clickup.com/t/acujnq' },
    read: { id: 'acujnq', url: 'https://app.clickup.com/t/acujnq' },
  },
  {
    title: 'a task that a user group alone is assigned to',
    operation: 'GetTask',
    answer: { ...task, group_assignees: [{ id: 'b5c1', name: 'Front desk', members: [mira] }] },
    read: { assignees: [], group_assignees: [{ id: 'b5c1', name: 'Front desk' }] },
  },
  {
    title: 'a task without the keys that old answers lack',
    operation: 'GetTask',
    answer: { id: task.id, name: task.name, status: { status: 'open', type: 'open' } },
    read: { assignees: [], watchers: [], custom_fields: [], attachments: [], locations: [] },
  },
  {
    title: 'people without a name or a colour, and a place that nobody fills',
    operation: 'GetTask',
    answer: { ...task, assignees: [nameless, null, { ...mira, id: -7, profilePicture: null }] },
    read: { assignees: [{ id: '4100002', email: 'jo@acme.example' }, { id: '-7' }] },
  },
  {
    title: 'all that a finished task tells',
    operation: 'GetTask',
    answer: {
      ...task,
      status: { ...open, type: 'closed' },
      date_closed: '1756148466069',
      date_done: '1756148466069',
      archived: true,
      custom_item_id: 1001,
      points: 3,
      time_estimate: 7_200_000,
      time_estimates_by_user: [
        { userid: '4100001', user_time_estimate: '7200000', user_rollup_time_estimate: '7200000' },
      ],
      time_spent: 5_400_000,
      watchers: [mira],
      priority: { id: '2', priority: 'high', color: '#f8ae00', orderindex: '2' },
      tags: [{ name: 'signs', tag_fg: '#fff', tag_bg: '#000', creator: 4100001 }],
      locations: [{ id: '904', name: 'This week' }],
      parent: '86zz00b',
      top_level_parent: '86zz00b',
    },
    read: {
      date_closed: 1_756_148_466_069,
      date_done: 1_756_148_466_069,
      archived: true,
      custom_item_id: 1001,
      points: 3,
      time_estimate: 7_200_000,
      time_estimates_by_user: [{ userid: '4100001', user_time_estimate: 7_200_000 }],
      time_spent: 5_400_000,
      watchers: [{ username: 'Mira Holt' }],
      priority: 'high',
      tags: ['signs'],
      locations: [{ id: '904', name: 'This week' }],
      parent: '86zz00b',
    },
  },
  {
    title: 'check lists made by a number, with items that belong to a group',
    operation: 'GetTask',
    answer: {
      ...task,
      checklists: [
        {
          id: 'c1',
          task_id: task.id,
          name: 'Before opening',
          date_created: '1756147688760',
          orderindex: 0,
          creator: 4100001,
          resolved: 1,
          unresolved: 1,
          items: [
            {
              id: 'i1',
              name: 'Lights',
              orderindex: 0,
              assignee: null,
              group_assignee: 'b5c1',
              resolved: true,
              parent: null,
              children: [],
            },
            {
              id: 'i2',
              name: 'Door',
              orderindex: 1,
              assignee: mira,
              resolved: false,
              sent_due_date_notif: null,
            },
          ],
        },
      ],
    },
    read: {
      checklists: [
        {
          name: 'Before opening',
          items: [
            { name: 'Lights', resolved: true },
            { name: 'Door', resolved: false },
          ],
        },
      ],
    },
  },
  {
    title: 'dependencies, links, and two files of one title',
    operation: 'GetTask',
    answer: {
      ...task,
      dependencies: [
        {
          task_id: task.id,
          depends_on: '86zz00b',
          type: 1,
          date_created: '1756147688760',
          userid: '4100001',
          workspace_id: '9015',
          chain_id: null,
        },
      ],
      linked_tasks: [
        {
          task_id: task.id,
          link_id: '86zz00c',
          date_created: '1756147688760',
          userid: '4100001',
          workspace_id: '9015',
        },
      ],
      attachments: [file, { ...file, id: 'aa11-2.png', date: 1756149000000, size: '512' }],
    },
    read: {
      dependencies: [{ task_id: task.id, depends_on: '86zz00b' }],
      linked_tasks: [{ task_id: task.id, link_id: '86zz00c' }],
      attachments: [
        { id: 'aa11-1.png', title: 'image.png', date: 1_756_148_000_000, size: 20_311 },
        { id: 'aa11-2.png', title: 'image.png', date: 1_756_149_000_000, size: 512 },
      ],
    },
  },
  {
    title: 'a page of tasks without a word whether it is the last',
    operation: 'GetFilteredTeamTasks',
    answer: { tasks: [task, { ...task, id: 'bdfhkm' }] },
    read: { tasks: [{ id: task.id }, { id: 'bdfhkm' }], lastPage: true },
  },
  {
    title: 'time in status with and without what is counted',
    operation: "GetBulkTasks'TimeinStatus",
    answer: {
      '86zz00a': {
        current_status: {
          status: 'to do',
          color: '#87909e',
          total_time: { by_minute: 90, since: '1756147688760' },
        },
        status_history: [
          {
            status: 'to do',
            color: '#87909e',
            type: 'open',
            orderindex: 0,
            total_time: { by_minute: 90, since: '1756147688760' },
          },
        ],
      },
    },
    read: new Map([
      [
        '86zz00a',
        {
          current_status: {
            status: 'to do',
            total_time: { by_minute: 90, since: 1_756_147_688_760 },
          },
          status_history: [
            { status: 'to do', total_time: { by_minute: 90, since: 1_756_147_688_760 } },
          ],
        },
      ],
    ]),
  },
  {
    title: 'the thin answer to an upload',
    operation: 'CreateTaskAttachment',
    answer: {
      id: 'aa11-1.png',
      version: '0',
      date: 1756148000000,
      title: 'image.png',
      extension: 'png',
      thumbnail_small: null,
      thumbnail_large: null,
      url: file.url,
    },
    read: { id: 'aa11-1.png', title: 'image.png' },
  },
  {
    title: 'a check list answered as a whole',
    operation: 'CreateChecklist',
    answer: {
      checklist: {
        id: 'c1',
        task_id: task.id,
        name: 'Before opening',
        orderindex: 0,
        resolved: 0,
        unresolved: 0,
        items: [],
      },
    },
    read: { id: 'c1', name: 'Before opening', items: [] },
  },
]

const PLACES: readonly Shape[] = [
  {
    title: 'a list with its colour, a person and a priority',
    operation: 'GetList',
    answer: {
      ...list,
      status: { status: 'red', color: '#e50000', hide_label: true },
      priority: { priority: 'high', color: '#f8ae00' },
      assignee: { ...mira, profilePicture: null },
      due_date: '1756958400000',
      due_date_time: false,
    },
    read: {
      status: { status: 'red' },
      priority: { priority: 'high' },
      assignee: { username: 'Mira Holt' },
      due_date: 1_756_958_400_000,
    },
  },
  {
    title: 'lists without a folder, without their statuses',
    operation: 'GetFolderlessLists',
    answer: {
      lists: [
        { ...list, statuses: undefined, task_count: null },
        { ...list, id: '905', task_count: '12' },
      ],
    },
    read: [{ id: '901' }, { id: '905', task_count: 12 }],
  },
  {
    title: 'folders whose tasks are counted in words, one below another',
    operation: 'GetFolders',
    answer: {
      folders: [
        {
          id: '906',
          name: 'Rooms',
          orderindex: 0,
          override_statuses: false,
          hidden: false,
          space: { id: '903', name: 'Office' },
          task_count: '4',
          archived: false,
          statuses: [],
          lists: [{ ...list, id: '907', folder: undefined }],
          permission_level: 'create',
        },
        {
          id: '908',
          name: 'Attic',
          hidden: false,
          space: { id: '903' },
          task_count: '0',
          archived: false,
          statuses: [open],
          lists: [],
          parent_folder: '906',
        },
      ],
    },
    read: [
      { id: '906', lists: [{ id: '907', statuses: [{ status: 'to do' }] }] },
      { id: '908', parent_folder: '906' },
    ],
  },
  {
    title: 'spaces with members that have no name',
    operation: 'GetSpaces',
    answer: {
      spaces: [
        {
          id: '903',
          name: 'Office',
          private: false,
          color: null,
          avatar: null,
          admin_can_manage: null,
          statuses: [open],
          multiple_assignees: true,
          features: { due_dates: { enabled: true } },
          archived: false,
          members: [{ user: nameless }],
        },
      ],
    },
    read: [{ id: '903', name: 'Office', statuses: [{ status: 'to do' }] }],
  },
  {
    title: 'a workspace with a member that is nobody',
    operation: 'GetAuthorizedTeams',
    answer: {
      teams: [
        {
          id: '9015',
          name: 'Acme',
          color: null,
          avatar: null,
          members: [
            {
              user: {
                ...mira,
                role: 1,
                role_key: 'owner',
                last_active: null,
                date_joined: null,
                date_invited: '1756147688760',
              },
            },
            { user: null },
            { user: nameless, invited_by: mira },
          ],
          roles: [],
        },
      ],
    },
    read: [{ id: '9015', members: [{ username: 'Mira Holt' }, { email: 'jo@acme.example' }] }],
  },
  {
    title: 'oneself',
    operation: 'GetAuthorizedUser',
    answer: {
      user: {
        ...mira,
        profilePicture: null,
        week_start_day: null,
        global_font_support: true,
        timezone: 'Europe/Lisbon',
      },
    },
    read: { id: '4100001', timezone: 'Europe/Lisbon' },
  },
  {
    title: 'user groups with members counted by number',
    operation: 'GetTeams1',
    answer: {
      groups: [
        {
          id: 'b5c1',
          team_id: '9015',
          userid: 4100001,
          name: 'Front desk',
          handle: 'front-desk',
          date_created: '1756147688760',
          initials: 'FD',
          members: [mira, nameless],
          avatar: { attachment_id: null, color: null, source: null, icon: null },
        },
      ],
    },
    read: [{ id: 'b5c1', handle: 'front-desk', members: [{ id: '4100001' }, { id: '4100002' }] }],
  },
  {
    title: 'those who see a list',
    operation: 'GetListMembers',
    answer: { members: [{ ...mira, profileInfo: { display_profile: null } }, nameless] },
    read: [{ id: '4100001' }, { id: '4100002' }],
  },
  {
    title: 'views, those that are built in among them',
    operation: 'GetListViews',
    answer: {
      views: [{ id: 'gh-84', name: 'By week', type: 'calendar', parent: { id: '901', type: 6 } }],
      required_views: { list: { id: '6-901-1', name: 'List', type: 'list' }, gantt: null },
      default_view: { type: 1 },
    },
    read: [{ id: '6-901-1' }, { id: 'gh-84', name: 'By week', type: 'calendar' }],
  },
  {
    title: 'the tags of a space',
    operation: 'GetSpaceTags',
    answer: {
      tags: [
        { name: 'signs', tag_fg: '#fff', tag_bg: '#000', creator: 4100001, project_id: '903' },
      ],
    },
    read: ['signs'],
  },
  {
    title: 'task types with and without a description',
    operation: 'GetCustomItems',
    answer: {
      custom_items: [
        {
          id: 1001,
          name: 'Bug',
          name_plural: 'Bugs',
          description: null,
          avatar: { source: null, value: null },
        },
      ],
    },
    read: [{ id: '0' }, { id: '1' }, { id: '1001', name: 'Bug' }],
  },
]

export const SHAPES: readonly Shape[] = [...TASKS, ...PLACES]

export interface RefusalShape {
  readonly status: number
  readonly answer: unknown
  readonly code: string
  /** Of the hint, where what there is to do is not what the code says already. */
  readonly hint?: RegExp
}

const refused = (
  status: number,
  ECODE: string,
  err: string,
  code: string,
  hint?: RegExp,
): RefusalShape => ({ status, answer: { err, ECODE }, code, ...(hint ? { hint } : {}) })

export const REFUSALS: readonly RefusalShape[] = [
  refused(400, 'OAUTH_017', 'Authorization header required', 'AUTH_ERROR', /Sign in/),
  refused(401, 'OAUTH_017', 'Authorization Header Required', 'AUTH_ERROR', /Sign in/),
  refused(401, 'OAUTH_025', 'Token invalid', 'AUTH_ERROR', /Sign in/),
  refused(401, 'OAUTH_027', 'Team not authorized', 'NOT_FOUND'),
  refused(401, 'OAUTH_192', 'not authorized', 'NOT_FOUND'),
  refused(401, 'ACCESS_083', 'You do not have access to this task', 'FORBIDDEN'),
  refused(404, 'ACCESS_118', 'View not found', 'NOT_FOUND'),
  refused(404, 'ACCESS_999', 'Not found', 'NOT_FOUND'),
  refused(404, 'PROJ_006', 'Project not found', 'NOT_FOUND'),
  refused(404, 'ITEM_013', 'Task not found', 'NOT_FOUND'),
  refused(400, 'CRTSK_001', 'Status not found', 'INVALID_INPUT', /status/i),
  refused(400, 'ITEM_114', 'Status does not exist', 'INVALID_INPUT', /status/i),
  refused(400, 'ITEM_137', 'Parent not child of list', 'INVALID_INPUT', /list/),
  refused(403, 'TIS_027', 'Time In Status is not available on your plan', 'PLAN_LIMIT', /plan/),
  refused(400, 'TIS_027', 'Time In Status is not available on your plan', 'PLAN_LIMIT', /plan/),
  refused(403, 'TEAM_110', 'Team must be on enterprise plan', 'PLAN_LIMIT', /Enterprise/),
  refused(
    400,
    'FIELD_605',
    'A Custom Field ClickApp is not enabled in this location.',
    'PLAN_LIMIT',
    /ClickApp/,
  ),
  refused(400, 'ITEM_227', 'Sprint Points is not enabled', 'PLAN_LIMIT', /ClickApp/),
  refused(403, 'EXTRA_AUTHZ_002', 'can_create_private_doc', 'FORBIDDEN'),
  refused(500, 'ITEMV2_003', 'Internal Server Error', 'INVALID_INPUT'),
  refused(429, 'APP_002', 'Rate limit reached', 'RATE_LIMIT'),
  { status: 404, answer: '404 page not found', code: 'NOT_FOUND' },
]
