// Reads a task for its page: one request for the task, one for its comments, and more only where the
// person has asked for more.
import { explanationOf } from '../../../base/problems/said.ts'
import { withVoters } from '../../../clickup/fields/voters.ts'
import type { Api } from '../../../clickup/http/api.ts'
import {
  type Comment,
  type CommentCursor,
  getCommentsPage,
  getReplies,
} from '../../../clickup/objects/comment.ts'
import { getTask } from '../../../clickup/objects/task/task.ts'
import { readTelling } from '../tree/reads.ts'
import type { Wish } from './page-memory.ts'
import type { TaskRead, Thread } from './shown-task.ts'

type Comments = Pick<TaskRead, 'comments' | 'hasOlder' | 'commentsFailure'>

const pagesOf = async (api: Api, id: string, most: number): Promise<Comments> => {
  const comments = new Map<string, Comment>()
  let older: CommentCursor | undefined
  for (let page = 0; page < most && (page === 0 || older); page += 1) {
    const before = comments.size
    const found = await getCommentsPage(api, { task: { id } }, older)
    for (const comment of found.comments) comments.set(comment.id, comment)
    // A page that brings nothing new is the last, too.
    older = comments.size > before ? found.next : undefined
  }
  return { comments: [...comments.values()], hasOlder: older !== undefined }
}

const threadOf = async (api: Api, id: string): Promise<Thread> => {
  try {
    const replies = await getReplies(api, id)
    return { replies: replies.toSorted((one, other) => (one.date ?? 0) - (other.date ?? 0)) }
  } catch (error) {
    // What became of one thread is no reason to show nothing of the task.
    return { failure: explanationOf(error).text }
  }
}

const threadsOf = async (api: Api, ids: readonly string[]): Promise<TaskRead['threads']> =>
  new Map(await Promise.all(ids.map(async (id) => [id, await threadOf(api, id)] as const)))

/** @throws CodedError where the task cannot be read; of its parts it is told why */
export const readPage = async (api: Api, id: string, wish: Wish): Promise<TaskRead> => {
  const { value, leftOut } = await readTelling(api, (told) => readParts(told, id, wish))
  return { ...value, leftOut }
}

const readParts = async (api: Api, id: string, wish: Wish): Promise<TaskRead> => {
  const comments = pagesOf(api, id, wish.pages).catch(
    (error: unknown): Comments => ({ commentsFailure: explanationOf(error).text }),
  )
  const [task, told, threads] = await Promise.all([
    getTask(api, { id }, { include_subtasks: true }),
    comments,
    threadsOf(api, wish.threads),
  ])
  return { task: await withVoters(api, task), ...told, ...(threads ? { threads } : {}) }
}
