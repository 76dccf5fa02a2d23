// A task that ends.
import * as l10n from '@vscode/l10n'
import { CodedError } from '../../base/problems/error.ts'
import { plainName } from '../../base/text/foreign-text.ts'
import type { Api } from '../../clickup/http/api.ts'
import type { Task } from '../../clickup/objects/task/task.ts'
import { deleteTask } from '../../clickup/objects/task/writes.ts'
import { type Extent, extentSchema } from '../pictures/kept.ts'
import { unlessGoneAlready } from '../steps/gone.ts'
import type { Irreversible, Kind, Where } from '../steps/kind.ts'
import { stepOf } from '../steps/plan.ts'
import { NO_WAY_BACK } from '../steps/property.ts'
import type { Done, Step } from '../steps/step.ts'
import { type Picture, pictureOf, wordsFor } from './picture.ts'
import { taskSubject } from './subject.ts'

const listNameOf = ({ of }: Pick<Step, 'of'>): string | undefined =>
  typeof of === 'string' ? of : undefined

/** What others have hung on a task that was made does not go because the making is undone. */
const requireAlone = async (api: Api, { id, label }: Where): Promise<void> => {
  const { subtasks, comments = 0, tracked } = await pictureOf(api, id, 1)
  if (subtasks === 0 && comments === 0 && tracked === 0) return
  throw new CodedError(
    'CONFLICT',
    l10n.t`There are subtasks, comments or tracked time on ${label} by now.`,
    { hint: l10n.t('Delete the task itself where they shall go with it.') },
  )
}

export const taskDelete: Kind<Picture, Extent, Task> = {
  name: 'task.delete',
  v: 1,
  subject: taskSubject,
  after: extentSchema,
  described: {
    sends: 'DELETE /v2/task/{task_id}',
    proof: 'a reading that answers 404; after a yes also 401',
    inverse:
      'none in ClickUp: up to 50 tasks of a call are kept whole, with their comments, and can be made anew under other ids',
  },
  field: () => 'task',
  ends: true,
  send: async (api, { target, after }) => {
    if (after === 'empty') await requireAlone(api, target)
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
  did: (count) => l10n.t`Deleted ${count} tasks`,
  didOne: ({ target }) =>
    l10n.t`Deleted the task ${target.label} "${plainName(target.name ?? target.label)}"`,
  tell: ({ before }) => {
    const goes = before.at === 'known' ? wordsFor(before.is) : undefined
    return { deleted: true, ...(goes ? { goes: [goes] } : {}) }
  },
  touches: ({ target }) => (typeof target.in === 'string' ? [{ kind: 'list', id: target.in }] : []),
}

interface New {
  readonly name: string
  readonly template?: unknown
}

/** What was made is deleted again, unless others have built on it. */
export const inverseOfCreate = ({
  target,
  after: { name, template },
}: Done<New, { readonly name: string }>): readonly Step[] | Irreversible => {
  if (template)
    return {
      irreversible: l10n.t(
        'What the template brought cannot be told from what others have added since: delete the task itself.',
      ),
    }
  const is: Picture = { name, subtasks: 0, tracked: 0, waiting: [] }
  return [stepOf(taskDelete, target, 'empty', { before: { at: 'known', is } })]
}
