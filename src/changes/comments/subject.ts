// A comment as what is changed: there is no reading of a single one, so that it is found where it stands.
import * as l10n from '@vscode/l10n'
import type { ChangedObject } from '../../access/changed-object.ts'
import { CodedError } from '../../base/problems/error.ts'
import type { Problem } from '../../base/problems/problem.ts'
import type { Fields } from '../../base/text/records.ts'
import type { Api } from '../../clickup/http/api.ts'
import {
  type Comment,
  type CommentHome,
  findComment,
  updateComment,
} from '../../clickup/objects/comment.ts'
import { unlessGone } from '../steps/gone.ts'
import type { Kind, Subject, Where } from '../steps/kind.ts'
import { type Own, property, withLater } from '../steps/property.ts'
import type { Json, Target } from '../steps/step.ts'
import { type Blocks, blocksFrom, sendable } from './blocks.ts'

/** What a PUT has to say again, for it replaces all (docs/clickup-facts.md §16). */
type Stays = {
  readonly blocks: Blocks
  readonly resolved: boolean
  readonly assignee: string | null
}

/** What is needed to find a comment. */
export type Standing = {
  /** Missing where it is not known. */
  readonly home?: CommentHome
  /** The task that it stands under, by whatever way, and that one's list. */
  readonly task?: string
  readonly list?: string
  /** The page of that task, for words alone. */
  readonly url?: string
  /** As it was when the plan was made; where missing, it is read before it is changed. */
  readonly stays?: Stays
}

export const standingOf = ({ in: place }: { readonly in?: Json | undefined }): Standing =>
  (place ?? {}) as Standing

export const standingIn = (standing: Standing): Json => standing as Json

const staysOf = ({ comment, resolved, assignee }: Comment): Stays => ({
  blocks: blocksFrom(comment),
  resolved: resolved ?? false,
  assignee: assignee?.id ?? null,
})

export const notKnown = (label: string): Problem => ({
  code: 'INCOMPLETE',
  message: l10n.t`Where ${label} stands is not known, so the change could not be checked.`,
  hint: l10n.t('get_comments of its task, list or view shows it.'),
})

const readIn = async (api: Api, where: Where): Promise<Comment | undefined> => {
  const { home } = standingOf(where)
  if (home) return unlessGone(findComment(api, home, where.id))
  const { code, message, hint } = notKnown(where.label)
  throw new CodedError(code, message, hint === undefined ? {} : { hint })
}

const staying = async (api: Api, where: Where): Promise<Stays> => {
  const found = await readIn(api, where)
  if (found) return staysOf(found)
  throw new CodedError('NOT_FOUND', l10n.t`There is no ${where.label} any more.`)
}

/** A comment that is not known is given its text anew, and of the rest only what is asked. */
const bodyFor = async (api: Api, where: Where, bodies: readonly Fields[]): Promise<Fields> => {
  const { home, stays } = standingOf(where)
  const asked: Fields = Object.assign({}, ...bodies)
  if (!stays && !home && 'comment' in asked) return asked
  const { blocks, resolved, assignee } = stays ?? (await staying(api, where))
  return {
    comment: sendable(blocks),
    resolved,
    ...(assignee === null ? {} : { assignee: Number(assignee) }),
    ...asked,
  }
}

const touchedAt = (where: Where): readonly ChangedObject[] => {
  const { home, task, list } = standingOf(where)
  const comment = { kind: 'comment', id: where.id, ...(task ? { taskId: task } : {}) } as const
  if (task) return [{ kind: 'task', id: task, ...(list ? { listId: list } : {}) }, comment]
  return home && 'list' in home ? [{ kind: 'list', id: home.list }, comment] : [comment]
}

export const commentSubject: Subject<Comment> = {
  name: 'comment',
  read: readIn,
  update: async (api, where, bodies) => {
    await updateComment(api, where.id, await bodyFor(api, where, bodies))
    return undefined
  },
  title: ({ label }) => l10n.t`update ${label}`,
  entry: ({ id }) => ({ comment: id }),
  touched: touchedAt,
  placed: (where, { id }) => ({ ...where, id }),
}

/** @param before where it was found */
export const targetOf = (id: string, standing: Standing, before: Comment | undefined): Target => ({
  id,
  label: l10n.t`comment ${id}`,
  in: standingIn(before ? { ...standing, stays: staysOf(before) } : standing),
})

/** What stayed then may be something else by now. */
const readAnew = ({ in: place, ...target }: Target): Target => {
  const { stays: _, ...standing } = standingOf({ in: place })
  return { ...target, in: standingIn(standing) }
}

/** A property of a comment: what takes it back leaves alone what else has changed since. */
export const commentProperty = <V extends Json>(
  own: Omit<Own<V, Comment>, 'subject'>,
): Kind<V, V, Comment> =>
  withLater(property<V, Comment>({ ...own, subject: commentSubject } as Own<V, Comment>), readAnew)
