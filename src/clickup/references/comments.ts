// Comments and where they stand: exactly one of a task, a list, a view or another comment.
import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import { MOST_PATH, oneLine, plainName } from '../../base/text/foreign-text.ts'
import { type CommentParent, commentHome } from '../objects/comment.ts'
import type { Place } from '../objects/place.ts'
import { resolvePlace } from './places.ts'
import type { Standpoint } from './standpoint.ts'
import { keyBehindT, resolveTaskKey } from './tasks.ts'
import { readUrl } from './urls.ts'

/** As a person or a model says it. */
export interface SaidCommentPlace {
  readonly task?: string | undefined
  readonly list?: string | undefined
  readonly view?: string | undefined
}

export interface CommentPlace {
  readonly parent: CommentParent
  /** How it is named to people: `ENG-123`. */
  readonly label: string
  /** The list that it is. */
  readonly place?: Place
}

/** @throws CodedError INVALID_INPUT unless exactly one is named */
export const requireOne = <Name extends string>(
  said: Readonly<Partial<Record<Name, string | undefined>>>,
  names: readonly Name[],
): void => {
  const given = names.filter((name) => said[name] !== undefined)
  if (given.length === 1) return
  throw new CodedError(
    'INVALID_INPUT',
    given.length === 0
      ? l10n.t('It is not said where the comment stands.')
      : l10n.t`Only one of ${given.join(', ')} can be meant.`,
    { hint: l10n.t`Give exactly one of ${names.join(', ')}.` },
  )
}

const viewIdOf = (text: string): string => {
  const target = readUrl(text)
  if (target?.kind === 'view') return target.id
  // As get_list tells it: `Release talk (conversation 8cdgx-12)`.
  return /(?:^|\s)\((?:\S+ )?([\w-]+)\)$/.exec(text.trim())?.[1] ?? text
}

/** Nothing is read of a task: the request for its comments tells whether it exists. */
export const resolveCommentPlace = async (
  at: Standpoint,
  { task, list, view = '' }: SaidCommentPlace,
): Promise<CommentPlace> => {
  if (task !== undefined) {
    const key = await resolveTaskKey(at, task)
    return { parent: { task: key }, label: 'id' in key ? key.id : key.customId }
  }
  if (list !== undefined) {
    const place = await resolvePlace(at, list, ['list'])
    return { parent: { list: place.id }, label: oneLine(place.path, MOST_PATH), place }
  }
  const id = viewIdOf(view)
  return { parent: { view: id }, label: l10n.t`view ${id}` }
}

/** The id of a comment; its URL also tells the task that it stands under, which is noted. */
export const resolveComment = ({ api }: Pick<Standpoint, 'api'>, said: string): string => {
  const target = readUrl(said)
  const id = target?.kind === 'task' ? target.commentId : said.trim()
  if (!id || !/^\d+$/.test(id))
    throw new CodedError('INVALID_INPUT', l10n.t`"${plainName(said)}" is no comment id.`, {
      hint: l10n.t('get_comments tells the ids of comments.'),
    })
  const key = target?.kind === 'task' ? keyBehindT(target.id) : undefined
  if (key && !commentHome(api, id)) api.memory.note(`comment:${id}`, { task: key })
  return id
}
