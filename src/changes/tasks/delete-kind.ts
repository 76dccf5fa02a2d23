// A task that ends.
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { plainName } from '../../base/text/foreign-text.ts'
import type { Task } from '../../clickup/objects/task/task.ts'
import { deleteTask } from '../../clickup/objects/task/writes.ts'
import { unlessGoneAlready } from '../steps/gone.ts'
import type { Kind } from '../steps/kind.ts'
import { stepOf } from '../steps/plan.ts'
import { NO_WAY_BACK } from '../steps/property.ts'
import type { Done, Step } from '../steps/step.ts'
import { type Picture, wordsFor } from './picture.ts'
import { taskSubject } from './subject.ts'

const listNameOf = ({ of }: Pick<Step, 'of'>): string | undefined =>
  typeof of === 'string' ? of : undefined

export const taskDelete: Kind<Picture, null, Task> = {
  name: 'task.delete',
  v: 1,
  subject: taskSubject,
  after: z.null(),
  described: {
    sends: 'DELETE /v2/task/{task_id}',
    proof: 'a reading that answers 404; after a yes also 401',
    inverse:
      'none in ClickUp: up to 50 tasks of a call are kept whole, with their comments, and can be made anew under other ids',
  },
  field: () => 'task',
  ends: true,
  send: async (api, { target }) => {
    await unlessGoneAlready(deleteTask(api, target.id))
    return {}
  },
  value: ({ name }) => ({
    at: 'known',
    is: { name, subtasks: 0, tracked: 0, waiting: [] },
  }),
  holds: () => false,
  same: (a, b) => a.name === b.name,
  applied: (before) => before ?? { name: '', subtasks: 0, tracked: 0, waiting: [] },
  destroys: (step) => {
    const { before, target } = step
    const more = before.at === 'known' ? wordsFor(before.is) : undefined
    const list = listNameOf(step)
    return [
      {
        verb: l10n.t('delete'),
        kind: l10n.t('task'),
        name: target.name ?? target.label,
        label: target.label,
        ...(more ? { more } : {}),
        ...(list ? { where: l10n.t`in the list "${plainName(list)}"` } : {}),
      },
    ]
  },
  invert: () => NO_WAY_BACK,
  show: ({ name }) => name,
  title: ({ target }) =>
    l10n.t`delete the task ${target.label} "${plainName(target.name ?? target.label)}"`,
  tell: () => ({ deleted: true }),
  touches: ({ target }) => (typeof target.in === 'string' ? [{ kind: 'list', id: target.in }] : []),
}

/** What was made is deleted again. */
export const inverseOfCreate = (
  done: Done<{ readonly name: string }, { readonly name: string }>,
) => [
  stepOf(taskDelete, done.target, null, {
    before: {
      at: 'known',
      is: { name: done.after.name, subtasks: 0, tracked: 0, waiting: [] },
    },
  }),
]
