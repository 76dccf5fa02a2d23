// What the views ask ClickUp besides levels. Loaded when it is first needed.
import { type LeftOut, sumOf } from '../../../base/problems/left-out.ts'
import { problemOf } from '../../../base/problems/problem.ts'
import type { Api } from '../../../clickup/http/api.ts'
import type { List } from '../../../clickup/objects/container.ts'
import { forgetHierarchy, getList } from '../../../clickup/objects/hierarchy.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import { getTask } from '../../../clickup/objects/task/task.ts'
import { zoneOf } from '../../../clickup/references/standpoint.ts'

/** @returns what was read, and what was left out of it */
export const readTelling = async <T>(
  api: Api,
  read: (api: Api) => Promise<T>,
): Promise<{ readonly value: T; readonly leftOut: LeftOut }> => {
  const all = new Set<LeftOut>()
  const value = await read(api.during({ ...api.call, onLeftOut: (some) => void all.add(some) }))
  return { value, leftOut: sumOf(all) }
}

/** Two views that ask for the same task at the same time share one request; nothing is kept. */
export const loadTask = (api: Api, id: string): Promise<Task> => {
  const key = `view:task:${id}`
  const load = () => getTask(api, { id }).finally(() => api.memory.forget(key))
  return api.memory.recall(key, load)
}

export interface Changed {
  /** As they are now: without those that are gone. */
  readonly tasks: readonly Task[]
  /** What can be said of now, gone or not; the others stay as they were known. */
  readonly ids: ReadonlySet<string>
}

/** Tasks that were changed. @param onError told why one cannot be looked at */
export const loadChanged = async (
  api: Api,
  wanted: Iterable<string>,
  onError: (error: unknown) => void,
): Promise<Changed> => {
  const ids = new Set(wanted)
  const read = [...ids].map((id) =>
    loadTask(api, id).catch((error: unknown) => {
      if (problemOf(error).code === 'NOT_FOUND') return
      ids.delete(id)
      onError(error)
    }),
  )
  return { tasks: (await Promise.all(read)).flatMap((task) => task ?? []), ids }
}

/** All that ClickUp tells of one task, for as long as somebody waits for it. */
export const loadDetails = (api: Api, id: string): Promise<Task> => getTask(api, { id })

/** The person's time zone in ClickUp; nothing where it cannot be had. */
export const loadZone = (api: Api): Promise<string | undefined> => {
  const load = async (): Promise<string> => {
    const timeZone = await zoneOf(api)
    // What this machine does not know would make every date fail.
    return new Intl.DateTimeFormat('en', { timeZone }) && timeZone
  }
  return api.memory.recall('me:zone', load).catch(() => undefined)
}

/** Reads the list anew, whatever the client remembers. */
export const loadList = (api: Api, id: string): Promise<List> => {
  api.memory.forget(`list:${id}`)
  return getList(api, id)
}

/** Makes the next load ask ClickUp, whatever the client remembers. */
export const forgetEverything = (api: Api): void => {
  forgetHierarchy(api)
  api.memory.forget('workspaces')
}
