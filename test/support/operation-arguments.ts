// Arguments with which every documented operation can be called in the sandbox's demo.
import { exampleOf } from '../../scripts/openapi/example.ts'
import { getOperation, type Operation } from '../../src/openapi/catalogue.ts'
import type { Schema } from '../../src/openapi/schema.ts'
import type { Sandbox } from '../../src/sandbox/server.ts'
import { idsIn } from '../contract/support/calls.ts'
import { isObject } from '../contract/support/documents.ts'

type Fields = Record<string, unknown>

interface Given {
  readonly path?: Fields
  readonly query?: Fields
  /** null = none */
  readonly body?: Fields | null
}

/** Only what must be given, so that no example meets a rule that no schema tells. */
const required = (schema: Schema | undefined): Fields => {
  const names = schema?.required ?? []
  const whole = exampleOf({}, schema)
  const fields = isObject(whole) ? whole : {}
  return Object.fromEntries(names.map((name) => [name, fields[name]]))
}

/** A body that is a list goes as the field of an object. */
const bodyOf = ({ body }: Operation): Fields | undefined => {
  if (!body) return undefined
  if (body.type === 'array') return { items: exampleOf({}, body) }
  return required(body)
}

const bodyNamed = (id: string): Fields => required(getOperation(id)?.operation.body)

const HOUR = 3_600_000

/** What stands for people is taken for their names. */
const NOBODY = { assignees: [], assigned_comments: false, unassigned_tasks: false }
const now = Date.now()

/** Arguments that no schema tells, where the sandbox keeps state. */
const own = (ids: ReturnType<typeof idsIn>): Readonly<Record<string, Given>> => ({
  CreateTaskAttachment: { body: { content: 'Some notes.', filename: 'notes.txt' } },
  postEntityAttachment: {
    path: { entity_type: 'attachments', entity_id: '868512p' },
    body: { content: 'Some notes.', filename: 'notes.txt' },
  },
  getParentEntityAttachments: { path: { entity_type: 'attachments', entity_id: '868512p' } },
  CreateTaskComment: { body: { comment_text: 'Hello', notify_all: false } },
  CreateListComment: { body: { comment_text: 'Hello', notify_all: false } },
  CreateChatViewComment: { body: { comment_text: 'Hello', notify_all: false } },
  CreateThreadedComment: { body: { comment_text: 'Hello', notify_all: false } },
  UpdateComment: { body: { resolved: true, group_assignee: null } },
  AddDependency: { body: { depends_on: ids.task('ENG-123') } },
  DeleteDependency: { query: { depends_on: 'ENG-123' } },
  AddTaskLink: { path: { links_to: 'ENG-133' } },
  DeleteTaskLink: { path: { links_to: 'ENG-133' } },
  AddTaskToList: { path: { list_id: 'Bug Tracker' } },
  RemoveTaskFromList: { path: { list_id: 'Bug Tracker' } },
  SetCustomFieldValue: { path: { field_id: ids.field('Effort') }, body: { value: 5 } },
  RemoveCustomFieldValue: { path: { field_id: ids.field('Effort') } },
  AddTagToTask: { path: { tag_name: 'infra' } },
  RemoveTagFromTask: { path: { tag_name: 'infra' } },
  EditSpaceTag: { path: { tag_name: 'infra' } },
  CreateSpaceTag: { body: { tag: { name: 'new one', tag_fg: '#fff', tag_bg: '#000' } } },
  GetBulkTasksTimeInStatus: { query: { task_ids: ['868512p', 'ENG-133'] } },
  GetTaskTemplates: { query: { page: 0 } },
  GetTasks: {
    query: {
      statuses: ['in progress'],
      custom_fields: [{ field_id: ids.field('Severity'), operator: '=', value: 0 }],
    },
  },
  DeleteSpaceTag: { path: { tag_name: 'infra' }, body: null },
  UpdateWebhook: { body: { endpoint: 'https://example.com/', events: ['*'], status: 'active' } },
  ...Object.fromEntries(
    ['CreateListView', 'CreateFolderView', 'CreateSpaceView', 'CreateTeamView'].map((id) => [
      id,
      { body: { ...bodyNamed(id), type: 'list', team_sidebar: NOBODY } },
    ]),
  ),
  CreateSpace: { body: { ...bodyNamed('CreateSpace'), multiple_assignees: true } },
  UpdateSpace: { body: { ...bodyNamed('UpdateSpace'), multiple_assignees: true } },
  UpdateView: {
    body: {
      ...bodyNamed('UpdateView'),
      type: 'list',
      team_sidebar: NOBODY,
      divide: { field: 'status', dir: 1, collapsed: [] },
    },
  },
  getChatChannels: { query: { channel_types: ['CHANNEL', 'DM'] } },
  searchDocsPublic: { query: { parent_type: 'TASK', parent_id: '868512p' } },
  CreateFolderFromTemplate: { body: { name: 'From a template', options: { archived: null } } },
  AddGuestToList: { body: { permission_level: 'read' } },
  ...Object.fromEntries(
    ['CreateFolderListFromTemplate', 'CreateSpaceListFromTemplate'].map((id) => [
      id,
      {
        path: { template_id: 'Release train' },
        body: { name: 'From a template', options: { archived: null } },
      },
    ]),
  ),
  GetUserGroups: { query: { group_ids: [UUID] } },
  CreateTask: { body: { name: 'From the catalogue', priority: 2 } },
  UpdateTask: { body: { name: 'Renamed', assignees: { add: [ids.user('Sam Chen')] } } },
  mergeTasks: { path: { task_id: 'ENG-121' }, body: { source_task_ids: ['ENG-130'] } },
  moveTask: { path: { task_id: 'ENG-142', list_id: 'Current Sprint' }, body: {} },
  CreateATimeEntry: { body: { start: now - 2 * HOUR, duration: HOUR, tid: '868512p' } },
  StartATimeEntry: { body: { tid: '868512p' } },
  UpdateATimeEntry: { body: { tags: [], description: 'Planning' } },
  TrackTime: { body: { start: now - 5 * HOUR, end: now - 4 * HOUR, time: HOUR } },
  DeleteTimeTracked: { path: { task_id: '868512p' } },
  EditTimeTracked: {
    path: { task_id: '868512p' },
    body: { start: now - 5 * HOUR, end: now - 4 * HOUR, time: HOUR },
  },
  CreateFolder: { body: { name: 'Short-lived' } },
  UpdateFolder: { body: { name: 'Sprints 2' } },
  createDocPublic: { body: { name: 'Notes' } },
  getSubtypes: { path: { comment_type: 'post' } },
  publicPatchAcl: { path: { object_type: 'list', object_id: ids.list('Launch Plan') } },
  GetViewTasks: { query: { page: 0 } },
  editPagePublic: { body: { content: 'More.', content_edit_mode: 'append' } },
  EditChecklistItem: { body: { resolved: true } },
  CreateChecklistItem: { body: { name: 'First' } },
  createLocationChatChannel: {
    body: { location: { id: ids.list('Launch Plan'), type: 'list' } },
  },
  createChatMessage: { body: { type: 'message', content: 'Hello' } },
  createReplyMessage: { body: { type: 'message', content: 'Hello' } },
  createChatReaction: { body: { reaction: 'thumbsup' } },
  deleteChatReaction: { path: { reaction: 'thumbsup' } },
  updateTimeEstimatesByUser: {
    body: { items: [{ assignee: ids.user('Sam Chen'), time: HOUR }] },
  },
  replaceTimeEstimatesByUser: {
    body: { items: [{ assignee: ids.user('Sam Chen'), time: HOUR }] },
  },
})

