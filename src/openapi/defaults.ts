// What ClickUp demands and nobody wants to say: filled in where it is missing, and shown on a dry run.
// Only what changes nothing of what was asked for is filled in; what means something is asked for.
import { type Fields, isFields } from '../base/text/records.ts'

/** As a new view is: the documents' own example (docs/clickup-facts.md §21). */
const VIEW: Fields = {
  grouping: { field: 'none', dir: 1, collapsed: [], ignore: false },
  divide: { field: null, dir: null, collapsed: [] },
  sorting: { fields: [] },
  filters: { op: 'AND', fields: [], search: '', show_closed: false },
  columns: { fields: [] },
  team_sidebar: { assignees: [], assigned_comments: false, unassigned_tasks: false },
  settings: {
    show_task_locations: false,
    show_subtasks: 3,
    show_subtask_parent_names: false,
    show_closed_subtasks: false,
    show_assignees: true,
    show_images: true,
    collapse_empty_columns: null,
    me_comments: true,
    me_subtasks: true,
    me_checklists: true,
  },
}

/** A board stands in columns of its statuses, and so do lists (docs/clickup-facts.md §21). */
const viewFor = ({ type }: Fields): Fields =>
  type === 'board' || type === 'list'
    ? { ...VIEW, grouping: { field: 'status', dir: 1, collapsed: [], ignore: false } }
    : VIEW

/** As ClickUp makes a space by itself: the documents' example would switch off what nobody spoke of. */
const SPACE: Fields = {
  multiple_assignees: true,
  features: {
    due_dates: {
      enabled: true,
      start_date: true,
      remap_due_dates: false,
      remap_closed_due_date: false,
    },
    time_tracking: { enabled: true },
    tags: { enabled: true },
    time_estimates: { enabled: true },
    checklists: { enabled: true },
    custom_fields: { enabled: true },
    remap_dependencies: { enabled: true },
    dependency_warning: { enabled: true },
    portfolios: { enabled: true },
  },
}

/** A yes or no has one step, a percentage a hundred (docs/clickup-facts.md §22). */
const ENDS: ReadonlyMap<unknown, number> = new Map([
  ['boolean', 1],
  ['percentage', 100],
])

const keyResultFor = ({ type }: Fields): Fields => {
  const end = ENDS.get(type)
  return {
    owners: [],
    unit: '',
    task_ids: [],
    list_ids: [],
    steps_start: 0,
    ...(end === undefined ? {} : { steps_end: end }),
  }
}

const QUIET: Fields = { notify_all: false }

type Default = Fields | ((body: Fields) => Fields)

const BODIES: ReadonlyMap<string, Default> = new Map<string, Default>([
  ...['CreateTeamView', 'CreateSpaceView', 'CreateFolderView', 'CreateListView'].map(
    (id): [string, Default] => [id, viewFor],
  ),
  ['CreateSpace', SPACE],
  ['CreateGoal', { description: '', multiple_owners: true, owners: [], color: '#32a852' }],
  ['UpdateGoal', { add_owners: [], rem_owners: [] }],
  ['CreateKeyResult', keyResultFor],
  ['EditKeyResult', { note: '' }],
  ...[
    'CreateTaskComment',
    'CreateListComment',
    'CreateChatViewComment',
    'CreateThreadedComment',
  ].map((id): [string, Default] => [id, QUIET]),
  ...['createChatMessage', 'createReplyMessage'].map((id): [string, Default] => [
    id,
    { type: 'message' },
  ]),
])

const QUERIES: ReadonlyMap<string, Fields> = new Map([
  ['GetTaskTemplates', { page: 0 }],
  ['GetViewTasks', { page: 0 }],
])

/** Objects are filled in within. */
export const filledIn = (given: Fields, by: Fields): Fields => {
  // Of names from outside: a map, so that none is more than a name.
  const out = new Map(Object.entries(given))
  for (const [name, value] of Object.entries(by)) {
    const own = out.get(name)
    if (own === undefined) out.set(name, value)
    else if (isFields(own) && isFields(value)) out.set(name, filledIn(own, value))
  }
  return Object.fromEntries(out)
}

/** What the body of an operation is filled in with. */
export const defaultsFor = (id: string, body: Fields = {}): Fields => {
  const by = BODIES.get(id) ?? {}
  return typeof by === 'function' ? by(body) : by
}

export const queryDefaultsFor = (id: string): Fields => QUERIES.get(id) ?? {}
