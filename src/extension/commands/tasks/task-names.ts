// How tasks are called in what people read.
import { l10n } from 'vscode'
import type { Task } from '../../../clickup/objects/task/task.ts'
import { short } from '../plain.ts'

export type Tasks = readonly Task[]

export const idOf = (task: Task): string => task.custom_id ?? task.id

export const namesOf = (tasks: Tasks): string => {
  const [only, ...others] = tasks
  if (!only) return ''
  return others.length === 0
    ? `${idOf(only)} ${short(only.name)}`
    : l10n.t('{0} tasks', tasks.length)
}
