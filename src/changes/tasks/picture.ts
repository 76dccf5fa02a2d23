// What goes with a task that ends: counted and named before, and kept whole where it is not too much.
import * as l10n from '@vscode/l10n'
import type { Api } from '../../clickup/http/api.ts'
import { labelOf } from '../../clickup/objects/task/label.ts'
import { getTask, type Task } from '../../clickup/objects/task/task.ts'
import {
  counted,
  type Going,
  goingWith,
  goingWords,
  notKept,
  unlessHidden,
} from '../pictures/kept.ts'

/** Kept are the task and its subtasks. */
export type Picture = Going & {
  readonly name: string
  readonly subtasks: number
  /** Labels of some of them. */
  readonly below?: readonly string[] | undefined
  /** Labels of tasks that wait on it. */
  readonly waiting: readonly string[]
}

/** So many labels are told. */
const MOST_NAMED = 5

const waitingOn = async (api: Api, { id, dependencies }: Task): Promise<readonly string[]> => {
  const ids = dependencies
    .filter(({ depends_on: on, task_id: who }) => on === id && who !== id)
    .map(({ task_id: who }) => who)
  const labels = await Promise.all(
    ids.slice(0, MOST_NAMED).map(async (who) => {
      const task = await unlessHidden(getTask(api, { id: who }))
      return task ? labelOf(task) : who
    }),
  )
  return [...labels, ...ids.slice(MOST_NAMED)]
}

/** @param room how many tasks may still be kept */
export const pictureOf = async (api: Api, id: string, room: number): Promise<Picture> => {
  const task = await getTask(api, { id }, { include_subtasks: true })
  const { subtasks = [], ...whole } = task
  const waiting = await waitingOn(api, task)
  return {
    name: task.name,
    subtasks: subtasks.length,
    ...(subtasks.length > 0 ? { below: subtasks.slice(0, MOST_NAMED).map(labelOf) } : {}),
    waiting,
    ...(await goingWith(api, [whole, ...subtasks], room)),
  }
}

const subtaskWords = ({ subtasks, below = [] }: Picture): readonly string[] => {
  const left = subtasks - below.length
  const names = left > 0 ? `${below.join(', ')} …` : below.join(', ')
  return counted(subtasks, l10n.t('1 subtask'), l10n.t`${subtasks} subtasks`).map((words) =>
    names === '' ? words : `${words} (${names})`,
  )
}

/** What is counted and named of it. */
export type Counted = Omit<Picture, 'kept'>

const contentWords = (picture: Picture): readonly string[] => {
  const { waiting } = picture
  const parts = [...subtaskWords(picture), ...goingWords(picture)]
  return [
    ...(parts.length > 0 ? [l10n.t`with ${parts.join(', ')}`] : []),
    ...(waiting.length > 0 ? [l10n.t`waited for by ${waiting.join(', ')}`] : []),
  ]
}

const sentence = (said: readonly string[]): string | undefined =>
  said.length > 0 ? said.join('; ') : undefined

/** `with 2 subtasks (ENG-7, ENG-8), 5 comments; waited for by ENG-140` */
export const wordsFor = (picture: Picture): string | undefined =>
  sentence([...contentWords(picture), ...notKept(picture)])

/** The same of what does not end, but goes over into something else. */
export const wordsForMoved = (picture: Counted): string | undefined =>
  sentence(contentWords(picture))
