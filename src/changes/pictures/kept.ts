// Tasks that end, kept whole where they are not too many: what they are made anew from.
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { isCodedError } from '../../base/problems/error.ts'
import { formatDuration, HOURS } from '../../base/time/durations.ts'
import type { Api } from '../../clickup/http/api.ts'
import { type Comment, type CommentParent, eachComment } from '../../clickup/objects/comment.ts'
import type { Task } from '../../clickup/objects/task/task.ts'
import { type Json, jsonOf } from '../steps/step.ts'

/** So many tasks of one call are kept whole, their comments with them. */
export const MOST_KEPT = 50

/** So many comments of an object are kept. */
const MOST_COMMENTS = 200

/** Whatever hangs on it goes with it, or it goes only while nothing of others does. */
export type Extent = 'all' | 'empty'

export const extentSchema = z.enum(['all', 'empty'])

export type Kept = { readonly task: Json; readonly comments: readonly Json[] }

/** What goes with an object that ends, as far as it can be told. */
export type Going = {
  /** Missing where they could not be read. */
  readonly comments?: number | undefined
  /** Milliseconds. */
  readonly tracked: number
  /** Missing where they are too many. */
  readonly kept?: readonly Kept[] | undefined
}

/** What may not be read costs only itself. */
export const unlessHidden = async <T>(read: Promise<T>): Promise<T | undefined> => {
  try {
    return await read
  } catch (error) {
    if (isCodedError(error, 'NOT_FOUND', 'FORBIDDEN', 'ACCESS_DENIED')) return undefined
    throw error
  }
}

/** The newest, where they are very many. */
export const commentsOf = async (api: Api, parent: CommentParent): Promise<readonly Comment[]> => {
  const comments: Comment[] = []
  for await (const comment of eachComment(api, parent)) {
    comments.push(comment)
    if (comments.length >= MOST_COMMENTS) break
  }
  return comments
}

/** @param room how many tasks may still be kept */
export const goingWith = async (api: Api, tasks: readonly Task[], room: number): Promise<Going> => {
  const tracked = tasks.reduce((sum, { time_spent: ms = 0 }) => sum + ms, 0)
  if (tasks.length > room) return { tracked }
  const kept = await Promise.all(
    tasks.map(async (task) => ({
      task,
      comments: await unlessHidden(commentsOf(api, { task: { id: task.id } })),
    })),
  )
  const isWhole = kept.every(({ comments }) => comments !== undefined)
  const comments = kept.reduce((sum, one) => sum + (one.comments?.length ?? 0), 0)
  return {
    ...(isWhole ? { comments } : {}),
    tracked,
    kept: kept.map((one) => ({
      task: jsonOf(one.task),
      comments: (one.comments ?? []).map(jsonOf),
    })),
  }
}

/** Nothing where there is none. */
export const counted = (count: number, one: string, many: string): readonly string[] =>
  count === 0 ? [] : [count === 1 ? one : many]

/** `5 comments`, `3 h of tracked time` */
export const goingWords = ({ comments, tracked, kept }: Going): readonly string[] => [
  ...counted(comments ?? 0, l10n.t('1 comment'), l10n.t`${comments ?? 0} comments`),
  // Of those that were not read at all it is said that nothing is kept.
  ...(kept && comments === undefined ? [l10n.t('comments that cannot be read')] : []),
  ...(tracked > 0 ? [l10n.t`${formatDuration(tracked, HOURS)} of tracked time`] : []),
]

/** Said where what ends is not kept: too much, or out of sight. */
export const notKept = ({ kept }: Going): readonly string[] =>
  kept ? [] : [l10n.t('not kept, so that they cannot be restored')]
