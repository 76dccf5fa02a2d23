// What a task holds several of is said in one way, whether it is there or new: {add, remove}, {set} or
// a bare list.
import { describe, expect, it } from 'vitest'
import { LISTINGS } from '../../../src/mcp/tool/tool-list.ts'
import { expectRefusal, usePair } from '../../support/pair.ts'

const running = usePair()
const { call } = running

const LIST = 'Infrastructure Backlog'
const store = () => running.sandbox.state.store
const only = (name: string) => {
  const [task, ...others] = [...store().tasks.values()].filter((one) => one.name === name)
  if (!task || others.length > 0) throw new Error(`${others.length + 1} tasks are called ${name}`)
  return task
}
type Task = ReturnType<typeof only>

const person = (name: string): number => {
  const found = [...store().users.values()].find((one) => one.username === name)
  if (!found) throw new Error(`the demo has no ${name}`)
  return found.id
}
const taskId = (key: string): string =>
  store().taskByCustomId(running.sandbox.workspaceId, key)?.id ?? ''
const listId = (name: string): string =>
  [...store().lists.values()].find((list) => list.name === name)?.id ?? ''
/** Each side keeps the relation. */
const others = (task: Task, key: 'taskId' | 'dependsOn'): readonly string[] => {
  const own = key === 'taskId' ? 'dependsOn' : 'taskId'
  return [
    ...new Set(task.dependencies.filter((one) => one[own] === task.id).map((one) => one[key])),
  ]
}

/** Two members of each set, and what of them stands in ClickUp. */
const SETS: Readonly<
  Record<
    string,
    {
      two: readonly [string, string]
      held: (task: Task) => readonly unknown[]
      ids: () => readonly unknown[]
    }
  >
> = {
  assignees: {
    two: ['Priya Nair', 'Jonas Weber'],
    held: (task) => task.assigneeIds,
    ids: () => [person('Priya Nair'), person('Jonas Weber')],
  },
  tags: { two: ['api', 'ux'], held: (task) => task.tags, ids: () => ['api', 'ux'] },
  lists: {
    two: ['Bug Tracker', 'Q3 Deliverables'],
    held: (task) => task.extraListIds,
    ids: () => [listId('Bug Tracker'), listId('Q3 Deliverables')],
  },
  watchers: {
    two: ['Priya Nair', 'Jonas Weber'],
    // Whoever makes a task watches it.
    held: (task) => task.watcherIds.filter((id) => id !== task.creatorId),
    ids: () => [person('Priya Nair'), person('Jonas Weber')],
  },
  waits_on: {
    two: ['ENG-118', 'ENG-121'],
    held: (task) => others(task, 'dependsOn'),
    ids: () => [taskId('ENG-118'), taskId('ENG-121')],
  },
  blocks: {
    two: ['ENG-118', 'ENG-121'],
    held: (task) => others(task, 'taskId'),
    ids: () => [taskId('ENG-118'), taskId('ENG-121')],
  },
  links: {
    two: ['ENG-118', 'ENG-121'],
    held: (task) => task.links.map(({ taskId: one, linkId }) => (one === task.id ? linkId : one)),
    ids: () => [taskId('ENG-118'), taskId('ENG-121')],
  },
}

const ALL = Object.entries(SETS).map(([name, set]) => ({ name, ...set }))

const create = async (name: string, more: Record<string, unknown>) => {
  const { ok, issues } = await call('create_tasks', { list: LIST, tasks: [{ name, ...more }] })
  expect({ ok, issues }).toEqual({ ok: true, issues: undefined })
  return only(name)
}

describe.each(ALL)('$name', ({ name, two: [one, other], held, ids }) => {
  const [first, second] = [() => ids()[0], () => ids()[1]]

  it.each([
    ['{add}', { add: [one, other] }],
    ['{set}', { set: [one, other] }],
    ['a bare list', [one, other]],
  ])('of a new task are taken as %s', async (shape, said) => {
    const task = await create(`${name} new by ${shape}`, { [name]: said })
    expect([...held(task)].sort()).toEqual([...ids()].sort())
  })

  it.each([
    ['{set}', { set: [other] }],
    ['a bare list', [other]],
  ])('of a task that is there are exactly those of %s', async (shape, said) => {
    const { customId, name: label } = await create(`${name} there by ${shape}`, { [name]: [one] })
    const { ok, issues } = await call('update_tasks', { tasks: customId, set: { [name]: said } })
    expect({ ok, issues }).toEqual({ ok: true, issues: undefined })
    expect(held(only(label))).toEqual([second()])
  })

  it('of a task that is there gain and lose by {add, remove}', async () => {
    const { customId, name: label } = await create(`${name} by difference`, { [name]: [one] })
    const set = { [name]: { add: [other], remove: [one] } }
    expect(await call('update_tasks', { tasks: customId, set })).toMatchObject({ ok: true })
    expect(held(only(label))).toEqual([second()])
    expect(first()).not.toEqual(second())
  })

  it('are cleared by {set: []}', async () => {
    const { customId, name: label } = await create(`${name} cleared`, { [name]: [one, other] })
    const set = { [name]: { set: [] } }
    expect(await call('update_tasks', { tasks: customId, set })).toMatchObject({ ok: true })
    expect(held(only(label))).toEqual([])
  })

  it.each([
    ['remove', { remove: [one] }],
    ['set beside add', { set: [one], add: [other] }],
    ['another key', { only: [one] }],
  ])('of a new task refuse %s', async (_, said) => {
    const tasks = [{ name: 'Refused', [name]: said }]
    await expectRefusal(
      running,
      ['create_tasks', { list: LIST, tasks }],
      'INVALID_INPUT',
      new RegExp(name),
    )
  })

  it('refuse to be set and changed at once', async () => {
    const set = { [name]: { set: [one], add: [other] } }
    await expectRefusal(
      running,
      ['update_tasks', { tasks: 'ENG-118', set }],
      'INVALID_INPUT',
      /\{set/,
    )
  })

  it('are published as an object in both', () => {
    const schemaOf = (tool: string) =>
      JSON.parse(JSON.stringify(LISTINGS.find((one) => one.name === tool)?.inputSchema.properties))
    const published = [schemaOf('create_tasks').tasks.items, schemaOf('update_tasks').set].map(
      ({ properties }) => properties[name],
    )
    expect(published).toEqual([
      { type: 'object', description: expect.any(String) },
      { type: 'object', description: expect.any(String) },
    ])
  })
})

it('a custom field of people is replaced by {set}', async () => {
  const { customId } = await create('Reviewed', { fields: { Reviewer: { set: ['me'] } } })
  const set = { fields: { Reviewer: { set: ['Priya Nair'] } } }
  const { result } = await call('update_tasks', { tasks: customId, set })
  expect(result.set).toEqual({ Reviewer: [['Alex Rivera'], ['Priya Nair']] })
})
