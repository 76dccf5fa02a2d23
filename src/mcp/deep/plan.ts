// What is asked for, in which order: the same for the same answers. Ids come from what was answered before.
import type { Fields } from '../../base/text/records.ts'
import { type Ask, at, type Exchange, idOf, rows } from './seen.ts'

/** Ids that nothing has, each of the form that ids of its kind have. */
const NO_TASK = '86zzzzzz9'
const NO_NUMBER = '999999999999'
const NO_VIEW = '3c-999999999'
/** Somebody, but nobody of this workspace; of entries none. */
const NO_PERSON = '1'
const NO_ENTRY = '1'

const MOST = { spaces: 2, lists: 3, tasks: 3, comments: 2, channels: 2 } as const

type Score = (row: Fields) => number

const length = (value: unknown): number =>
  Array.isArray(value) || typeof value === 'string' ? value.length : 0

/** For each score the one that has most of it, and then the first ones. */
const varied = (
  all: readonly Fields[],
  scores: readonly Score[],
  most: number,
): readonly string[] => {
  const best = scores.flatMap((score) => {
    const [first] = [...all].sort((a, b) => score(b) - score(a))
    return first && score(first) > 0 ? [first] : []
  })
  const ids = [...best, ...all].flatMap((row) => idOf(row) ?? [])
  return [...new Set(ids)].slice(0, most)
}

const OF_LISTS: readonly Score[] = [
  (list) => (list.override_statuses === true ? 1 : 0),
  (list) => Number(list.task_count) || 0,
  (list) => (at(list, 'folder', 'hidden') === true ? 1 : 0),
]

const OF_TASKS: readonly Score[] = [
  (task) => rows(task.custom_fields).filter(({ value }) => value !== undefined).length,
  (task) => length(task.group_assignees),
  (task) => length(task.description),
  (task) => (task.custom_id ? 1 : 0),
]

/** @returns the spaces' lists */
const lookAtPlaces = async (ask: Ask, team: string): Promise<readonly Fields[]> => {
  const here = { team_id: team }
  const spaces = rows((await ask('spaces', here, { archived: false })).json, 'spaces')
  const allFolders = await ask('all-folders', here, { archived: false })
  const answers: Exchange[] = [allFolders]
  for (const [i, space] of spaces.slice(0, MOST.spaces).entries()) {
    const of = { space_id: idOf(space) ?? '' }
    // By one space it shows whether the other answer is the same.
    if (i === 0 || allFolders.refusal) answers.push(await ask('folders', of, { archived: false }))
    answers.push(await ask('folderless', of, { archived: false }))
    if (i > 0) continue
    await ask('archived-lists', of, { archived: true })
    await ask('tags', of)
  }
  const folders = answers.flatMap(({ json }) => rows(json, 'folders'))
  const [folder] = varied(folders, [({ lists }) => length(lists)], 1)
  if (folder) await ask('folder', { folder_id: folder })
  const lists = [
    ...folders.flatMap((each) => rows(each.lists)),
    ...answers.flatMap(({ json }) => rows(json, 'lists')),
  ]
  for (const id of varied(lists, OF_LISTS, MOST.lists)) await ask('list', { list_id: id })
  return lists
}

const lookAtList = async (ask: Ask, lists: readonly Fields[]): Promise<void> => {
  const [id] = varied(lists, [({ task_count: count }) => Number(count) || 0], 1)
  if (!id) return
  const here = { list_id: id }
  await ask('list-tasks', here, { page: 0 })
  await ask('fields', here)
  const { json } = await ask('views', here)
  const view = [...rows(json, 'views'), ...rows(json, 'required_views', 'list')].map(idOf)[0]
  if (view) await ask('view-tasks', { view_id: view }, { page: 0 })
}

/** @returns those of the first page */
const lookAtTasks = async (ask: Ask, team: string): Promise<readonly Fields[]> => {
  const here = { team_id: team }
  const all = { page: 0, include_closed: true, subtasks: true, order_by: 'created' }
  const tasks = rows((await ask('tasks', here, all)).json, 'tasks')
  const newest = Math.max(...tasks.map((task) => Number(task.date_created) || 0))
  if (newest > 0) await ask('tasks-after', here, { ...all, date_created_gt: newest })
  const given = tasks.find((task) => rows(task.assignees).length > 0)
  const person = idOf(rows(given, 'assignees')[0])
  const status = at(given, 'status', 'status')
  if (person && typeof status === 'string')
    await ask('tasks-of-both', here, { ...all, assignees: [person], statuses: [status] })
  await ask('tasks-of-nobody', here, { ...all, assignees: [NO_PERSON] })
  return tasks
}

