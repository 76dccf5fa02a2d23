import * as z from 'zod'
import { confirm, dryRun, reference, references } from '../../../base/input/arguments.ts'
import { planMergeTasks, taskMerge } from '../../../changes/tasks/merge.ts'
import { defineWrite } from '../../tool/tool.ts'

export const mergeTasksTool = defineWrite({
  name: 'merge_tasks',
  title: 'Merge tasks',
  toolset: 'tasks',
  kind: 'delete',
  description: 'Merge duplicate tasks into one for good, after the user has agreed.',
  input: z.strictObject({
    into: reference('The task that stays'),
    tasks: references('Its duplicates'),
    confirm: confirm.optional(),
    dry_run: dryRun.optional(),
  }),
  kinds: [taskMerge],
  plan: ({ into, tasks }, at) => planMergeTasks(at, into, tasks),
})
