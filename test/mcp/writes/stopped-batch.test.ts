// A batch that is stopped in its middle: what was sent has its own fate, and the rest was not tried.
import { describe, expect, it } from 'vitest'
import { codesOf } from '../../support/pair.ts'
import { taskOf } from '../weather/cases/world.ts'
import { type Arguments, createWorld, doneIn, textOf, type World } from './world.ts'

const LIST = 'Infrastructure Backlog'

interface Row {
  readonly name: string
  readonly tool: string
  readonly write: string
  readonly args: (world: World) => Arguments
  /** By the names that an answer gives them. */
  readonly wanted: (world: World) => readonly string[]
  readonly holds: (world: World, name: string) => boolean
  /** What an entry of the answer is known by. */
  readonly key: 'id' | 'name'
}

const backlog = ({ store }: World): readonly string[] =>
  [...store.tasks.values()]
    .filter(({ listId }) => store.lists.get(listId)?.name === LIST)
    .flatMap(({ customId, parentId, archived }) =>
      customId && !parentId && !archived ? [customId] : [],
    )
    .slice(0, 20)
const drops = Array.from({ length: 20 }, (_, i) => `Raindrop ${String(i + 1).padStart(2, '0')}`)

const ROWS: readonly Row[] = [
  {
    name: 'new tasks',
    tool: 'create_tasks',
    write: 'POST /v2/list/*/task',
    args: () => ({ list: LIST, tasks: drops.map((name) => ({ name })) }),
    wanted: () => drops,
    holds: ({ store }, name) => [...store.tasks.values()].some((task) => task.name === name),
    key: 'name',
  },
  {
    name: 'changes of a property',
    tool: 'update_tasks',
    write: 'PUT /v2/task/*',
    args: (world) => ({ tasks: backlog(world), set: { points: 77 } }),
    wanted: backlog,
    holds: ({ store }, key) => taskOf(store, key).points === 77,
    key: 'id',
  },
  {
    name: 'tags',
    tool: 'update_tasks',
    write: 'POST /v2/task/*/tag/*',
    args: (world) => ({ tasks: backlog(world), set: { tags: { add: ['rain'] } } }),
    wanted: backlog,
    holds: ({ store }, key) => taskOf(store, key).tags.includes('rain'),
    key: 'id',
  },
  {
    name: 'moves',
    tool: 'update_tasks',
    write: 'PUT /v3/workspaces/*/tasks/*/home_list/*',
    args: (world) => ({ tasks: backlog(world), set: { move_to: 'Bug Tracker', status: 'new' } }),
    wanted: backlog,
    holds: ({ store }, key) => store.lists.get(taskOf(store, key).listId)?.name === 'Bug Tracker',
    key: 'id',
  },
]

/** A delete takes its task away, by whose custom id it could be found. */
const DELETES = {
  name: 'deletions',
  tool: 'delete_tasks',
  write: 'DELETE /v2/task/*',
  wanted: backlog,
}

const TITLED = ROWS.map((row) => [row.name, row] as const)

/** What stops it at its 8th request, and the code that says so. */
const STOPS: readonly (readonly [string, string, (world: World, write: string) => void])[] = [
  ['cancelled', 'CANCELLED', (world, write) => world.when(write, world.cancel, 8)],
  ['signed out', 'AUTH_ERROR', (world, write) => world.inject(`${write}=revoke @8`)],
  ['out of its minute', 'RATE_LIMIT', (world, write) => world.inject(`${write}=429 x* @8`)],
]

describe.each(STOPS)('a batch that is %s in its middle', (_, code, stop) => {
  it.each(TITLED)('tells what was done of %s, and no more', async (__, row) => {
    const world = createWorld()
    const wanted = row.wanted(world)
    const args = row.args(world)
    stop(world, row.write)
    const answer = await world.call(row.tool, args)
    const held = wanted.filter((name) => row.holds(world, name))
    const unknown = (answer.issues ?? []).filter((issue) => issue.code === 'UNKNOWN_OUTCOME')
    const told = doneIn(answer).map((entry) => String(entry[row.key]))
    expect(answer.ok).toBe(false)
    expect(held.length).toBeGreaterThan(0)
    expect(held.length).toBeLessThan(wanted.length)
    // Done is what holds, save what is said to be unknown.
    expect(told.filter((name) => !held.includes(name))).toEqual([])
    expect(held.length - told.length).toBeLessThanOrEqual(unknown.length)
    expect(codesOf(answer)).toContain(code)
    expect(textOf(answer)).toMatch(/not tried/i)
  })

  it.each(TITLED)('sends no more of %s than were under way', async (__, row) => {
    const world = createWorld()
    const args = row.args(world)
    stop(world, row.write)
    await world.call(row.tool, args)
    // It, those that were under way with it, and no request for each that is left.
    expect(world.sent(row.write).length).toBeLessThanOrEqual(8 + 5)
  })

  it('tells what was deleted, and no more', async () => {
    const world = createWorld()
    const wanted = DELETES.wanted(world)
    const ids = new Map(wanted.map((key) => [key, taskOf(world.store, key).id]))
    stop(world, DELETES.write)
    const answer = await world.call(DELETES.tool, { tasks: wanted })
    const gone = wanted.filter((key) => !world.store.tasks.has(ids.get(key) ?? ''))
    const unknown = (answer.issues ?? []).filter((issue) => issue.code === 'UNKNOWN_OUTCOME')
    const told = doneIn(answer).map(({ id }) => String(id))
    expect(answer.ok).toBe(false)
    expect(gone.length).toBeLessThan(wanted.length)
    expect(told.filter((key) => !gone.includes(key))).toEqual([])
    expect(gone.length - told.length).toBeLessThanOrEqual(unknown.length)
    expect(codesOf(answer)).toContain(code)
  })
})

describe('a batch of which one is refused in the middle', () => {
  it.each(TITLED)('goes on with the rest of %s', async (__, row) => {
    const world = createWorld()
    const wanted = row.wanted(world)
    const args = row.args(world)
    world.inject(`${row.write}=403 @8`)
    const answer = await world.call(row.tool, args)
    const held = wanted.filter((name) => row.holds(world, name))
    const told = doneIn(answer).map((entry) => String(entry[row.key]))
    expect({ ok: answer.ok, held: held.length }).toEqual({ ok: false, held: wanted.length - 1 })
    expect(told.toSorted()).toEqual(held.toSorted())
    const [refused = ''] = wanted.filter((name) => !held.includes(name))
    expect(textOf(answer)).toContain(refused)
  })
})
