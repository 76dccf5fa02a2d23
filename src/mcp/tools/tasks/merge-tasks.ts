import * as z from 'zod'
import { planMergeTasks } from '../../../changes/tasks/merge.ts'
import { confirm, dryRun, reference, references } from '../../tool/input.ts'
import { defineTool } from '../../tool/tool.ts'

export const mergeTasksTool = defineTool({
  name: 'merge_tasks',
  title: 'Merge tasks',
  toolset: 'tasks',
  kind: 'delete',
  description: 'Merge duplicate tasks into one for good, after the user has agreed.',
  input: z.strictObject({
    into: reference(),
    tasks: references(),
    confirm: confirm.optional(),
    dry_run: dryRun.optional(),
  }),
  run: async ({ into, tasks, confirm, dry_run }, { planning, run }) =>
    run([await planMergeTasks(await planning(), into, tasks)], { dryRun: dry_run, confirm }),
})