/** The ids that paths name; more come to be as operations make things. */
export const idsFor = (sandbox: Sandbox): Record<string, string> => {
  const ids = idsIn(sandbox)
  return {
    space_id: ids.space('Engineering'),
    folder_id: ids.folder('Sprints'),
    list_id: ids.list('Current Sprint'),
    task_id: '868512p',
    view_id: ids.view('Sprint chat'),
    guest_id: String(ids.user('Nora Lindqvist')),
    user_id: String(ids.user('Sam Chen')),
    template_id: 't-1',
    interval_id: '1',
    timer_id: '1',
    comment_id: '1',
    tag_name: 'infra',
  }
}

const pathOf = (operation: Operation, known: Readonly<Record<string, string>>): Fields =>
  Object.fromEntries(
    Object.keys(operation.pathParameters ?? {})
      .filter((name) => !['team_id', 'workspace_id'].includes(name))
      .map((name) => [name, known[name] ?? unknownId(name)]),
  )

const UUID = '11111111-2222-4333-8444-555555555555'

/** Ids by their look, of what is not there: what does not look like one is taken for a name. */
const UNKNOWN: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['goal_id', 'key_result_id', 'group_id', 'webhook_id', 'field_id'].map((name) => [name, UUID]),
  ),
  ...Object.fromEntries(
    ['channel_id', 'doc_id', 'page_id', 'view_id'].map((name) => [name, '8cdgx-1']),
  ),
}

const unknownId = (name: string): string => UNKNOWN[name] ?? `some-${name.replaceAll('_', '-')}`

export type ArgumentsOf = (operation: Operation, known: Readonly<Record<string, string>>) => Fields

/** To be made while the demo is whole; `known` are the ids that paths name. */
export const argumentsIn = (sandbox: Sandbox): ArgumentsOf => {
  const table = own(idsIn(sandbox))
  return (operation, known) => argumentsFor(table[operation.id] ?? {}, operation, known)
}

const argumentsFor = (
  { path, query, body }: Given,
  operation: Operation,
  known: Readonly<Record<string, string>>,
): Fields => {
  const sent = body === undefined ? bodyOf(operation) : body
  const { team_id, ...asked } = required(operation.query)
  return {
    operation: operation.id,
    path: { ...pathOf(operation, known), ...path },
    query: { ...asked, ...query },
    ...(sent ? { body: sent } : {}),
  }
}
