// What hangs on a step that did not hold is not tried, and is told so: not as refused, and not as ignored.
import { describe, expect, it } from 'vitest'
import { codesOf } from '../../support/pair.ts'
import { ALEX, fieldNamed, listNamed, must, taskOf } from '../weather/cases/world.ts'
import { type Arguments, createWorld, doneIn, FILE, textOf, type World } from './world.ts'

const LIST = 'Infrastructure Backlog'
const MOVE = 'PUT /v3/workspaces/*/tasks/*/home_list/*'
const named = ({ store }: World, name: string) =>
  [...store.tasks.values()].filter((task) => task.name === name)

describe('what is set beside a move', () => {
  const BESIDE: readonly (readonly [string, Arguments, (world: World) => boolean])[] = [
    ['priority', { priority: 'low' }, ({ store }) => taskOf(store, 'ENG-140').priority === 4],
    [
      'status',
      { status: 'triaged' },
      ({ store }) => taskOf(store, 'ENG-140').visits.at(-1)?.status === 'triaged',
    ],
    [
      'tags',
      { tags: { add: ['quality'] } },
      ({ store }) => taskOf(store, 'ENG-140').tags.includes('quality'),
    ],
    [
      'Effort',
      { fields: { Effort: 3 } },
      ({ store }) => taskOf(store, 'ENG-140').fields.get(fieldNamed(store, 'Effort').id) === 3,
    ],
    [
      'checklist',
      { checklists: { Storm: ['Vane'] } },
      ({ store }) => taskOf(store, 'ENG-140').checklists.some(({ name }) => name === 'Storm'),
    ],
    [
      'waits_on',
      { waits_on: { add: ['ENG-143'] } },
      ({ store }) =>
        taskOf(store, 'ENG-140').dependencies.some(
          ({ dependsOn }) => dependsOn === taskOf(store, 'ENG-143').id,
        ),
    ],
  ]

  it.each(BESIDE)('is not tried where the move is refused: %s', async (field, set, holds) => {
    const world = createWorld()
    world.inject(`${MOVE}=403x*`)
    const answer = await world.call('update_tasks', {
      tasks: 'ENG-140',
      set: { move_to: 'Bug Tracker', ...set },
    })
    expect({ holds: holds(world), writes: world.writes().length, done: doneIn(answer) }).toEqual({
      holds: false,
      writes: 1,
      done: [],
    })
    const about = (answer.issues ?? []).find(({ message }) =>
      new RegExp(`ENG-140.*${field.replace('_', '.')}`, 'i').test(message),
    )
    expect(about?.message).toMatch(/not tried/i)
    expect(about?.code).not.toBe('NOT_APPLIED')
  })

  it.each(BESIDE)('has its own fate where ClickUp ignored the move: %s', async (_, set, holds) => {
    const world = createWorld()
    world.inject(`${MOVE}=ignored x*`)
    const answer = await world.call('update_tasks', {
      tasks: 'ENG-140',
      set: { move_to: 'Bug Tracker', ...set },
    })
    const told = doneIn(answer).flatMap((entry) => Object.keys(entry.set ?? {}))
    expect(taskOf(world.store, 'ENG-140').listId).toBe(listNamed(world.store, LIST).id)
    expect({ ok: answer.ok, told: told.length > 0, moved: told.includes('move_to') }).toEqual({
      ok: false,
      told: holds(world),
      moved: false,
    })
  })
})

