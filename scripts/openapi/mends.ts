// What the documents say wrongly of requests, besides what the contract tests have found: one by one.

import type { Defect } from '../../test/contract/support/defect.ts'
import type { Json, JsonObject } from '../../test/contract/support/documents.ts'

type Row = [operationId: string, where: string, mend: Defect['mend']]

const because = (reason: string, rows: readonly Row[]): Defect[] =>
  rows.map(([operationId, where, change]) => ({ operationId, where, mend: change, reason }))

const body = '/requestBody/content/application~1json/schema'
const texts: Json = { type: 'array', items: { type: 'string' } }

/** By the documents they share one schema, which stands at UpdateView. */
const viewParts = `${body}/properties`

export const requestDefects: readonly Defect[] = [
  ...because('Exactly one of the two names the dependency.', [
    ['DeleteDependency', '/parameters/name=depends_on/required', { replace: false }],
    ['DeleteDependency', '/parameters/name=dependency_of/required', { replace: false }],
  ]),
  ...because('A user group has a UUID.', [
    ['UpdateComment', `${body}/properties/group_assignee/type`, { replace: ['string', 'null'] }],
  ]),
  ...because('Events are a list, or the text "*".', [
    ['UpdateWebhook', `${body}/properties/events`, { replace: { type: ['array', 'string'] } }],
  ]),
  ...because('Only an Enterprise workspace has it.', [
    ['UpdateSpace', `${body}/required`, { without: 'admin_can_manage' }],
  ]),
  ...because('The tag is named by the path.', [
    ['DeleteSpaceTag', '/requestBody/required', { replace: false }],
  ]),
  ...because('What divides a view is a field and a direction, or null.', [
    ['UpdateView', `${viewParts}/divide/properties/field/type`, { replace: ['string', 'null'] }],
    ['UpdateView', `${viewParts}/divide/properties/dir/type`, { replace: ['integer', 'null'] }],
  ]),
  ...because('Filters, columns and sortings are objects, not strings.', [
    ...['filters', 'columns', 'sorting'].map(
      (part): Row => [
        'UpdateView',
        `${viewParts}/${part}/properties/fields/items`,
        { replace: {} },
      ],
    ),
  ]),
  ...because('The types of channels are a list.', [
    ['getChatChannels', '/parameters/name=channel_types/schema', { replace: texts }],
  ]),
  ...because('A doc may stand in a task.', [
    [
      'searchDocsPublic',
      '/parameters/name=parent_type/schema',
      {
        replace: {
          type: 'string',
          enum: [
            ...['1', '4', '5', '6', '7', '12'],
            ...['TASK', 'SPACE', 'FOLDER', 'LIST', 'EVERYTHING', 'WORKSPACE'],
          ],
        },
      },
    ],
  ]),
  ...because('null in an enumeration of a type without null.', [
    [
      'CreateFolderFromTemplate',
      `${body}/properties/options/properties/archived/type`,
      { replace: ['integer', 'null'] },
    ],
    [
      'CreateSpaceListFromTemplate',
      `${body}/properties/options/properties/archived/type`,
      { replace: ['integer', 'null'] },
    ],
  ]),
]

/** Names that mislead, are run together or hold an apostrophe; the documents' own are understood too. */
export const renamed: Readonly<Record<string, string>> = {
  // Groups of users, once called teams, which elsewhere in v2 are workspaces.
  UpdateTeam: 'UpdateUserGroup',
  DeleteTeam: 'DeleteUserGroup',
  GetTeams1: 'GetUserGroups',
  "GetTask'sTimeinStatus": 'GetTasksTimeInStatus',
  "GetBulkTasks'TimeinStatus": 'GetBulkTasksTimeInStatus',
  Gettrackedtime: 'GetTrackedTime',
  Tracktime: 'TrackTime',
  Edittimetracked: 'EditTimeTracked',
  Deletetimetracked: 'DeleteTimeTracked',
  Gettimeentrieswithinadaterange: 'GetTimeEntriesWithinADateRange',
  Createatimeentry: 'CreateATimeEntry',
  Getsingulartimeentry: 'GetSingularTimeEntry',
  DeleteatimeEntry: 'DeleteATimeEntry',
  UpdateatimeEntry: 'UpdateATimeEntry',
  Gettimeentryhistory: 'GetTimeEntryHistory',
  Getrunningtimeentry: 'GetRunningTimeEntry',
  Removetagsfromtimeentries: 'RemoveTagsFromTimeEntries',
  Getalltagsfromtimeentries: 'GetAllTagsFromTimeEntries',
  Addtagsfromtimeentries: 'AddTagsFromTimeEntries',
  Changetagnamesfromtimeentries: 'ChangeTagNamesFromTimeEntries',
  StartatimeEntry: 'StartATimeEntry',
  StopatimeEntry: 'StopATimeEntry',
  GetWorkspaceseats: 'GetWorkspaceSeats',
  GetWorkspaceplan: 'GetWorkspacePlan',
}

/** One JSON text each, though the documents call them lists of texts. */
export const jsonParameters: ReadonlySet<string> = new Set(['custom_fields', 'custom_field'])

/** Of these arguments exactly one has to be given. */
export const exactlyOne: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    [
      'CreateTaskComment',
      'CreateListComment',
      'CreateChatViewComment',
      'CreateThreadedComment',
    ].map((operationId) => [operationId, ['comment_text', 'comment']]),
  ),
  AddDependency: ['depends_on', 'dependency_of'],
  DeleteDependency: ['depends_on', 'dependency_of'],
}

/** Any value: which one depends on the type of the field, and a text that fits one type fits none else. */
const fieldValue: Json = {
  type: 'object',
  required: ['value'],
  properties: { value: {}, value_options: { type: 'object' } },
}

/** The documents name no part for the file, which ClickUp reads as `attachment`: this is ours. */
export const fileBody: JsonObject = {
  type: 'object',
  properties: {
    file: { type: 'string' },
    content: { type: 'string' },
    filename: { type: 'string' },
  },
}

const withFieldValues = (schema: Json): Json => {
  const { properties, ...rest } = schema as { properties: { [key: string]: Json } }
  const items = {
    type: 'object',
    required: ['id', 'value'],
    properties: { id: { type: 'string' }, value: {}, value_options: { type: 'object' } },
  }
  return { ...rest, properties: { ...properties, custom_fields: { type: 'array', items } } } as Json
}

/** Bodies that a list of alternatives describes less well than this. */
export const bodies: Readonly<Record<string, (schema: Json) => Json>> = {
  SetCustomFieldValue: () => fieldValue,
  CreateTask: withFieldValues,
}
