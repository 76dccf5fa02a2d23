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
  /** Labels of tasks that wait on it. */
  readonly waiting: readonly string[]
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
  const waiting = await waitingOn(api, task)
  return {
    name: task.name,
    subtasks: subtasks.length,
    waiting,
    ...(await goingWith(api, [whole, ...subtasks], room)),
  }
}

/** `with 2 subtasks, 5 comments; waited for by ENG-140` */
export const wordsFor = (picture: Picture): string | undefined => {
  const { subtasks, waiting } = picture
  const parts = [
    ...counted(subtasks, l10n.t('1 subtask'), l10n.t`${subtasks} subtasks`),
    ...goingWords(picture),
  ]
  const said = [
    ...(parts.length > 0 ? [l10n.t`with ${parts.join(', ')}`] : []),
    ...(waiting.length > 0 ? [l10n.t`waited for by ${waiting.join(', ')}`] : []),
    ...notKept(picture),
  ]
  return said.length > 0 ? said.join('; ') : undefined
}
