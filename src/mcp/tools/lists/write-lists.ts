// create_list, update_list, delete_list
import * as z from 'zod'
import { planCreateList, planDeleteList, planUpdateList } from '../../../changes/lists/lists.ts'
import { confirm, dryRun, reference, text } from '../../tool/input.ts'
import { taskName } from '../../tool/task-input.ts'
import { defineTool } from '../../tool/tool.ts'

const properties = {
  content: text('Markdown').optional(),
  due: text().optional(),
  priority: text().optional(),
  assignee: reference().optional(),
  status: text("The list's colour").optional(),
}

export const createListTool = defineTool({
  name: 'create_list',
  title: 'Create a list',
  toolset: 'lists',
  kind: 'write',
  description: 'Create a list in a space or folder.',
  input: z.strictObject({
    in: reference(),
    name: taskName,
    ...properties,
    dry_run: dryRun.optional(),
  }),
  run: async ({ in: parent, dry_run, ...wanted }, { planning, run }) =>
    run([await planCreateList(await planning(), parent, wanted)], { dryRun: dry_run }),
})

export const updateListTool = defineTool({
  name: 'update_list',
  title: 'Update a list',
  toolset: 'lists',
  kind: 'write',
  description: 'Rename a list or change its description, dates, assignee or colour.',
  input: z.strictObject({
    list: reference(),
    set: z
      .strictObject({ name: taskName.optional(), ...properties })
      .refine(
        (fields) => Object.keys(fields).length > 0,
        'is empty: name at least one field to set',
      ),
    dry_run: dryRun.optional(),
  }),
  run: async ({ list, set, dry_run }, { planning, run }) =>
    run([await planUpdateList(await planning(), list, set)], { dryRun: dry_run }),
})

export const deleteListTool = defineTool({
  name: 'delete_list',
  title: 'Delete a list',
  toolset: 'lists',
  kind: 'delete',
  description: 'Delete a list with all its tasks for good, after the user has agreed.',
  input: z.strictObject({
    list: reference(),
    confirm: confirm.optional(),
    dry_run: dryRun.optional(),
  }),
  run: async ({ list, confirm, dry_run }, { planning, run }) =>
    run([await planDeleteList(await planning(), list)], { dryRun: dry_run, confirm }),
})
