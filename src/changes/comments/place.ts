// Where a new comment is to stand: what ClickUp does not know is told before anything is sent.

import * as l10n from '@vscode/l10n'
import type { ChangedObject } from '../../access/changed-object.ts'
import { type CommentParent, getCommentsPage, getReplies } from '../../clickup/objects/comment.ts'
import { labelOf } from '../../clickup/objects/task/label.ts'
import {
  requireOne,
  resolveComment,
  resolveCommentPlace,
  type SaidCommentPlace,
} from '../../clickup/references/comments.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import { resolveTask } from '../../clickup/references/tasks.ts'
import { taskTouched } from '../engine/touched.ts'

export interface SaidNewPlace extends SaidCommentPlace {
  /** A comment, by id or URL. */
  readonly reply_to?: string | undefined
}

/** Where it stands, once that is known. */
export interface NewPlace {
  readonly parent: CommentParent | { readonly replyTo: string }
  /** How the parent is named to people: `ENG-123`. */
  readonly label: string
  readonly touched: readonly ChangedObject[]
}

export const placeOfComment = async (at: Standpoint, said: SaidNewPlace): Promise<NewPlace> => {
  requireOne(said, ['task', 'list', 'view', 'reply_to'])
  if (said.reply_to !== undefined) {
    const id = resolveComment(at, said.reply_to)
    await getReplies(at.api, id)
    return { parent: { replyTo: id }, label: l10n.t`comment ${id}`, touched: [] }
  }
  if (said.task !== undefined) {
    const task = await resolveTask(at, said.task)
    return {
      parent: { task: { id: task.id } },
      label: labelOf(task),
      touched: [taskTouched(task)],
    }
  }
  const { parent, label } = await resolveCommentPlace(at, said)
  // There is no reading a view itself; what stands below it tells as well.
  if ('view' in parent) await getCommentsPage(at.api, parent)
  return { parent, label, touched: 'list' in parent ? [{ kind: 'list', id: parent.list }] : [] }
}
