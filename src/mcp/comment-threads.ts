// Comments with their replies, as small objects, newest first, cut to what one answer may hold.
import type { Api } from '../clickup/api.ts'
import {
  type CommentCursor,
  type CommentParent,
  eachComment,
  getReplies,
} from '../clickup/comments.ts'
import { formatDate } from '../clickup/dates.ts'
import { ClickUpError } from '../clickup/errors.ts'
import { type Comment, nameOf } from '../clickup/model.ts'
import { commentToMarkdown } from '../clickup/rich-text-read.ts'
import { cut, MAX_ANSWER_CHARS } from './envelope.ts'

const MAX_COMMENTS = 25
const MAX_COMMENT_CHARS = 1500

type Fields = Readonly<Record<string, unknown>>

const commentFields = (comment: Comment, zone: string): Fields => {
  const { text, left } = cut(commentToMarkdown(comment), MAX_COMMENT_CHARS)
  return {
    id: comment.id,
    by: comment.user ? nameOf(comment.user) : 'unknown',
    ...(comment.date === undefined ? {} : { at: formatDate(comment.date, zone) }),
    text,
    ...(left > 0 ? { text_left: left } : {}),
    ...(comment.assignee
      ? { assigned_to: nameOf(comment.assignee), resolved: comment.resolved }
      : {}),
  }
}

const threadFields = async (api: Api, comment: Comment, zone: string): Promise<Fields> => {
  const own = commentFields(comment, zone)
  if (!comment.reply_count) return own
  const replies = await getReplies(api, comment.id)
  // Read as a conversation, whatever order ClickUp gives.
  const inTime = [...replies].sort((a, b) => (a.date ?? 0) - (b.date ?? 0))
  return { ...own, replies: inTime.map((reply) => commentFields(reply, zone)) }
}

export const readCommentCursor = (cursor: string): CommentCursor => {
  const [, start, startId] = /^(\d+)\.(\w+)$/.exec(cursor) ?? []
  if (start && startId) return { start: Number(start), startId }
  throw new ClickUpError('INVALID_INPUT', 'The cursor is not one of this tool.', {
    hint: 'Use the next_cursor of the last answer as it is.',
  })
}

/** `{comments, next_cursor?}`: whole threads, as many as fit. */
export const readThreads = async (
  api: Api,
  parent: CommentParent,
  zone: string,
  from?: CommentCursor,
): Promise<Fields> => {
  const comments: Fields[] = []
  let room = MAX_ANSWER_CHARS - 1500
  let last: Comment | undefined
  for await (const comment of eachComment(api, parent, from)) {
    const thread = await threadFields(api, comment, zone)
    room -= JSON.stringify(thread).length
    if (comments.length === MAX_COMMENTS || (room < 0 && comments.length > 0))
      return {
        comments,
        ...(last?.date === undefined ? {} : { next_cursor: `${last.date}.${last.id}` }),
      }
    comments.push(thread)
    last = comment
  }
  return { comments }
}
