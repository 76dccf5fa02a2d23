// Changing and deleting comments. A PUT replaces the whole body, so what shall stay is sent again.

import * as l10n from '@vscode/l10n'
import type { ChangedObject } from '../../access/changed-object.ts'
import { CodedError } from '../../base/problems/error.ts'
import type { Problem } from '../../base/problems/problem.ts'
import { notApplied } from '../../base/problems/problem.ts'
import { oneLine, plainName, visible } from '../../base/text/foreign-text.ts'
import type { Api } from '../../clickup/http/api.ts'
import {
  type Block,
  type Comment,
  commentHome,
  deleteComment,
  readComment,
  updateComment,
} from '../../clickup/objects/comment.ts'
import { nameOf, type User } from '../../clickup/objects/user.ts'
import { resolveComment } from '../../clickup/references/comments.ts'
import { createMentions } from '../../clickup/references/mentions.ts'
import { getPeople, resolvePerson } from '../../clickup/references/people.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import { filesIn } from '../../clickup/rich-text/lines.ts'
import { commentToMarkdown } from '../../clickup/rich-text/read.ts'
import { markdownToBlocks } from '../../clickup/rich-text/write.ts'
import type { Change, Comparison, Effect } from '../engine/change.ts'
import { stillThere } from '../engine/gone.ts'
import { shownText } from './text.ts'

export interface WantedCommentEdit {
  /** Its id or URL. */
  readonly comment: string
  /** Markdown. */
  readonly text?: string | undefined
  readonly resolved?: boolean | undefined
  /** Who has to act on it. */
  readonly assign_to?: string | undefined
}

const touchedBy = (api: Api, id: string): readonly ChangedObject[] => {
  const home = commentHome(api, id)
  const task = home && 'task' in home && 'id' in home.task ? home.task.id : undefined
  return [
    ...(task ? [{ kind: 'task' as const, id: task }] : []),
    { kind: 'comment', id, ...(task ? { taskId: task } : {}) },
  ]
}

const unverified = (id: string): Problem => ({
  code: 'UNKNOWN_OUTCOME',
  message: l10n.t`Where comment ${id} stands is not known, so the change could not be checked.`,
  hint: l10n.t('get_comments of its task, list or view shows it.'),
})

const blocksFor = async (
  { api }: Standpoint,
  text: string | undefined,
  before: Comment | undefined,
): Promise<readonly Block[]> => {
  if (text === undefined) return before?.comment ?? []
  const { find } = createMentions(await getPeople(api))
  // Files that the new text still names stay where it names them.
  return markdownToBlocks(text, { find, files: filesIn(before?.comment ?? []) })
}

const effectsOf = (
  { text, resolved }: WantedCommentEdit,
  assignee: User | undefined,
  before: Comment | undefined,
): readonly Effect[] => [
  ...(text === undefined
    ? []
    : [{ field: 'comment', from: before ? commentToMarkdown(before) : undefined, to: text }]),
  ...(resolved === undefined ? [] : [{ field: 'resolved', from: before?.resolved, to: resolved }]),
  ...(assignee
    ? [
        {
          field: 'assign_to',
          from: before?.assignee ? nameOf(before.assignee) : undefined,
          to: nameOf(assignee),
        },
      ]
    : []),
]

/**
 * @throws CodedError INVALID_INPUT when nothing is to change, or when the text that shall stay is not known
 */
