// What call_operation makes new, with the request that makes it.
import type { Store } from '../../../src/sandbox/state/store.ts'
import { viewBody } from '../../support/catalogue.ts'
import { must, taskOf } from '../weather/cases/world.ts'
import {
  type Creation,
  checklistFor,
  checklists,
  comments,
  docs,
  entries,
  ids,
  items,
  LIST,
  messages,
  NAME,
  page,
  pages,
  TEXT,
  tasks,
  threadOf,
} from './made.ts'
import type { Arguments } from './world.ts'

const operation = (
  id: string,
  write: string,
  args: (store: Store) => Arguments,
  made: Creation['made'],
  more: Partial<Creation> = {},
): Creation => ({
  name: `call_operation ${id}`,
  tool: 'call_operation',
  write,
  args: (store) => ({ operation: id, ...args(store) }),
  made,
  ...more,
})

const spaceOf = (store: Store) =>
  must(
    [...store.spaces.values()].find(({ name }) => name === 'Engineering'),
    'such space',
  )
const said = { comment_text: TEXT, notify_all: false }
/** All that ClickUp demands of a new space. */
const FEATURES = {
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
  remap_dependencies: { enabled: false },
  dependency_warning: { enabled: false },
  portfolios: { enabled: false },
}
const VIEW = viewBody(NAME, 'list', 'none')
const views = (store: Store) => ids(store.views, ({ name }) => name === NAME)

export const OPERATION_CREATIONS: readonly Creation[] = [
  operation(
    'CreateGoal',
    'POST /v2/team/*/goal',
    (store) => ({
      body: {
        name: NAME,
        due_date: 1_800_000_000_000,
        description: TEXT,
        multiple_owners: false,
        owners: [taskOf(store, 'ENG-118').creatorId],
        color: '#32a852',
      },
    }),
    (store) => ids(store.goals, ({ name }) => name === NAME),
  ),
  operation(
    'CreateSpaceView',
    'POST /v2/space/*/view',
    (store) => ({ path: { space_id: spaceOf(store).id }, body: VIEW }),
    views,
  ),
  operation(
    'CreateListView',
    'POST /v2/list/*/view',
    () => ({ path: { list_id: LIST }, body: VIEW }),
    views,
  ),
  operation(
    'CreateFolder',
    'POST /v2/space/*/folder',
    (store) => ({ path: { space_id: spaceOf(store).id }, body: { name: NAME } }),
    (store) => ids(store.folders, ({ name }) => name === NAME),
    { isUnique: true },
  ),
  operation(
    'CreateSpace',
    'POST /v2/team/*/space',
    () => ({ body: { name: NAME, multiple_assignees: true, features: FEATURES } }),
    (store) => ids(store.spaces, ({ name }) => name === NAME),
  ),
  operation(
    'CreateSpaceTag',
    'POST /v2/space/*/tag',
    (store) => ({
      path: { space_id: spaceOf(store).id },
      body: { tag: { name: 'stormy', tag_fg: '#ffffff', tag_bg: '#000000' } },
    }),
    (store) => (spaceOf(store).tags.has('stormy') ? ['stormy'] : []),
    { isUnique: true, isNameless: true },
  ),
  operation(
    'CreateTask',
    'POST /v2/list/*/task',
    () => ({ path: { list_id: LIST }, body: { name: NAME } }),
    tasks,
  ),
  operation(
    'CreateTaskComment',
    'POST /v2/task/*/comment',
    () => ({ path: { task_id: 'ENG-118' }, body: said }),
    comments,
  ),
  operation(
    'CreateListComment',
    'POST /v2/list/*/comment',
    () => ({ path: { list_id: LIST }, body: said }),
    comments,
  ),
  operation(
    'CreateThreadedComment',
    'POST /v2/comment/*/reply',
    (store) => ({ path: { comment_id: threadOf(store, 'ENG-123') }, body: said }),
    comments,
  ),
  operation(
    'CreateChecklist',
    'POST /v2/task/*/checklist',
    () => ({ path: { task_id: 'ENG-118' }, body: { name: NAME } }),
    checklists,
  ),
  operation(
    'CreateChecklistItem',
    'POST /v2/checklist/*/checklist_item',
    (store) => ({ path: { checklist_id: checklistFor(store).id }, body: { name: NAME } }),
    items,
  ),
  operation(
    'CreateATimeEntry',
    'POST /v2/team/*/time_entries',
    (store) => ({
      body: {
        tid: taskOf(store, 'ENG-118').id,
        start: Date.parse('2026-11-24T09:00:00+01:00'),
        duration: 3_600_000,
        description: NAME,
      },
    }),
    entries,
  ),
  operation(
    'createDocPublic',
    'POST /v3/workspaces/*/docs',
    () => ({ body: { name: NAME } }),
    docs,
  ),
  operation(
    'createPagePublic',
    'POST /v3/workspaces/*/docs/*/pages',
    (store) => ({
      path: { doc_id: page(store).docId },
      body: { name: NAME, content: TEXT, content_format: 'text/md' },
    }),
    pages,
  ),
  operation(
    'CreateWebhook',
    'POST /v2/team/*/webhook',
    () => ({ body: { endpoint: 'https://example.com/storm', events: ['taskCreated'] } }),
    (store) => ids(store.webhooks, ({ endpoint }) => endpoint.endsWith('/storm')),
    { isUnique: true },
  ),
  operation(
    'CreateUserGroup',
    'POST /v2/team/*/group',
    (store) => ({ body: { name: NAME, members: [taskOf(store, 'ENG-118').creatorId] } }),
    (store) => ids(store.groups, ({ name }) => name === NAME),
  ),
  operation(
    'createChatMessage',
    'POST /v3/workspaces/*/chat/channels/*/messages',
    () => ({ path: { channel_id: '8cm2k-3014' }, body: { type: 'message', content: TEXT } }),
    messages,
  ),
]
