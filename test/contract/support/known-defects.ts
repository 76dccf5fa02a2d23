// Where the published documents are wrong, one by one, and the narrowest change that mends each.
import { defectsBesideTasks } from './beside-defects.ts'
import { because, body, type Defect, ofTask, ok, type Row, text } from './defect.ts'

const taskAnswers: readonly (readonly [operationId: string, task: string])[] = [
  ['GetTasks', `${ok}/properties/tasks/items`],
  ['CreateTask', ok],
  ['UpdateTask', ok],
]

const listIn = (operationId: string) =>
  operationId === 'GetFolderlessLists' ? `${ok}/properties/lists/items` : ok

const listAnswers = [
  'GetFolderlessLists',
  'GetList',
  'CreateList',
  'CreateFolderlessList',
  'UpdateList',
].map((operationId) => [operationId, listIn(operationId)] as const)

const filteredTask = `${ok}/properties/tasks/items/properties`
const commentItem = `${ok}/properties/comments/items/properties`
const person = 'properties/profilePicture/type'

export const knownDefects: readonly Defect[] = [
  ...because('A person without a picture has null.', [
    ['GetAuthorizedUser', `${ok}/properties/user/${person}`, { replace: text }],
    ['GetTaskMembers', `${ok}/properties/members/items/${person}`, { replace: text }],
    ['GetTask', `${ok}/properties/attachments/items/properties/user/${person}`, { replace: text }],
    ['GetTaskComments', `${commentItem}/assigned_by/${person}`, { replace: text }],
    ['GetTaskComments', `${commentItem}/assignee/${person}`, { replace: text }],
    ['GetFilteredTeamTasks', `${filteredTask}/creator/${person}`, { replace: text }],
    ['GetFilteredTeamTasks', `${filteredTask}/assignees/items/${person}`, { replace: text }],
    ['GetFilteredTeamTasks', `${filteredTask}/watchers/items/${person}`, { replace: text }],
  ]),
  ...because('A workspace or space without a picture has null.', [
    [
      'GetAuthorizedTeams',
      `${ok}/properties/teams/items/properties/avatar/type`,
      { replace: text },
    ],
    ['GetSpaces', `${ok}/properties/spaces/items/properties/avatar/type`, { replace: text }],
  ]),
  ...because("A task's people are objects, not strings.", [
    ...taskAnswers.flatMap(([operationId, task]): Row[] => [
      [operationId, `${task}/properties/assignees/items`, { replace: ofTask('assignees/items') }],
      [operationId, `${task}/properties/watchers/items`, { replace: ofTask('watchers/items') }],
      [
        operationId,
        `${task}/properties/group_assignees/items`,
        { replace: ofTask('group_assignees/items') },
      ],
    ]),
  ]),
  ...because("A task's tags are objects, not strings.", [
    ...taskAnswers.map(
      ([operationId, task]): Row => [
        operationId,
        `${task}/properties/tags/items`,
        { replace: ofTask('tags/items') },
      ],
    ),
  ]),
  ...because("A task's checklists are objects, not strings.", [
    ['UpdateTask', `${ok}/properties/checklists/items`, { replace: ofTask('checklists/items') }],
  ]),
  ...because('Dependencies are objects, not strings.', [
    [
      'GetTasks',
      `${ok}/properties/tasks/items/properties/dependencies/items`,
      { replace: ofTask('dependencies/items') },
    ],
    [
      'GetFilteredTeamTasks',
      `${filteredTask}/dependencies/items`,
      { replace: ofTask('dependencies/items') },
    ],
    [
      'UpdateTask',
      `${ok}/properties/dependencies/items`,
      { replace: ofTask('dependencies/items') },
    ],
  ]),
  ...because('Linked tasks are objects, not strings.', [
    [
      'GetTasks',
      `${ok}/properties/tasks/items/properties/linked_tasks/items`,
      { replace: ofTask('linked_tasks/items') },
    ],
    [
      'GetFilteredTeamTasks',
      `${filteredTask}/linked_tasks/items`,
      { replace: ofTask('linked_tasks/items') },
    ],
    ...['CreateTask', 'UpdateTask'].map(
      (operationId): Row => [
        operationId,
        `${ok}/properties/linked_tasks/items`,
        { replace: ofTask('linked_tasks/items') },
      ],
    ),
  ]),
  ...because('Estimates are numbers of milliseconds, not strings.', [
    ...taskAnswers.map(
      ([operationId, task]): Row => [
        operationId,
        `${task}/properties/time_estimate`,
        { replace: ofTask('time_estimate') },
      ],
    ),
  ]),
  ...because("OpenAPI 3.0's nullable means nothing in a 3.1 document.", [
    ['GetTask', `${ok}/properties/priority/type`, { replace: ['object', 'null'] }],
  ]),
  ...because('The priority of a task is an object, here as elsewhere.', [
    ['GetFilteredTeamTasks', `${filteredTask}/priority`, { replace: ofTask('priority') }],
  ]),
  ...because('What a task does not have is null.', [
    ['GetFilteredTeamTasks', `${filteredTask}/date_closed/type`, { replace: text }],
    ['GetFilteredTeamTasks', `${filteredTask}/due_date/type`, { replace: text }],
    ['GetFilteredTeamTasks', `${filteredTask}/start_date/type`, { replace: text }],
    ['GetFilteredTeamTasks', `${filteredTask}/parent/type`, { replace: text }],
    ['GetFilteredTeamTasks', `${filteredTask}/points/type`, { replace: ['number', 'null'] }],
    ['GetFilteredTeamTasks', `${filteredTask}/time_estimate/type`, { replace: ['number', 'null'] }],
  ]),
  ...because('An array in the query needs PHP brackets; without them it is ignored.', [
    ...['statuses', 'assignees', 'watchers', 'tags', 'custom_items'].map(
      (name): Row => ['GetTasks', `/parameters/name=${name}/name`, { replace: `${name}[]` }],
    ),
  ]),
  ...because('The ids of up to 100 tasks are given by repeating the parameter.', [
    [
      "GetBulkTasks'TimeinStatus",
      '/parameters/name=task_ids/schema',
      { replace: { type: 'array', items: { type: 'string' }, maxItems: 100 } },
    ],
  ]),
  ...because("The keys are the ids of the tasks asked for, not those of the example's.", [
    [
      "GetBulkTasks'TimeinStatus",
      ok,
      {
        replace: {
          type: 'object',
          additionalProperties: { $ref: `#/paths/~1v2~1task~1{task_id}~1time_in_status/get${ok}` },
        },
      },
    ],
  ]),
  ...because('The lists of a folder are objects, not strings.', [
    [
      'GetFolders',
      `${ok}/properties/folders/items/properties/lists/items`,
      { replace: { type: 'object' } },
    ],
    ['GetFolder', `${ok}/properties/lists/items`, { replace: { type: 'object' } }],
  ]),
  ...because('A list counts its tasks in a number.', [
    ...listAnswers.map(
      ([operationId, list]): Row => [
        operationId,
        `${list}/properties/task_count/type`,
        { replace: ['string', 'number', 'null'] },
      ],
    ),
  ]),
  ...because('Whoever is responsible for a list is an object, or null.', [
    ['CreateFolderlessList', `${ok}/properties/assignee/type`, { replace: ['object', 'null'] }],
    ...['GetFolderlessLists', 'GetList', 'UpdateList'].map(
      (operationId): Row => [
        operationId,
        `${listIn(operationId)}/properties/assignee/type`,
        { replace: ['object', 'string', 'null'] },
      ],
    ),
  ]),
  ...because('oneOf with an empty schema refuses all that another branch allows.', [
    [
      'GetFolderlessLists',
      `${ok}/properties/lists/items/properties/status`,
      { replace: { type: ['object', 'string', 'null'] } },
    ],
    [
      'GetFolderlessLists',
      `${ok}/properties/lists/items/properties/priority`,
      { replace: { type: ['object', 'string', 'null'] } },
    ],
    [
      'GetAccessibleCustomFields',
      `${ok}/properties/fields/items/properties/type_config/properties/default`,
      { replace: { type: ['object', 'string', 'integer', 'null'] } },
    ],
  ]),
  ...because('What a list does not have is null.', [
    ['GetList', `${ok}/properties/status/type`, { replace: ['object', 'null'] }],
    ['GetList', `${ok}/properties/priority/type`, { replace: ['object', 'null'] }],
    ...['GetList', 'CreateList', 'CreateFolderlessList', 'UpdateList'].map(
      (operationId): Row => [operationId, `${ok}/properties/due_date/type`, { replace: text }],
    ),
  ]),
  ...because('Whether the start has a time is a boolean, as it is for the due date.', [
    ...listAnswers
      .filter(([operationId]) => operationId !== 'GetFolderlessLists')
      .map(
        ([operationId, list]): Row => [
          operationId,
          `${list}/properties/start_date_time/type`,
          { replace: ['boolean', 'null'] },
        ],
      ),
  ]),
  ...because('A comment that is assigned to nobody has null.', [
    ['GetTaskComments', `${commentItem}/assignee/type`, { replace: ['object', 'null'] }],
    ['GetTaskComments', `${commentItem}/assigned_by/type`, { replace: ['object', 'null'] }],
  ]),
  ...['CreateTaskComment', 'CreateListComment', 'CreateChatViewComment'].flatMap((operationId) => [
    ...because('The id of a created comment is a number.', [
      [operationId, `${ok}/properties/id/type`, { replace: ['string', 'number'] }],
    ]),
    ...because('Rich text and mentions go into comment, then there is no comment_text.', [
      [operationId, `${body}/properties/comment`, { add: { type: 'array' } }],
      [operationId, `${body}/required`, { without: 'comment_text' }],
    ]),
  ]),
  ...because('A comment on a list need not be assigned.', [
    ['CreateListComment', `${body}/required`, { without: 'assignee' }],
  ]),
  ...because('An update of a comment names only what changes; rich text goes into comment.', [
    ['UpdateComment', `${body}/properties/comment`, { add: { type: 'array' } }],
    ['UpdateComment', `${body}/required`, { without: 'comment_text' }],
    ['UpdateComment', `${body}/required`, { without: 'assignee' }],
    ['UpdateComment', `${body}/required`, { without: 'resolved' }],
  ]),
  ...because(
    'The last page of docs may say so with null; there was none, null and an empty text.',
    [
      [
        'searchDocsPublic',
        `${ok}/properties/next_cursor`,
        { replace: { type: 'string', nullable: true } },
      ],
    ],
  ),
  ...because('null takes the date, the priority, the estimate or the points away.', [
    ...['due_date', 'start_date', 'priority', 'time_estimate'].map(
      (name): Row => [
        'UpdateTask',
        `${body}/properties/${name}/type`,
        { replace: ['integer', 'null'] },
      ],
    ),
    ['UpdateTask', `${body}/properties/points/type`, { replace: ['number', 'null'] }],
    ['UpdateList', `${body}/properties/due_date/type`, { replace: ['integer', 'null'] }],
  ]),
  ...defectsBesideTasks,
]