describe('what hangs on something new', () => {
  const FAMILY = {
    list: LIST,
    tasks: [
      { name: 'Weather', subtasks: [{ name: 'Rain', subtasks: [{ name: 'Puddle' }] }] },
      { name: 'Umbrella', waits_on: ['Rain'] },
    ],
  }

  it('is not tried where that is refused, and everything else is done', async () => {
    const world = createWorld()
    world.inject('POST /v2/list/*/task=403')
    const answer = await world.call('create_tasks', FAMILY)
    const [umbrella] = named(world, 'Umbrella')
    expect(['Weather', 'Rain', 'Puddle'].flatMap((name) => named(world, name))).toEqual([])
    expect(doneIn(answer)).toMatchObject([{ id: umbrella?.customId, name: 'Umbrella' }])
    expect(answer.ok).toBe(false)
    for (const name of ['Rain', 'Puddle'])
      expect(
        (answer.issues ?? []).filter(({ message }) => message.includes(`"${name}"`)),
      ).not.toEqual([])
    const refused = (answer.issues ?? []).filter(({ message }) => !/not tried/i.test(message))
    expect(refused.map(({ code }) => code)).toEqual(['FORBIDDEN'])
  })

  it('is not tried where that is unknown', async () => {
    const world = createWorld()
    world.inject('POST /v2/list/*/task=reads:500-after+drop-after')
    const answer = await world.call('create_tasks', FAMILY)
    expect({ weather: named(world, 'Weather').length, rain: named(world, 'Rain').length }).toEqual({
      weather: 1,
      rain: 0,
    })
    expect(codesOf(answer)).toContain('UNKNOWN_OUTCOME')
    expect(textOf(answer)).toContain('Rain')
  })

  it('is not tried of a check list that could not be made', async () => {
    const world = createWorld()
    world.inject('POST /v2/task/*/checklist=403')
    const answer = await world.call('update_tasks', {
      tasks: 'ENG-140',
      set: { checklists: { Storm: ['Vane', 'Sock'] } },
    })
    expect({ ok: answer.ok, writes: world.writes().length, done: doneIn(answer) }).toEqual({
      ok: false,
      writes: 1,
      done: [],
    })
    expect(textOf(answer)).toMatch(/ENG-140.*Storm/)
  })

  it.each(['500-after', 'drop-after', 'html502-after', 'empty-after', 'shape-after'])(
    'is done of a check list whose creation ended in %s after it happened',
    async (fault) => {
      const world = createWorld()
      world.inject(`POST /v2/task/*/checklist=${fault}`)
      const answer = await world.call('update_tasks', {
        tasks: 'ENG-140',
        set: { checklists: { Storm: { Vane: true, Sock: false } } },
      })
      const made = taskOf(world.store, 'ENG-140').checklists.filter(({ name }) => name === 'Storm')
      expect(made.map(({ items }) => items.map(({ name, resolved }) => [name, resolved]))).toEqual([
        [
          ['Vane', true],
          ['Sock', false],
        ],
      ])
      expect(answer.ok).toBe(true)
      expect(Object.keys(answer.result.set)).toEqual(['checklist Storm'])
    },
  )

  it.each(['500-after', 'drop-after', 'empty-after'])(
    'is done of a new task’s check list whose creation ended in %s after it happened',
    async (fault) => {
      const world = createWorld()
      world.inject(`POST /v2/task/*/checklist=${fault}`)
      const answer = await world.call('create_tasks', {
        list: LIST,
        tasks: [{ name: 'Weather', checklists: { Storm: ['Vane', 'Sock'] } }],
      })
      const [task] = named(world, 'Weather')
      expect(task?.checklists.map(({ items }) => items.map(({ name }) => name))).toEqual([
        ['Vane', 'Sock'],
      ])
      expect({ ok: answer.ok, id: doneIn(answer)[0]?.id }).toEqual({ ok: true, id: task?.customId })
    },
  )

  it('is not tried of a timer that goes on', async () => {
    const world = createWorld()
    const entry = must(
      [...world.store.timeEntries.values()].find(({ userId }) => userId === ALEX),
      'such entry',
    )
    entry.end = null
    const before = entry.description
    world.inject('POST /v2/team/*/time_entries/stop=403')
    const answer = await world.call('track_time', { action: 'stop', note: 'Storm' })
    expect({
      ok: answer.ok,
      end: entry.end,
      note: entry.description,
      done: doneIn(answer),
    }).toEqual({
      ok: false,
      end: null,
      note: before,
      done: [],
    })
    expect(world.writes()).toHaveLength(1)
  })

  it('is not tried of a comment whose file was refused', async () => {
    const world = createWorld()
    world.inject('POST /v2/task/*/attachment=403')
    const answer = await world.call('attach_files', {
      task: 'ENG-140',
      paths: [FILE],
      comment: 'Storm.',
    })
    expect({ ok: answer.ok, writes: world.writes().length }).toEqual({ ok: false, writes: 1 })
    expect(textOf(answer)).toMatch(/comment.*not/i)
  })
})

