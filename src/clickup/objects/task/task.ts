// Tasks: single, by page of a list or of the workspace, and how long each has been in its status.
import * as z from 'zod'
import type { Api } from '../../http/api.ts'
import type { Query } from '../../http/query.ts'
import { unlessDeleted } from '../../http/refusals.ts'
import { attachmentSchema } from '../attachment.ts'
import { place, statusSchema } from '../container.ts'
import { customFieldSchema } from '../custom-field.ts'
import { eachOf, flag, gap, id, instant, listOf, numberLike, text } from '../shapes.ts'
import { userSchema } from '../user.ts'
import { getWorkspace } from '../workspace.ts'
import { checklistSchema } from './checklist.ts'

/** Lower is more urgent, 1 to 4, as it is written. */
export const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const

export type Priority = (typeof PRIORITIES)[number]

// Known as an object with a name; `1`–`4` and bare names are taken too.
const prioritySchema = gap(
  z
    .union([
      z.object({ priority: text, id: gap(id) }).transform((p) => p.priority ?? p.id ?? ''),
      id,
    ])
    .transform((name): Priority | undefined => {
      const lower = name.toLowerCase()
      return PRIORITIES.find((priority, i) => priority === lower || String(i + 1) === lower)
    }),
)

const tagSchema = z.union([z.string(), z.object({ name: z.string() }).transform((tag) => tag.name)])

const taskShape = {
  id,
  custom_id: text,
  custom_item_id: gap(numberLike),
  name: z.string(),
  // With rich content some tasks answer raw Quill JSON here; `markdown_description` is the one to show.
  description: text,
  text_content: text,
  markdown_description: text,
  status: statusSchema,
  date_created: instant,
  date_updated: instant,
  date_closed: instant,
  date_done: instant,
  archived: flag,
  deleted: flag,
  creator: gap(userSchema),
  assignees: listOf(userSchema, 'assignee'),
  group_assignees: listOf(z.object({ id, name: text }), 'group'),
  watchers: listOf(userSchema, 'watcher'),
  tags: listOf(tagSchema, 'tag'),
  parent: gap(id),
  priority: prioritySchema,
  due_date: instant,
  start_date: instant,
  points: gap(numberLike),
  time_estimate: gap(numberLike),
  // Undocumented but live (docs/clickup-facts.md §11).
  time_estimates_by_user: gap(
    eachOf(z.object({ userid: id, user_time_estimate: numberLike }), 'estimate'),
  ),
  time_spent: gap(numberLike),
  custom_fields: listOf(customFieldSchema, 'custom-field'),
  checklists: listOf(checklistSchema, 'check-list'),
  attachments: listOf(attachmentSchema, 'attachment'),
  dependencies: listOf(z.object({ task_id: id, depends_on: id }), 'dependency'),
  linked_tasks: listOf(z.object({ task_id: id, link_id: id }), 'link'),
  locations: listOf(place, 'further-list'),
  url: text,
  list: gap(place),
  folder: gap(place),
  space: gap(z.object({ id })),
}

const subtaskSchema = z.object(taskShape)

export const taskSchema = subtaskSchema.extend({ subtasks: listOf(subtaskSchema, 'subtask') })

/** Dates are epoch milliseconds, estimates and times spent milliseconds. */
export type Task = Readonly<z.output<typeof subtaskSchema>> & {
  readonly subtasks?: readonly Task[]
}

/** Of the folder that its list stands in, as far as the task tells it. */
export const folderNameOf = ({ folder }: Task): string | undefined =>
  // A list without folder stands in a placeholder named "hidden" (docs/clickup-facts.md §9).
  folder?.hidden || folder?.name === 'hidden' ? undefined : (folder?.name ?? undefined)

const inStatus = z.object({
  status: z.string(),
  total_time: gap(z.object({ by_minute: gap(numberLike), since: instant })),
})

export const timeInStatusSchema = z.object({
  current_status: gap(inStatus),
  status_history: listOf(inStatus, 'time-in-status'),
})

export type TimeInStatus = Readonly<z.output<typeof timeInStatusSchema>>