export const planUpdateComment = async (
  at: Standpoint,
  wanted: WantedCommentEdit,
): Promise<Change<true>> => {
  const { api } = at
  const { text, resolved } = wanted
  const id = resolveComment(at, wanted.comment)
  const assignee =
    wanted.assign_to === undefined ? undefined : await resolvePerson(api, wanted.assign_to)
  if (text === undefined && resolved === undefined && !assignee)
    throw new CodedError('INVALID_INPUT', l10n.t('Nothing is to be changed.'), {
      hint: l10n.t('Give text, resolved or assign_to.'),
    })
  if (text?.trim() === '')
    throw new CodedError('INVALID_INPUT', l10n.t('The comment would have no text.'), {
      hint: l10n.t('Give `text` at least one word, or delete the comment.'),
    })
  const before = await readComment(api, id)
  if (!before && text === undefined)
    throw new CodedError(
      'INVALID_INPUT',
      l10n.t`Comment ${id} is not known yet, and changing it without its text would blank it.`,
      { hint: l10n.t('Read it with get_comments first, or give its text as well.') },
    )
  const blocks = await blocksFor(at, text, before)
  const keptAssignee = assignee ?? before?.assignee
  const names = new Map((await getPeople(api)).members.map((user) => [user.id, nameOf(user)]))
  const shown = shownText(blocks, names)
  /** What of it does not hold; nothing where the comment cannot be found to be read. */
  const wrongIn = async (to: Api): Promise<readonly string[]> => {
    if (!before) return []
    const stored = await readComment(to, id)
    if (!stored)
      return [
        l10n.t`ClickUp said yes to the change of comment ${id}, but did not change anything: it is not there any more.`,
      ]
    return [
      ...(shownText(stored.comment, names) === shown
        ? []
        : [l10n.t`ClickUp said yes to the change of comment ${id}, but did not change its text.`]),
      ...(resolved === undefined || stored.resolved === resolved
        ? []
        : [
            l10n.t`ClickUp said yes to the change of comment ${id}, but did not change whether it is resolved.`,
          ]),
      ...(!assignee || stored.assignee?.id === assignee.id
        ? []
        : [
            l10n.t`ClickUp said yes to the change of comment ${id}, but did not change its assignee.`,
          ]),
    ]
  }
  const told = (to: Api, wrong: readonly string[]): Comparison => ({
    result: { comment: id },
    missing: wrong.map((message) => notApplied(message)),
    warnings: before ? [] : [unverified(id)],
    touched: touchedBy(to, id),
  })
  return {
    title: l10n.t`update comment ${id}`,
    effects: effectsOf(wanted, assignee, before),
    send: async (to) => {
      await updateComment(to, id, {
        comment: blocks,
        resolved: resolved ?? before?.resolved ?? false,
        ...(keptAssignee ? { assignee: Number(keptAssignee.id) } : {}),
      })
      return true
    },
    lookFor: before
      ? async (to) => ((await wrongIn(to)).length === 0 ? true : undefined)
      : undefined,
    confirmed: () => told(api, []),
    compare: async (to) => told(to, await wrongIn(to)),
  }
}

/** What a comment is known by: the beginning of its text, without the marks of its style. */
export const commentName = (comment: Comment | undefined, id: string): string =>
  oneLine((comment?.comment ?? []).map(({ text = '' }) => text).join('')) || l10n.t`comment ${id}`

export const planDeleteComment = async (at: Standpoint, said: string): Promise<Change<true>> => {
  const { api } = at
  const id = resolveComment(at, said)
  const before = await readComment(api, id)
  const text = before ? visible(commentToMarkdown(before)) : ''
  const name = commentName(before, id)
  const by = before?.user && nameOf(before.user)
  const deleted: Comparison = {
    result: { comment: id, deleted: true },
    missing: [],
    warnings: before ? [] : [unverified(id)],
    touched: touchedBy(api, id),
  }
  return {
    title: by
      ? l10n.t`delete the comment "${plainName(name)}" by ${oneLine(by)}`
      : l10n.t`delete the comment "${plainName(name)}"`,
    effects: [{ field: 'comment', from: text || id, to: null }],
    destroys: [
      {
        verb: l10n.t('delete'),
        kind: l10n.t('comment'),
        name,
        label: id,
        ...(before?.reply_count ? { more: l10n.t`with its ${before.reply_count} replies` } : {}),
        ...(by ? { where: l10n.t`written by "${plainName(by)}"` } : {}),
      },
    ],
    send: async (to) => {
      await deleteComment(to, id)
      return true
    },
    lookFor: before ? async (to) => ((await readComment(to, id)) ? undefined : true) : undefined,
    confirmed: () => deleted,
    compare: async (to) =>
      before && (await readComment(to, id))
        ? stillThere(l10n.t`comment ${id}`, deleted.touched)
        : deleted,
  }
}
