// The same thing named twice, by whatever name: it is meant once.
import { describe, expect, it } from 'vitest'
import { ALEX, listNamed, PRIYA, taskOf } from '../weather/cases/world.ts'
import { type Arguments, createWorld, doneIn, FILE, type World } from './world.ts'

const LIST = 'Infrastructure Backlog'

/** Everything by which ENG-118 may be called. */
const namesOf = ({ store }: World): readonly (readonly [string, string])[] => {
  const { id, name, listId } = taskOf(store, 'ENG-118')
  return [
    ['its id', id],
    ['its marked id', `CU-${id}`],
    ['a hash', `#${id}`],
    ['its address', `https://app.clickup.com/t/${id}`],
    ['its long address', 'https://app.clickup.com/t/9014123456/ENG-118'],
    ['other letters', 'eng-118'],
    ['its list and name', `${store.lists.get(listId)?.name} / ${name}`],
  ]
}
const FORMS = namesOf(createWorld()).map(([form], i) => [form, i] as const)
const nameAs = (world: World, i: number): string => namesOf(world)[i]?.[1] ?? ''

const sentTo = (world: World, request: RegExp): readonly string[] =>
  world.writes().filter((one) => request.test(one))

const bodiesTo = (world: World, request: RegExp) =>
  world
    .asked()
    .filter(({ method, path }) => method !== 'GET' && request.test(`${method} ${path}`))
    .map(({ body }) => JSON.parse(body) as Record<string, unknown>)

describe('a task named twice', () => {
  it.each(FORMS)('is updated once, by its custom id and by %s', async (_, i) => {
    const world = createWorld()
    const answer = await world.call('update_tasks', {
      tasks: ['ENG-118', nameAs(world, i)],
      set: { priority: 'low', tags: { add: ['quality'] } },
    })
    expect({ ok: answer.ok, done: doneIn(answer).length, writes: world.writes().length }).toEqual({
      ok: true,
      done: 1,
      writes: 2,
    })
    expect(taskOf(world.store, 'ENG-118')).toMatchObject({ priority: 4 })
  })

  it.each(FORMS)('is deleted once, by its custom id and by %s', async (_, i) => {
    const world = createWorld()
    const { id } = taskOf(world.store, 'ENG-118')
    const answer = await world.call('delete_tasks', { tasks: ['ENG-118', nameAs(world, i)] })
    expect({ ok: answer.ok, done: doneIn(answer).length, writes: world.writes() }).toEqual({
      ok: true,
      done: 1,
      writes: [`DELETE /api/v2/task/${id}`],
    })
    expect(world.store.tasks.has(id)).toBe(false)
  })

  it.each(FORMS)('is merged once, by its custom id and by %s', async (_, i) => {
    const world = createWorld()
    const { id } = taskOf(world.store, 'ENG-118')
    const answer = await world.call('merge_tasks', {
      into: 'ENG-119',
      tasks: ['ENG-118', nameAs(world, i)],
    })
    expect(answer).toMatchObject({ ok: true, result: { merged: ['ENG-118'] } })
    expect(bodiesTo(world, /merge$/)).toEqual([{ source_task_ids: [id] }])
  })

  it.each(FORMS)('is not merged into itself, named by %s', async (_, i) => {
    const world = createWorld()
    const answer = await world.call('merge_tasks', {
      into: nameAs(world, i),
      tasks: ['ENG-119', 'ENG-118'],
    })
    expect(answer).toMatchObject({ ok: false, issues: [{ code: 'INVALID_INPUT' }] })
    expect(world.writes()).toEqual([])
  })
})