/** ClickUp's page size for tasks of a list and of a workspace (docs/clickup-facts.md §6). */
export const TASK_PAGE_SIZE = 100

export interface TaskPage {
  readonly tasks: readonly Task[]
  readonly lastPage: boolean
}

// `last_page` is missing from the documents and may be missing from answers: a short page is the last.
export const taskPage = z
  .object({ tasks: z.array(z.unknown()), last_page: z.boolean().nullish() })
  .transform(({ tasks, last_page }) => ({
    tasks,
    // As many as came, whether they can be read or not.
    lastPage: last_page ?? tasks.length < TASK_PAGE_SIZE,
  }))
  .pipe(z.object({ tasks: eachOf(taskSchema, 'task'), lastPage: z.boolean() }))

/** Filters as ClickUp names them; arrays are sent in brackets. Dates are epoch milliseconds. */
export type TaskQuery = Query

/** GET /v2/list/{id}/task: one page of a list's tasks, in ClickUp's order. */
export const getTasksPage = (api: Api, listId: string, query: TaskQuery = {}): Promise<TaskPage> =>
  api.request({ path: `/v2/list/${listId}/task`, query: { page: 0, ...query }, answer: taskPage })

/** GET /v2/team/{id}/task: one page of the tasks of the workspace, or of parts of it. */
export const getWorkspaceTasksPage = async (api: Api, query: TaskQuery = {}): Promise<TaskPage> => {
  const { id } = await getWorkspace(api)
  return api.request({
    path: `/v2/team/${id}/task`,
    query: { page: 0, ...query },
    answer: taskPage,
  })
}

/**
 * A task id, or a custom id (`ENG-123`), which ClickUp takes only with two flags
 * (docs/clickup-facts.md §2).
 */
export type TaskKey = { readonly id: string } | { readonly customId: string }

export const taskPath = (key: TaskKey): string =>
  `/v2/task/${encodeURIComponent('id' in key ? key.id : key.customId)}`

export const taskFlags = async (api: Api, key: TaskKey): Promise<Query> =>
  'id' in key ? {} : { custom_task_ids: true, team_id: (await getWorkspace(api)).id }

/**
 * GET /v2/task/{id}, its description as Markdown.
 * @throws CodedError NOT_FOUND for one that was deleted
 */
export const getTask = async (api: Api, key: TaskKey, query: Query = {}): Promise<Task> => {
  const flags = await taskFlags(api, key)
  return unlessDeleted(
    'task',
    api.request({
      path: taskPath(key),
      query: { ...flags, include_markdown_description: true, ...query },
      answer: taskSchema,
    }),
  )
}

/** ClickUp takes no more than so many ids in one request for time in status. */
const BULK_SIZE = 100

/**
 * How long tasks have been in their statuses, by task id; tasks that ClickUp does not answer for are
 * missing. One request per 100 tasks. Needs the ClickApp "Total time in Status".
 */
export const getTimesInStatus = async (
  api: Api,
  taskIds: readonly string[],
): Promise<ReadonlyMap<string, TimeInStatus>> => {
  const times = new Map<string, TimeInStatus>()
  for (let start = 0; start < taskIds.length; start += BULK_SIZE) {
    const part = await bulkTimesInStatus(api, taskIds.slice(start, start + BULK_SIZE))
    for (const [id, time] of Object.entries(part)) times.set(id, time)
  }
  return times
}

const bulkTimesInStatus = (
  api: Api,
  ids: readonly string[],
): Promise<Readonly<Record<string, TimeInStatus>>> =>
  api.request({
    path: '/v2/task/bulk_time_in_status/task_ids',
    query: { task_ids: ids },
    answer: z.record(z.string(), timeInStatusSchema),
  })

/** Milliseconds since the task entered the status it is in; `undefined` where ClickUp does not say. */
export const timeInCurrentStatus = (
  time: TimeInStatus | undefined,
  now: number,
): number | undefined => {
  const current = time?.current_status?.total_time
  if (current?.since !== undefined) return Math.max(0, now - current.since)
  return current?.by_minute === undefined ? undefined : current.by_minute * 60_000
}
