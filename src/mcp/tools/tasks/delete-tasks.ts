import * as z from 'zod'
import { planDeleteTasks } from '../../../changes/tasks/delete.ts'
import { confirm, dryRun, references } from '../../tool/input.ts'
import { defineTool } from '../../tool/tool.ts'

export const deleteTasksTool = defineTool({
  name: 'delete_tasks',
  title: 'Delete tasks',
  toolset: 'tasks',
  kind: 'delete',
  description: 'Delete tasks for good, after the user has agreed.',
  input: z.strictObject({
    tasks: references(),
    confirm: confirm.optional(),
    dry_run: dryRun.optional(),
  }),
  run: async ({ tasks, confirm, dry_run }, { planning, run }) =>
    run(await planDeleteTasks(await planning(), tasks), { dryRun: dry_run, confirm }),
})
