// Where comments stand: exactly one of task, list, view.

import type { ChangedObject } from '../../../access/changed-object.ts'
import { CodedError } from '../../../base/problems/error.ts'
import { plainName } from '../../../base/text/foreign-text.ts'
import { taskTouched } from '../../../changes/engine/touched.ts'
import {
  type CommentParent,
  commentHome,
  getCommentsPage,
  getReplies,
} from '../../../clickup/objects/comment.ts'
import { resolvePlace } from '../../../clickup/references/places.ts'
import { readTaskKey, resolveTask, resolveTaskKey } from '../../../clickup/references/tasks.ts'
import { readUrl } from '../../../clickup/references/urls.ts'
import { taskId } from '../../show/cells.ts'
import { reference } from '../../tool/input.ts'
import type { ToolContext } from '../../tool/tool.ts'

export const placeInput = {
  task: reference('Id, custom id, URL, "List / name", or "current"').optional(),
  list: reference('Comments on the list itself').optional(),
  view: reference('Chat view id or URL').optional(),
}

export interface CommentPlace {
  readonly parent: CommentParent
  readonly label: string
  readonly touched: readonly ChangedObject[]
}

const viewIdOf = (text: string): string => {
  const target = readUrl(text)
  return target?.kind === 'view' ? target.id : text
}

type Args = Readonly<Partial<Record<'task' | 'list' | 'view' | 'comment' | 'reply_to', string>>>

/** @throws CodedError INVALID_INPUT unless exactly one is named */
export const requireOne = (args: Args, names: readonly (keyof Args)[]): void => {
  const given = names.filter((name) => args[name] !== undefined)
  if (given.length === 1) return
  throw new CodedError(
    'INVALID_INPUT',
    given.length === 0
      ? 'It is not said where the comment stands.'
      : `Only one of ${given.join(' and ')} can be meant.`,
    {
      hint: `Give exactly one of ${names.join(', ')}.`,
    },
  )
}

/** Without reading it: for a task the request itself tells whether it exists. */
export const readPlace = async (
  args: Args,
  { api, now, branches }: ToolContext,
): Promise<CommentPlace> => {
  if (args.task !== undefined) {
    const key = await resolveTaskKey(api, args.task, branches)
    return { parent: { task: key }, label: 'id' in key ? key.id : key.customId, touched: [] }
  }
  if (args.list !== undefined) {
    const list = await resolvePlace(api, args.list, ['list'], now)
    return { parent: { list: list.id }, label: list.path, touched: [{ kind: 'list', id: list.id }] }
  }
  const view = viewIdOf(args.view ?? '')
  return { parent: { view }, label: `view ${view}`, touched: [] }
}

/** As `readPlace`, but what ClickUp does not know is told before anything is sent. */
export const checkPlace = async (args: Args, context: ToolContext): Promise<CommentPlace> => {
  if (args.task === undefined) {
    const place = await readPlace(args, context)
    // There is no reading a view or a comment itself; what stands below it tells as well.
    if ('view' in place.parent) await getCommentsPage(context.api, place.parent)
    return place
  }
  const task = await resolveTask(context.api, args.task, context.branches)
  return { parent: { task: { id: task.id } }, label: taskId(task), touched: [taskTouched(task)] }
}

export const checkReply = async (commentId: string, { api }: ToolContext) => {
  await getReplies(api, commentId)
  return { parent: { replyTo: commentId }, label: `comment ${commentId}`, touched: [] }
}

/** The id of a comment; its URL also tells the task that it stands under, which is read. */
export const resolveComment = async ({ api }: ToolContext, said: string): Promise<string> => {
  const target = readUrl(said)
  const id = target?.kind === 'task' ? target.commentId : said.trim()
  if (!id || !/^\d+$/.test(id))
    throw new CodedError('INVALID_INPUT', `"${plainName(said)}" is no comment id.`, {
      hint: 'get_comments tells the ids of comments.',
    })
  const key = target?.kind === 'task' ? readTaskKey(target.id) : undefined
  if (key && !commentHome(api, id)) api.memory.note(`comment:${id}`, { task: key })
  return id
}
