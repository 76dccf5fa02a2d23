// Comments with their replies, as small objects, newest first, cut to what one answer may hold.

import * as z from 'zod'
import { counted, fitFirst, fitLast, sentSize } from '../../base/text/fit.ts'
import type { Fields } from '../../base/text/records.ts'
import { formatDate } from '../../base/time/shown.ts'
import type { Api } from '../../clickup/http/api.ts'
import {
  type Comment,
  type CommentCursor,
  type CommentHome,
  type CommentParent,
  eachComment,
  findComment,
  getReplies,
} from '../../clickup/objects/comment.ts'
import { emojiOf } from '../../clickup/rich-text/emoji.ts'
import { commentToMarkdown } from '../../clickup/rich-text/read.ts'
import { readCursor, strangeCursor, writeCursor } from '../tool/cursor.ts'
import { MAX_ANSWER_CHARS } from '../tool/envelope.ts'
import { fieldsOfText, type Limits, placeIn, readPlace } from './parts.ts'
import { reactionsField } from './reactions.ts'
import type { View } from './view.ts'

const MAX_COMMENTS = 25
const MAX_COMMENT_CHARS = 1500

const written = (home: CommentHome): string =>
  Buffer.from(JSON.stringify(home)).toString('base64url')

const id = z.string().regex(/^[\w-]+$/)
const homeSchema: z.ZodType<CommentHome> = z.union([
  z.strictObject({ task: z.union([z.strictObject({ id }), z.strictObject({ customId: id })]) }),
  z.strictObject({ list: id }),
  z.strictObject({ view: id }),
  z.strictObject({ replyTo: id }),
])

/** @throws CodedError INVALID_INPUT for what no answer gave */
const homeIn = (found: string): CommentHome => {
  try {
    return homeSchema.parse(JSON.parse(Buffer.from(found, 'base64url').toString()))
  } catch {
    throw strangeCursor('text_cursor')
  }
}

const commentFields = (
  comment: Comment,
  { zone, names }: View,
  home: CommentHome,
  limits: Limits = { room: 2 * MAX_COMMENT_CHARS, most: MAX_COMMENT_CHARS },
): Fields => ({
  id: comment.id,
  by: comment.user ? names.user(comment.user) : 'unknown',
  ...(comment.date === undefined ? {} : { at: formatDate(comment.date, zone) }),
  ...fieldsOfText('text', commentToMarkdown(comment), limits, { found: written(home) }),
  ...(comment.assignee ? { assigned_to: names.user(comment.assignee) } : {}),
  ...(comment.assignee || comment.resolved ? { resolved: comment.resolved } : {}),
  ...reactionsField(
    comment.reactions.map(({ reaction, user }) => ({
      reaction: emojiOf(reaction),
      by: user ? names.user(user) : 'unknown',
    })),
  ),
})

const threadFields = async (
  api: Api,
  comment: Comment,
  view: View,
  home: CommentParent,
  room: number,
): Promise<Fields> => {
  const own = commentFields(comment, view, home)
  if (!comment.reply_count) return own
  const replies = await getReplies(api, comment.id)
  // Read as a conversation, whatever order ClickUp gives.
  const inTime = [...replies].sort((a, b) => (a.date ?? 0) - (b.date ?? 0))
  const read = inTime.map((reply) => commentFields(reply, view, { replyTo: comment.id }))
  return { ...own, ...counted('replies', fitLast(read, room - sentSize(own))) }
}

export const readCommentCursor = (cursor: string): CommentCursor => {
  const [start, startId = ''] = readCursor(cursor, /^(\d+)\.(\w+)$/)
  return { start: Number(start), startId }
}

/**
 * `{comments, next_cursor?}`: whole threads, as many as fit; of one that is too long alone the end.
 * @param most characters
 */
export const readThreads = async (
  api: Api,
  parent: CommentParent,
  view: View,
  { from, most = MAX_ANSWER_CHARS - 500 }: { from?: CommentCursor | undefined; most?: number } = {},
): Promise<Fields> => {
  const comments: Fields[] = []
  let room = most
  let last: Comment | undefined
  for await (const comment of eachComment(api, parent, from)) {
    const full = comments.length === MAX_COMMENTS
    const thread = full ? undefined : await threadFields(api, comment, view, parent, most)
    room -= sentSize(thread ?? '')
    if (!thread || (room < 0 && comments.length > 0))
      return {
        comments,
        ...(last?.date === undefined ? {} : { next_cursor: writeCursor(last.date, last.id) }),
      }
    comments.push(thread)
    last = comment
  }
  return { comments }
}

const MAX_REPLY_CHARS = 5000

/** What a comment may take ahead of its replies. */
const OWN_LIMITS: Limits = { room: 3000, most: 2500 }

const readOffset = (cursor: string | undefined): number =>
  cursor === undefined ? 0 : Number(readCursor(cursor, /^r(\d+)$/)[0])

interface ReadThread {
  readonly result: Fields
  /** Whether the comment itself was asked for and is not where it was looked for. */
  readonly isMissing: boolean
}

/**
 * `{comment, replies, next_cursor?}`: one thread from its beginning, nearly uncut; of a comment that is
 * not found where it is said to stand its id alone.
 */
export const readThread = async (
  api: Api,
  commentId: string,
  view: View,
  {
    home,
    cursor,
  }: { readonly home: CommentHome | undefined; readonly cursor?: string | undefined },
): Promise<ReadThread> => {
  const from = readOffset(cursor)
  const [replies, own] = await Promise.all([
    getReplies(api, commentId),
    home && from === 0 ? findComment(api, home, commentId) : undefined,
  ])
  const comment = own && home ? commentFields(own, view, home, OWN_LIMITS) : { id: commentId }
  const room = MAX_ANSWER_CHARS - 500 - JSON.stringify(comment).length
  const limits = { room: room - 200, most: MAX_REPLY_CHARS }
  const read = [...replies]
    .sort((a, b) => (a.date ?? 0) - (b.date ?? 0))
    .slice(from)
    .map((reply) => commentFields(reply, view, { replyTo: commentId }, limits))
  const { shown, left } = fitFirst(read, room)
  return {
    result: {
      comment,
      replies: shown,
      ...(left > 0 ? { next_cursor: `r${from + shown.length}` } : {}),
    },
    isMissing: !own && from === 0,
  }
}

/**
 * `{text, text_left?, text_cursor?}`: the text of one comment from where its cursor says.
 * @throws CodedError INVALID_INPUT for another cursor, CONFLICT where the text is another one by now
 */
export const readOnComment = async (
  api: Api,
  commentId: string,
  cursor: string,
): Promise<Fields> => {
  const place = readPlace(cursor, 'text_cursor')
  const comment = await findComment(api, homeIn(place.found), commentId)
  const whole = comment && commentToMarkdown(comment)
  const from = placeIn(place, whole)
  const limits = { room: MAX_ANSWER_CHARS - 300 }
  return fieldsOfText('text', whole ?? '', limits, { from, found: place.found })
}
