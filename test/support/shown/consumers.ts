// What takes a reference: every argument of every tool, by what it may name.

type Args = Record<string, unknown>

/** What a reference may be of. */
export type Kind =
  | 'space'
  | 'folder'
  | 'list'
  | 'task'
  | 'user'
  | 'group'
  | 'status'
  | 'tag'
  | 'field'
  | 'option'
  | 'type'
  | 'template'
  | 'doc'
  | 'page'
  | 'channel'
  | 'message'
  | 'comment'
  | 'attachment'
  | 'entry'
  | 'view'
  | 'checklist'
  | 'item'
  | 'found'
  | 'operation'

/** Where it is meant: the ids of what it belongs to. */
export interface Within {
  readonly list?: string
  readonly task?: string | undefined
  readonly field?: string
  readonly doc?: string
  readonly page?: string
  readonly channel?: string
  readonly checklist?: string
  readonly comment?: string
}

export interface Consumer {
  /** `update_tasks set.status` */
  readonly argument: string
  readonly args: (reference: string, within: Within) => Args
}

const dry = { dry_run: true }
const update = (set: Args, { task = '' }: Within): Args => ({ tasks: task, set, ...dry })
const create = (fields: Args, { list = '' }: Within): Args => ({
  list,
  tasks: [{ name: 'New', ...fields }],
  ...dry,
})
const consumer = (argument: string, args: Consumer['args']): Consumer => ({ argument, args })

const PLACE: readonly Consumer[] = [
  consumer('get_hierarchy in', (place) => ({ in: place })),
  consumer('find_tasks in', (place) => ({ in: place, limit: 2, columns: ['id'] })),
  consumer('find_docs in', (place) => ({ in: place })),
  consumer('get_time_entries in', (place) => ({ in: place, by: 'everybody' })),
  consumer('create_doc in', (place) => ({ in: place, name: 'New', ...dry })),
]
const PARENT = consumer('create_list in', (place) => ({ in: place, name: 'Quite new', ...dry }))
const operations = (kind: string): readonly Consumer[] => [
  consumer('read_operation path', (place) => ({
    operation: `Get${kind}`,
    path: { [`${kind.toLowerCase()}_id`]: place },
    fields: ['id'],
  })),
  consumer('call_operation path', (place) => ({
    operation: `Delete${kind}`,
    path: { [`${kind.toLowerCase()}_id`]: place },
    ...dry,
  })),
]

const PERSON: readonly Consumer[] = [
  consumer('find_tasks assignees', (who) => ({
    assignees: [who],
    limit: 2,
    columns: ['id'],
    include_closed: true,
  })),
  consumer('update_tasks set.assignees', (who, at) => update({ assignees: { add: [who] } }, at)),
  consumer('create_tasks tasks.assignees', (who, at) => create({ assignees: [who] }, at)),
]

