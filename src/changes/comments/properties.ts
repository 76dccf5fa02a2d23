// What a comment says, whether it is resolved, and who has to act on it. One request carries all.
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { type Person, personOf, personSchema, shownName } from '../steps/people.ts'
import {
  type Blocks,
  blocksFrom,
  blocksSchema,
  markdownOf,
  namesMentioned,
  sendable,
  shownText,
} from './blocks.ts'
import { commentProperty } from './subject.ts'

/** Whom a text mentions, as an answer has them: by name, groups with their members. */
export type Mentions = {
  readonly told: readonly (string | { readonly [group: string]: readonly string[] })[]
}

export const commentText = commentProperty<Blocks>({
  name: 'comment.text',
  after: blocksSchema,
  described: {
    sends: 'PUT /v2/comment/{comment_id} {comment}; of a new comment its own body',
    proof:
      'the comment, found again where it stands: the same text shows, the same people are mentioned',
    inverse:
      'the former blocks; who is mentioned in them may be notified again, and nobody can be un-notified',
  },
  field: () => 'comment',
  hint: () => l10n.t('Who has no access to it cannot be mentioned.'),
  create: ({ after }) => ({ comment: sendable(after) }),
  body: ({ after }) => ({ comment: sendable(after) }),
  value: ({ comment }) => ({ at: 'known', is: blocksFrom(comment) }),
  same: (a, b) => shownText(a) === shownText(b),
  // Formatting alone may be what changes.
  already: (now, { after }) => markdownOf(now) === markdownOf(after),
  show: markdownOf,
  tell: ({ after, of }) => {
    const mentions = (of as Mentions | undefined)?.told ?? namesMentioned(after)
    return mentions.length > 0 ? { mentions } : {}
  },
})

export const commentResolved = commentProperty<boolean>({
  name: 'comment.resolved',
  after: z.boolean(),
  described: {
    sends: 'PUT /v2/comment/{comment_id} {resolved}, with its blocks and assignee',
    proof: 'the comment, found again where it stands',
    inverse: 'the former state',
  },
  field: () => 'resolved',
  body: ({ after }) => ({ resolved: after }),
  value: ({ resolved }) => ({ at: 'known', is: resolved ?? false }),
  same: (a, b) => a === b,
  show: (resolved) => resolved,
})

export const commentAssignee = commentProperty<Person | null>({
  name: 'comment.assignee',
  after: personSchema.nullable(),
  described: {
    sends:
      'PUT /v2/comment/{comment_id} {assignee: id or null}, with its blocks; of a new comment its own body',
    proof: 'the comment, found again where it stands',
    inverse: 'the former assignee, or nobody; who was assigned has been notified',
  },
  field: () => 'assign_to',
  hint: () => l10n.t('A guest who cannot see the task cannot be assigned.'),
  create: ({ after }) => (after === null ? {} : { assignee: Number(after.id) }),
  body: ({ after }) => ({ assignee: after === null ? null : Number(after.id) }),
  value: ({ assignee }) => ({ at: 'known', is: assignee ? personOf(assignee) : null }),
  same: (a, b) => a?.id === b?.id,
  show: (person, step) => person && shownName(person, step),
  tell: ({ before, after, of }) =>
    before.at === 'absent' && after !== null ? { assign_to: shownName(after, { of }) } : {},
})
