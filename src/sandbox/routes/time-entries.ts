// Time entries: the caller's own unless said otherwise, and the one timer that may run.
import { type Body, textIn } from '../http/body.ts'
import { badInput, currentDenied, timeDenied, timeNeedsParams } from '../http/errors.ts'
import { type Call, del, get, post, put, type Route } from '../http/route.ts'
import { runningEntry, timeEntry, timeTag, writtenEntry } from '../present/time-entry.ts'
import { dayMs } from '../state/dates.ts'
import { taskById, workspaceOf } from '../state/lookup.ts'
import type { TimeEntry } from '../state/side-model.ts'
import { countTime } from '../state/task-links.ts'

const base = '/v2/team/:team_id/time_entries'

const nothing = { data: null }

const isAdmin = ({ store, session }: Call) => (store.users.get(session.userId)?.role ?? 4) <= 2

/** Other people's time is for owners and admins; a list of people is not for OAuth tokens (measured). */
const peopleIn = (call: Call): number[] => {
  const given = call.query.one('assignee')
  if (given === null) return [call.session.userId]
  const ids = given.split(',').map(Number)
  if (!ids.every(Number.isInteger)) throw badInput('Assignee invalid')
  const others = ids.some((id) => id !== call.session.userId)
  if (others && !isAdmin(call)) throw timeDenied()
  if (ids.length > 1 && call.session.kind === 'oauth') throw timeDenied()
  return ids
}

const scopes = ['space_id', 'folder_id', 'list_id', 'task_id'] as const

const scopeOf = (call: Call): ((entry: TimeEntry) => boolean) => {
  const { store, query } = call
  const given = scopes.filter((name) => query.one(name) !== null)
  const [name] = given
  if (given.length > 1) throw badInput('Only one location filter is allowed')
  if (name === undefined) return () => true
  const id = query.one(name) ?? ''
  const taskId = name === 'task_id' ? taskById(call, id).id : null
  return (entry) => {
    const task = entry.taskId === null ? undefined : store.tasks.get(entry.taskId)
    const list = task && store.lists.get(task.listId)
    if (!task || !list) return false
    if (name === 'task_id') return task.id === taskId
    if (name === 'list_id') return list.id === id
    return (name === 'folder_id' ? list.folderId : list.spaceId) === id
  }
}

const options = ({ query }: Call) => ({
  names: query.flag('include_location_names'),
  tags: query.flag('include_task_tags'),
})

/** Without dates, the last 30 days. */
const list = (call: Call) => {
  const { store, query } = call
  const { id } = workspaceOf(call)
  const from = query.integer('start_date') ?? store.now() - 30 * dayMs
  const to = query.integer('end_date') ?? store.now()
  const people = peopleIn(call)
  const inScope = scopeOf(call)
  const billable = query.one('is_billable')
  const found = [...store.timeEntries.values()].filter(
    (entry) =>
      entry.workspaceId === id &&
      entry.start >= from &&
      entry.start <= to &&
      people.includes(entry.userId) &&
      (billable === null || entry.billable === (billable === 'true')) &&
      inScope(entry),
  )
  found.sort((a, b) => a.start - b.start)
  return { data: found.map((entry) => timeEntry(store, entry, options(call))) }
}

const running = ({ store, session }: Call, userId = session.userId) =>
  [...store.timeEntries.values()].find((entry) => entry.userId === userId && entry.end === null)

const timeIn = (body: Body, name: string): number | undefined => {
  const value = body[name]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'number' || !Number.isFinite(value)) throw badInput(`${name} invalid`)
  return value
}

/** Tags that the workspace does not have yet are made. */
const tagsIn = ({ store, session }: Call, value: unknown): string[] => {
  if (!Array.isArray(value)) return []
  return value.map((each: Body) => {
    const name = String(each?.name ?? '')
    if (name === '') throw badInput('Tag name invalid')
    const [fg, bg] = [String(each.tag_fg ?? '#ffffff'), String(each.tag_bg ?? '#7b68ee')]
    if (!store.timeTags.has(name)) {
      store.timeTags.set(name, { name, fg, bg, creatorId: session.userId })
    }
    return name
  })
}

const taskIn = (call: Call): string | null => {
  const id = textIn(call.body, 'tid')
  return id === undefined || id === '' ? null : taskById(call, id).id
}

const isShared = (call: Call, entry: TimeEntry) =>
  entry.workspaceId === workspaceOf(call).id &&
  (entry.userId === call.session.userId || isAdmin(call))

const newEntry = (call: Call, more: Pick<TimeEntry, 'userId' | 'start' | 'end'>): TimeEntry => {
  const { store, body } = call
  const entry: TimeEntry = {
    id: store.newTimeEntryId(),
    workspaceId: workspaceOf(call).id,
    taskId: taskIn(call),
    description: textIn(body, 'description') ?? '',
    billable: body.billable === true,
    tags: tagsIn(call, body.tags),
    at: store.now(),
    ...more,
  }
  store.timeEntries.set(entry.id, entry)
  countTime(store, entry.taskId)
  return entry
}

const stop = (call: Call, entry: TimeEntry) => {
  entry.end = call.store.now()
  entry.at = entry.end
  countTime(call.store, entry.taskId)
}

