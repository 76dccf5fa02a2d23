// A new comment on a task, list or view, or a reply to one. What it says is a step beside it, so that a
// comment which reads otherwise than asked is still known to be there.
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import type { Api } from '../../clickup/http/api.ts'
import {
  type Comment,
  type CommentHome,
  createComment,
  createReply,
  getCommentsPage,
  getReplies,
  type NewComment,
} from '../../clickup/objects/comment.ts'
import { getMe } from '../../clickup/objects/workspace.ts'
import type { Filled, Kind, Lost } from '../steps/kind.ts'
import { madeOf } from '../steps/slots.ts'
import type { Step } from '../steps/step.ts'
import { blocksFrom, shownText } from './blocks.ts'
import { type CommentPicture, inverseOfAdd, seenIn } from './delete-kind.ts'
import { commentSubject, standingOf } from './subject.ts'

/** The text that shows, by which a lost one is known. */
export type Says = { readonly says: string }

const homeOf = ({ target }: Pick<Filled, 'target'>): CommentHome => {
  const { home } = standingOf(target)
  if (home) return home
  throw new Error('A new comment has no place.')
}

/** The newest. */
const readAt = async (api: Api, home: CommentHome): Promise<readonly Comment[]> =>
  'replyTo' in home ? getReplies(api, home.replyTo) : (await getCommentsPage(api, home)).comments

const lost: Lost<Says, CommentPicture> = {
  words: 'a comment of that text in the same place, by the same person, that was not there before',
  at: (step) => `comments:${JSON.stringify(homeOf(step))}`,
  mark: async (api, step) => new Set((await readAt(api, homeOf(step))).map(({ id }) => id)),
  find: async (api, step, known) => {
    const me = await getMe(api)
    const comment = (await readAt(api, homeOf(step))).find(
      ({ id, user, comment: blocks }) =>
        user?.id === me.id && !known.has(id) && shownText(blocksFrom(blocks)) === step.after.says,
    )
    return comment && madeOf(comment.id)
  },
}

const isReply = ({ target }: Step<Says, CommentPicture>): boolean => {
  const { home } = standingOf(target)
  return home !== undefined && 'replyTo' in home
}

export const commentAdd: Kind<CommentPicture, Says, Comment> = {
  name: 'comment.add',
  v: 1,
  subject: commentSubject,
  after: z.object({ says: z.string() }),
  described: {
    sends:
      'POST /v2/task/{task_id}/comment, /v2/list/{list_id}/comment, /v2/view/{view_id}/comment or /v2/comment/{comment_id}/reply, with its blocks and assignee',
    proof: 'the comment by its id, found where it stands',
    inverse: 'the comment is deleted; who was notified of it has been',
  },
  field: () => 'on',
  hint: ({ target: { label } }) =>
    l10n.t`ClickUp confirmed the comment on ${label}, but it does not show there.`,
  make: async (api, step, bodies) => {
    const home = homeOf(step)
    const wanted: NewComment = Object.assign({ comment: [], notify_all: false }, ...bodies)
    const id =
      'replyTo' in home
        ? await createReply(api, home.replyTo, wanted)
        : await createComment(api, home, wanted)
    // The documents show `{}` for a reply; then it is looked for like one whose answer was lost.
    return id === undefined ? {} : { made: madeOf(id) }
  },
  lost,
  value: (comment) => ({ at: 'known', is: seenIn(comment) }),
  holds: () => true,
  same: (a, b) => a.text === b.text,
  applied: (_, { after: { says } }) => ({ name: says, text: says, replies: 0 }),
  invert: inverseOfAdd,
  show: () => undefined,
  title: (step) =>
    isReply(step) ? l10n.t`reply to ${step.target.label}` : l10n.t`comment on ${step.target.label}`,
  didOne: (step) =>
    isReply(step)
      ? l10n.t`Replied to ${step.target.label}`
      : l10n.t`Commented on ${step.target.label}`,
  tell: ({ target, makes, bound }) => {
    const id = makes === undefined ? undefined : bound[makes]?.id
    const { url } = standingOf(target)
    return {
      ...(id ? { comment: id } : {}),
      on: target.label,
      ...(id && url ? { url: `${url}?comment=${id}` } : {}),
    }
  },
}
