// What of a task may be asked for by chance, and how it is seen in the sandbox.
import type { Task } from '../../../../src/sandbox/state/model.ts'
import type { Store } from '../../../../src/sandbox/state/store.ts'
import { fieldNamed, listNamed, PRIYA, taskOf } from '../cases/world.ts'
/** What can be said of a task, and whether it is so. */
export interface Property {
  readonly arg: string
  readonly value: unknown
  /** Where several share an argument: `fields`, `checklists`. */
  readonly under?: string
  readonly field: string
  readonly holds: (task: Task, store: Store) => number
  /** For new tasks too, and then perhaps otherwise said. */
  readonly create?: unknown
  readonly isFor?: 'create' | 'update'
}

export const once = (is: boolean): number => (is ? 1 : 0)

export const ids = (store: Store, keys: readonly string[]): readonly string[] =>
  keys.map((key) => taskOf(store, key).id)

export const waits = (one: Task, id: string): boolean =>
  one.dependencies.some(({ taskId, dependsOn }) => taskId === one.id && dependsOn === id)

export const isLinked = (one: Task, id: string): boolean =>
  one.links.some(({ taskId, linkId }) => taskId === id || linkId === id)

const timesOf = (task: Task, name: string, items: Readonly<Record<string, boolean>>): number => {
  const lists = task.checklists.filter((one) => one.name === name)
  const every = lists.flatMap((one) => one.items)
  const most = Math.max(
    lists.length,
    ...Object.keys(items).map((item) => every.filter((one) => one.name === item).length),
  )
  const isWhole = Object.entries(items).every(([item, resolved]) =>
    every.some((one) => one.name === item && one.resolved === resolved),
  )
  return most > 1 || isWhole ? most : 0
}

const checklist = (name: string, items: Readonly<Record<string, boolean>>): Property => ({
  arg: 'checklists',
  under: name,
  value: items,
  create: items,
  field: `checklist ${name}`,
  holds: (task) => timesOf(task, name, items),
})

const custom = (
  name: string,
  value: unknown,
  is: (value: unknown, store: Store) => boolean,
): Property => ({
  arg: 'fields',
  under: name,
  value,
  create: value,
  field: name,
  holds: (task, store) => once(is(task.fields.get(fieldNamed(store, name).id), store)),
})

const optionOf = (store: Store, name: string, text: string): string | undefined =>
  fieldNamed(store, name).options.find((one) => one.text === text)?.id

const dayOf = (at: number | null): string | undefined =>
  at === null ? undefined : new Date(at).toISOString().slice(0, 10)

const TOM = 'Tom'

const userNamed = (store: Store, name: string): number => {
  const user = [...store.users.values()].find(({ username }) => username?.startsWith(name))
  if (!user) throw new Error(`There is no ${name}.`)
  return user.id
}

