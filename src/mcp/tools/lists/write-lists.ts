// create_list, update_list, delete_list
import * as z from 'zod'
import { confirm, dryRun, nameText, reference } from '../../../base/input/arguments.ts'
import { inputsFor, type SaidList } from '../../../changes/lists/arguments.ts'
import { planCreateList } from '../../../changes/lists/create.ts'
import { listCreate } from '../../../changes/lists/create-kind.ts'
import { planDeleteList } from '../../../changes/lists/delete.ts'
import { listDelete } from '../../../changes/lists/delete-kind.ts'
import { LIST_PROPERTIES } from '../../../changes/lists/kinds.ts'
import { planUpdateList } from '../../../changes/lists/update.ts'
import { defineWrite } from '../../tool/tool.ts'
import { refusePictures } from '../files/local-pictures.ts'

const created: Readonly<Record<string, z.ZodType>> = inputsFor('create')

const set: z.ZodType<SaidList> = z
  .strictObject(inputsFor('update'))
  .refine((fields) => Object.keys(fields).length > 0, 'is empty: name at least one field to set')
  .describe('New values')

const refuseIn = ({ content = '' }: SaidList): void =>
  refusePictures(typeof content === 'string' ? content : content.text, 'a list')

export const createListTool = defineWrite({
  name: 'create_list',
  title: 'Create a list',
  toolset: 'lists',
  kind: 'write',
  description: 'Create a list in a space or folder.',
  input: z.strictObject({
    in: reference('Space or folder'),
    name: nameText,
    ...created,
    dry_run: dryRun.optional(),
  }),
  kinds: [listCreate, ...LIST_PROPERTIES],
  plan: async ({ in: parent, ...wanted }, at) => {
    refuseIn(wanted)
    return planCreateList(at, parent, wanted)
  },
})

export const updateListTool = defineWrite({
  name: 'update_list',
  title: 'Update a list',
  toolset: 'lists',
  kind: 'write',
  description: 'Rename a list or change its description, dates, assignee or colour.',
  input: z.strictObject({
    list: reference('Name, id or URL'),
    set,
    dry_run: dryRun.optional(),
  }),
  kinds: LIST_PROPERTIES,
  plan: async ({ list, set: said }, at) => {
    refuseIn(said)
    return planUpdateList(at, list, said)
  },
})

export const deleteListTool = defineWrite({
  name: 'delete_list',
  title: 'Delete a list',
  toolset: 'lists',
  kind: 'delete',
  description: 'Delete a list with all its tasks for good, after the user has agreed.',
  input: z.strictObject({
    list: reference('Name, id or URL'),
    confirm: confirm.optional(),
    dry_run: dryRun.optional(),
  }),
  kinds: [listDelete],
  plan: ({ list }, at) => planDeleteList(at, list),
})
