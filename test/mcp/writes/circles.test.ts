// Tasks that would hang on themselves, straight or in a circle: seen before anything is sent.
import { describe, expect, it } from 'vitest'
import { codesOf } from '../../support/pair.ts'
import { taskOf } from '../weather/cases/world.ts'
import { type Arguments, createWorld, textOf, type World } from './world.ts'

const LIST = 'Infrastructure Backlog'

const CIRCLES: readonly (readonly [string, readonly Arguments[]])[] = [
  ['waits for itself', [{ name: 'Rain', waits_on: ['Rain'] }]],
  ['blocks itself', [{ name: 'Rain', blocks: ['Rain'] }]],
  ['is linked to itself', [{ name: 'Rain', links: ['rain'] }]],
  [
    'below another one waits for itself',
    [{ name: 'Weather', subtasks: [{ name: 'Rain', waits_on: ['Rain'] }] }],
  ],
  [
    'waits for one that waits for it',
    [
      { name: 'Rain', waits_on: ['Cloud'] },
      { name: 'Cloud', waits_on: ['Rain'] },
    ],
  ],
  [
    'blocks one that blocks it',
    [
      { name: 'Rain', blocks: ['Cloud'] },
      { name: 'Cloud', blocks: ['Rain'] },
    ],
  ],
  [
    'waits for what it blocks',
    [{ name: 'Rain', waits_on: ['Cloud'], blocks: ['Cloud'] }, { name: 'Cloud' }],
  ],
  [
    'waits for one that is waited for by way of a third',
    [
      { name: 'Rain', waits_on: ['Cloud'] },
      { name: 'Cloud', waits_on: ['Sea'] },
      { name: 'Sea', waits_on: ['Rain'] },
    ],
  ],
  [
    'waits for one by way of a third that it blocks',
    [
      { name: 'Rain', waits_on: ['Cloud'], blocks: ['Sea'] },
      { name: 'Cloud', waits_on: ['Sea'] },
      { name: 'Sea' },
    ],
  ],
  [
    'hangs in a circle through a subtask',
    [
      { name: 'Weather', waits_on: ['Cloud'], subtasks: [{ name: 'Rain', blocks: ['Cloud'] }] },
      { name: 'Cloud', blocks: ['Rain'] },
    ],
  ],
  [
    'hangs in a circle through one that is there',
    [
      { name: 'Rain', waits_on: ['ENG-122'], blocks: ['Cloud'] },
      { name: 'Cloud', blocks: ['ENG-122'] },
    ],
  ],
  [
    'waits for what it blocks and is there',
    [{ name: 'Rain', waits_on: ['ENG-122'], blocks: ['ENG-122'] }],
  ],
]

describe('a new task that', () => {
  it.each(CIRCLES)('%s is refused with all others', async (_, tasks) => {
    const world = createWorld()
    const before = world.store.tasks.size
    const answer = await world.call('create_tasks', { list: LIST, tasks })
    expect({ ok: answer.ok, codes: codesOf(answer), writes: world.writes() }).toEqual({
      ok: false,
      codes: ['INVALID_INPUT'],
      writes: [],
    })
    expect(textOf(answer)).toMatch(/Rain|Cloud|Sea/i)
    expect(world.store.tasks.size).toBe(before)
  })
})

/** ENG-140 becomes a parent of ENG-141, and that of ENG-142; ENG-119 waits for ENG-118. */
const hang = ({ store }: World): void => {
  store.setParent(taskOf(store, 'ENG-141'), taskOf(store, 'ENG-140'))
  store.setParent(taskOf(store, 'ENG-142'), taskOf(store, 'ENG-141'))
  const [first, second] = [taskOf(store, 'ENG-118'), taskOf(store, 'ENG-119')]
  const tie = { taskId: second.id, dependsOn: first.id, date: store.now(), userId: first.creatorId }
  first.dependencies = [tie]
  second.dependencies = [tie]
}

const SELVES: readonly (readonly [string, readonly string[], (world: World) => Arguments])[] = [
  ['that waits for itself', ['ENG-118'], () => ({ waits_on: { add: ['ENG-118'] } })],
  [
    'that waits for itself by its id',
    ['ENG-118'],
    ({ store }) => ({ waits_on: { add: [taskOf(store, 'ENG-118').id] } }),
  ],
  ['that blocks itself', ['ENG-118'], () => ({ blocks: { add: ['ENG-118'] } })],
  ['that is linked to itself', ['ENG-118'], () => ({ links: { add: ['ENG-118'] } })],
  ['that is its own parent', ['ENG-140'], () => ({ parent: 'ENG-140' })],
  ['below its subtask', ['ENG-140'], () => ({ parent: 'ENG-141' })],
  ['below a subtask of its subtask', ['ENG-140'], () => ({ parent: 'ENG-142' })],
  [
    'among others that all wait for it',
    ['ENG-122', 'ENG-118'],
    () => ({ waits_on: { add: ['ENG-118'] } }),
  ],
  ['among others that all go below it', ['ENG-143', 'ENG-140'], () => ({ parent: 'ENG-140' })],
  ['that waits for what waits for it', ['ENG-118'], () => ({ waits_on: { add: ['ENG-119'] } })],
  ['that blocks what it waits for', ['ENG-119'], () => ({ blocks: { add: ['ENG-118'] } })],
  [
    'that blocks what it shall wait for',
    ['ENG-118'],
    () => ({ waits_on: { add: ['ENG-122'] }, blocks: { add: ['ENG-122'] } }),
  ],
]

