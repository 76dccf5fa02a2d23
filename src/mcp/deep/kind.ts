// Which objects are of one kind.

/** What an object is; those of a kind have the same keys wherever they stand. */
export type Kind =
  | 'attachment'
  | 'channel'
  | 'check-list'
  | 'check-list-item'
  | 'comment'
  | 'doc'
  | 'entry'
  | 'features'
  | 'field'
  | 'field-config'
  | 'folder'
  | 'list'
  | 'message'
  | 'page'
  | 'person'
  | 'run'
  | 'space'
  | 'status'
  | 'task'
  | 'time-in-status'
  | 'view'

/** By the key that it, or an array of it, stands under. */
const KINDS = new Map<string, Kind>(
  Object.entries({
    assigned_by: 'person',
    assignee: 'person',
    assignees: 'person',
    attachments: 'attachment',
    checklists: 'check-list',
    comment: 'run',
    comments: 'comment',
    creator: 'person',
    custom_fields: 'field',
    docs: 'doc',
    features: 'features',
    fields: 'field',
    folder: 'folder',
    folders: 'folder',
    items: 'check-list-item',
    list: 'list',
    lists: 'list',
    pages: 'page',
    project: 'folder',
    space: 'space',
    spaces: 'space',
    status: 'status',
    statuses: 'status',
    subtasks: 'task',
    task: 'task',
    tasks: 'task',
    type_config: 'field-config',
    user: 'person',
    views: 'view',
    watchers: 'person',
  }),
)

/** Within these a key means something of its own. */
const APART: readonly Kind[] = ['field', 'field-config', 'view', 'run']

/** @param above the kind of what it stands in */
export const kindAt = (key: string, above: Kind | undefined): Kind | undefined =>
  above && APART.includes(above) && key !== 'type_config' ? undefined : KINDS.get(key)
