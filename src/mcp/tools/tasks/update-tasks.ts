import * as z from 'zod'
import { dryRun, references } from '../../../base/input/arguments.ts'
import { TASK_PROPERTIES } from '../../../changes/tasks/arguments.ts'
import { inputsFor } from '../../../changes/tasks/input.ts'
import type { SaidTask } from '../../../changes/tasks/said.ts'
import { planUpdateTasks } from '../../../changes/tasks/update.ts'
import { mapTexts } from '../../../changes/texts/said.ts'
import { fileAttach } from '../../../changes/uploads/upload.ts'
import { defineWrite } from '../../tool/tool.ts'
import { createPictures } from '../files/local-pictures.ts'

const set: z.ZodType<SaidTask> = z
  .strictObject(inputsFor('update'))
  .refine((fields) => Object.keys(fields).length > 0, 'is empty: name at least one field to set')
  .describe('New values')

export const updateTasksTool = defineWrite({
  name: 'update_tasks',
  title: 'Update tasks',
  toolset: 'tasks',
  kind: 'write',
  description:
    'Change or move one or many tasks: status, assignees, dates, custom fields, tags, lists.',
  input: z.strictObject({ tasks: references('As in get_task'), set, dry_run: dryRun.optional() }),
  kinds: [...TASK_PROPERTIES, fileAttach],
  plan: async ({ tasks, set }, at) => {
    const { readIn, files } = createPictures(at)
    const { description } = set
    const said =
      description === undefined ? set : { ...set, description: await mapTexts(description, readIn) }
    return { steps: await planUpdateTasks(at, tasks, said), files }
  },
})
