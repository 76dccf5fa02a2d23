// What goes with a list that ends: counted and named before, and kept whole where it is not too much.
import * as l10n from '@vscode/l10n'
import { oneLine } from '../../base/text/foreign-text.ts'
import { formatDuration, HOURS } from '../../base/time/durations.ts'
import type { Api } from '../../clickup/http/api.ts'
import type { ListDetails } from '../../clickup/objects/list.ts'
import { labelOf } from '../../clickup/objects/task/label.ts'
import { getTasksPage, type Task } from '../../clickup/objects/task/task.ts'
import {
  commentsOf,
  type Going,
  goingWith,
  goingWords,
  MOST_KEPT,
  notKept,
  unlessHidden,
} from '../pictures/kept.ts'
import { type Json, jsonOf } from '../steps/step.ts'

export type ListPicture = Going & {
  readonly name: string
  /** Subtasks, closed and archived ones too. */
  readonly tasks: number
  /** There are more than these. */
  readonly isMore?: true | undefined
  /** Of some of them, `ENG-123 Login`. */
  readonly names?: readonly string[] | undefined
  /** The list itself, and the comments that stand on it. */
  readonly list?: Json | undefined
  readonly listComments?: readonly Json[] | undefined
}

/** As a reading of the list alone shows it. */
export const seenIn = ({ name, task_count: tasks }: ListDetails): ListPicture => ({
  name,
  tasks: tasks ?? 0,
  tracked: 0,
})

const tasksIn = async (
  api: Api,
  listId: string,
): Promise<{ readonly tasks: readonly Task[]; readonly isAll: boolean }> => {
  const query = { subtasks: true, include_closed: true, include_markdown_description: true }
  const pages = await Promise.all([
    getTasksPage(api, listId, query),
    getTasksPage(api, listId, { ...query, archived: true }),
  ])
  const tasks = new Map(pages.flatMap((page) => page.tasks.map((task) => [task.id, task])))
  return { tasks: [...tasks.values()], isAll: pages.every(({ lastPage }) => lastPage) }
}

const MOST_NAMES = 10

/** With all that goes with it. */
export const pictureOf = async (api: Api, list: ListDetails): Promise<ListPicture> => {
  const [found, comments] = await Promise.all([
    unlessHidden(tasksIn(api, list.id)),
    unlessHidden(commentsOf(api, { list: list.id })),
  ])
  if (!found) return { ...seenIn(list), list: jsonOf(list) }
  const { tasks, isAll } = found
  const going = await goingWith(api, tasks, isAll ? MOST_KEPT : 0)
  const onTasks = going.comments
  return {
    ...going,
    ...(onTasks === undefined || !comments ? {} : { comments: onTasks + comments.length }),
    name: list.name,
    tasks: Math.max(tasks.length, list.task_count ?? 0),
    ...(isAll ? {} : { isMore: true }),
    names: tasks.slice(0, MOST_NAMES).map((task) => oneLine(`${labelOf(task)} ${task.name}`)),
    list: jsonOf(list),
    listComments: (comments ?? []).map(jsonOf),
  }
}

const taskWords = ({ tasks, isMore }: ListPicture): readonly string[] => {
  if (isMore) return [l10n.t`more than ${tasks} tasks`]
  if (tasks === 0) return []
  return [tasks === 1 ? l10n.t('its 1 task') : l10n.t`its ${tasks} tasks`]
}

/** `with its 12 tasks, 5 comments` */
export const wordsFor = (picture: ListPicture): string | undefined => {
  const parts = [...taskWords(picture), ...goingWords(picture)]
  const said = [
    ...(parts.length > 0 ? [l10n.t`with ${parts.join(', ')}`] : []),
    ...(picture.tasks > 0 ? notKept(picture) : []),
  ]
  return said.length > 0 ? said.join('; ') : undefined
}

/** What of it is shown before it ends. */
export const shown = ({ tasks, isMore, comments, tracked, names = [], kept }: ListPicture) => ({
  tasks: isMore ? l10n.t`more than ${tasks}` : tasks,
  ...(comments ? { comments } : {}),
  ...(tracked > 0 ? { tracked: formatDuration(tracked, HOURS) } : {}),
  ...(names.length > 0 ? { names } : {}),
  ...(tasks > names.length && names.length > 0 ? { names_left: tasks - names.length } : {}),
  ...(kept || tasks === 0 ? {} : { kept: false }),
})