/** `stop` and `end` mean the same; a negative duration starts the timer, and stops another one. */
const create = (call: Call) => {
  const { body, session } = call
  const start = timeIn(body, 'start')
  const duration = timeIn(body, 'duration')
  const given = timeIn(body, 'stop') ?? timeIn(body, 'end')
  if (start === undefined || (duration === undefined && given === undefined)) {
    throw timeNeedsParams()
  }
  const userId = timeIn(body, 'assignee') ?? session.userId
  if (userId !== session.userId && !isAdmin(call)) throw timeDenied()
  if (!call.store.users.has(userId)) throw badInput('Assignee invalid')
  const end = given ?? start + (duration ?? 0)
  const isRunning = duration !== undefined && duration < 0
  if (!isRunning && end < start) throw badInput('End is before start')
  const before = isRunning ? running(call, userId) : undefined
  if (before) stop(call, before)
  const entry = newEntry(call, { userId, start, end: isRunning ? null : end })
  return { data: writtenEntry(call.store, entry) }
}

const start = (call: Call) => {
  const before = running(call)
  if (before) stop(call, before)
  const entry = newEntry(call, {
    userId: call.session.userId,
    start: call.store.now(),
    end: null,
  })
  return { data: writtenEntry(call.store, entry) }
}

const entryOf = (call: Call): TimeEntry | undefined => {
  const entry = call.store.timeEntries.get(call.path('timer_id'))
  return entry && isShared(call, entry) ? entry : undefined
}

/** `tags` has to be there: without an action it replaces all, so an empty one takes them away. */
const changeTags = (call: Call, entry: TimeEntry) => {
  const { tags, tag_action: action = 'replace' } = call.body
  if (!Array.isArray(tags)) throw badInput('Tags required')
  const names = tagsIn(call, tags)
  if (action === 'replace') entry.tags = names
  else if (action === 'add') entry.tags = [...new Set([...entry.tags, ...names])]
  else if (action === 'remove') entry.tags = entry.tags.filter((name) => !names.includes(name))
  else throw badInput('Tag action invalid')
}

const update = (call: Call) => {
  const { store, body } = call
  const entry = entryOf(call)
  if (!entry) return nothing
  const [from, to] = [timeIn(body, 'start'), timeIn(body, 'end')]
  if ((from === undefined) !== (to === undefined)) throw badInput('Provide both start and end')
  if (from !== undefined && to !== undefined && to < from) throw badInput('End is before start')
  changeTags(call, entry)
  const taskId = body.tid === undefined ? entry.taskId : taskIn(call)
  const before = entry.taskId
  entry.start = from ?? entry.start
  entry.end = to ?? entry.end
  const duration = timeIn(body, 'duration')
  if (duration !== undefined && to === undefined) entry.end = entry.start + duration
  entry.taskId = taskId
  entry.description = textIn(body, 'description') ?? entry.description
  if (typeof body.billable === 'boolean') entry.billable = body.billable
  entry.at = store.now()
  for (const id of [before, taskId]) countTime(store, id)
  return { data: [timeEntry(store, entry, options(call))] }
}

const named = (call: Call): TimeEntry[] => {
  const ids = Array.isArray(call.body.time_entry_ids) ? call.body.time_entry_ids.map(String) : []
  return [...call.store.timeEntries.values()].filter(
    (entry) => ids.includes(entry.id) && isShared(call, entry),
  )
}

const tagRoutes: readonly Route[] = [
  get(`${base}/tags`, (call) => {
    workspaceOf(call)
    return { data: [...call.store.timeTags.values()].map(timeTag) }
  }),
  post(`${base}/tags`, (call) => {
    const names = tagsIn(call, call.body.tags)
    for (const entry of named(call)) entry.tags = [...new Set([...entry.tags, ...names])]
    return {}
  }),
  put(`${base}/tags`, (call) => {
    const { store, body } = call
    workspaceOf(call)
    const [from, to] = [textIn(body, 'name') ?? '', textIn(body, 'new_name') ?? '']
    const tag = store.timeTags.get(from)
    if (!tag || to === '') throw badInput('Tag invalid')
    store.timeTags.delete(from)
    store.timeTags.set(to, { ...tag, name: to })
    for (const entry of store.timeEntries.values()) {
      entry.tags = entry.tags.map((name) => (name === from ? to : name))
    }
    return {}
  }),
  del(`${base}/tags`, (call) => {
    const names = tagsIn(call, call.body.tags)
    for (const entry of named(call)) {
      entry.tags = entry.tags.filter((name) => !names.includes(name))
    }
    return {}
  }),
]

export const timeEntryRoutes: readonly Route[] = [
  get(base, list),
  post(base, create),
  post(`${base}/start`, start),
  post(`${base}/stop`, (call) => {
    const entry = running(call)
    if (!entry) throw badInput('No timer is running')
    stop(call, entry)
    return { data: writtenEntry(call.store, entry) }
  }),
  get(`${base}/current`, (call) => {
    workspaceOf(call)
    const given = call.query.one('assignee')
    if (given !== null && call.session.kind === 'oauth') throw currentDenied()
    if (given !== null && Number(given) !== call.session.userId && !isAdmin(call))
      throw timeDenied()
    const entry = running(call, given === null ? undefined : Number(given))
    return entry ? { data: runningEntry(call.store, entry) } : nothing
  }),
  ...tagRoutes,
  get(`${base}/:timer_id/history`, (call) => {
    workspaceOf(call)
    return { data: [] }
  }),
  get(`${base}/:timer_id`, (call) => {
    const entry = entryOf(call)
    return entry ? { data: timeEntry(call.store, entry, options(call)) } : nothing
  }),
  put(`${base}/:timer_id`, update),
  del(`${base}/:timer_id`, (call) => {
    const entry = entryOf(call)
    if (!entry) return nothing
    call.store.timeEntries.delete(entry.id)
    countTime(call.store, entry.taskId)
    return { data: writtenEntry(call.store, entry) }
  }),
]
