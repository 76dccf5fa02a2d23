import * as z from 'zod'
import { dryRun, nameText, reference, text, unlessNull } from '../../../base/input/arguments.ts'
import { all } from '../../../base/problems/all.ts'
import { TASK_PROPERTIES } from '../../../changes/tasks/arguments.ts'
import { type NewTask, planCreateTasks } from '../../../changes/tasks/create.ts'
import { taskCreate } from '../../../changes/tasks/create-kind.ts'
import { inputsFor } from '../../../changes/tasks/input.ts'
import { mapTexts } from '../../../changes/texts/said.ts'
import { fileAttach } from '../../../changes/uploads/upload.ts'
import { defineWrite } from '../../tool/tool.ts'
import { createPictures, type Pictures } from '../files/local-pictures.ts'

const fields = {
  ...inputsFor('create'),
  template: unlessNull(reference('Task template')).optional(),
}

// Subtasks take the same fields; the published schema names them once.
const task: z.ZodType<NewTask> = z.strictObject({
  name: nameText,
  ...fields,
  get subtasks() {
    return unlessNull(z.array(task)).optional()
  },
})

const published = z.looseObject({
  name: text('Name'),
  ...fields,
  subtasks: unlessNull(z.array(z.record(z.string(), z.unknown())).describe('Likewise')).optional(),
})

const tasks = z
  .preprocess(
    // One task may come without the brackets.
    (given) =>
      typeof given === 'object' && given !== null && !Array.isArray(given) ? [given] : given,
    z
      .array(published)
      .min(1, 'is empty: name at least one task')
      .max(100, 'takes at most 100 at a time')
      .superRefine((given, context) => {
        const { error } = z.array(task).safeParse(given, { reportInput: true })
        for (const issue of error?.issues ?? []) context.addIssue({ ...issue })
      }),
  )
  .describe('The new tasks')

const withPictures = async (task: NewTask, readIn: Pictures['readIn']): Promise<NewTask> => {
  const { description, subtasks } = task
  return {
    ...task,
    ...(description === undefined ? {} : { description: await mapTexts(description, readIn) }),
    ...(subtasks ? { subtasks: await all(subtasks.map((one) => withPictures(one, readIn))) } : {}),
  }
}

export const createTasksTool = defineWrite({
  name: 'create_tasks',
  title: 'Create tasks',
  toolset: 'tasks',
  kind: 'write',
  description: 'Create one or many tasks, with subtasks, in a list.',
  input: z.strictObject({
    list: reference('Place, or current sprint; none with parent').optional(),
    tasks: tasks.describe('One or many'),
    dry_run: dryRun.optional(),
  }),
  kinds: [taskCreate, ...TASK_PROPERTIES, fileAttach],
  plan: async ({ list, tasks: given }, at) => {
    const { readIn, files } = createPictures(at)
    const said = await all(
      z
        .array(task)
        .parse(given)
        .map((one) => withPictures(one, readIn)),
    )
    return { steps: await planCreateTasks(at, list, said), files }
  },
})
