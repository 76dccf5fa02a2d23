// Until attaching files is steps too: the comment that shows them as a change. To vanish with that.

import * as l10n from '@vscode/l10n'
import type { ChangedObject } from '../../access/changed-object.ts'
import { CodedError } from '../../base/problems/error.ts'
import type { Problem } from '../../base/problems/problem.ts'
import { notApplied } from '../../base/problems/problem.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import type { Api } from '../../clickup/http/api.ts'
import {
  type Block,
  type Comment,
  type CommentHome,
  createComment,
  createReply,
  getCommentsPage,
  getReplies,
  type NewComment,
} from '../../clickup/objects/comment.ts'
import { nameOf, type User } from '../../clickup/objects/user.ts'
import { getMe } from '../../clickup/objects/workspace.ts'
import { createMentions } from '../../clickup/references/mentions.ts'
import { getPeople } from '../../clickup/references/people.ts'
import { markdownToBlocks } from '../../clickup/rich-text/write.ts'
import type { Change, Comparison } from '../engine/change.ts'

const taggedId = ({ user }: Block): string | undefined =>
  typeof user === 'object' && user !== null && 'id' in user ? String(user.id) : undefined

/** ClickUp adds bookkeeping to blocks and splits runs, so what is compared is the text that shows. */
const shownText = (blocks: readonly Block[], names: ReadonlyMap<string, string>): string =>
  blocks
    .map((block) =>
      block.type === 'tag' ? `@${names.get(taggedId(block) ?? '') ?? ''}` : (block.text ?? ''),
    )
    .join('')
    .replace(/\s+/g, '')

/** Ids of people. */
const mentioned = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) => (block.type === 'tag' ? (taggedId(block) ?? []) : []))

interface WantedComment {
  readonly parent: CommentHome
  readonly label: string
  readonly touched: readonly ChangedObject[]
  /** Markdown; `@name` mentions. */
  readonly text: string
  readonly assignee?: User | undefined
  /** What follows the text and is known only when it is sent: files that were just uploaded. */
  readonly more?: () => readonly Block[]
}

interface SentComment {
  readonly id: string
}

const read = (api: Api, parent: WantedComment['parent']): Promise<readonly Comment[]> =>
  'replyTo' in parent ? getReplies(api, parent.replyTo) : getCommentsPage(api, parent)

/**
 * Resolves and checks everything; nothing is sent.
 * @throws CodedError INVALID_INPUT for an empty text, AMBIGUOUS for a mention that fits several
 */
export const planComment = async (
  api: Api,
  wanted: WantedComment,
): Promise<Change<SentComment, ReadonlySet<string>>> => {
  const { parent, label, text, assignee } = wanted
  if (text.trim() === '')
    throw new CodedError('INVALID_INPUT', l10n.t('The comment has no text.'), {
      hint: l10n.t('Give `text` at least one word.'),
    })
  const people = await getPeople(api)
  const names = new Map(people.members.map((user) => [user.id, nameOf(user)]))
  const mentions = createMentions(people)
  const blocks = markdownToBlocks(text, mentions.find)
  if (mentioned(blocks).length === 0 && shownText(blocks, names) === '')
    throw new CodedError('INVALID_INPUT', l10n.t('Nothing of the comment would show.'), {
      hint: l10n.t('Give `text` at least one word.'),
    })
  const whole = (): readonly Block[] => [...blocks, ...(wanted.more?.() ?? [])]
  const body = (): NewComment => ({
    comment: whole(),
    notify_all: false,
    ...(assignee ? { assignee: Number(assignee.id) } : {}),
  })
  const shown = () => shownText(whole(), names)

  const confirmed = ({ id }: SentComment): Comparison => ({
    result: { comment: id, on: label },
    missing: [],
    touched: [...wanted.touched, { kind: 'comment', id }] satisfies ChangedObject[],
  })

  const compare = async (_: Api, sent: SentComment): Promise<Comparison> => {
    const known = confirmed(sent)
    const stored = (await read(api, parent)).find(({ id }) => id === sent.id)
    if (!stored)
      return {
        ...known,
        missing: [
          notApplied(
            l10n.t`ClickUp confirmed the comment on ${label}, but it does not show there.`,
          ),
        ],
      }
    return { ...known, missing: missingOf(stored) }
  }

  const missingOf = (stored: Comment): readonly Problem[] => {
    const problems: Problem[] = []
    if (shownText(stored.comment, names) !== shown())
      problems.push(
        notApplied(l10n.t`The comment on ${label} reads differently from what was asked.`),
      )
    const lost = mentioned(blocks).filter((id) => !mentioned(stored.comment).includes(id))
    if (lost.length > 0)
      problems.push(
        notApplied(
          l10n.t`These people were not mentioned on ${label}: ${lost.map((id) => plainName(names.get(id) ?? id)).join(', ')}.`,
          l10n.t('They may not have access to it.'),
        ),
      )
    if (assignee && stored.assignee?.id !== assignee.id)
      problems.push(
        notApplied(
          l10n.t`The comment on ${label} was not assigned to ${plainName(nameOf(assignee))}.`,
          l10n.t('A guest who cannot see the task cannot be assigned.'),
        ),
      )
    return problems
  }

  return {
    title: 'replyTo' in parent ? l10n.t`reply to ${label}` : l10n.t`comment on ${label}`,
    effects: [
      { field: 'comment', to: text },
      ...(assignee ? [{ field: 'assign_to', to: nameOf(assignee) }] : []),
    ],
    warnings: mentions.misses().map((word) => ({
      code: 'NOT_FOUND',
      message: l10n.t`"@${plainName(word)}" names nobody in this workspace; it stands as plain text and notifies nobody.`,
      hint: l10n.t('find_members tells who is there.'),
    })),
    mark: async (to) => new Set((await read(to, parent)).map(({ id }) => id)),
    send: async (to) => {
      const id =
        'replyTo' in parent
          ? await createReply(to, parent.replyTo, body())
          : await createComment(to, parent, body())
      // The documents show `{}` for a reply; then it is looked for like one whose answer was lost.
      if (id) return { id }
      throw new CodedError(
        'UPSTREAM_ERROR',
        l10n.t('ClickUp did not say which reply it created.'),
        { outcomeUnknown: true, accepted: true },
      )
    },
    lookFor: async (to, before) => {
      const me = await getMe(to)
      return (await read(to, parent)).find(
        (comment) =>
          comment.user?.id === me.id &&
          !before.has(comment.id) &&
          shownText(comment.comment, names) === shown(),
      )
    },
    confirmed,
    compare,
  }
}
