// Where a new comment is to stand: what ClickUp does not know is told before anything is sent.
import * as l10n from '@vscode/l10n'
import type { Api } from '../../clickup/http/api.ts'
import {
  type CommentHome,
  type CommentParent,
  commentHome,
  getCommentsPage,
  getReplies,
} from '../../clickup/objects/comment.ts'
import { labelOf } from '../../clickup/objects/task/label.ts'
import type { Task } from '../../clickup/objects/task/task.ts'
import {
  requireOne,
  resolveComment,
  resolveCommentPlace,
  type SaidCommentPlace,
} from '../../clickup/references/comments.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import { resolveTask } from '../../clickup/references/tasks.ts'

export interface SaidNewPlace extends SaidCommentPlace {
  /** A comment, by id or URL. */
  readonly reply_to?: string | undefined
}

/** Where it is to stand, once that is known. */
export interface NewPlace {
  readonly parent: CommentParent | { readonly replyTo: string }
  /** How the parent is named to people: `ENG-123`. */
  readonly label: string
  /** The list of the task that it stands on. */
  readonly listId?: string | undefined
  /** The page of that task in ClickUp's own app. */
  readonly url?: string | undefined
}

export const NEW_PLACES = ['task', 'list', 'view', 'reply_to'] as const

export const onTask = (task: Task): NewPlace => ({
  parent: { task: { id: task.id } },
  label: labelOf(task),
  listId: task.list?.id,
  url: task.url,
})

/** The task that a place belongs to, where that is known. */
export const taskAt = (api: Api, home: CommentHome | undefined): string | undefined => {
  if (!home) return undefined
  if ('replyTo' in home) return taskAt(api, commentHome(api, home.replyTo))
  return 'task' in home && 'id' in home.task ? home.task.id : undefined
}

/** A reply to a reply joins the same thread: threads have one level (docs/clickup-facts.md §16). */
const threadOf = (api: Api, id: string): string => {
  const home = commentHome(api, id)
  return home && 'replyTo' in home ? home.replyTo : id
}

export const placeOfComment = async (at: Standpoint, said: SaidNewPlace): Promise<NewPlace> => {
  requireOne(said, NEW_PLACES)
  if (said.reply_to !== undefined) {
    const id = resolveComment(at, said.reply_to)
    const thread = threadOf(at.api, id)
    await getReplies(at.api, thread)
    return { parent: { replyTo: thread }, label: l10n.t`comment ${id}` }
  }
  if (said.task !== undefined) return onTask(await resolveTask(at, said.task))
  const { parent, label } = await resolveCommentPlace(at, said)
  // There is no reading a view itself; what stands below it tells as well.
  if ('view' in parent) await getCommentsPage(at.api, parent)
  return { parent, label }
}
