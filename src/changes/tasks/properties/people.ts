// Who is to do a task, and who watches it.
import * as l10n from '@vscode/l10n'
import { difference, references } from '../../../base/input/arguments.ts'
import { differenceOf, mapDifference, type SaidDifference } from '../../../base/text/difference.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import { resolveAllPeople } from '../../../clickup/references/people.ts'
import { deltaFrom, deltaOf } from '../../steps/delta.ts'
import { type Person, personOf, personSchema } from '../../steps/people.ts'
import { stepOf } from '../../steps/plan.ts'
import { members, toSend } from '../../steps/property.ts'
import type { Delta } from '../../steps/step.ts'
import { argument, type Ground } from '../argument.ts'
import { taskSubject } from '../subject.ts'

const byId = { keyOf: ({ id }: Person): string => id, nameOf: ({ name }: Person): string => name }

const idsOf = (people: readonly Person[]): readonly number[] => people.map(({ id }) => Number(id))

const bodyOf = ({ add, remove }: Delta<Person>) => ({ add: idsOf(add), rem: idsOf(remove) })

const namesOf = (people: readonly Person[]): readonly string[] => people.map(({ name }) => name)

const peopleFor = async (
  { at, task }: Ground,
  said: SaidDifference,
  before: (task: Task) => readonly Person[],
): Promise<Delta<Person>> => {
  const wanted = await mapDifference(differenceOf(said), async (names) =>
    (await resolveAllPeople(at.api, names)).map(personOf),
  )
  return deltaFrom(byId, wanted, task && before(task))
}

const assigneesOf = ({ assignees: users }: Task): readonly Person[] => users.map(personOf)
const watchersOf = ({ watchers: users }: Task): readonly Person[] => users.map(personOf)

/** Create takes an array, update `{add, rem}` (docs/clickup-facts.md §12). */
export const taskAssignees = members<Person, Task>({
  ...byId,
  name: 'task.assignees',
  subject: taskSubject,
  after: deltaOf(personSchema),
  described: {
    sends: 'PUT /v2/task/{task_id} {assignees: {add, rem}}',
    proof: "the answer's `assignees`",
    inverse: 'who came goes, who went comes back',
  },
  field: () => 'assignees',
  hint: () => l10n.t('A guest who cannot see the task cannot be assigned.'),
  create: ({ after }) => ({ assignees: idsOf(after.add) }),
  body: (step) => ({ assignees: bodyOf(toSend(byId, step)) }),
  value: (task) => ({ at: 'known', is: assigneesOf(task) }),
  show: namesOf,
})

export const assignees = argument<SaidDifference>({
  create: references(),
  update: difference('{add, remove}'),
  plan: async (said, on) => {
    const delta = await peopleFor(on, said, assigneesOf)
    return [stepOf(taskAssignees, on.target, delta, { object: on.task })]
  },
})

export const taskWatchers = members<Person, Task>({
  ...byId,
  name: 'task.watchers',
  subject: taskSubject,
  after: deltaOf(personSchema),
  described: {
    sends: 'PUT /v2/task/{task_id} {watchers: {add, rem}}',
    proof: "the answer's `watchers`",
    inverse: 'who came goes, who went comes back',
  },
  field: () => 'watchers',
  body: (step) => ({ watchers: bodyOf(toSend(byId, step)) }),
  value: (task) => ({ at: 'known', is: watchersOf(task) }),
  show: namesOf,
})

export const watchers = argument<SaidDifference>({
  update: difference(),
  plan: async (said, on) => {
    const delta = await peopleFor(on, said, watchersOf)
    return [stepOf(taskWatchers, on.target, delta, { object: on.task })]
  },
})
