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

/** An entry without a task has no such key. */
const task = (store: Store, entry: TimeEntry) => {
  const found = entry.taskId === null ? undefined : store.tasks.get(entry.taskId)
  if (!found) return {}
  return {
    task: {
      id: found.id,
      custom_id: found.customId,
      name: found.name,
      status: status(store.statusOf(found)),
      custom_type: null,
    },
  }
}

/** While it runs, minus the time that has passed. */
const duration = (store: Store, { start, end }: TimeEntry) =>
  end === null ? Math.min(0, start - store.now()) : end - start

const core = (store: Store, entry: TimeEntry) => ({
  id: entry.id,
  ...task(store, entry),
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
  duration: duration(store, entry),
  at: entry.at,
})

/** The only timer that runs has a number for its duration, too. */
export const runningEntry = (store: Store, entry: TimeEntry) => ({
  ...core(store, entry),
  duration: duration(store, entry),
  at: String(entry.at),
  ...location(store, entry, false),
})

const location = (store: Store, entry: TimeEntry, withNames: boolean) => {
  const found = entry.taskId === null ? undefined : store.tasks.get(entry.taskId)
  const list = found && store.lists.get(found.listId)
  if (!list)
    return {
      task_location: { list_id: null, folder_id: null, space_id: null },
      task_url: 'https://app.clickup.com/t/null',
    }
  const folder = folderStub(store, list)
  const names = {
    list_name: list.name,
    folder_name: folder.name,
    space_name: store.spaces.get(list.spaceId)?.name ?? '',
  }
  return {
    task_location: {
      list_id: list.id,
      folder_id: folder.id,
      space_id: list.spaceId,
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
    duration: String(duration(store, entry)),
    at: String(entry.at),
    ...location(store, entry, options.names),
    ...(options.tags && found ? { task_tags: taskTags(store, found) } : {}),
  }
}
