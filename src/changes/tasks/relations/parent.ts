// The task that a subtask stands below.
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { reference } from '../../../base/input/arguments.ts'
import { CodedError } from '../../../base/problems/error.ts'
import { oneLine, plainName } from '../../../base/text/foreign-text.ts'
import { sameName } from '../../../base/text/names.ts'
import { labelOf } from '../../../clickup/objects/task/label.ts'
import { getTask, type Task } from '../../../clickup/objects/task/task.ts'
import { resolveTask } from '../../../clickup/references/tasks.ts'
import { stepOf } from '../../steps/plan.ts'
import { property } from '../../steps/property.ts'
import { idSchema, slot } from '../../steps/slots.ts'
import type { Slot, Step, Target } from '../../steps/step.ts'
import { argument, type Ground } from '../argument.ts'
import { taskSubject } from '../subject.ts'

/** Of a task that is to be made the id is a slot. */
export type Above = {
  readonly id: string | Slot
  readonly label: string
  readonly name?: string | undefined
}

export const aboveSchema = z.object({
  id: idSchema,
  label: z.string(),
  name: z.string().optional(),
})

const STAYS_BELOW = l10n.t('ClickUp cannot turn a subtask into a task of its own.')

export const taskParent = property<Above | null, Task>({
  name: 'task.parent',
  subject: taskSubject,
  after: aboveSchema.nullable(),
  described: {
    sends: 'PUT /v2/task/{task_id} {parent}',
    proof: "the answer's `parent`",
    inverse: 'the former parent; a task that had none cannot be without one again',
  },
  field: () => 'parent',
  create: ({ after }) => ({ parent: after?.id }),
  body: ({ after }) => ({ parent: after?.id }),
  value: ({ parent: id }) => ({ at: 'known', is: id === undefined ? null : { id, label: id } }),
  same: (a, b) => a?.id === b?.id,
  invert: (done) => {
    const { before, id, kind, v, target, stored } = done
    if (before.at === 'absent') return []
    if (before.at === 'known' && before.is)
      return [{ id, kind, v, target, before: stored, after: before.is }]
    return { irreversible: STAYS_BELOW }
  },
  show: (above) => above?.label ?? null,
})

/** A subtask of a task that is made with it. */
export const below = (target: Target, above: string, label: string): Step =>
  stepOf(taskParent, target, { id: slot(above), label })

/** No task is deeper. */
const MOST_DEPTH = 10

/** @throws CodedError INVALID_INPUT for a task below itself or one of its own subtasks */
const checkAbove = async (on: Ground, task: Task, above: Task): Promise<void> => {
  let one: Task | undefined = above
  for (let depth = 0; one && depth < MOST_DEPTH; depth += 1) {
    on.above.push(one)
    if (one.id === task.id)
      throw new CodedError(
        'INVALID_INPUT',
        depth === 0
          ? l10n.t('A task cannot be its own parent.')
          : l10n.t`${labelOf(above)} stands below ${labelOf(task)} itself.`,
        { hint: l10n.t('Name another parent.') },
      )
    one = one.parent === undefined ? undefined : await getTask(on.at.api, { id: one.parent })
  }
}

export const parent = argument<string>({
  create: reference('Parent task'),
  update: reference('Parent task'),
  plan: async (said, on) => {
    const { at, target, task, list } = on
    if (said === '' || sameName(said, 'none'))
      throw new CodedError('INVALID_INPUT', STAYS_BELOW, {
        hint: l10n.t('Create a new task instead, or do it in ClickUp itself.'),
      })
    const above = await resolveTask(at, said)
    if (above.list?.id !== list.id)
      throw new CodedError(
        'INVALID_INPUT',
        l10n.t`The parent ${labelOf(above)} is in the list "${plainName(above.list?.name ?? '?')}", not in ${oneLine(list.path)}.`,
        {
          hint: l10n.t("A subtask stands in its parent's list: name that list, or another parent."),
        },
      )
    if (task) await checkAbove(on, task, above)
    const after = { id: above.id, label: labelOf(above), name: above.name }
    return [stepOf(taskParent, target, after, { object: task })]
  },
})