export const PROPERTIES: readonly Property[] = [
  {
    arg: 'name',
    value: 'Hygrometer',
    field: 'name',
    isFor: 'update',
    holds: ({ name }) => once(name === 'Hygrometer'),
  },
  {
    arg: 'description',
    value: 'Dew **point** falls',
    create: 'Dew **point** falls',
    field: 'description',
    holds: ({ markdown }) => once(markdown.includes('point')),
  },
  {
    arg: 'priority',
    value: 'low',
    create: 'low',
    field: 'priority',
    holds: ({ priority }) => once(priority === 4),
  },
  {
    arg: 'due',
    value: '2027-03-05',
    create: '2027-03-05',
    field: 'due',
    holds: ({ dueDate }) => once(dayOf(dueDate) === '2027-03-05'),
  },
  {
    arg: 'start',
    value: '2027-03-01',
    create: '2027-03-01',
    field: 'start',
    holds: ({ startDate }) => once(dayOf(startDate) === '2027-03-01'),
  },
  {
    arg: 'estimate',
    value: '3h 30m',
    create: '3h 30m',
    field: 'estimate',
    holds: ({ timeEstimate }) => once(timeEstimate === 3.5 * 3_600_000),
  },
  {
    arg: 'points',
    value: 21,
    create: 21,
    field: 'points',
    holds: ({ points }) => once(points === 21),
  },
  {
    arg: 'type',
    value: 'milestone',
    create: 'milestone',
    field: 'type',
    holds: ({ customItemId }) => once(customItemId === 1),
  },
  {
    arg: 'archived',
    value: true,
    field: 'archived',
    isFor: 'update',
    holds: ({ archived }) => once(archived),
  },
  {
    arg: 'assignees',
    value: { add: ['Lena'] },
    create: ['Lena'],
    field: 'assignees',
    holds: ({ assigneeIds }, store) => once(assigneeIds.includes(userNamed(store, 'Lena'))),
  },
  {
    arg: 'assignees',
    value: [TOM, 'Lena'],
    create: [TOM, 'Lena'],
    field: 'assignees',
    holds: ({ assigneeIds }, store) =>
      once(
        assigneeIds.length === 2 &&
          [TOM, 'Lena'].every((one) => assigneeIds.includes(userNamed(store, one))),
      ),
  },
  {
    arg: 'tags',
    value: { add: ['quality', 'ux'], remove: ['infra', 'bug'] },
    create: ['quality', 'ux'],
    field: 'tags',
    holds: ({ tags }) =>
      once(
        ['quality', 'ux'].every((one) => tags.includes(one)) &&
          !['infra', 'bug'].some((one) => tags.includes(one)),
      ),
  },
  {
    arg: 'tags',
    value: { add: ['never before'] },
    create: ['never before'],
    field: 'tags',
    holds: ({ tags }) => once(tags.includes('never before')),
  },
  {
    arg: 'tags',
    value: ['customer'],
    create: ['customer'],
    field: 'tags',
    holds: ({ tags }) => once(tags.length === 1 && tags[0] === 'customer'),
  },
  {
    arg: 'lists',
    value: { add: ['Bug Tracker', 'Q4 Deliverables'] },
    isFor: 'update',
    field: 'lists',
    holds: (task, store) =>
      once(
        ['Bug Tracker', 'Q4 Deliverables'].every((one) =>
          [task.listId, ...task.extraListIds].includes(listNamed(store, one).id),
        ),
      ),
  },
  {
    arg: 'watchers',
    value: { add: ['Priya'] },
    field: 'watchers',
    isFor: 'update',
    holds: ({ watcherIds }) => once(watcherIds.includes(PRIYA)),
  },
  {
    arg: 'waits_on',
    value: { add: ['ENG-140', 'ENG-141'] },
    create: ['ENG-140', 'ENG-141'],
    field: 'waits_on',
    holds: (task, store) => once(ids(store, ['ENG-140', 'ENG-141']).every((id) => waits(task, id))),
  },
  {
    arg: 'blocks',
    value: { add: ['ENG-142'] },
    create: ['ENG-142'],
    field: 'blocks',
    holds: (task, store) => once(waits(taskOf(store, 'ENG-142'), task.id)),
  },
  {
    arg: 'links',
    value: { add: ['ENG-143', 'ENG-140'] },
    create: ['ENG-143', 'ENG-140'],
    field: 'links',
    holds: (task, store) =>
      once(ids(store, ['ENG-143', 'ENG-140']).every((id) => isLinked(task, id))),
  },
  {
    arg: 'move_to',
    value: 'Infrastructure Backlog',
    field: 'list',
    isFor: 'update',
    holds: (task, store) => once(task.listId === listNamed(store, 'Infrastructure Backlog').id),
  },
  {
    arg: 'status',
    value: 'in progress',
    create: 'in progress',
    field: 'status',
    holds: ({ visits }) => once(visits.at(-1)?.status === 'in progress'),
  },
  {
    arg: 'status',
    value: 'closed',
    create: 'closed',
    field: 'status',
    holds: ({ visits }) => once(visits.at(-1)?.status === 'closed'),
  },
  {
    arg: 'estimates',
    value: { Priya: '2h' },
    field: 'estimates',
    isFor: 'update',
    holds: ({ estimates }) => once(estimates.get(PRIYA) === 2 * 3_600_000),
  },
  custom('Effort', 8, (value) => value === 8),
  custom('Team', 'Frontend', (value, store) => value === optionOf(store, 'Team', 'Frontend')),
  custom(
    'Platforms',
    ['iOS', 'Android'],
    (value, store) =>
      Array.isArray(value) &&
      value.length === 2 &&
      ['iOS', 'Android'].every((one) =>
        (value as unknown[]).includes(optionOf(store, 'Platforms', one)),
      ),
  ),
  custom('Customer visible', true, (value) => value === true || value === 'true'),
  custom(
    'Target date',
    '2027-01-31',
    (value) => typeof value === 'number' && dayOf(value) === '2027-01-31',
  ),
  custom('Release Notes', 'Dry air', (value) => value === 'Dry air'),
  {
    ...custom('Reviewer', { add: ['Tom'] }, () => false),
    holds: (task, store) => {
      const value = task.fields.get(fieldNamed(store, 'Reviewer').id)
      return once(Array.isArray(value) && (value as unknown[]).includes(userNamed(store, TOM)))
    },
  },
  checklist('Release', { Notes: false, Tag: true }),
  checklist('Packing', { Tent: true, Stove: true, Map: false }),
]
