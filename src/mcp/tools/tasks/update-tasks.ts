import * as z from 'zod'
import { dryRun, reference, references } from '../../../base/input/arguments.ts'
import { all } from '../../../base/problems/all.ts'
import { CodedError } from '../../../base/problems/error.ts'
import { TASK_PROPERTIES } from '../../../changes/tasks/arguments.ts'
import { inputsFor } from '../../../changes/tasks/input.ts'
import type { SaidTask } from '../../../changes/tasks/said.ts'
import { planTaskChanges, type TaskChange } from '../../../changes/tasks/update.ts'
import { mapTexts } from '../../../changes/texts/said.ts'
import { fileAttach } from '../../../changes/uploads/upload.ts'
import { defineWrite } from '../../tool/tool.ts'
import { createPictures } from '../files/local-pictures.ts'

const set: z.ZodType<SaidTask> = z
  .strictObject(inputsFor('update'))
  .refine(
    (fields) => Object.values(fields).some((said) => said !== undefined),
    'is empty: name at least one field to set',
  )

/** Published once: of each change it is said that it takes the same. */
const setOfOne = z
  .unknown()
  .transform((given, context): SaidTask => {
    const { data, error } = set.safeParse(given, { reportInput: true })
    for (const issue of error?.issues ?? [])
      context.addIssue(
        issue.code === 'unrecognized_keys'
          ? {
              code: 'custom',
              message: `unknown ${issue.keys.map((key) => `"${key}"`).join(', ')}; it takes what \`set\` takes`,
              input: given,
              path: issue.path,
            }
          : { ...issue },
      )
    return data ?? z.NEVER
  })
  .meta({ type: 'object', description: 'As set' })

const change = z.strictObject({ task: reference('One task'), set: setOfOne })

/** One change may come without the brackets. */
const changes = z.preprocess(
  (given) =>
    typeof given === 'object' && given !== null && !Array.isArray(given) ? [given] : given,
  z.array(change),
)

interface Said {
  readonly tasks?: readonly string[] | undefined
  readonly set?: SaidTask | undefined
  readonly changes?: readonly { readonly task: string; readonly set: SaidTask }[] | undefined
}

/** @throws CodedError INVALID_INPUT where tasks are named without a word on what to set, or the other way round */
const changesIn = ({ tasks, set, changes = [] }: Said): readonly TaskChange[] => {
  const isHalf = (tasks === undefined) !== (set === undefined)
  if (isHalf || (set === undefined && changes.length === 0))
    throw new CodedError(
      'INVALID_INPUT',
      isHalf
        ? `\`${tasks ? 'set' : 'tasks'}\` is missing.`
        : 'It is not said which tasks are to be changed, and how.',
      {
        hint: 'Give `tasks` and `set` for the same of all, or `changes: [{task, set}]` for each its own. Nothing was sent.',
      },
    )
  const own = changes.map((one, i) => ({ ...one, label: `changes[${i}]: ` }))
  return set && tasks ? [...tasks.map((task) => ({ task, set })), ...own] : own
}

export const updateTasksTool = defineWrite({
  name: 'update_tasks',
  title: 'Update tasks',
  toolset: 'tasks',
  kind: 'write',
  description:
    'Change or move one or many tasks, alike or each its own: status, assignees, dates, custom fields, tags, lists.',
  input: z.strictObject({
    tasks: references('These get set').optional(),
    set: set.describe('For all tasks').optional(),
    changes: changes.describe('Each its own').optional(),
    dry_run: dryRun.optional(),
  }),
  kinds: [...TASK_PROPERTIES, fileAttach],
  plan: async (given, at) => {
    const { readIn, files } = createPictures(at)
    const withPictures = async (said: SaidTask): Promise<SaidTask> =>
      said.description === undefined
        ? said
        : { ...said, description: await mapTexts(said.description, readIn) }
    const wanted = await all(
      changesIn(given).map(async (one) => ({ ...one, set: await withPictures(one.set) })),
    )
    return { steps: await planTaskChanges(at, wanted), files }
  },
})
