import * as z from 'zod'
import { confirm, dryRun, references } from '../../../base/input/arguments.ts'
import { planDeleteTasks } from '../../../changes/tasks/delete.ts'
import { taskDelete } from '../../../changes/tasks/delete-kind.ts'
import { defineWrite } from '../../tool/tool.ts'

export const deleteTasksTool = defineWrite({
  name: 'delete_tasks',
  title: 'Delete tasks',
  toolset: 'tasks',
  kind: 'delete',
  description: 'Delete tasks for good, after the user has agreed.',
  input: z.strictObject({
    tasks: references('As in get_task'),
    confirm: confirm.optional(),
    dry_run: dryRun.optional(),
  }),
  kinds: [taskDelete],
  plan: ({ tasks }, at) => planDeleteTasks(at, tasks),
})
