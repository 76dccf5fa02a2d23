// Closes tasks, or reopens them.
import { l10n } from 'vscode'
import { all } from '../../../base/problems/all.ts'
import { CodedError } from '../../../base/problems/error.ts'
import type { Step } from '../../../changes/steps/step.ts'
import { planUpdateTasks } from '../../../changes/tasks/update.ts'
import type { Api } from '../../../clickup/http/api.ts'
import type { Status } from '../../../clickup/objects/container.ts'
import { isFinished } from '../../../clickup/objects/finished.ts'
import { getList } from '../../../clickup/objects/hierarchy.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import type { Standpoint } from '../../../clickup/references/standpoint.ts'
import { plain } from '../plain.ts'
import { tell } from '../tell.ts'
import { formerStatuses } from './closing/reopening.ts'
import { namesOf, type Tasks } from './task-names.ts'
import { type Desk, write } from './writing.ts'

/** Lists name their statuses themselves. */
const statusesOf = async (api: Api, tasks: Tasks): Promise<(task: Task) => readonly Status[]> => {
  const ids = [...new Set(tasks.flatMap(({ list }) => list?.id ?? []))]
  const lists = await all(
    ids.map(async (id) => [id, (await getList(api, id)).statuses ?? []] as const),
  )
  const byList = new Map(lists)
  return ({ list }) => byList.get(list?.id ?? '') ?? []
}

/** What each becomes. */
const targetsOf = async (
  desk: Desk,
  api: Api,
  tasks: Tasks,
  closes: boolean,
): Promise<ReadonlyMap<Task, string>> => {
  const statuses = await statusesOf(api, tasks)
  if (!closes)
    return formerStatuses(api, {
      tasks,
      statusesOf: statuses,
      remembered: desk.statusBefore,
    })
  return new Map(
    tasks.flatMap((task) => {
      const closing = statuses(task).find(({ type }) => type === 'closed')
      return closing ? [[task, closing.status] as const] : []
    }),
  )
}

const stepsFor = async (
  at: Standpoint,
  targets: ReadonlyMap<Task, string>,
): Promise<readonly Step[]> => {
  const names = [...new Set(targets.values())]
  const planned = await all(
    names.map((status) => {
      const ids = [...targets].flatMap(([task, own]) => (own === status ? [task.id] : []))
      return planUpdateTasks(at, ids, { status })
    }),
  )
  return planned.flat()
}

const setAll = async (desk: Desk, tasks: Tasks, closes: boolean): Promise<void> => {
  let become: readonly string[] = []
  await write(desk, {
    title: closes ? l10n.t('Closing {0}', namesOf(tasks)) : l10n.t('Reopening {0}', namesOf(tasks)),
    plan: async (at) => {
      const targets = await targetsOf(desk, at.api, tasks, closes)
      const without = tasks.filter((task) => !targets.has(task))
      if (without.length > 0)
        throw new CodedError(
          'CONFLICT',
          closes
            ? l10n.t('{0}: the list has no status that closes a task.', namesOf(without))
            : l10n.t('{0}: the list has no open status.', namesOf(without)),
        )
      become = [...new Set(targets.values())]
      return stepsFor(at, targets)
    },
    done: () => `${namesOf(tasks)}: ${become.join(', ')}`,
  })
}

/** Closes tasks, or reopens them; those that are so already stay as they are. */
export const closeTasks = async (desk: Desk, tasks: Tasks, closes: boolean): Promise<void> => {
  const affected = tasks.filter(({ status }) => isFinished(status) !== closes)
  if (affected.length > 0) return setAll(desk, affected, closes)
  const already = closes
    ? l10n.t('{0}: closed already', namesOf(tasks))
    : l10n.t('{0}: open already', namesOf(tasks))
  tell('note', plain(already))
}

/** Reopens tasks that are all closed, closes the others. */
export const toggleTasks = (desk: Desk, tasks: Tasks): Promise<void> =>
  closeTasks(desk, tasks, !tasks.every(({ status }) => isFinished(status)))
