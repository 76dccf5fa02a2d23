// The further lists that show a task.
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { additions, difference } from '../../../base/input/arguments.ts'
import { CodedError } from '../../../base/problems/error.ts'
import { differenceOf, mapDifference, type SaidDifference } from '../../../base/text/difference.ts'
import { labelOf } from '../../../clickup/objects/task/label.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import { addToList, removeFromList } from '../../../clickup/objects/task/writes.ts'
import { knownNames } from '../../../clickup/references/names/known.ts'
import { resolvePlace } from '../../../clickup/references/places.ts'
import { deltaFrom, deltaOf, eachOf } from '../../steps/delta.ts'
import { shownName, toldOf } from '../../steps/people.ts'
import { stepOf } from '../../steps/plan.ts'
import { members } from '../../steps/property.ts'
import { argument } from '../argument.ts'
import { taskSubject } from '../subject.ts'

type Listed = { readonly id: string; readonly name: string }

const byId = { keyOf: ({ id }: Listed): string => id, nameOf: ({ name }: Listed): string => name }

const listsOf = ({ locations, list }: Task): readonly Listed[] =>
  locations.filter(({ id }) => id !== list?.id).map(({ id, name }) => ({ id, name: name ?? id }))

export const taskList = members<Listed, Task>({
  ...byId,
  name: 'task.list',
  subject: taskSubject,
  after: deltaOf(z.object({ id: z.string(), name: z.string() })),
  described: {
    sends: 'POST or DELETE /v2/list/{list_id}/task/{task_id}',
    proof: 'the task read back',
    inverse: 'it leaves the list, or comes back',
  },
  field: () => 'lists',
  hint: () => l10n.t('The space may have "Tasks in Multiple Lists" switched off.'),
  send: async (api, { target, after: { add, remove } }) => {
    for (const { id } of add) await addToList(api, target.id, id)
    for (const { id } of remove) await removeFromList(api, target.id, id)
    return {}
  },
  value: (task) => ({ at: 'known', is: listsOf(task) }),
  show: (now, step) => now.map((one) => shownName(one, step)),
  touches: ({ after: { add, remove } }) =>
    [...add, ...remove].map(({ id }) => ({ kind: 'list', id })),
})

export const lists = argument<SaidDifference>({
  create: additions('{add} further lists'),
  update: difference('Further lists, as assignees'),
  plan: async (said, { at, target, task, list: home }) => {
    const wanted = await mapDifference(differenceOf(said), async (names) =>
      Promise.all(
        names.map(async (name) => {
          const { id, name: known } = await resolvePlace(at, name, ['list'])
          return { id, name: known }
        }),
      ),
    )
    if (task && wanted.remove.some(({ id }) => id === task.list?.id))
      throw new CodedError(
        'INVALID_INPUT',
        l10n.t`${labelOf(task)} cannot leave its home list this way.`,
        { hint: l10n.t('Use move_to to give it another home list.') },
      )
    // In its home list it stands already.
    const further = { ...wanted, add: wanted.add.filter(({ id }) => id !== home.id) }
    const names = await knownNames(at.api)
    const there = task ? listsOf(task) : []
    const of = toldOf([...there, ...further.add, ...further.remove], (one) =>
      names.list(one, 'name'),
    )
    return eachOf(deltaFrom(byId, further, there), task !== undefined).map((delta) =>
      stepOf(taskList, target, delta, {
        object: task,
        of,
        key: [...delta.add, ...delta.remove].map(({ id }) => id).join(),
      }),
    )
  },
})
