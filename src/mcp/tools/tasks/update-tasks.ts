import * as z from 'zod'
import { planUpdateTasks } from '../../../changes/tasks/update.ts'
import { dryRun, reference, references, text } from '../../tool/input.ts'
import { commonFields, difference, taskName } from '../../tool/task-input.ts'
import { defineWrite } from '../../tool/tool.ts'

const set = z
  .strictObject({
    name: taskName.optional(),
    ...commonFields,
    assignees: difference('{add, remove}').optional(),
    tags: difference('{add, remove}').optional(),
    lists: difference('{add, remove} further lists').optional(),
    watchers: difference().optional(),
    waits_on: difference().optional(),
    blocks: difference().optional(),
    links: difference().optional(),
    move_to: reference('New home list').optional(),
    archived: z.boolean().optional(),
    estimates: z.record(z.string(), text()).describe('By person').optional(),
  })
  .refine((fields) => Object.keys(fields).length > 0, 'is empty: name at least one field to set')

export const updateTasksTool = defineWrite({
  name: 'update_tasks',
  title: 'Update tasks',
  toolset: 'tasks',
  kind: 'write',
  description:
    'Change one or many tasks: status, assignees, dates, custom fields, tags, lists, or move them. Each change is verified.',
  input: z.strictObject({ tasks: references(), set, dry_run: dryRun.optional() }),
  plan: ({ tasks, set }, at) => planUpdateTasks(at, tasks, set),
})