describe('where the rest is not tried', () => {
  it('what was so before is told as being so', async () => {
    const world = createWorld()
    world.inject('PUT /v2/task/*=revoke')
    const answer = await world.call('update_tasks', {
      tasks: 'ENG-118',
      set: { points: 21, tags: { add: ['infra'] }, links: { add: ['ENG-122'] } },
    })
    expect(doneIn(answer)).toMatchObject([{ already: { tags: expect.arrayContaining(['infra']) } }])
    const told = (answer.issues ?? []).map(({ message }) => message.split(':')[0])
    expect(told).toEqual(['ENG-118, points', 'ENG-118, links'])
  })

  it('what may have happened is named, however much else there is to tell', async () => {
    const world = createWorld()
    world.inject('POST /v2/list/*/task=revoke-after+drop-after @6')
    const all = { priority: 'low', status: 'in progress', due: '2027-03-05', tags: ['bug'] }
    const template = { template: 'Release checklist', ...all, links: ['ENG-122'] }
    const answer = await world.call('create_tasks', {
      list: LIST,
      tasks: [
        { name: 'Dew', ...template },
        { name: 'Fog', ...template },
        { name: 'Hail', ...template },
        ...['One', 'Two', 'Three', 'Four', 'Five', 'Six'].map((name) => ({ name })),
      ],
    })
    const made = ['One', 'Two', 'Three', 'Four', 'Five', 'Six'].filter(
      (name) => named(world, name).length > 0,
    )
    const known = doneIn(answer).map(({ name }) => name)
    const open = made.filter((name) => !known.includes(name))
    expect(open).toHaveLength(1)
    const unknown = (answer.issues ?? []).filter(
      ({ code, message }) => code === 'UNKNOWN_OUTCOME' && !message.includes('left out'),
    )
    expect(unknown.map(({ message }) => message).join()).toContain(`create "${open[0]}"`)
    expect(textOf(answer)).toContain('left out')
  })

  it('what is done in part stands apart where there is room for ids alone', async () => {
    const world = createWorld()
    world.inject('POST /v2/task/*/tag/*=revoke @5')
    const keys = ['ENG-116', 'ENG-118', 'ENG-119', 'ENG-121', 'ENG-122', 'ENG-125', 'ENG-127']
    const more = ['ENG-129', 'ENG-130', 'ENG-133', 'ENG-136', 'ENG-137', 'ENG-138']
    const answer = await world.call('update_tasks', {
      tasks: [...keys, ...more],
      set: {
        description: 'Rain, wind and hail. '.repeat(20),
        tags: { add: ['quality'] },
        checklists: { Storm: ['Vane'] },
      },
    })
    const isWhole = (key: string): boolean =>
      taskOf(world.store, key).tags.includes('quality') &&
      taskOf(world.store, key).checklists.some(({ items }) =>
        items.some(({ name }) => name === 'Vane'),
      )
    const { done, done_in_part: inPart } = answer.result
    expect([...done, ...inPart].toSorted()).toEqual([...keys, ...more].toSorted())
    expect(done.filter((key: string) => !isWhole(key))).toEqual([])
    expect(inPart.filter(isWhole)).toEqual([])
  })

  it('what ClickUp confirmed and nobody could see is named, however much else there is', async () => {
    const world = createWorld()
    world.inject('POST /v2/task/*/field/*=ignored; POST /v2/**=revoke @14')
    const keys = ['ENG-118', 'ENG-119', 'ENG-121', 'ENG-122', 'ENG-125', 'ENG-127', 'ENG-133']
    const answer = await world.call('update_tasks', {
      tasks: keys,
      set: {
        fields: { Platforms: ['iOS', 'Android'], 'Customer visible': true, 'Release Notes': 'x' },
        links: { add: ['ENG-140'] },
        waits_on: { add: ['ENG-141'] },
        checklists: { Storm: ['Vane'] },
      },
    })
    const { id } = fieldNamed(world.store, 'Platforms')
    const wanted = fieldNamed(world.store, 'Platforms').options.filter(({ text }) =>
      ['iOS', 'Android'].includes(text),
    )
    const isSo = (key: string): boolean => {
      const now = taskOf(world.store, key).fields.get(id)
      return Array.isArray(now) && wanted.every((one) => (now as unknown[]).includes(one.id))
    }
    const ignored = keys.filter((key) =>
      doneIn(answer).some((one) => one.id === key && Object.hasOwn(Object(one.set), 'Platforms')),
    )
    const untrue = ignored.filter((key) => !isSo(key))
    expect(untrue).toHaveLength(1)
    expect(textOf(answer)).toContain('left out')
    expect(textOf(answer)).toMatch(new RegExp(`confirmed a part \\(${untrue[0]}: [^)]*Platforms`))
  })
})
