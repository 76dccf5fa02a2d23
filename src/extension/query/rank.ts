// Which of the tasks that fit is most likely meant.
import { normalise } from '../../base/text/names.ts'
import type { Task } from '../../clickup/objects/task/task.ts'
import { tokensOf } from './tokens.ts'

/** The words of a query as they are written, without what stands behind marks. */
export const wordsOf = (text: string): readonly string[] =>
  tokensOf(text).flatMap(({ key, negated, values }) =>
    key === undefined && !negated ? values.map((one) => one.text) : [],
  )

const rankOf = (task: Task, words: readonly string[]): number => {
  const whole = words.join(' ')
  if (whole === '') return 0
  const name = normalise(task.name)
  const ids = [task.id, task.custom_id ?? ''].map(normalise)
  if (ids.includes(whole)) return 0
  if (name.startsWith(whole)) return 1
  const begins = name.split(/[^\p{L}\p{N}]+/u)
  if (words.every((word) => begins.some((one) => one.startsWith(word)))) return 2
  return words.every((word) => name.includes(word)) ? 3 : 4
}

/** The likeliest first; among equals what changed last. */
export const ranked = (tasks: readonly Task[], text: string): readonly Task[] => {
  const words = wordsOf(text).map(normalise)
  return tasks
    .map((task) => ({ task, rank: rankOf(task, words) }))
    .sort(
      (one, other) =>
        one.rank - other.rank || (other.task.date_updated ?? 0) - (one.task.date_updated ?? 0),
    )
    .map(({ task }) => task)
}
