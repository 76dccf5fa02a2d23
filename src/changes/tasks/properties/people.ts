// Who is to do a task, and who watches it.
import * as l10n from '@vscode/l10n'
import { additions, difference } from '../../../base/input/arguments.ts'
import { differenceOf, mapDifference, type SaidDifference } from '../../../base/text/difference.ts'
import { markedId } from '../../../base/text/marks.ts'
import type { Api } from '../../../clickup/http/api.ts'
import type { Task } from '../../../clickup/objects/task/task.ts'
import type { User } from '../../../clickup/objects/user.ts'
import { knownNames, type Names } from '../../../clickup/references/names/known.ts'
import { meantPeople } from '../../../clickup/references/people.ts'
import { deltaFrom, deltaOf } from '../../steps/delta.ts'
import type { Kind } from '../../steps/kind.ts'
import {
  assigneeSchema,
  type Person,
  personOf,
  shownName,
  type Told,
  toldOf,
} from '../../steps/people.ts'
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

type Groups = Task['group_assignees']

const idsOf = (people: readonly Person[]): readonly number[] =>
  people.filter(({ group }) => !group).map(({ id }) => Number(id))

const groupIdsOf = (people: readonly Person[]): readonly string[] =>
  people.filter(({ group }) => group).map(({ id }) => id)

const groupsIn = (task: Task | undefined, role: Role): Groups =>
  role === 'assignees' ? (task?.group_assignees ?? []) : []

const groupOf = ({ id, name = '' }: Groups[number]): Person => ({ id, name, group: true })

const peopleIn = (task: Task, role: Role): readonly Person[] => [
  ...task[role].map(personOf),
  ...groupsIn(task, role).map(groupOf),
]

/** Groups stand in a list of their own; what neither gains nor loses any is not sent. */
const bodyOf = (role: Role, { add, remove }: Delta<Person>) => {
  const groups = { add: groupIdsOf(add), rem: groupIdsOf(remove) }
  const people = { add: idsOf(add), rem: idsOf(remove) }
  const hasGroups = groups.add.length + groups.rem.length > 0
  return {
    ...(!hasGroups || people.add.length + people.rem.length > 0 ? { [role]: people } : {}),
    ...(hasGroups ? { group_assignees: groups } : {}),
  }
}

interface Some {
  readonly users: readonly User[]
  readonly groups: Groups
}

/** A group that shares the task is meant itself; any other stands for its members. */
const meantBy = async (api: Api, reference: string, there: Some): Promise<Some> => {
  const standing = (wanted: string | undefined) => there.groups.filter(({ id }) => id === wanted)
  // As it is told where the groups of the workspace cannot be read.
  const told = standing(markedId(reference, 'group') ?? reference.trim())
  if (told.length > 0) return { users: [], groups: told }
  const { users, group } = await meantPeople(api, reference, there.users)
  const groups = standing(group?.id)
  return groups.length > 0 ? { users: [], groups } : { users, groups: [] }
}

const peopleKind = (
  role: Role,
  described: Pick<PeopleKind['described'], 'sends' | 'proof'>,
  more: Pick<PeopleKind, 'create' | 'hint'> = {},
): PeopleKind =>
  members<Person, Task>({
    ...byId,
    name: `task.${role}`,
    subject: taskSubject,
    after: deltaOf(assigneeSchema),
    described: {
      ...described,
      inverse: 'who came goes, who went comes back',
    },
    field: () => role,
    body: (step) => bodyOf(role, toSend(byId, step)),
    value: (task) => ({ at: 'known', is: peopleIn(task, role) }),
    // As a task is told: groups behind people.
    show: (people, step) =>
      people
        .toSorted((a, b) => Number(a.group ?? false) - Number(b.group ?? false))
        .map((one) => shownName(one, step)),
    ...more,
  })

const toldAs = (
  users: readonly User[],
  groups: Groups,
  names: Pick<Names, 'user' | 'group'>,
): Told | undefined => {
  const known = new Map(users.map((user) => [user.id, user]))
  return toldOf([...users.map(personOf), ...groups.map(groupOf)], (one) =>
    one.group ? names.group(one) : names.user(known.get(one.id) ?? one),
  )
}

const peopleArgument = (
  role: Role,
  kind: PeopleKind,
  schemas: Pick<Argument<SaidDifference>, 'create' | 'update'>,
): Argument<SaidDifference> =>
  argument({
    ...schemas,
    plan: async (said, { at, target, task }) => {
      const there = { users: task?.[role] ?? [], groups: groupsIn(task, role) }
      const users: User[] = [...there.users]
      const wanted = await mapDifference(differenceOf(said), async (references) => {
        const meant = await Promise.all(references.map((one) => meantBy(at.api, one, there)))
        users.push(...meant.flatMap((one) => one.users))
        return meant.flatMap((one) => [...one.users.map(personOf), ...one.groups.map(groupOf)])
      })
      // Whoever makes a task watches it by that.
      const isMore = !task && role === 'watchers'
      const meantSo = isMore ? { ...wanted, exactly: false } : wanted
      const delta = deltaFrom(byId, meantSo, task && peopleIn(task, role))
      const of = toldAs(users, there.groups, await knownNames(at.api))
      return [stepOf(kind, target, delta, { object: task, of })]
    },
  })

/** Create takes an array, update `{add, rem}` (docs/clickup-facts.md §12). */
export const taskAssignees = peopleKind(
  'assignees',
  {
    sends: 'PUT /v2/task/{task_id} {assignees: {add, rem}, group_assignees: {add, rem}}',
    proof: "the answer's `assignees` and `group_assignees`",
  },
  {
    create: ({ after }) => ({ assignees: idsOf(after.add) }),
    hint: () => l10n.t('A guest who cannot see the task cannot be assigned.'),
  },
)

export const assignees = peopleArgument('assignees', taskAssignees, {
  create: additions('{add: [names]}'),
  update: difference('{add, remove} or {set}'),
})

export const taskWatchers = peopleKind('watchers', {
  sends: 'PUT /v2/task/{task_id} {watchers: {add, rem}}',
  proof: "the answer's `watchers`",
})

export const watchers = peopleArgument('watchers', taskWatchers, {
  create: additions('{add}'),
  update: difference('As assignees'),
})
