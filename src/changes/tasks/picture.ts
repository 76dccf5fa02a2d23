// What goes with a task that ends: counted and named before, and kept whole where it is not too much.
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { isCodedError } from '../../base/problems/error.ts'
import { formatDuration, HOURS } from '../../base/time/durations.ts'
import type { Api } from '../../clickup/http/api.ts'
import { type Comment, eachComment } from '../../clickup/objects/comment.ts'
import { labelOf } from '../../clickup/objects/task/label.ts'
import { getTask, type Task } from '../../clickup/objects/task/task.ts'
import type { Json } from '../engine/step.ts'

/** So many tasks of one call are kept whole, their comments with them. */
export const MOST_KEPT = 50

/** So many comments of a task are kept. */
const MOST_COMMENTS = 200

export type Kept = { readonly task: Json; readonly comments: readonly Json[] }

export type Picture = {
  readonly name: string
  readonly subtasks: number
  /** Missing where they could not be read. */
  readonly comments?: number | undefined
  /** Milliseconds. */
  readonly tracked: number
  /** Labels of tasks that wait on it. */
  readonly waiting: readonly string[]
  /** The task and its subtasks; missing where they are too many. */
  readonly kept?: readonly Kept[] | undefined
}

export const pictureSchema = z.object({
  name: z.string(),
  subtasks: z.number(),
  comments: z.number().optional(),
  tracked: z.number(),
  waiting: z.array(z.string()),
  kept: z.array(z.object({ task: z.json(), comments: z.array(z.json()) })).optional(),
})

const jsonOf = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json

const commentsOf = async (api: Api, id: string): Promise<readonly Comment[]> => {
  const comments: Comment[] = []
  for await (const comment of eachComment(api, { task: { id } })) {
    comments.push(comment)
    if (comments.length >= MOST_COMMENTS) break
  }
  return comments
}

/** What may not be read costs only itself. */
const unlessHidden = async <T>(read: Promise<T>): Promise<T | undefined> => {
  try {
    return await read
  } catch (error) {
    if (isCodedError(error, 'NOT_FOUND', 'FORBIDDEN', 'ACCESS_DENIED')) return undefined
    throw error
  }
}

const MOST_WAITING = 5

const waitingOn = async (api: Api, { id, dependencies }: Task): Promise<readonly string[]> => {
  const ids = dependencies
    .filter(({ depends_on: on, task_id: who }) => on === id && who !== id)
    .map(({ task_id: who }) => who)
  const labels = await Promise.all(
    ids.slice(0, MOST_WAITING).map(async (who) => {
      const task = await unlessHidden(getTask(api, { id: who }))
      return task ? labelOf(task) : who
    }),
  )
  return [...labels, ...ids.slice(MOST_WAITING)]
}

/** @param room how many tasks may still be kept */
export const pictureOf = async (api: Api, id: string, room: number): Promise<Picture> => {
  const task = await getTask(api, { id }, { include_subtasks: true })
  const { subtasks = [], ...whole } = task
  const every: readonly Task[] = [whole, ...subtasks]
  const waiting = await waitingOn(api, task)
  const tracked = every.reduce((sum, { time_spent: ms = 0 }) => sum + ms, 0)
  const known = { name: task.name, subtasks: subtasks.length, tracked, waiting }
  if (every.length > room) return known
  const kept = await Promise.all(
    every.map(async (one) => ({
      task: one,
      comments: await unlessHidden(commentsOf(api, one.id)),
    })),
  )
  const isWhole = kept.every(({ comments }) => comments !== undefined)
  const comments = kept.reduce((sum, one) => sum + (one.comments?.length ?? 0), 0)
  return {
    ...known,
    ...(isWhole ? { comments } : {}),
    kept: kept.map((one) => ({
      task: jsonOf(one.task),
      comments: (one.comments ?? []).map(jsonOf),
    })),
  }
}

const counted = (count: number, one: string, many: string): readonly string[] =>
  count === 0 ? [] : [count === 1 ? one : many]

/** `with 2 subtasks, 5 comments; waited for by ENG-140` */
export const wordsFor = (picture: Picture): string | undefined => {
  const { subtasks, comments = 0, tracked, waiting, kept } = picture
  const parts = [
    ...counted(subtasks, l10n.t('1 subtask'), l10n.t`${subtasks} subtasks`),
    ...counted(comments, l10n.t('1 comment'), l10n.t`${comments} comments`),
    ...(tracked > 0 ? [l10n.t`${formatDuration(tracked, HOURS)} of tracked time`] : []),
  ]
  const said = [
    ...(parts.length > 0 ? [l10n.t`with ${parts.join(', ')}`] : []),
    ...(waiting.length > 0 ? [l10n.t`waited for by ${waiting.join(', ')}`] : []),
    ...(kept ? [] : [l10n.t('too many to be kept: they cannot be restored')]),
  ]
  return said.length > 0 ? said.join('; ') : undefined
}
