// Closes tasks, or reopens them.
import { l10n, window } from 'vscode'
import { isFinished } from '../../../clickup/objects/finished.ts'
import { getList } from '../../../clickup/objects/hierarchy.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import { plain } from '../plain.ts'
import { writeUpdate } from './change-tasks.ts'
import { namesOf, type Tasks } from './task-names.ts'
import { connected, type Desk } from './writing.ts'

/** Lists name their statuses themselves, so what closes is looked up for each. */
const setType = async (desk: Desk, tasks: Tasks, closes: boolean): Promise<void> => {
  const api = await connected(desk)
  const byStatus = new Map<string, Task[]>()
  for (const task of tasks) {
    const statuses = task.list ? ((await getList(api, task.list.id)).statuses ?? []) : []
    const status = statuses.find(({ type }) => type === (closes ? 'closed' : 'open'))?.status
    if (status) byStatus.set(status, [...(byStatus.get(status) ?? []), task])
  }
  for (const [status, some] of byStatus)
    await writeUpdate(desk, some, { status }, l10n.t('{0}: {1}', namesOf(some), status))
}

/** Closes tasks, or reopens them; those that are so already stay as they are. */
export const closeTasks = async (desk: Desk, tasks: Tasks, closes: boolean): Promise<void> => {
  const affected = tasks.filter(({ status }) => isFinished(status) !== closes)
  if (affected.length > 0) return setType(desk, affected, closes)
  const already = closes
    ? l10n.t('{0}: closed already', namesOf(tasks))
    : l10n.t('{0}: open already', namesOf(tasks))
  window.setStatusBarMessage(`$(info) ${plain(already)}`, 5000)
}

/** Reopens tasks that are all closed, closes the others. */
export const toggleTasks = (desk: Desk, tasks: Tasks): Promise<void> =>
  closeTasks(desk, tasks, !tasks.every(({ status }) => isFinished(status)))
