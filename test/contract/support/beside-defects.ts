// What is wrong in the documents about checklists, relations, time, chat and views.
import { because, type Defect, ok, type Row } from './defect.ts'

const wholeTask = { $ref: `#/paths/~1v2~1task~1{task_id}/get${ok}` }
const timeTag = { type: 'object', required: ['name'] }
const entry = `${ok}/properties/data`
const listed = `${entry}/items`
const commentItem = `${ok}/properties/comments/items/properties`
const channel = `${ok}/allOf/1/properties/data/items`
const channelTimes = ['created_at', 'updated_at', 'latest_comment_at']

export const defectsBesideTasks: readonly Defect[] = [
  ...because('A task is told as everywhere else.', [
    ['AddTaskLink', `${ok}/properties/task`, { replace: wholeTask }],
    ['DeleteTaskLink', `${ok}/properties/task`, { replace: wholeTask }],
    ['GetViewTasks', `${ok}/properties/tasks/items`, { replace: wholeTask }],
  ]),
  ...because('Whoever is to do an item of a checklist is an object, and items nest.', [
    [
      'EditChecklistItem',
      `${ok}/properties/checklist/properties/items/items/properties/assignee/type`,
      { replace: ['object', 'null'] },
    ],
    [
      'EditChecklistItem',
      `${ok}/properties/checklist/properties/items/items/properties/children/items`,
      { replace: { type: 'object' } },
    ],
  ]),
  ...because('A dependency is deleted by one of the two.', [
    ['DeleteDependency', '/parameters/name=depends_on/required', { replace: false }],
    ['DeleteDependency', '/parameters/name=dependency_of/required', { replace: false }],
  ]),
  ...because('Templates are objects, not strings.', [
    [
      'GetTaskTemplates',
      `${ok}/properties/templates/items`,
      { replace: { type: 'object', required: ['id', 'name'] } },
    ],
  ]),
  ...because('The tags of time entries are objects, not strings.', [
    ['Gettimeentrieswithinadaterange', `${listed}/properties/tags/items`, { replace: timeTag }],
    ['Getsingulartimeentry', `${entry}/properties/tags/items`, { replace: timeTag }],
    ['Getrunningtimeentry', `${entry}/properties/tags/items`, { replace: timeTag }],
    ['StartatimeEntry', `${entry}/properties/tags/items`, { replace: timeTag }],
    ['StopatimeEntry', `${entry}/properties/tags/items`, { replace: timeTag }],
  ]),
  ...because('What was not asked for is not told.', [
    ...['list_name', 'folder_name', 'space_name'].map(
      (without): Row => [
        'Getsingulartimeentry',
        `${entry}/properties/task_location/required`,
        { without },
      ],
    ),
    ['Gettimeentrieswithinadaterange', `${listed}/required`, { without: 'task_tags' }],
    ['Getsingulartimeentry', `${entry}/required`, { without: 'task_tags' }],
  ]),
  ...because('How often a comment was answered is a number, and who reacted an object.', [
    ['GetTaskComments', `${commentItem}/reply_count/type`, { replace: 'number' }],
    ['GetTaskComments', `${commentItem}/reactions/items/type`, { replace: 'object' }],
    ['GetChatViewComments', `${commentItem}/reply_count/type`, { replace: 'number' }],
  ]),
  ...because('The times of channels are numbers, and a direct message has no name.', [
    ...channelTimes.map(
      (time): Row => [
        'getChatChannels',
        `${channel}/properties/${time}/type`,
        { replace: 'number' },
      ],
    ),
    ['getChatChannels', `${channel}/required`, { without: 'name' }],
    ['getChatChannels', `${channel}/properties/archived/type`, { replace: ['boolean', 'null'] }],
  ]),
  ...because('Time need not belong to a task: it has none, and stands nowhere.', [
    ['Gettimeentrieswithinadaterange', `${listed}/required`, { without: 'task' }],
    ['StartatimeEntry', `${entry}/required`, { without: 'task' }],
    ...['list_id', 'folder_id', 'space_id'].map(
      (id): Row => [
        'Gettimeentrieswithinadaterange',
        `${listed}/properties/task_location/properties/${id}/type`,
        { replace: ['string', 'null'] },
      ],
    ),
  ]),
  ...because('While no timer runs there is none; an entry that is not there is null as well.', [
    ['Getrunningtimeentry', `${entry}/type`, { replace: ['object', 'null'] }],
    ['Getsingulartimeentry', `${entry}/type`, { replace: ['object', 'null'] }],
  ]),
  ...because('An entry that still runs has no end.', [
    ['Getsingulartimeentry', `${entry}/required`, { without: 'end' }],
  ]),
  ...because('Several people stand in one parameter, by commas, as its own words say.', [
    [
      'Gettimeentrieswithinadaterange',
      '/parameters/name=assignee/schema',
      { replace: { type: 'string' } },
    ],
  ]),
  ...because('What was created comes wrapped in data, not as it was sent.', [
    [
      'Createatimeentry',
      ok,
      { replace: { type: 'object', required: ['data'], properties: { data: { type: 'object' } } } },
    ],
  ]),
  ...because('The owners and key results of goals are objects, not strings.', [
    [
      'GetGoals',
      `${ok}/properties/goals/items/properties/owners/items`,
      { replace: { type: 'object' } },
    ],
    [
      'GetGoal',
      `${ok}/properties/goal/properties/key_results/items`,
      { replace: { type: 'object' } },
    ],
  ]),
  ...because('The links of a message with replies fit both branches.', [
    ['patchChatMessage', `${ok}/properties/links`, { replace: { type: 'object' } }],
  ]),
]
