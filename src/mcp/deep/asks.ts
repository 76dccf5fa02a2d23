// What is asked for: by which path, what the client reads the answer with, and what stands in it.
import * as z from 'zod'
import { fieldsAnswer } from '../../clickup/fields/field.ts'
import { channelsAnswer, messagesAnswer } from '../../clickup/objects/chat.ts'
import { commentsAnswer } from '../../clickup/objects/comment.ts'
import { folderSchema, listSchema, spaceSchema } from '../../clickup/objects/container.ts'
import { docsAnswer, pagesAnswer } from '../../clickup/objects/doc.ts'
import { viewsAnswer } from '../../clickup/objects/list.ts'
import { eachOf, named } from '../../clickup/objects/shapes.ts'
import { taskPage, taskSchema, timeInStatusSchema } from '../../clickup/objects/task/task.ts'
import { entriesAnswer, maybeEntry } from '../../clickup/objects/time-entry.ts'
import { userSchema } from '../../clickup/objects/user.ts'
import { groupSchema, workspaceSchema } from '../../clickup/objects/workspace.ts'
import type { Kind } from './kind.ts'

export interface AskedFor {
  /** Below `/api`, with its parameters. */
  readonly path: string
  /** By which the client reads it, where it does. */
  readonly reader?: z.ZodType
  /** What the answer as a whole is, or each of its `data`. */
  readonly kind?: Kind
}

const each = (key: string, type: z.ZodType, what: string): z.ZodType =>
  z.object({ [key]: eachOf(type, what) })

const WORKSPACE = '/v2/team/{team_id}'
const V3 = '/v3/workspaces/{workspace_id}'
const LISTS = each('lists', listSchema, 'list')
const FOLDERS = each('folders', folderSchema, 'folder')

export const ASKS = {
  user: { path: '/v2/user', reader: z.object({ user: userSchema }) },
  workspaces: { path: '/v2/team', reader: each('teams', workspaceSchema, 'workspace') },
  spaces: { path: `${WORKSPACE}/space`, reader: each('spaces', spaceSchema, 'space') },
  'all-folders': { path: `${WORKSPACE}/folder`, reader: FOLDERS },
  folders: { path: '/v2/space/{space_id}/folder', reader: FOLDERS },
  folderless: { path: '/v2/space/{space_id}/list', reader: LISTS },
  'archived-lists': { path: '/v2/space/{space_id}/list', reader: LISTS },
  tags: {
    path: '/v2/space/{space_id}/tag',
    reader: each('tags', named.pick({ name: true }), 'tag'),
  },
  folder: { path: '/v2/folder/{folder_id}', reader: folderSchema, kind: 'folder' },
  list: { path: '/v2/list/{list_id}', reader: listSchema, kind: 'list' },
  fields: { path: '/v2/list/{list_id}/field', reader: fieldsAnswer },
  views: { path: '/v2/list/{list_id}/view', reader: viewsAnswer },
  'list-tasks': { path: '/v2/list/{list_id}/task', reader: taskPage },
  'view-tasks': { path: '/v2/view/{view_id}/task', reader: taskPage },
  tasks: { path: `${WORKSPACE}/task`, reader: taskPage },
  'tasks-after': { path: `${WORKSPACE}/task`, reader: taskPage },
  'tasks-of-both': { path: `${WORKSPACE}/task`, reader: taskPage },
  'tasks-of-nobody': { path: `${WORKSPACE}/task`, reader: taskPage },
  task: { path: '/v2/task/{task_id}', reader: taskSchema, kind: 'task' },
  comments: { path: '/v2/task/{task_id}/comment', reader: commentsAnswer },
  'older-comments': { path: '/v2/task/{task_id}/comment', reader: commentsAnswer },
  replies: { path: '/v2/comment/{comment_id}/reply', reader: commentsAnswer },
  'time-in-status': {
    path: '/v2/task/{task_id}/time_in_status',
    reader: timeInStatusSchema,
    kind: 'time-in-status',
  },
  'times-in-status': {
    path: '/v2/task/bulk_time_in_status/task_ids',
    reader: z.record(z.string(), timeInStatusSchema),
  },
  entries: { path: `${WORKSPACE}/time_entries`, reader: entriesAnswer, kind: 'entry' },
  timer: { path: `${WORKSPACE}/time_entries/current`, reader: maybeEntry, kind: 'entry' },
  'missing-entry': {
    path: `${WORKSPACE}/time_entries/{timer_id}`,
    reader: maybeEntry,
    kind: 'entry',
  },
  'task-types': {
    path: `${WORKSPACE}/custom_item`,
    reader: each('custom_items', named, 'task-type'),
  },
  templates: { path: `${WORKSPACE}/taskTemplate`, reader: each('templates', named, 'template') },
  groups: { path: '/v2/group', reader: each('groups', groupSchema, 'group') },
  docs: { path: `${V3}/docs`, reader: docsAnswer },
  'page-listing': { path: `${V3}/docs/{doc_id}/page_listing`, reader: pagesAnswer, kind: 'page' },
  pages: { path: `${V3}/docs/{doc_id}/pages`, reader: pagesAnswer, kind: 'page' },
  channels: { path: `${V3}/chat/channels`, reader: channelsAnswer, kind: 'channel' },
  messages: {
    path: `${V3}/chat/channels/{channel_id}/messages`,
    reader: messagesAnswer,
    kind: 'message',
  },
  'message-replies': {
    path: `${V3}/chat/messages/{message_id}/replies`,
    reader: messagesAnswer,
    kind: 'message',
  },
  reactions: { path: `${V3}/chat/messages/{message_id}/reactions` },
  'no-task': { path: '/v2/task/{task_id}' },
  'no-list': { path: '/v2/list/{list_id}' },
  'no-space': { path: '/v2/space/{space_id}' },
  'no-view': { path: '/v2/view/{view_id}' },
  'no-workspace': { path: `${WORKSPACE}/space` },
  'bad-task': { path: '/v2/task/{task_id}' },
  'bad-list': { path: '/v2/list/{list_id}' },
  'bad-workspace': { path: `${WORKSPACE}/space` },
  'custom-id-bare': { path: '/v2/task/{task_id}' },
  'custom-id-flags': { path: '/v2/task/{task_id}' },
} as const satisfies Readonly<Record<string, AskedFor>>

export type AskName = keyof typeof ASKS

export const askedFor = (name: AskName): AskedFor => ASKS[name]
