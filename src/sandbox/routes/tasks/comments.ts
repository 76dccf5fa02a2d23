// Comments on tasks, lists and views, their threads, and changing them.
import { textIn } from '../../http/body.ts'
import { badInput } from '../../http/errors.ts'
import { type Call, del, get, post, put, type Route } from '../../http/route.ts'
import { comment } from '../../present/comment.ts'
import { commentOf, listOf, taskOf, viewOf } from '../../state/lookup.ts'
import type { Comment, CommentBlock, CommentTarget } from '../../state/model.ts'

const pageSize = 25

const onTask = (call: Call): CommentTarget => ({ kind: 'task', id: taskOf(call).id })
const onList = (call: Call): CommentTarget => ({ kind: 'list', id: listOf(call).id })
const onView = (call: Call): CommentTarget => ({ kind: 'view', id: viewOf(call).id })

const newestFirst = (a: Comment, b: Comment) => b.date - a.date || Number(b.id) - Number(a.id)

/** The next page starts after the comment named by *both* `start` and `start_id`. */
const page = (call: Call, comments: readonly Comment[]) => {
  const sorted = [...comments].sort(newestFirst)
  const start = call.query.integer('start')
  const startId = call.query.one('start_id')
  const paged = start !== null && startId !== null
  const older = ({ date, id }: Comment) =>
    !paged || date < start || (date === start && Number(id) < Number(startId))
  const shown = sorted.filter(older).slice(0, pageSize)
  return { comments: shown.map((each) => comment(call.store, each)) }
}

const isBlock = (value: unknown): value is CommentBlock =>
  typeof value === 'object' && value !== null

/** `comment_text` is taken literally; only `comment` runs carry formatting and mentions. */
const readBlocks = (body: Record<string, unknown>): CommentBlock[] => {
  const { comment: runs, comment_text: text } = body
  if (Array.isArray(runs) && runs.length > 0 && runs.every(isBlock)) return runs
  if (typeof text === 'string' && text !== '') return [{ text }]
  throw badInput('Comment text required')
}

const readAssignee = (body: Record<string, unknown>) =>
  typeof body.assignee === 'number' ? body.assignee : null

const add = (call: Call, target: CommentTarget, parentId: string | null) => {
  const { store, session, body } = call
  const assigneeId = readAssignee(body)
  const created: Comment = {
    id: store.newCommentId(),
    target,
    parentId,
    blocks: readBlocks(body),
    userId: session.userId,
    date: store.now(),
    resolved: false,
    assigneeId,
    groupAssigneeId: typeof body.group_assignee === 'string' ? body.group_assignee : null,
    assignedById: assigneeId === null ? null : session.userId,
    reactions: [],
  }
  store.addComment(created)
  const task = target.kind === 'task' ? store.tasks.get(target.id) : undefined
  if (task) task.dateUpdated = created.date
  // The id of a created comment is a number, although reads give a string.
  return { id: Number(created.id), hist_id: store.newUuid(), date: created.date }
}

const update = (call: Call) => {
  const found = commentOf(call)
  const { body, session } = call
  // The body of the comment is replaced, so one that is not sent again is lost (measured); with both,
  // comment_text is appended (measured).
  const rich = Array.isArray(body.comment) ? body.comment.filter(isBlock) : []
  const text = textIn(body, 'comment_text')
  found.blocks = text ? [...rich, { text }] : rich
  if (typeof body.resolved === 'boolean') found.resolved = body.resolved
  if (body.assignee !== undefined) {
    found.assigneeId = readAssignee(body)
    found.assignedById = found.assigneeId === null ? null : session.userId
  }
  return {}
}

export const commentRoutes: readonly Route[] = [
  ...(
    [
      ['/v2/task/:task_id/comment', onTask],
      ['/v2/list/:list_id/comment', onList],
      ['/v2/view/:view_id/comment', onView],
    ] as const
  ).flatMap(([path, target]) => [
    get(path, (call) => page(call, call.store.commentsOn(target(call)))),
    post(path, (call) => add(call, target(call), null)),
  ]),

  get('/v2/comment/:comment_id/reply', (call) => ({
    comments: [...call.store.repliesTo(commentOf(call).id)]
      .sort(newestFirst)
      .map((each) => comment(call.store, each)),
  })),

  // A reply to a reply joins the same thread: ClickUp's threads have one level.
  post('/v2/comment/:comment_id/reply', (call) => {
    const parent = commentOf(call)
    return add(call, parent.target, parent.parentId ?? parent.id)
  }),

  put('/v2/comment/:comment_id', update),

  del('/v2/comment/:comment_id', (call) => {
    call.store.deleteComment(commentOf(call))
    return {}
  }),
]