const lookAtComments = async (ask: Ask, tasks: readonly string[]): Promise<void> => {
  const answers: Exchange[] = []
  for (const id of tasks.slice(0, MOST.comments))
    answers.push(await ask('comments', { task_id: id }))
  const [most] = [...answers].sort(
    (a, b) => rows(b.json, 'comments').length - rows(a.json, 'comments').length,
  )
  const [newest, ...others] = rows(most?.json, 'comments')
  if (most && newest && others.length > 0)
    await ask('older-comments', most.params, {
      start: Number(newest.date),
      start_id: idOf(newest) ?? '',
    })
  const comments = answers.flatMap(({ json }) => rows(json, 'comments'))
  const head = comments.find(({ reply_count: count }) => Number(count) > 0)
  if (head) await ask('replies', { comment_id: idOf(head) ?? '' })
}

const lookIntoTasks = async (ask: Ask, team: string, tasks: readonly Fields[]): Promise<void> => {
  const ids = varied(tasks, OF_TASKS, MOST.tasks)
  for (const id of ids)
    await ask(
      'task',
      { task_id: id },
      { include_markdown_description: true, include_subtasks: true },
    )
  await lookAtComments(ask, ids)
  const [first] = ids
  if (!first) return
  await ask('time-in-status', { task_id: first })
  await ask('times-in-status', {}, { task_ids: ids })
  const flags = { custom_task_ids: true, team_id: team }
  await ask('custom-id-flags', { task_id: first }, flags)
  const custom = tasks.find((task) => task.custom_id)?.custom_id
  if (typeof custom === 'string') await ask('custom-id-bare', { task_id: custom })
}

const lookAtTime = async (ask: Ask, team: string): Promise<void> => {
  const here = { team_id: team }
  await ask('entries', here, { include_location_names: true })
  await ask('timer', here)
  await ask('missing-entry', { ...here, timer_id: NO_ENTRY })
}

const lookForNothing = async (ask: Ask): Promise<void> => {
  await ask('no-task', { task_id: NO_TASK })
  await ask('no-list', { list_id: NO_NUMBER })
  await ask('no-space', { space_id: NO_NUMBER })
  await ask('no-view', { view_id: NO_VIEW })
  await ask('no-workspace', { team_id: NO_NUMBER })
  await ask('bad-task', { task_id: 'NO-WAY' })
  await ask('bad-list', { list_id: 'none' })
  await ask('bad-workspace', { team_id: 'none' })
}

const lookAtDocs = async (ask: Ask, workspace: string): Promise<void> => {
  const here = { workspace_id: workspace }
  const first = await ask('docs', here, { limit: 10 })
  const cursor = at(first.json, 'next_cursor')
  if (typeof cursor === 'string' && cursor) await ask('docs', here, { limit: 100, cursor })
  const doc = idOf(rows(first.json, 'docs')[0])
  if (!doc) return
  await ask('page-listing', { ...here, doc_id: doc })
  await ask('pages', { ...here, doc_id: doc }, { content_format: 'text/md' })
}

const lookAtChat = async (ask: Ask, workspace: string): Promise<void> => {
  const here = { workspace_id: workspace }
  const channels = rows((await ask('channels', here, { limit: 100 })).json, 'data')
  const kinds: readonly Score[] = [
    ({ type }) => (type === 'DM' ? 1 : 0),
    ({ latest_comment_at: at }) => (at ? 1 : 0),
  ]
  const messages: Fields[] = []
  for (const id of varied(channels, kinds, MOST.channels)) {
    const query = { limit: 25, content_format: 'text/md' }
    messages.push(...rows((await ask('messages', { ...here, channel_id: id }, query)).json, 'data'))
  }
  const [head] = varied(messages, [({ replies_count: count }) => Number(count) || 0], 1)
  if (!head) return
  const of = { ...here, message_id: head }
  await ask('message-replies', of, { limit: 50, content_format: 'text/md' })
  await ask('reactions', of, { limit: 50 })
}

/** 56 requests at most where none has to be repeated. @param team the workspace's id */
export const lookAround = async (ask: Ask, team: string): Promise<void> => {
  const here = { team_id: team }
  await ask('user')
  await ask('workspaces')
  const lists = await lookAtPlaces(ask, team)
  await lookAtList(ask, lists)
  await lookIntoTasks(ask, team, await lookAtTasks(ask, team))
  await lookAtTime(ask, team)
  await lookForNothing(ask)
  await ask('task-types', here)
  await ask('templates', here, { page: 0 })
  await ask('groups', {}, here)
  await lookAtDocs(ask, team)
  await lookAtChat(ask, team)
}
