// Time entries on the wire: durations are text in lists and numbers where one entry is written.
import type { TimeEntry, TimeTag } from '../state/side-model.ts'
import type { Store } from '../state/store.ts'
import { folderStub, status } from './hierarchy.ts'
import { taskTags } from './task.ts'
import { person } from './user.ts'

export const timeTag = (value: TimeTag) => ({
  name: value.name,
  creator: value.creatorId,
  tag_bg: value.bg,
  tag_fg: value.fg,
})

const tags = (store: Store, entry: TimeEntry) =>
  entry.tags.flatMap((name) => {
    const tag = store.timeTags.get(name)
    return tag ? [timeTag(tag)] : []
  })

const task = (store: Store, entry: TimeEntry) => {
  const found = entry.taskId === null ? undefined : store.tasks.get(entry.taskId)
  if (!found) return null
  return {
    id: found.id,
    custom_id: found.customId,
    name: found.name,
    status: status(store.statusOf(found)),
    custom_type: null,
  }
}

/** A running entry's duration is negative: minus its start. */
const duration = ({ start, end }: TimeEntry) => (end === null ? -start : end - start)

const core = (store: Store, entry: TimeEntry) => ({
  id: entry.id,
  task: task(store, entry),
  wid: entry.workspaceId,
  user: person(store, entry.userId),
  billable: entry.billable,
  start: String(entry.start),
  description: entry.description,
  tags: tags(store, entry),
  source: 'clickup',
})

/** As a write answers. */
export const writtenEntry = (store: Store, entry: TimeEntry) => ({
  ...core(store, entry),
  ...(entry.end === null ? {} : { end: entry.end }),
  duration: duration(entry),
  at: entry.at,
})

/** The only timer that runs has a number for its duration, too. */
export const runningEntry = (store: Store, entry: TimeEntry) => ({
  ...core(store, entry),
  duration: duration(entry),
  at: String(entry.at),
})

const location = (store: Store, entry: TimeEntry, withNames: boolean) => {
  const found = entry.taskId === null ? undefined : store.tasks.get(entry.taskId)
  const list = found && store.lists.get(found.listId)
  if (!list) return {}
  const folder = folderStub(store, list)
  const names = {
    list_name: list.name,
    folder_name: folder.name,
    space_name: store.spaces.get(list.spaceId)?.name ?? '',
  }
  return {
    task_location: {
      list_id: Number(list.id),
      folder_id: Number(folder.id),
      space_id: Number(list.spaceId),
      ...(withNames ? names : {}),
    },
    task_url: `https://app.clickup.com/t/${found.id}`,
  }
}

export type EntryOptions = { names: boolean; tags: boolean }

export const timeEntry = (store: Store, entry: TimeEntry, options: EntryOptions) => {
  const found = entry.taskId === null ? undefined : store.tasks.get(entry.taskId)
  return {
    ...core(store, entry),
    ...(entry.end === null ? {} : { end: String(entry.end) }),
    duration: String(duration(entry)),
    at: String(entry.at),
    ...location(store, entry, options.names),
    ...(options.tags && found ? { task_tags: taskTags(store, found) } : {}),
  }
}
