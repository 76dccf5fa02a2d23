// How much a small change asks of ClickUp, and that whoever waits for a request can give up.
import { describe, expect, it } from 'vitest'
import { nameOf } from '../../support/pair.ts'
import { must, PRIYA, taskOf } from '../weather/cases/world.ts'
import { type Arguments, createWorld, type World } from './world.ts'

/** Twenty spaces more, each with a folder and a list. */
const widen = ({ store }: World): void => {
  const space = must([...store.spaces.values()][0], 'space')
  const folder = must([...store.folders.values()][0], 'folder')
  const list = must([...store.lists.values()][0], 'list')
  for (let i = 0; i < 20; i += 1) {
    const id = `9014019${String(i).padStart(4, '0')}`
    store.spaces.set(id, { ...space, id, name: `Region ${i}`, customIdPrefix: null })
    store.addFolder({ ...folder, id: `${id}1`, spaceId: id, parentId: null })
    store.addList({ ...list, id: `${id}2`, spaceId: id, folderId: `${id}1` })
  }
}

const CHANGES: readonly (readonly [string, Arguments, (world: World) => boolean])[] = [
  ['priority', { priority: 'low' }, ({ store }) => taskOf(store, 'ENG-140').priority === 4],
  ['name', { name: 'Storm' }, ({ store }) => taskOf(store, 'ENG-140').name === 'Storm'],
  ['points', { points: 77 }, ({ store }) => taskOf(store, 'ENG-140').points === 77],
  ['due date', { due: '2026-12-24' }, ({ store }) => taskOf(store, 'ENG-140').dueDate !== null],
  [
    'status',
    { status: 'in review' },
    ({ store }) => taskOf(store, 'ENG-140').visits.at(-1)?.status === 'in review',
  ],
  [
    'assignee',
    { assignees: [String(PRIYA)] },
    ({ store }) => taskOf(store, 'ENG-140').assigneeIds.join() === String(PRIYA),
  ],
  [
    'tag',
    { tags: { add: ['quality'] } },
    ({ store }) => taskOf(store, 'ENG-140').tags.includes('quality'),
  ],
]
const NAMES = ['ENG-140', 'id', 'address'] as const

const named = ({ store }: World, name: (typeof NAMES)[number]): string => {
  const { id } = taskOf(store, 'ENG-140')
  return name === 'id' ? id : name === 'address' ? `https://app.clickup.com/t/${id}` : name
}

describe.each(NAMES)('a task named by its %s', (name) => {
  it.each(CHANGES)(
    'is given its %s with five requests at most, whatever else there is',
    async (_, set, holds) => {
      const world = createWorld()
      widen(world)
      const answer = await world.call('update_tasks', { tasks: named(world, name), set })
      expect({ ok: answer.ok, holds: holds(world) }).toEqual({ ok: true, holds: true })
      expect(world.asked().length, world.asked().map(nameOf).join('\n')).toBeLessThanOrEqual(5)
    },
  )
})

describe('a write that waits for its turn', () => {
  /** Settles with `undefined` when all that could go on has gone on. */
  const idle = async (): Promise<undefined> => {
    for (let i = 0; i < 2000; i += 1) await new Promise(setImmediate)
    return undefined
  }

  it('ends when it is cancelled, while the others are still under way, and is not sent', async () => {
    const world = createWorld()
    const { id } = taskOf(world.store, 'ENG-140')
    await world.call('get_task', { task: 'ENG-140' })
    world.inject('GET /v2/task/*=hold x*')
    const keys = [...world.store.tasks.keys()].filter((key) => key !== id).slice(0, 40)
    const others = keys.map((task) => world.call('get_task', { task }))
    const waiting = world.call('update_tasks', { tasks: id, set: { priority: 'low' } })
    await idle()
    world.cancel()
    const answer = await Promise.race([waiting, idle()])
    world.calm()
    await Promise.all([...others, waiting])
    expect(answer).toMatchObject({ ok: false, issues: [{ code: 'CANCELLED' }] })
    expect(world.writes()).toEqual([])
    expect(taskOf(world.store, 'ENG-140').priority).not.toBe(4)
  })
})
