// What the identifiers and time stamps of all operations are, by one table: by it names, people and
// dates may stand in path, query and body of any of them, and nothing is guessed.
import type { Operation } from './catalogue.ts'

/** Whose name may stand for its id. */
type Named =
  | ('task' | 'list' | 'folder' | 'space' | 'person' | 'group' | 'goal' | 'key result' | 'view')
  | ('webhook' | 'channel' | 'doc' | 'page' | 'field' | 'task type' | 'role' | 'email')
  | ('task template' | 'list template' | 'folder template')

/** What it is the id of stands beside it: `place` by `type`, `object` by the path, `member` by `kind`. */
type Told = 'place' | 'object' | 'member'

/** `people` are one text, parted by commas; `filter` is one filter of a view. */
type Shaped = 'people' | 'filter'

/**
 * A day without a time is meant at noon (`due`, `begin`), from its first moment or to its last; what is
 * `below` it or was `before` it ends where it begins, but a stretch of days with its end.
 */
export type Stamp =
  | ('due' | 'begin' | 'since' | 'until' | 'from' | 'below' | 'before')
  | ('due text' | 'begin text')

/** `estimate` counts days of work. */
type Span = 'duration' | 'estimate'

export type Meaning = Named | Told | Shaped | Stamp | Span

type Table = Readonly<Record<string, Meaning>>

const all = (meaning: Meaning, keys: string): Table =>
  Object.fromEntries(keys.split(' ').map((key) => [key, meaning]))

/** By where it stands, whatever the operation. */
const COMMON: Table = {
  ...all('task', 'path.task_id path.links_to query.task_id query.task_ids query.parent'),
  ...all('task', 'query.depends_on query.dependency_of body.depends_on body.dependency_of'),
  ...all('task', 'body.task_id body.task_ids body.source_task_ids body.tid body.links_to'),
  ...all('list', 'path.list_id query.list_id query.list_ids body.list_id body.list_ids'),
  ...all('folder', 'path.folder_id query.folder_id query.project_ids body.folder_id'),
  ...all('folder', 'body.parent_folder_id'),
  ...all('space', 'path.space_id query.space_id query.space_ids body.space_id'),
  ...all('place', 'body.parent.id body.location.id query.parent_id'),
  ...all('object', 'path.object_id path.entity_id'),
  ...all('person', 'path.user_id path.guest_id query.assignee query.assignees query.watchers'),
  ...all('person', 'query.creator body.owners body.add_owners body.rem_owners body.assignee'),
  ...all('person', 'body.assignees body.assignees.add body.assignees.rem body[].assignee'),
  ...all('person', 'body.watchers.add body.watchers.rem body.members body.members.add'),
  ...all('person', 'body.members.rem body.followers body.user_ids body.filter.userId'),
  ...all('person', 'body.team_sidebar.assignees body.reactions[].user_id'),
  ...all('email', 'body.filter.userEmail'),
  ...all('member', 'body.entries[].id'),
  ...all('group', 'path.group_id query.group_ids body.group_assignee body.group_assignees'),
  ...all('group', 'body.group_assignees.add body.group_assignees.rem'),
  ...all('goal', 'path.goal_id'),
  ...all('key result', 'path.key_result_id'),
  ...all('view', 'path.view_id'),
  ...all('webhook', 'path.webhook_id'),
  ...all('channel', 'path.channel_id'),
  ...all('doc', 'path.doc_id query.id'),
  ...all('page', 'path.page_id body.parent_page_id'),
  ...all('field', 'path.field_id body.custom_fields[].id body.custom_fields_to_move'),
  ...all('task type', 'body.custom_item_id query.custom_items'),
  ...all('role', 'body.custom_role_id'),
  ...all('filter', 'body.filters.fields[]'),
  ...all('due', 'body.due_date'),
  ...all('begin', 'body.start_date'),
  ...all('due text', 'body.options.due_date'),
  ...all('begin text', 'body.options.start_date'),
  ...all('from', 'query.due_date_gt'),
  ...all('below', 'query.due_date_lt'),
  ...all('since', 'query.date_created_gt query.date_updated_gt query.date_done_gt'),
  ...all('before', 'query.date_created_lt query.date_updated_lt query.date_done_lt'),
  ...all('since', 'query.start_date query.start query.with_message_since body.start'),
  ...all('since', 'body.filter.startTime body.pagination.pageTimestamp body.reactions[].date'),
  ...all('until', 'query.end_date body.end body.stop body.filter.endTime'),
  ...all('duration', 'body.duration body.time'),
  ...all('estimate', 'body.time_estimate body[].time'),
}

/** Where the same name means something else in one operation. */
const OWN: Readonly<Record<string, Readonly<Record<string, Meaning>>>> = {
  CreateTask: { 'body.parent': 'task' },
  UpdateTask: { 'body.parent': 'task' },
  GetTimeEntriesWithinADateRange: { 'query.assignee': 'people' },
  CreateTaskFromTemplate: { 'path.template_id': 'task template' },
  CreateFolderListFromTemplate: { 'path.template_id': 'list template' },
  CreateSpaceListFromTemplate: { 'path.template_id': 'list template' },
  CreateFolderFromTemplate: { 'path.template_id': 'folder template' },
}

/**
 * What a value of an operation is.
 * @param key where it stands, entries of lists as `[]`: `path.task_id`, `body.entries[].id`
 */
export const meaningOf = ({ id }: Pick<Operation, 'id'>, key: string): Meaning | undefined => {
  const own = OWN[id]
  if (own && Object.hasOwn(own, key)) return own[key]
  return Object.hasOwn(COMMON, key) ? COMMON[key] : undefined
}

const STAMPS: ReadonlySet<string> = new Set<Stamp>([
  ...(['due', 'begin', 'since', 'until', 'from', 'below', 'before'] as const),
  ...(['due text', 'begin text'] as const),
])

export const isStamp = (meaning: Meaning): meaning is Stamp => STAMPS.has(meaning)

/** In one word, as arguments are told: `owners: person[]`. */
export const wordFor = (meaning: Meaning): string => {
  if (isStamp(meaning)) return 'date'
  switch (meaning) {
    case 'place':
      return 'place'
    case 'object':
      return 'id'
    case 'member':
    case 'email':
      return 'person'
    case 'people':
      return 'person[]'
    case 'filter':
      return '{field, op, values}'
    case 'estimate':
      return 'duration'
    default:
      return meaning
  }
}

/** For the test that holds the table to be whole. */
export const meantEverywhere: readonly string[] = Object.keys(COMMON)
