// Random calls about tasks: new ones in a tree, changes of several properties, batches.
import type { Task } from '../../../../src/sandbox/state/model.ts'
import type { Store } from '../../../../src/sandbox/state/store.ts'
import { fieldNamed, fresh, listNamed, PRIYA, taskOf } from '../cases/world.ts'
import type { Asked, Call } from './claims.ts'
import type { Dice } from './dice.ts'

/** What can be said of a task, and whether it is so. */
interface Property {
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

const once = (is: boolean): number => (is ? 1 : 0)

const ids = (store: Store, keys: readonly string[]): readonly string[] =>
  keys.map((key) => taskOf(store, key).id)

const waits = (one: Task, id: string): boolean =>
  one.dependencies.some(({ taskId, dependsOn }) => taskId === one.id && dependsOn === id)

const isLinked = (one: Task, id: string): boolean =>
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
  const user = [...store.users.values()].find(({ username }) => username.startsWith(name))
  if (!user) throw new Error(`There is no ${name}.`)
  return user.id
}

const PROPERTIES: readonly Property[] = [
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

const KEYS = [
  'ENG-118',
  'ENG-121',
  'ENG-127',
  'ENG-130',
  'ENG-131',
  'ENG-132',
  'ENG-123',
  'ENG-133',
  'ENG-119',
  'ENG-124',
  'ENG-129',
  'ENG-136',
  'ENG-137',
  'ENG-138',
  'ENG-116',
  'ENG-125',
  'ENG-122',
  'ENG-112',
] as const

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** As issues name a property: `ENG-118, tags (1 of 2 requests done): …` */
const wordOf = (field: string): RegExp =>
  new RegExp(`(?:, |: |but |set )${escaped(field)}(?=[ :,)]|$)`)

const argsOf = (
  drawn: readonly Property[],
  said: (one: Property) => unknown,
): Record<string, unknown> => {
  const args: Record<string, unknown> = {}
  for (const one of drawn) {
    const value = said(one)
    const { arg, under } = one
    if (under === undefined) args[arg] = value
    else args[arg] = { ...(args[arg] as object | undefined), [under]: value }
  }
  return args
}

/** Of each argument one; estimates of people are what the whole estimate is made of. */
const distinct = (drawn: readonly Property[]): readonly Property[] => {
  const known = new Map<string, Property>()
  for (const one of drawn) {
    const key = JSON.stringify([one.arg === 'estimates' ? 'estimate' : one.arg, one.under])
    if (!known.has(key)) known.set(key, one)
  }
  return [...known.values()]
}

const namesOf = ({ id, customId }: Task): readonly string[] => (customId ? [customId, id] : [id])

export const drawUpdate = (by: Dice, store: Store): Call => {
  const keys = by.some(KEYS, by.chance(0.4) ? 1 : 2 + by.upTo(11))
  const possible = PROPERTIES.filter(({ isFor }) => isFor !== 'create')
  const drawn = distinct(by.some(possible, 1 + by.upTo(by.chance(0.3) ? 10 : 4)))
  const tasks = keys.map((key) => taskOf(store, key))
  const asked = tasks.flatMap((task) =>
    drawn.map(
      ({ field, holds }): Asked => ({
        name: `${task.customId} ${field}`,
        held: () => (store.tasks.has(task.id) ? holds(task, store) : 0),
        of: ({ id }) => namesOf(task).includes(String(id)),
        field,
        subject: () => new RegExp(`\\b(?:${namesOf(task).join('|')})(?!\\d)`),
        words: wordOf(field),
      }),
    ),
  )
  return {
    tool: 'update_tasks',
    args: {
      tasks: by.chance(0.1) ? [...keys, keys[0]] : keys,
      set: argsOf(drawn, ({ value }) => value),
    },
    asked,
  }
}

const NAMES = [
  'Anemometer',
  'Barometer',
  'Cyclone',
  'Drizzle',
  'Eddy',
  'Front',
  'Gale',
  'Halo',
  'Isobar',
  'Jetstream',
  'Katabatic',
  'Lightning',
] as const

interface New {
  readonly name: string
  readonly drawn: readonly Property[]
  readonly template: boolean
  readonly subtasks: readonly New[]
  readonly waitsOn: string | undefined
}

const drawNew = (by: Dice, names: string[], depth: number): New | undefined => {
  const name = names.shift()
  if (name === undefined) return undefined
  const possible = PROPERTIES.filter(({ isFor }) => isFor !== 'update')
  const drawn = distinct(by.some(possible, by.upTo(by.chance(0.3) ? 7 : 3)))
  const template = by.chance(0.1)
  const below = depth < 3 && by.chance(0.35) ? 1 + by.upTo(2) : 0
  const subtasks = Array.from({ length: below }, () => drawNew(by, names, depth + 1)).flatMap(
    (one) => one ?? [],
  )
  return { name, drawn, template, subtasks, waitsOn: undefined }
}

const flat = (tasks: readonly New[]): readonly New[] =>
  tasks.flatMap((one) => [one, ...flat(one.subtasks)])

const isExactly = (tags: readonly string[], drawn: readonly Property[]): boolean => {
  const wanted = drawn.find(({ field }) => field === 'tags')?.create
  return Array.isArray(wanted) && tags.every((one) => wanted.includes(one))
}

export const drawCreate = (by: Dice, store: Store): Call => {
  const names = [...by.some(NAMES, by.chance(0.3) ? 1 : 2 + by.upTo(11))]
  const tasks: New[] = []
  while (names.length > 0) {
    const one = drawNew(by, names, 0)
    if (one) tasks.push(one)
  }
  const every = flat(tasks)
  const waitOf = new Map<string, string>()
  for (const [i, one] of every.entries())
    if (i > 0 && by.chance(0.2)) waitOf.set(one.name, by.pick(every.slice(0, i)).name)
  const said = ({ name, drawn, template, subtasks }: New): Record<string, unknown> => {
    const args = argsOf(drawn, ({ create }) => create)
    const wait = waitOf.get(name)
    const waits_on = [...((args.waits_on as string[] | undefined) ?? []), ...(wait ? [wait] : [])]
    return {
      name,
      ...args,
      ...(waits_on.length > 0 ? { waits_on } : {}),
      ...(template ? { template: 'Release checklist' } : {}),
      ...(subtasks.length > 0 ? { subtasks: subtasks.map(said) } : {}),
    }
  }
  const found = new Map(
    every.map(({ name }) => [name, fresh(store.tasks, (task) => task.name === name)]),
  )
  const madeOf = (name: string): readonly Task[] => found.get(name)?.() ?? []
  const aboveOf = new Map(
    every.flatMap((above) => above.subtasks.map(({ name }) => [name, above.name] as const)),
  )
  const asked = every.flatMap(({ name, drawn }): readonly Asked[] => {
    const common = {
      of: (entry: Readonly<Record<string, unknown>>) =>
        entry.name === name ||
        madeOf(name).some((task) => namesOf(task).includes(String(entry.id))),
    }
    const subject = () =>
      new RegExp(
        [
          `create "${name}"`,
          `(?:^|: )${name},`,
          `^${name}\\b`,
          `tasks\\[[^:]*: ${name}`,
          ...madeOf(name)
            .flatMap(namesOf)
            .map((one) => `${one}(?!\\d)`),
        ].join('|'),
      )
    const above = aboveOf.get(name)
    const wait = waitOf.get(name)
    const value = (field: string, holds: (task: Task) => number): Asked => ({
      ...common,
      name: `${name} ${field}`,
      held: () => {
        const [task] = madeOf(name)
        return task ? holds(task) : 0
      },
      field,
      isImplied: true,
      subject,
      words: wordOf(field),
    })
    const hasWaits = drawn.some(({ field }) => field === 'waits_on')
    return [
      {
        ...common,
        name,
        held: () => madeOf(name).length,
        made: () => madeOf(name).map(namesOf),
        subject: () => new RegExp(`create "${name}"`),
      },
      ...drawn.map(({ field, holds }) =>
        value(field, (task) =>
          (field === 'waits_on' &&
            wait !== undefined &&
            !madeOf(wait).some(({ id }) => waits(task, id))) ||
          // Of a new task these are all; one from a template loses its own.
          (field === 'tags' && !isExactly(task.tags, drawn))
            ? 0
            : holds(task, store),
        ),
      ),
      ...(wait !== undefined && !hasWaits
        ? [value('waits_on', (task) => once(madeOf(wait).some(({ id }) => waits(task, id))))]
        : []),
      ...(above === undefined
        ? []
        : [
            value('parent', ({ parentId }) =>
              once(madeOf(above).some(({ id }) => id === parentId)),
            ),
          ]),
    ]
  })
  return {
    tool: 'create_tasks',
    args: { list: 'Current Sprint', tasks: tasks.map(said) },
    asked,
  }
}