export const CONSUMERS: Readonly<Record<Kind, readonly Consumer[]>> = {
  space: [...PLACE, PARENT, ...operations('Space')],
  folder: [...PLACE, PARENT, ...operations('Folder')],
  list: [
    ...PLACE,
    ...operations('List'),
    consumer('get_list list', (list) => ({ list })),
    consumer('get_comments list', (list) => ({ list })),
    consumer('add_comment list', (list) => ({ list, text: 'Hm.', ...dry })),
    consumer('create_tasks list', (list) => ({ list, tasks: [{ name: 'New' }], ...dry })),
    consumer('update_list list', (list) => ({ list, set: { content: 'New' }, ...dry })),
    consumer('delete_list list', (list) => ({ list, ...dry })),
    consumer('update_tasks set.move_to', (list, at) => update({ move_to: list }, at)),
    consumer('update_tasks set.lists', (list, at) => update({ lists: { add: [list] } }, at)),
    consumer('create_tasks tasks.lists', (list, at) => create({ lists: { add: [list] } }, at)),
  ],
  task: [
    consumer('get_task task', (task) => ({ task })),
    consumer('get_comments task', (task) => ({ task })),
    consumer('add_comment task', (task) => ({ task, text: 'Hm.', ...dry })),
    consumer('update_tasks tasks', (tasks) => ({ tasks, set: { points: 13 }, ...dry })),
    consumer('update_tasks changes.task', (task) => ({
      changes: [{ task, set: { points: 13 } }],
      ...dry,
    })),
    consumer('update_tasks set.waits_on', (one, at) => update({ waits_on: { add: [one] } }, at)),
    consumer('update_tasks set.blocks', (one, at) => update({ blocks: { add: [one] } }, at)),
    consumer('update_tasks set.links', (one, at) => update({ links: { add: [one] } }, at)),
    consumer('update_tasks set.parent', (parent, at) => update({ parent }, at)),
    consumer('create_tasks tasks.parent', (parent, at) => create({ parent }, at)),
    consumer('create_tasks tasks.waits_on', (one, at) => create({ waits_on: [one] }, at)),
    consumer('create_tasks tasks.blocks', (one, at) => create({ blocks: [one] }, at)),
    consumer('create_tasks tasks.links', (one, at) => create({ links: [one] }, at)),
    consumer('delete_tasks tasks', (tasks) => ({ tasks, ...dry })),
    consumer('merge_tasks into', (into, { task }) => ({ into, tasks: task, ...dry })),
    consumer('merge_tasks tasks', (tasks, { task }) => ({ into: task, tasks, ...dry })),
    consumer('get_time_entries task', (task) => ({ task, by: 'everybody' })),
    consumer('track_time task', (task) => ({
      action: 'log',
      task,
      start: '2026-11-02 09:00',
      duration: '1h',
      ...dry,
    })),
    consumer('get_attachment task', (task) => ({ task, attachment: 'no such file' })),
    consumer('attach_files task', (task) => ({ task, paths: 'no such file', ...dry })),
    consumer('fetch id', (id) => ({ id })),
  ],
  user: [
    ...PERSON,
    consumer('find_members query', (query) => ({ query })),
    consumer('get_time_entries by', (by) => ({ by })),
    consumer('create_tasks tasks.watchers', (who, at) => create({ watchers: [who] }, at)),
    consumer('update_tasks set.watchers', (who, at) => update({ watchers: { add: [who] } }, at)),
    consumer('update_tasks set.estimates', (who, at) => update({ estimates: { [who]: '2h' } }, at)),
    consumer('add_comment assign_to', (who, { task }) => ({
      task,
      text: 'Hm.',
      assign_to: who,
      ...dry,
    })),
    consumer('update_comment assign_to', (who, { comment }) => ({
      comment,
      text: 'Hm.',
      assign_to: who,
      ...dry,
    })),
    consumer('update_list set.assignee', (who, { list }) => ({
      list,
      set: { assignee: who },
      ...dry,
    })),
    consumer('create_list assignee', (who) => ({
      in: '90140100001',
      name: 'Quite new',
      assignee: who,
      ...dry,
    })),
  ],
  group: [...PERSON, consumer('find_members query', (query) => ({ query }))],
  status: [
    consumer('find_tasks statuses', (status, { list }) => ({
      in: list,
      statuses: [status],
      include_closed: true,
      columns: ['id'],
    })),
    consumer('update_tasks set.status', (status, at) => update({ status }, at)),
    consumer('create_tasks tasks.status', (status, at) => create({ status }, at)),
  ],
  tag: [
    consumer('find_tasks tags', (tag) => ({ tags: [tag], include_closed: true, columns: ['id'] })),
    consumer('update_tasks set.tags', (tag, at) => update({ tags: { add: [tag] } }, at)),
    consumer('update_tasks set.tags', (tag, at) => update({ tags: { remove: [tag] } }, at)),
    consumer('create_tasks tasks.tags', (tag, at) => create({ tags: [tag] }, at)),
  ],
  field: [
    consumer('find_tasks fields', (field, { list }) => ({
      in: list,
      fields: { [field]: 'any' },
      columns: ['id'],
    })),
    consumer('find_tasks columns', (field, { list }) => ({ in: list, columns: ['id', field] })),
    consumer('find_tasks group_by', (field, { list }) => ({ in: list, group_by: [field] })),
    consumer('update_tasks set.fields', (field, at) => update({ fields: { [field]: null } }, at)),
    consumer('create_tasks tasks.fields', (field, at) => create({ fields: { [field]: null } }, at)),
  ],
  option: [
    consumer('find_tasks fields', (option, { list, field = '' }) => ({
      in: list,
      fields: { [field]: option },
      columns: ['id'],
    })),
    consumer('update_tasks set.fields', (option, at) =>
      update({ fields: { [at.field ?? '']: option } }, at),
    ),
    consumer('create_tasks tasks.fields', (option, at) =>
      create({ fields: { [at.field ?? '']: option } }, at),
    ),
  ],
  type: [
    consumer('update_tasks set.type', (type, at) => update({ type }, at)),
    consumer('create_tasks tasks.type', (type, at) => create({ type }, at)),
  ],
  template: [consumer('create_tasks tasks.template', (template, at) => create({ template }, at))],
  doc: [
    consumer('get_doc doc', (doc) => ({ doc })),
    consumer('edit_doc doc', (doc) => ({
      doc,
      mode: 'new_page',
      name: 'New',
      content: 'New',
      ...dry,
    })),
  ],
  page: [
    consumer('get_doc page', (page, { doc }) => ({ doc, page })),
    consumer('edit_doc page', (page, { doc }) => ({
      doc,
      page,
      mode: 'append',
      content: 'New',
      ...dry,
    })),
  ],
  channel: [
    consumer('get_messages channel', (channel) => ({ channel })),
    consumer('send_message channel', (channel) => ({ channel, text: 'Hm.', ...dry })),
  ],
  message: [
    consumer('send_message reply_to', (reply_to, { channel }) => ({
      channel,
      reply_to,
      text: 'Hm.',
      ...dry,
    })),
  ],
  comment: [
    consumer('get_comments comment', (comment) => ({ comment })),
    consumer('update_comment comment', (comment) => ({ comment, text: 'Hm.', ...dry })),
    consumer('delete_comment comment', (comment) => ({ comment, ...dry })),
    consumer('add_comment reply_to', (reply_to) => ({ reply_to, text: 'Hm.', ...dry })),
  ],
  attachment: [
    consumer('get_attachment attachment', (attachment, { task }) => ({ attachment, task })),
  ],
  entry: [
    consumer('track_time entry', (entry) => ({ action: 'correct', entry, note: 'Hm.', ...dry })),
  ],
  view: [
    consumer('get_comments view', (view) => ({ view })),
    consumer('add_comment view', (view) => ({ view, text: 'Hm.', ...dry })),
  ],
  checklist: [
    consumer('update_tasks set.checklists', (checklist, at) =>
      update({ checklists: { [checklist]: { 'Quite new': true } } }, at),
    ),
  ],
  item: [
    consumer('update_tasks set.checklists', (item, at) =>
      update({ checklists: { [at.checklist ?? '']: { [item]: null } } }, at),
    ),
  ],
  found: [consumer('fetch id', (id) => ({ id }))],
  operation: [
    consumer('read_operation operation', (operation) => ({ operation })),
    consumer('call_operation operation', (operation) => ({ operation, ...dry })),
  ],
}

