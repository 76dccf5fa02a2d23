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
  /** The list that is offered first. */
  readonly likelyList: () => { readonly id: string } | undefined
}

const loadActions = () => import('./task-actions.ts')

export const registerTaskCommands = (actions: TaskActions, explain: Explain): Disposable => {
  const { desk, isSandbox, tasksOf, aim, listOf, likelyList } = actions
  const on = (action: TaskAction) => (node: unknown, nodes: unknown) =>
    explain(async () => {
      const said = { given: tasksOf(node, nodes), aim: () => aim(node) }
      await (await loadActions()).act(desk, action, said)
    })
  return Disposable.from(
    commands.registerCommand('clickup.searchTasks', () =>
      explain(async () =>
        (await loadActions()).searchTasks(desk, await aim(undefined), !isSandbox()),
      ),
    ),
    commands.registerCommand('clickup.createTask', (node: unknown) =>
      explain(async () => {
        const { createTask } = await import('./create-task.ts')
        await createTask(desk, listOf(node), likelyList()?.id)
      }),
    ),
    commands.registerCommand('clickup.showTask', on('showTask')),
    commands.registerCommand('clickup.changeStatus', on('changeStatus')),
    commands.registerCommand('clickup.assignTask', on('assignTask')),
    commands.registerCommand('clickup.setDueDate', on('setDueDate')),
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
