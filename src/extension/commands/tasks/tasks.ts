// Commands for tasks, from the palette and from menus of the trees. What they do is loaded when needed.
import { commands, Disposable } from 'vscode'
import type { Task } from '../../../clickup/objects/task/task.ts'
import type { Aim } from '../../views/task/aim.ts'
import type { Explain } from '../explain.ts'
import type { TaskAction } from './task-actions.ts'
import type { Desk } from './writing.ts'

export interface TaskActions {
  readonly desk: Desk
  readonly isSandbox: () => boolean
  /** The tasks that a menu was opened on: a node, or all that are selected with it. */
  readonly tasksOf: (node: unknown, nodes: unknown) => readonly Task[]
  /** What a command is about that was not given a task. @param node the row that it was given */
  readonly aim: (node: unknown) => Promise<Aim>
  /** The list that a node is or stands in. */
  readonly listOf: (node: unknown) => { readonly id: string; readonly name: string } | undefined
  /** The list of the page in front, or else of what is selected. */
  readonly likelyList: () => { readonly id: string; readonly name?: string | undefined } | undefined
}

const loadActions = () => import('./task-actions.ts')

export const registerTaskCommands = (actions: TaskActions, explain: Explain): Disposable => {
  const { desk, isSandbox, tasksOf, aim, listOf, likelyList } = actions
  const on = (action: TaskAction) => (node: unknown, nodes: unknown, field?: unknown) =>
    explain(async () => {
      const given = tasksOf(node, nodes)
      const id = typeof field === 'string' ? field : undefined
      const { act } = await loadActions()
      await act(desk, action, { given, aim: () => aim(node), field: id })
    })
  const create = (said: unknown) =>
    explain(async () => {
      const { createTask, wishOf } = await import('../create/create-task.ts')
      const [above] = tasksOf(said, undefined)
      await createTask(desk, wishOf(said, above, listOf(said), likelyList()))
    })
  return Disposable.from(
    commands.registerCommand('clickup.searchTasks', () =>
      explain(async () =>
        (await loadActions()).searchTasks(desk, await aim(undefined), !isSandbox()),
      ),
    ),
    commands.registerCommand('clickup.createTask', create),
    commands.registerCommand('clickup.createSubtask', on('createSubtask')),
    commands.registerCommand('clickup.showTask', on('showTask')),
    commands.registerCommand('clickup.changeStatus', on('changeStatus')),
    commands.registerCommand('clickup.assignTask', on('assignTask')),
    commands.registerCommand('clickup.setDueDate', on('setDueDate')),
    commands.registerCommand('clickup.setStartDate', on('setStartDate')),
    commands.registerCommand('clickup.setPriority', on('setPriority')),
    commands.registerCommand('clickup.setEstimate', on('setEstimate')),
    commands.registerCommand('clickup.setPoints', on('setPoints')),
    commands.registerCommand('clickup.setTags', on('setTags')),
    commands.registerCommand('clickup.setField', on('setField')),
    commands.registerCommand('clickup.renameTask', on('renameTask')),
    commands.registerCommand('clickup.editDescription', on('editDescription')),
    commands.registerCommand('clickup.addComment', on('addComment')),
    commands.registerCommand('clickup.moveTask', on('moveTask')),
    commands.registerCommand('clickup.closeTask', on('closeTask')),
    commands.registerCommand('clickup.reopenTask', on('reopenTask')),
    commands.registerCommand('clickup.toggleTask', (node: unknown) =>
      explain(async () => {
        const tasks = tasksOf(node, undefined)
        if (tasks.length > 0) await (await import('./close-tasks.ts')).toggleTasks(desk, tasks)
      }),
    ),
    commands.registerCommand('clickup.copyId', on('copyId')),
    commands.registerCommand('clickup.copyLink', on('copyLink')),
  )
}