/** Arguments that name nothing that an answer shows; of some only what is typed freely. */
export const NO_REFERENCES: readonly string[] = [
  'dry_run',
  'confirm',
  'cursor',
  'limit',
  'text',
  'content',
  'name',
  'description',
  'priority',
  'priorities',
  'due',
  'start',
  'end',
  'from',
  'to',
  'updated',
  'created',
  'closed',
  'duration',
  'estimate',
  'points',
  'note',
  'billable',
  'action',
  'mode',
  'version',
  'depth',
  'include',
  'include_closed',
  'include_subtasks',
  'archived',
  'in_status_for',
  'order_by',
  'get_time_entries group_by',
  'resolved',
  'attach_files comment',
  'paths',
  'urls',
  'subtasks',
  'features',
  // The same as those of `set`, by one schema.
  'update_tasks changes.set',
  // Fields of numbers alone; count-tasks.test.ts has each of them.
  'find_tasks sum',
  // Check lists of a task that is not there yet are new.
  'create_tasks tasks.checklists',
  // A list's status is its colour.
  'create_list status',
  'update_list set.status',
  // What is looked for by words.
  'search query',
  'find_operations query',
  // What ClickUp's own operations take besides their paths is theirs.
  'read_operation query',
  'read_operation body',
  'read_operation fields',
  'call_operation query',
  'call_operation body',
  'call_operation fields',
]