describe('a task', () => {
  it.each(SELVES)('%s is refused, with all else that was asked', async (_, tasks, set) => {
    const world = createWorld()
    hang(world)
    const before = tasks.map((key) => JSON.stringify(taskOf(world.store, key)))
    const answer = await world.call('update_tasks', {
      tasks,
      set: { ...set(world), tags: { add: ['quality'] } },
    })
    expect({ ok: answer.ok, codes: codesOf(answer), writes: world.writes() }).toEqual({
      ok: false,
      codes: ['INVALID_INPUT'],
      writes: [],
    })
    expect(textOf(answer)).toContain(tasks.at(-1))
    expect(tasks.map((key) => JSON.stringify(taskOf(world.store, key)))).toEqual(before)
  })
})

/** From both ends of one relation the opposite is asked. */
const OPPOSITES: readonly (readonly [string, Arguments, Arguments])[] = [
  [
    'its waiting taken away and asked for',
    { waits_on: { remove: ['ENG-121'] } },
    { blocks: { add: ['ENG-118'] } },
  ],
  [
    'its waiting asked for and taken away',
    { waits_on: { add: ['ENG-121'] } },
    { blocks: { remove: ['ENG-118'] } },
  ],
  [
    'its link asked for and taken away',
    { links: { add: ['ENG-121'] } },
    { links: { remove: ['ENG-118'] } },
  ],
  [
    'its link taken away and asked for',
    { links: { remove: ['ENG-121'] } },
    { links: { add: ['ENG-118'] } },
  ],
  ['its waiting asked for and cleared', { waits_on: ['ENG-121'] }, { blocks: { set: [] } }],
  ['its waiting cleared and asked for', { waits_on: [] }, { blocks: { add: ['ENG-118'] } }],
  [
    'its link asked for and exactly another one',
    { links: { add: ['ENG-121'] } },
    { links: { set: ['ENG-122'] } },
  ],
]

describe('two tasks of one call', () => {
  it.each(OPPOSITES)('with %s are refused, both named', async (_, one, other) => {
    const world = createWorld()
    const answer = await world.call('update_tasks', {
      changes: [
        { task: 'ENG-118', set: { ...one, priority: 'low' } },
        { task: 'ENG-121', set: other },
      ],
    })
    expect({ ok: answer.ok, codes: codesOf(answer), writes: world.writes() }).toEqual({
      ok: false,
      codes: ['INVALID_INPUT'],
      writes: [],
    })
    expect(textOf(answer)).toMatch(/ENG-118.*ENG-121|ENG-121.*ENG-118/)
  })

  it('with the same asked from both ends of a relation are changed once', async () => {
    const world = createWorld()
    const { ok } = await world.call('update_tasks', {
      changes: [
        { task: 'ENG-118', set: { waits_on: { add: ['ENG-121'] }, links: ['ENG-121'] } },
        { task: 'ENG-121', set: { blocks: { set: ['ENG-118'] }, links: { add: ['ENG-118'] } } },
      ],
    })
    expect({ ok, sent: world.sent('POST /v2/task/*/dependency').length }).toEqual({
      ok: true,
      sent: 1,
    })
  })

  it('of which a new one blocks another that waits for nothing are refused', async () => {
    const world = createWorld()
    const answer = await world.call('create_tasks', {
      list: LIST,
      tasks: [
        { name: 'Rain', waits_on: { set: [] } },
        { name: 'Cloud', blocks: ['Rain'] },
      ],
    })
    expect({ codes: codesOf(answer), writes: world.writes() }).toEqual({
      codes: ['INVALID_INPUT'],
      writes: [],
    })
  })
})

/** Parents that make a circle together, though each alone would do. */
const ROUND: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
  [
    'each the other’s parent',
    [
      ['ENG-123', 'ENG-118'],
      ['ENG-118', 'ENG-123'],
    ],
  ],
  [
    'below one another by way of a third',
    [
      ['ENG-123', 'ENG-118'],
      ['ENG-118', 'ENG-121'],
      ['ENG-121', 'ENG-123'],
    ],
  ],
  [
    'below one another by way of a subtask that is there',
    [
      ['ENG-118', 'ENG-131'],
      ['ENG-130', 'ENG-118'],
    ],
  ],
]

describe('tasks of one call that would stand', () => {
  it.each(ROUND)('%s are refused', async (_, pairs) => {
    const world = createWorld()
    const answer = await world.call('update_tasks', {
      changes: pairs.map(([task, parent]) => ({ task, set: { parent, priority: 'low' } })),
    })
    expect({ ok: answer.ok, codes: codesOf(answer), writes: world.writes() }).toEqual({
      ok: false,
      codes: ['INVALID_INPUT'],
      writes: [],
    })
    expect(textOf(answer)).toMatch(/circle.*ENG-118/)
  })

  it('in one line are not', async () => {
    const world = createWorld()
    const pairs = [
      ['ENG-123', 'ENG-118'],
      ['ENG-118', 'ENG-121'],
    ]
    const { ok } = await world.call('update_tasks', {
      changes: pairs.map(([task, parent]) => ({ task, set: { parent } })),
    })
    expect(ok).toBe(true)
  })
})
