// Comments of tasks, lists and views: newest first, 25 a page, replies apart.
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { leaveOut } from '../../base/problems/left-out.ts'
import type { Api } from '../http/api.ts'
import { eachOf, flag, gap, id, instant, listOf, numberLike, text } from './shapes.ts'
import { type TaskKey, taskFlags, taskPath } from './task/task.ts'
import { userSchema } from './user.ts'

export interface Block {
  /** A string or a number, if it can be shown (docs/clickup-facts.md §16). */
  readonly text?: unknown
  readonly type?: string | undefined
  readonly attributes?: unknown
  readonly [key: string]: unknown
}

/** A run of nothing but text whose text is none: it shows nothing. */
const isOdd = ({ type, text: said }: Block): boolean =>
  (type === undefined || type === 'text') &&
  (typeof said === 'object' || typeof said === 'boolean') &&
  said !== null

/**
 * A run of a rich comment; which keys are there depends on its `type` (docs/clickup-facts.md §16).
 * One that shows nothing is counted as left out and kept: whoever writes the comment sends it again.
 */
export const blockSchema = z
  .looseObject({ text: z.unknown().optional(), type: text })
  .transform((block): Block => {
    if (isOdd(block)) leaveOut('comment-part')
    return block
  })

export const commentSchema = z.object({
  id,
  comment: listOf(blockSchema, 'comment-part'),
  comment_text: text,
  user: gap(userSchema),
  assignee: gap(userSchema),
  resolved: flag,
  date: instant,
  reply_count: gap(numberLike),
  // Emoji as code points: `1F44D` (docs/clickup-facts.md §16).
  reactions: listOf(z.object({ reaction: z.string(), user: gap(userSchema) }), 'reaction'),
})

export type Comment = Readonly<z.output<typeof commentSchema>>

/** What a comment can stand under. */
export type CommentParent =
  | { readonly task: TaskKey }
  | { readonly list: string }
  | { readonly view: string }

/** ClickUp's page size for comments (docs/clickup-facts.md §6). */
const COMMENT_PAGE_SIZE = 25

/** The last comment read: the next page needs both (docs/clickup-facts.md §6). */
export interface CommentCursor {
  readonly start: number
  readonly startId: string
}

export interface CommentPage {
  readonly comments: readonly Comment[]
  /** Where older ones may follow: there is no word of that, but a short page is the last. */
  readonly next?: CommentCursor | undefined
}

const cursorSchema = z
  .object({ id, date: numberLike })
  .transform(({ id: startId, date: start }): CommentCursor => ({ start, startId }))

/** By what came, whether all of it can be read or not. */
const nextOf = (comments: readonly unknown[]): CommentCursor | undefined => {
  if (comments.length < COMMENT_PAGE_SIZE) return undefined
  const cursors = comments.map((comment) => cursorSchema.safeParse(comment).data)
  return cursors.findLast((cursor) => cursor !== undefined)
}

const readable = eachOf(commentSchema, 'comment')

export const commentsAnswer = z
  .object({ comments: z.array(z.unknown()) })
  .transform(
    ({ comments }): CommentPage => ({ comments: readable.parse(comments), next: nextOf(comments) }),
  )

const pathOf = (parent: CommentParent): string => {
  if ('task' in parent) return `${taskPath(parent.task)}/comment`
  return 'list' in parent ? `/v2/list/${parent.list}/comment` : `/v2/view/${parent.view}/comment`
}

const flagsOf = async (api: Api, parent: CommentParent) =>
  'task' in parent ? taskFlags(api, parent.task) : {}

/**
 * Where a comment stands: there is no GET of a single one (docs/clickup-facts.md §16), so it is
 * noted when met.
 */
export type CommentHome = CommentParent | { readonly replyTo: string }

const noteHome = (
  api: Api,
  home: CommentHome,
  comments: readonly Comment[],
): readonly Comment[] => {
  for (const { id } of comments) api.memory.note(`comment:${id}`, home)
  return comments
}

export const commentHome = (api: Api, commentId: string): CommentHome | undefined =>
  api.memory.peek(`comment:${commentId}`) as CommentHome | undefined

/** One page, newest first. */
export const getCommentsPage = async (
  api: Api,
  parent: CommentParent,
  cursor?: CommentCursor,
): Promise<CommentPage> => {
  const page = await api.request({
    path: pathOf(parent),
    query: {
      ...(await flagsOf(api, parent)),
      ...(cursor ? { start: cursor.start, start_id: cursor.startId } : {}),
    },
    answer: commentsAnswer,
  })
  noteHome(api, parent, page.comments)
  return page
}

/** All comments, newest first, page by page. */
export async function* eachComment(
  api: Api,
  parent: CommentParent,
  from?: CommentCursor,
): AsyncGenerator<Comment> {
  const seen = new Set<string>()
  for (let cursor = from; ; ) {
    const { comments, next } = await getCommentsPage(api, parent, cursor)
    const fresh = comments.filter(({ id }) => !seen.has(id))
    for (const comment of fresh) {
      seen.add(comment.id)
      yield comment
    }
    // A page that brings nothing new also ends it, whatever its length.
    if (!next || fresh.length === 0) return
    api.call.onWait?.(l10n.t`Read ${seen.size} comments`)
    cursor = next
  }
}

/** GET /v2/comment/{id}/reply: the whole thread below a comment, without it; unpaginated. */
export const getReplies = async (api: Api, commentId: string): Promise<readonly Comment[]> => {
  const path = `/v2/comment/${commentId}/reply`
  const { comments } = await api.request({ path, answer: commentsAnswer })
  return noteHome(api, { replyTo: commentId }, comments)
}

export interface NewComment {
  readonly comment: readonly Block[]
  readonly notify_all: boolean
  readonly assignee?: number
}

// Documented with the id as a string; live it is a number (docs/clickup-facts.md §16).
const created = z.object({ id: z.union([z.string(), z.number()]).transform(String) })

/** POST …/comment. @returns the new comment's id */
export const createComment = async (
  api: Api,
  parent: CommentParent,
  comment: NewComment,
): Promise<string> =>
  (
    await api.request({
      method: 'POST',
      path: pathOf(parent),
      query: await flagsOf(api, parent),
      body: comment,
      answer: created,
    })
  ).id

/** POST /v2/comment/{id}/reply; documented to answer `{}`, live it answers the id. */
export const createReply = async (
  api: Api,
  commentId: string,
  comment: NewComment,
): Promise<string | undefined> =>
  (
    await api.request({
      method: 'POST',
      path: `/v2/comment/${commentId}/reply`,
      body: comment,
      answer: created.partial(),
    })
  ).id

/** PUT /v2/comment/{id}; answers `{}`. A body without `comment` blanks it (docs/clickup-facts.md §16). */
export const updateComment = (
  api: Api,
  commentId: string,
  update: Readonly<Record<string, unknown>>,
): Promise<unknown> =>
  api.request({
    method: 'PUT',
    path: `/v2/comment/${commentId}`,
    body: update,
    answer: z.unknown(),
  })

export const deleteComment = (api: Api, commentId: string): Promise<unknown> =>
  api.request({ method: 'DELETE', path: `/v2/comment/${commentId}`, answer: z.unknown() })

/** The comment itself, read anew where it stands: page by page. */
export const findComment = async (
  api: Api,
  home: CommentHome,
  commentId: string,
): Promise<Comment | undefined> => {
  if ('replyTo' in home)
    return (await getReplies(api, home.replyTo)).find(({ id }) => id === commentId)
  for await (const comment of eachComment(api, home)) if (comment.id === commentId) return comment
  return undefined
}
