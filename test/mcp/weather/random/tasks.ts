// Random calls about tasks: new ones in a tree, changes of several properties, batches.
import type { Task } from '../../../../src/sandbox/state/model.ts'
import type { Store } from '../../../../src/sandbox/state/store.ts'
import { fresh, taskOf } from '../cases/world.ts'
import type { Asked, Call } from './claims.ts'
import type { Dice } from './dice.ts'
import { once, PROPERTIES, type Property, waits } from './properties.ts'

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
