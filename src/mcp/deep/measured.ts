// What answers were seen to hold that the documents leave out or tell otherwise, by what it stands in.
import type { Properties, Schema } from '../../openapi/schema.ts'
import type { Kind } from './kind.ts'

const ANYTHING: Schema = {}
const TEXT: Schema = { type: 'string' }
const NUMBER: Schema = { type: 'number' }
const FLAG: Schema = { type: 'boolean' }
const OBJECT: Schema = { type: 'object' }
const MOMENT: Schema = { type: ['integer', 'string'] }
const ID: Schema = { type: ['integer', 'string'] }

const keys = (schema: Schema, ...names: readonly string[]): Properties =>
  Object.fromEntries(names.map((name) => [name, schema]))

const values = (...all: readonly string[]): Schema => ({ type: 'string', enum: all })

/** By kind; sections of docs/clickup-facts.md. */
export const MEASURED: Partial<Readonly<Record<Kind, Properties>>> = {
  // §17
  attachment: { date: MOMENT, ...keys(NUMBER, 'height', 'width'), workspace_id: ID },
  // §20
  channel: keys(MOMENT, 'created_at', 'latest_comment_at', 'room_updated_at', 'updated_at'),
  // §14
  'check-list': { creator: ID },
  'check-list-item': keys(
    ANYTHING,
    ...['due_date', 'due_date_time', 'group_assignee', 'sent_due_date_notif', 'start_date'],
    ...['start_date_time'],
  ),
  // §16
  comment: {
    group_assignee: ANYTHING,
    reactions: { items: OBJECT },
    reply_count: NUMBER,
  },
  // §18
  entry: {
    is_locked: FLAG,
    task_location: { properties: keys(ID, 'folder_id', 'list_id', 'space_id') },
  },
  // §21
  features: {
    ...keys(OBJECT, 'multiple_assignees', 'zoom'),
    ...keys(OBJECT, 'check_unresolved', 'custom_items', 'emails', 'milestones', 'points'),
    ...keys(OBJECT, 'priorities', 'sprints', 'status_pies'),
    scheduler_enabled: FLAG,
    time_tracking: { properties: keys(ANYTHING, 'default_to_billable', 'harvest', 'rollup') },
  },
  // §15
  field: {
    type: values(
      ...['attachment', 'automatic_progress', 'button', 'checkbox', 'currency', 'date'],
      ...['drop_down', 'email', 'emoji', 'formula', 'labels', 'list_relationship', 'location'],
      ...['manual_progress', 'multi_key', 'number', 'phone', 'rollup', 'short_text', 'signature'],
      ...['tasks', 'text', 'url', 'users', 'votes', 'voting'],
    ),
  },
  'field-config': keys(
    ANYTHING,
    ...['include_groups', 'include_guests', 'include_team_members', 'method', 'single_user'],
    ...['calculation_state', 'feature', 'fields', 'formula', 'is_dynamic', 'new_drop_down'],
    ...['return_types', 'simple', 'sorting', 'subcategory_id', 'subcategory_inverted_name'],
    ...['hide_voters', 'linked_subcategory_access', 'subfield_to_string_mode', 'subfield_type'],
    ...['subfield_type_id', 'subtask_rollup', 'version'],
  ),
  // §9
  list: { deleted: FLAG },
  // §8
  person: { ...keys(TEXT, 'role_key', 'timezone'), role_subtype: NUMBER },
  // §16
  run: {
    ...keys(OBJECT, 'attachment', 'attributes', 'bookmark', 'emoticon', 'frame', 'image'),
    ...keys(OBJECT, 'link_mention', 'task_mention', 'user'),
    text: ANYTHING,
    type: values(
      ...['assignees_tag', 'attachment', 'bookmark', 'divider', 'emoticon', 'frame', 'image'],
      ...['link_mention', 'people_custom_field_tag', 'table-embed', 'tag', 'task_mention'],
    ),
  },
  // §10
  status: {
    status_group: TEXT,
    type: values('open', 'custom', 'done', 'closed'),
  },
  // §11
  task: {
    time_estimates_by_user: { items: { properties: keys(NUMBER, 'userid', 'user_time_estimate') } },
  },
  // §21
  view: {
    type: values(
      ...['activity', 'board', 'box', 'calendar', 'conversation', 'doc', 'embed', 'form', 'gantt'],
      ...['list', 'map', 'mind_map', 'table', 'team', 'timeline', 'whiteboard', 'workload'],
    ),
  },
}

/** Of the answers themselves, by path. */
export const ENVELOPES: Readonly<Record<string, Properties>> = {
  // §8
  '/v2/team': {
    teams: {
      items: { properties: { members: { items: { properties: { invited_by: OBJECT } } } } },
    },
  },
  // §11
  '/v2/team/{team_id}/custom_item': {
    custom_items: { items: { properties: { avatar: OBJECT } } },
  },
  // §10
  '/v2/team/{team_id}/folder': { folders: {} },
  // §6
  '/v2/team/{team_id}/task': { last_page: FLAG },
  // §21
  '/v2/list/{list_id}/view': {
    required_views: { type: 'object', additionalProperties: { type: 'object' } },
    default_view: { type: 'object', properties: { type: NUMBER } },
  },
}
