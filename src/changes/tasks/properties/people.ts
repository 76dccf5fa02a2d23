// Who is to do a task, and who watches it.
import * as l10n from '@vscode/l10n'
import { additions, difference } from '../../../base/input/arguments.ts'
import { differenceOf, mapDifference, type SaidDifference } from '../../../base/text/difference.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import type { User } from '../../../clickup/objects/user.ts'
import { knownNames } from '../../../clickup/references/names/known.ts'
import { resolveAllPeople } from '../../../clickup/references/people.ts'
import { deltaFrom, deltaOf } from '../../steps/delta.ts'
import type { Kind } from '../../steps/kind.ts'
import { type Person, personOf, personSchema, shownName, toldPeople } from '../../steps/people.ts'
import { stepOf } from '../../steps/plan.ts'
import { members, toSend } from '../../steps/property.ts'
import type { Delta } from '../../steps/step.ts'
import { type Argument, argument } from '../argument.ts'
import { taskSubject } from '../subject.ts'

type Role = 'assignees' | 'watchers'
type PeopleKind = Kind<readonly Person[], Delta<Person>, Task>

const byId = {
  keyOf: ({ id }: Person): string => id,
  nameOf: ({ name }: Person): string => name,
}

const idsOf = (people: readonly Person[]): readonly number[] => people.map(({ id }) => Number(id))

const peopleIn = (task: Task, role: Role): readonly Person[] => task[role].map(personOf)

const peopleKind = (role: Role, more: Pick<PeopleKind, 'create' | 'hint'> = {}): PeopleKind =>
  members<Person, Task>({
    ...byId,
    name: `task.${role}`,
    subject: taskSubject,
    after: deltaOf(personSchema),
    described: {
      sends: `PUT /v2/task/{task_id} {${role}: {add, rem}}`,
      proof: `the answer's \`${role}\``,
      inverse: 'who came goes, who went comes back',
    },
    field: () => role,
    body: (step) => {
      const { add, remove } = toSend(byId, step)
      return { [role]: { add: idsOf(add), rem: idsOf(remove) } }
    },
    value: (task) => ({ at: 'known', is: peopleIn(task, role) }),
    show: (people, step) => people.map((one) => shownName(one, step)),
    ...more,
  })

const peopleArgument = (
  role: Role,
  kind: PeopleKind,
  schemas: Pick<Argument<SaidDifference>, 'create' | 'update'>,
): Argument<SaidDifference> =>
  argument({
    ...schemas,
    plan: async (said, { at, target, task }) => {
      const there = task?.[role] ?? []
      const meant: User[] = [...there]
      const wanted = await mapDifference(differenceOf(said), async (references) => {
        const users = await resolveAllPeople(at.api, references, there)
        meant.push(...users)
        return users.map(personOf)
      })
      // Whoever makes a task watches it by that.
      const isMore = !task && role === 'watchers'
      const meantSo = isMore ? { ...wanted, exactly: false } : wanted
      const delta = deltaFrom(byId, meantSo, task && peopleIn(task, role))
      const of = toldPeople(meant, await knownNames(at.api))
      return [stepOf(kind, target, delta, { object: task, of })]
    },
  })

/** Create takes an array, update `{add, rem}` (docs/clickup-facts.md §12). */
export const taskAssignees = peopleKind('assignees', {
  create: ({ after }) => ({ assignees: idsOf(after.add) }),
  hint: () => l10n.t('A guest who cannot see the task cannot be assigned.'),
})

export const assignees = peopleArgument('assignees', taskAssignees, {
  create: additions('{add: [names]}'),
  update: difference('{add, remove} or {set}'),
})

export const taskWatchers = peopleKind('watchers')

export const watchers = peopleArgument('watchers', taskWatchers, {
  create: additions('{add}'),
  update: difference('As assignees'),
})
