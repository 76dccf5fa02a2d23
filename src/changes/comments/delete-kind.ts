// A comment that ends, with its replies.
import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import { oneLine, plainName, visible } from '../../base/text/foreign-text.ts'
import type { Api } from '../../clickup/http/api.ts'
import { type Comment, deleteComment, getReplies } from '../../clickup/objects/comment.ts'
import { nameOf } from '../../clickup/objects/user.ts'
import { commentToMarkdown, commentToText } from '../../clickup/rich-text/read.ts'
import { counted, type Extent, extentSchema, unlessHidden } from '../pictures/kept.ts'
import { unlessGoneAlready } from '../steps/gone.ts'
import type { Kind } from '../steps/kind.ts'
import { stepOf } from '../steps/plan.ts'
import { NO_WAY_BACK } from '../steps/property.ts'
import { type Done, type Json, jsonOf, known, type Step } from '../steps/step.ts'
import { commentSubject } from './subject.ts'

export type CommentPicture = {
  /** The beginning of its text, by which it is known to people. */
  readonly name: string
  /** Markdown, all of it. */
  readonly text: string
  readonly by?: string | undefined
  readonly replies: number
  /** The comment and its thread, whole. */
  readonly kept?: { readonly comment: Json; readonly replies: readonly Json[] } | undefined
}

/** What a comment is known by: the beginning of its text, without the marks of its style. */
export const commentName = (comment: Comment | undefined, id: string): string =>
  oneLine(commentToText(comment?.comment ?? [])) || l10n.t`comment ${id}`

/** As a reading of its place shows it. */
export const seenIn = (comment: Comment): CommentPicture => ({
  name: commentName(comment, comment.id),
  text: visible(commentToMarkdown(comment)),
  ...(comment.user ? { by: nameOf(comment.user) } : {}),
  replies: comment.reply_count ?? 0,
})

/** With all that goes with it. */
export const pictureOf = async (api: Api, comment: Comment): Promise<CommentPicture> => {
  const seen = seenIn(comment)
  const replies = seen.replies === 0 ? [] : await unlessHidden(getReplies(api, comment.id))
  if (!replies) return seen
  return { ...seen, kept: { comment: jsonOf(comment), replies: replies.map(jsonOf) } }
}

const NOTHING: CommentPicture = { name: '', text: '', replies: 0 }

type Deletion = Step<Extent, CommentPicture>

/** Of one that is not known, what it is called. */
const nameIn = (step: Deletion): string => known(step.before)?.name || step.target.label

const titleOf = (step: Deletion): string => {
  const by = known(step.before)?.by
  const name = plainName(nameIn(step))
  return by
    ? l10n.t`delete the comment "${name}" by ${oneLine(by)}`
    : l10n.t`delete the comment "${name}"`
}

/** What goes with it: `with its 3 replies` */
const wordsIn = (step: Deletion): string | undefined => {
  const { replies = 0 } = known(step.before) ?? {}
  const [more] = counted(replies, l10n.t('with its reply'), l10n.t`with its ${replies} replies`)
  return more
}

/** What others have answered does not go because the comment is undone. */
const requireUnanswered = async (api: Api, id: string): Promise<void> => {
  const replies = await getReplies(api, id)
  if (replies.length > 0)
    throw new CodedError('CONFLICT', l10n.t`Comment ${id} has been answered by now.`, {
      hint: l10n.t('Delete the comment itself where its replies shall go with it.'),
    })
}

export const commentDelete: Kind<CommentPicture, Extent, Comment> = {
  name: 'comment.delete',
  v: 1,
  subject: commentSubject,
  after: extentSchema,
  described: {
    sends: 'DELETE /v2/comment/{comment_id}',
    proof: 'it is not found any more where it stood; where that is not known, the answer alone',
    inverse:
      'none in ClickUp: the comment and its replies are kept whole, and can be written anew, by other ids and by one hand',
  },
  field: () => 'comment',
  ends: true,
  send: async (api, { target, after }) => {
    if (after === 'empty') await requireUnanswered(api, target.id)
    await unlessGoneAlready(deleteComment(api, target.id))
    return {}
  },
  value: (comment) => ({ at: 'known', is: seenIn(comment) }),
  holds: () => false,
  same: (a, b) => a.text === b.text && a.replies === b.replies,
  applied: () => NOTHING,
  destroys: (step) => {
    const { by } = known(step.before) ?? {}
    const more = wordsIn(step)
    return [
      {
        verb: l10n.t('delete'),
        kind: l10n.t('comment'),
        name: nameIn(step),
        ...(typeof step.target.id === 'string' ? { label: step.target.id } : {}),
        ...(more ? { more } : {}),
        ...(by ? { where: l10n.t`written by "${plainName(by)}"` } : {}),
      },
    ]
  },
  invert: () => NO_WAY_BACK,
  show: ({ text }) => text || null,
  title: titleOf,
  tell: (step) => {
    const more = wordsIn(step)
    return { deleted: true, ...(more ? { goes: [more] } : {}) }
  },
}

/** What was written is deleted again, unless somebody has answered. */
export const inverseOfAdd = <C>({ target, stored }: Done<C, CommentPicture>): readonly Step[] => [
  stepOf(commentDelete, target, 'empty', { before: stored }),
]
