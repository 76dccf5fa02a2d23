// What is assigned to whoever is signed in, remembered: for what is offered before it is asked for.
import type { Api } from '../http/api.ts'
import type { Task } from '../objects/task/task.ts'
import { getMe } from '../objects/workspace.ts'
import { findTasks } from './find-tasks.ts'

const MY_TASKS = 'my-tasks'

const MOST = 100

/** At most 100 that are not closed, those that were changed last; one request for up to 100. */
export const getMyTasks = (api: Api): Promise<readonly Task[]> =>
  api.memory.recall(MY_TASKS, async () => {
    const { id } = await getMe(api)
    const { found } = await findTasks(
      api,
      { assignees: [id], order: 'updated' },
      { limit: MOST, now: api.timing.now() },
    )
    return found.map(({ task }) => task)
  })

/** For when a task was changed: which ones are mine may be other ones now. */
export const forgetMyTasks = ({ memory }: Api): void => memory.forget(MY_TASKS)
