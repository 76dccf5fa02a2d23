// New tasks of which no certain answer came: looked for among what is new in their list.
import { CLOCK_SKEW_MS } from '../../base/time/clock.ts'
import type { Api } from '../../clickup/http/api.ts'
import type { Place } from '../../clickup/objects/place.ts'
import { getTasksPage, type Task } from '../../clickup/objects/task/task.ts'
import { getMe } from '../../clickup/objects/workspace.ts'
import type { Planned } from './new-task.ts'

/** A call creates fewer tasks than these pages hold. */
const MOST_PAGES = 10

/** The newest tasks of a list, subtasks too. */
const newestIn = async (api: Api, list: Place, since: number): Promise<readonly Task[]> => {
  const tasks: Task[] = []
  for (let page = 0, isLast = false; !isLast && page < MOST_PAGES; page += 1) {
    const answer = await getTasksPage(api, list.id, {
      page,
      subtasks: true,
      include_closed: true,
      date_created_gt: since - CLOCK_SKEW_MS,
    })
    tasks.push(...answer.tasks)
    isLast = answer.lastPage
  }
  return tasks
}

/** What is there already of the tasks that a lost one could be taken for. */
export interface Before {
  readonly since: number
  readonly ids: ReadonlySet<string>
}

/** Read once for all tasks of a call; what the call itself creates is added to it. */
export const createMark = (list: Place) => {
  let before: Promise<Before> | undefined
  return (api: Api): Promise<Before> => {
    const since = api.timing.now()
    before ??= newestIn(api, list, since).then((tasks) => ({
      since,
      ids: new Set(tasks.map(({ id }) => id)),
    }))
    return before.catch((error: unknown) => {
      before = undefined
      throw error
    })
  }
}

export const lookForLost = async (
  api: Api,
  list: Place,
  { wanted, above, template }: Planned,
  { since, ids }: Before,
  taken: ReadonlySet<string>,
): Promise<string | undefined> => {
  const [me, tasks] = await Promise.all([getMe(api), newestIn(api, list, since)])
  return tasks.find(
    ({ id, name, creator, parent }) =>
      name === wanted.name &&
      creator?.id === me.id &&
      !ids.has(id) &&
      !taken.has(id) &&
      // Made from a template it comes below its parent only afterwards.
      (parent === above?.slot.id || (template && parent === undefined)),
  )?.id
}
