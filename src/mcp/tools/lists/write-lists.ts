// create_list, update_list, delete_list
import * as z from 'zod'
import { confirm, dryRun, nameText, reference, text } from '../../../base/input/arguments.ts'
import { planCreateList } from '../../../changes/lists/create.ts'
import { planDeleteList } from '../../../changes/lists/delete.ts'
import { planUpdateList } from '../../../changes/lists/update.ts'
import { defineWrite } from '../../tool/tool.ts'

const properties = {
  content: text('Markdown').optional(),
  due: text().optional(),
  priority: text().optional(),
  assignee: reference().optional(),
  status: text("The list's colour").optional(),
}

export const createListTool = defineWrite({
  name: 'create_list',
  title: 'Create a list',
  toolset: 'lists',
  kind: 'write',
  description: 'Create a list in a space or folder.',
  input: z.strictObject({
    in: reference(),
    name: nameText,
    ...properties,
    dry_run: dryRun.optional(),
  }),
  plan: async ({ in: parent, ...wanted }, at) => [await planCreateList(at, parent, wanted)],
})

export const updateListTool = defineWrite({
  name: 'update_list',
  title: 'Update a list',
  toolset: 'lists',
  kind: 'write',
  description: 'Rename a list or change its description, dates, assignee or colour.',
  input: z.strictObject({
    list: reference(),
    set: z
      .strictObject({ name: nameText.optional(), ...properties })
      .refine(
        (fields) => Object.keys(fields).length > 0,
        'is empty: name at least one field to set',
      ),
    dry_run: dryRun.optional(),
  }),
  plan: async ({ list, set }, at) => [await planUpdateList(at, list, set)],
})

export const deleteListTool = defineWrite({
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
  plan: async ({ list }, at) => [await planDeleteList(at, list)],
})