/** What is set with the same thing named twice, and the requests that it may take. */
const TWICE: readonly (readonly [string, (world: World) => Arguments, RegExp])[] = [
  [
    'tags, in other letters',
    () => ({ tags: { add: ['quality', 'Quality', ' quality '] } }),
    /\/tag\//,
  ],
  ['tags that go', () => ({ tags: { remove: ['infra', 'INFRA'] } }), /^DELETE .*\/tag\//],
  [
    'lists, by name, path and id',
    ({ store }) => ({
      lists: {
        add: ['Bug Tracker', 'Engineering / Bug Tracker', listNamed(store, 'Bug Tracker').id],
      },
    }),
    /^POST .*\/list\/.*\/task\//,
  ],
  [
    'tasks that it waits for',
    ({ store }) => ({ waits_on: { add: ['ENG-122', taskOf(store, 'ENG-122').id] } }),
    /\/dependency$/,
  ],
  [
    'tasks that wait for it',
    ({ store }) => ({ blocks: { add: ['ENG-122', taskOf(store, 'ENG-122').id] } }),
    /\/dependency$/,
  ],
  [
    'tasks that it is linked to',
    ({ store }) => ({ links: { add: ['ENG-122', taskOf(store, 'ENG-122').id] } }),
    /\/link\//,
  ],
  [
    'items of a check list, in other letters',
    () => ({ checklists: { Storm: ['Barometer', 'barometer'] } }),
    /\/checklist_item$/,
  ],
  ['labels', () => ({ fields: { Platforms: { add: ['Web', 'web'] } } }), /\/field\//],
]

/** They hang together with nothing yet, and have nothing but a tag. */
const free = ({ store }: World, ...keys: readonly string[]): void => {
  for (const key of keys)
    Object.assign(taskOf(store, key), {
      tags: ['infra'],
      fields: new Map(),
      dependencies: [],
      links: [],
      extraListIds: [],
    })
}

describe('a property', () => {
  it.each(TWICE)('is sent once where its value is named twice: %s', async (_, set, request) => {
    const world = createWorld()
    free(world, 'ENG-118', 'ENG-122')
    const answer = await world.call('update_tasks', { tasks: 'ENG-118', set: set(world) })
    expect({ ok: answer.ok, sent: sentTo(world, request).length }).toEqual({ ok: true, sent: 1 })
  })

  it.each([
    ['assignees', 'assignees'],
    ['watchers', 'watchers'],
  ])('of people names each once: %s', async (field, key) => {
    const world = createWorld()
    const task = taskOf(world.store, 'ENG-118')
    task.assigneeIds = [ALEX]
    task.watcherIds = [ALEX]
    const email = world.store.users.get(PRIYA)?.email
    const answer = await world.call('update_tasks', {
      tasks: 'ENG-118',
      set: { [field]: { add: ['Priya Nair', email, String(PRIYA)] } },
    })
    expect(answer.ok).toBe(true)
    expect(bodiesTo(world, /^PUT/)).toMatchObject([{ [key]: { add: [PRIYA] } }])
    expect(JSON.stringify(answer.result).match(/Priya/g)).toHaveLength(1)
  })

  it.each<[string, string, (world: World) => readonly unknown[], readonly unknown[]]>([
    ['people', 'Reviewer', ({ store }) => ['Priya Nair', store.users.get(PRIYA)?.email], [PRIYA]],
    [
      'tasks',
      'Related work',
      ({ store }) => ['ENG-122', taskOf(store, 'ENG-122').id],
      [taskOf(createWorld().store, 'ENG-122').id],
    ],
  ])('of a custom field of %s names each once', async (_, field, add, ids) => {
    const world = createWorld()
    const answer = await world.call('update_tasks', {
      tasks: 'ENG-140',
      set: { fields: { [field]: { add: add(world) } } },
    })
    expect(answer.ok).toBe(true)
    expect(bodiesTo(world, /\/field\//)).toMatchObject([{ value: { add: ids } }])
  })

  it('named twice in other letters is one of which nobody knows what it shall be', async () => {
    const world = createWorld()
    const answer = await world.call('update_tasks', {
      tasks: 'ENG-118',
      set: { fields: { Effort: 5, effort: 8 } },
    })
    expect(answer).toMatchObject({ ok: false, issues: [{ code: 'INVALID_INPUT' }] })
    expect(world.writes()).toEqual([])
  })

  it('of one person is not estimated twice', async () => {
    const world = createWorld()
    const answer = await world.call('update_tasks', {
      tasks: 'ENG-118',
      set: { estimates: { 'Priya Nair': '2h', [String(PRIYA)]: '3h' } },
    })
    expect(answer).toMatchObject({ ok: false, issues: [{ code: 'INVALID_INPUT' }] })
    expect(world.writes()).toEqual([])
  })

  it('of a check list that is named twice makes one', async () => {
    const world = createWorld()
    const answer = await world.call('update_tasks', {
      tasks: 'ENG-118',
      set: { checklists: { Storm: ['Barometer'], storm: ['Vane'] } },
    })
    const made = taskOf(world.store, 'ENG-118').checklists.filter(({ name }) => /storm/i.test(name))
    // All of both in one list, or a refusal.
    if (answer.ok) expect(made.map(({ items }) => items.length)).toEqual([2])
    else expect(made).toEqual([])
  })
})

describe('a new task', () => {
  it('is tied once to what is named twice', async () => {
    const world = createWorld()
    const { id } = taskOf(world.store, 'ENG-122')
    const answer = await world.call('create_tasks', {
      list: LIST,
      tasks: [
        {
          name: 'Storm',
          waits_on: ['ENG-122', id],
          links: ['ENG-119', taskOf(world.store, 'ENG-119').id],
          tags: ['infra', 'Infra'],
          assignees: ['Priya Nair', String(PRIYA)],
        },
      ],
    })
    expect(answer.ok).toBe(true)
    expect(sentTo(world, /\/(dependency|link\/\w+)$/)).toHaveLength(2)
    expect(bodiesTo(world, /\/list\/\d+\/task$/)).toMatchObject([
      { tags: ['infra'], assignees: [PRIYA] },
    ])
  })

  it('that waits for another new one and is blocked by it is tied once', async () => {
    const world = createWorld()
    const { ok } = await world.call('create_tasks', {
      list: LIST,
      tasks: [
        { name: 'Rain', blocks: ['Umbrella'] },
        { name: 'Umbrella', waits_on: ['Rain'] },
      ],
    })
    expect({ ok, ties: sentTo(world, /\/dependency$/).length }).toEqual({ ok: true, ties: 1 })
  })
})

describe('a file', () => {
  it.each([
    ['by the same path', [FILE, FILE]],
    ['by another path to it', [FILE, `./${FILE}`]],
  ])('that is named twice, %s, is attached once', async (_, paths) => {
    const world = createWorld()
    const answer = await world.call('attach_files', { task: 'ENG-118', paths })
    const files = [...world.store.files.values()].filter(({ title }) => title === FILE)
    expect({ ok: answer.ok, files: files.length }).toEqual({ ok: true, files: 1 })
  })
})
