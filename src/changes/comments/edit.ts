// Changing and deleting comments.
import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import { picturesBack } from '../../base/text/pictures.ts'
import type { Api } from '../../clickup/http/api.ts'
import { type Comment, commentHome, findComment } from '../../clickup/objects/comment.ts'
import { resolveComment } from '../../clickup/references/comments.ts'
import { knownNames } from '../../clickup/references/names/known.ts'
import { resolvePerson } from '../../clickup/references/people.ts'
import type { Standpoint } from '../../clickup/references/standpoint.ts'
import { commentToMarkdown } from '../../clickup/rich-text/read.ts'
import { personOf, toldPeople } from '../steps/people.ts'
import { type Further, stepOf } from '../steps/plan.ts'
import type { Step, Target } from '../steps/step.ts'
import { asSaid, type SaidMarkdown } from '../texts/written.ts'
import { blocksOf, picturesOf } from './add.ts'
import { commentDelete, pictureOf } from './delete-kind.ts'
import { taskAt } from './place.ts'
import { commentAssignee, commentResolved, commentText } from './properties.ts'
import { notKnown, targetOf } from './subject.ts'

export interface WantedCommentEdit {
  /** Its id or URL. */
  readonly comment: string
  /** Markdown. */
  readonly text?: SaidMarkdown | undefined
  readonly resolved?: boolean | undefined
  /** Who has to act on it. */
  readonly assign_to?: string | undefined
}

interface Met {
  readonly target: Target
  /** Missing where nobody knows where it stands. */
  readonly comment: Comment | undefined
}

const meet = async (api: Api, id: string): Promise<Met> => {
  const home = commentHome(api, id)
  const comment = home && (await findComment(api, home, id))
  // Its URL names the task, but it may stand in a thread there.
  const task = taskAt(api, home)
  const standing = {
    ...(home && comment ? { home } : {}),
    ...(task === undefined ? {} : { task }),
  }
  return { comment, target: targetOf(id, standing, comment) }
}

/** What there is before, as far as it is known. */
const beforeOf = <V>({ comment, target }: Met): Further<V, Comment> =>
  comment ? { object: comment } : { before: { at: 'unread', why: notKnown(target.label) } }

/**
 * @throws CodedError INVALID_INPUT when nothing is to change, or when the text that shall stay is not known
 */
export const planUpdateComment = async (
  at: Standpoint,
  { comment: said, text, resolved, assign_to }: WantedCommentEdit,
): Promise<readonly Step[]> => {
  const { api } = at
  const id = resolveComment(at, said)
  const assignee = assign_to === undefined ? undefined : await resolvePerson(api, assign_to)
  if (text === undefined && resolved === undefined && !assignee)
    throw new CodedError('INVALID_INPUT', l10n.t('Nothing is to be changed.'), {
      hint: l10n.t('Give text, resolved or assign_to.'),
    })
  if (text !== undefined && asSaid(text).trim() === '')
    throw new CodedError('INVALID_INPUT', l10n.t('The comment would have no text.'), {
      hint: l10n.t('Give `text` at least one word, or delete the comment.'),
    })
  const met = await meet(api, id)
  const { target, comment } = met
  const people = [assignee, comment?.assignee].flatMap((one) => one ?? [])
  const told = assignee && toldPeople(people, await knownNames(api))
  if (!comment && text === undefined)
    throw new CodedError(
      'INVALID_INPUT',
      l10n.t`Comment ${id} is not known yet, and changing it without its text would blank it.`,
      { hint: l10n.t('Read it with get_comments first, or give its text as well.') },
    )
  const task = taskAt(api, commentHome(api, id))
  const { files: pictures, uploads } = picturesOf(text ?? '', task, { label: target.label })
  // What the new text still names of the old one stays where it names it.
  const markdown = text === undefined ? undefined : asSaid(text)
  const whole = comment && markdown ? picturesBack(markdown, commentToMarkdown(comment)) : markdown
  const written =
    whole === undefined
      ? undefined
      : await blocksOf(at, whole, { replaced: comment?.comment, pictures })
  return [
    ...uploads,
    ...(written
      ? [
          stepOf(commentText, target, written.blocks, {
            ...beforeOf(met),
            warns: written.warns,
            of: written.of,
          }),
        ]
      : []),
    ...(resolved === undefined ? [] : [stepOf(commentResolved, target, resolved, beforeOf(met))]),
    ...(assignee
      ? [stepOf(commentAssignee, target, personOf(assignee), { ...beforeOf(met), of: told })]
      : []),
  ]
}

export const planDeleteComment = async (at: Standpoint, said: string): Promise<readonly Step[]> => {
  const met = await meet(at.api, resolveComment(at, said))
  const { target, comment } = met
  return [
    stepOf(commentDelete, target, 'all', {
      ...beforeOf(met),
      ...(comment
        ? { object: undefined, before: { at: 'known', is: await pictureOf(at.api, comment) } }
        : {}),
    }),
  ]
}
