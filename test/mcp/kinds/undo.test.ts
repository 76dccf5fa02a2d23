// What was done is taken back as a whole, unless somebody has changed the same thing since.
import { beforeEach, describe, expect, it } from 'vitest'
import type { Ran } from '../../../src/changes/engine/execute.ts'
import { folded, inverseOf, planUndo } from '../../../src/changes/engine/undo.ts'
import { isGood, type Step } from '../../../src/changes/steps/step.ts'
import { planCreateTasks } from '../../../src/changes/tasks/create.ts'
import { planUpdateTasks } from '../../../src/changes/tasks/update.ts'
import { acme } from '../../../src/sandbox/seed/demo/team.ts'
import { EXAMPLES } from '../../support/steps/all.ts'
import { createWorld, kindOf, type World, written } from './world.ts'

let world: World
beforeEach(() => {
  world = createWorld()
})

const SAM = 44010002

const update = async (name: string, set: Parameters<typeof planUpdateTasks>[2]) =>
  world.run(await planUpdateTasks(world.at, [name], set))

const taskOf = (customId: string) => {
  const task = world.store.taskByCustomId(acme, customId)
  if (!task) throw new Error(`There is no ${customId}.`)
  return task
}

const statusOf = (customId: string) => taskOf(customId).visits.at(-1)?.status

const undo = async (done: readonly Ran[]) => {
  const { steps, conflicts } = await planUndo(world.at.api, written(done), kindOf)
  return { conflicts, ran: conflicts.length > 0 ? [] : await world.run(written(steps)) }
}

describe.each(EXAMPLES.map((example) => [`${example.kind}, ${example.what}`, example] as const))(
  '%s',
  (_, example) => {
    it('is taken back as a whole where nobody has touched it', async () => {
      const done = await world.run(await example.of(world.at, world.store))
      if (inverseOf(done, kindOf).irreversible.length > 0) return
      const { conflicts, ran } = await undo(done)
      expect(conflicts).toEqual([])
      expect(ran.filter((step) => !isGood(step)).map(({ kind, why }) => ({ kind, why }))).toEqual(
        [],
      )
    })
  },
)

describe('what somebody has changed since', () => {
  it('is told, and stays', async () => {
    const done = await update('ENG-118', { status: 'in review' })
    await update('ENG-118', { status: 'blocked' })
    const { conflicts } = await undo(done)
    expect(conflicts).toMatchObject([
      { code: 'CONFLICT', message: 'ENG-118: status was changed since and is "blocked" now.' },
    ])
  })

  it('keeps the rest of the same change from being taken back by halves', async () => {
    const done = [
      ...(await update('ENG-118', { status: 'in review' })),
      ...(await update('ENG-123', { status: 'in review' })),
    ]
    await update('ENG-118', { status: 'blocked' })
    expect((await undo(done)).conflicts).toHaveLength(1)
    expect(statusOf('ENG-123')).toBe('in review')
  })

  it('does not count where it is something else', async () => {
    const before = statusOf('ENG-118')
    const done = await update('ENG-118', { status: 'in review' })
    taskOf('ENG-118').name = 'Renamed'
    expect((await undo(done)).conflicts).toEqual([])
    expect([statusOf('ENG-118'), taskOf('ENG-118').name]).toEqual([before, 'Renamed'])
  })

  it('is no conflict where it is as before already', async () => {
    const before = statusOf('ENG-118')
    const done = await update('ENG-118', { status: 'in review' })
    await update('ENG-118', { status: String(before) })
    const { conflicts, ran } = await undo(done)
    expect({ conflicts, fates: ran.map(({ fate }) => fate) }).toEqual({
      conflicts: [],
      fates: ['already'],
    })
  })

  it('leaves whom others have assigned', async () => {
    const done = await update('ENG-118', { assignees: { add: ['Jonas Weber'], remove: [] } })
    const task = taskOf('ENG-118')
    task.assigneeIds = [...new Set([...task.assigneeIds, SAM])]
    expect((await undo(done)).conflicts).toEqual([])
    expect(taskOf('ENG-118').assigneeIds).toContain(SAM)
    expect(taskOf('ENG-118').assigneeIds).not.toContain(44010004)
  })

  it('keeps a task that was made and renamed', async () => {
    const done = await world.run(
      await planCreateTasks(world.at, 'Infrastructure Backlog', [{ name: 'Hail' }]),
    )
    const made = world.store.tasks.get(String(done[0]?.target.id))
    if (made) made.name = 'Snow'
    expect((await undo(done)).conflicts).toHaveLength(1)
  })
})

describe('a task that was moved', () => {
  const homeOf = (customId: string) => world.store.lists.get(taskOf(customId).listId)?.name

  it('goes back from a status that its former list has too', async () => {
    const before = [homeOf('ENG-141'), statusOf('ENG-141')]
    const done = await update('ENG-141', { move_to: 'Bug Tracker', status: 'closed' })
    const { ran } = await undo(done)
    expect(ran.map(({ fate }) => fate)).toEqual(['held', 'held'])
    expect([homeOf('ENG-141'), statusOf('ENG-141')]).toEqual(before)
    const again = await undo(ran)
    expect(again.ran.every(isGood)).toBe(true)
    expect([homeOf('ENG-141'), statusOf('ENG-141')]).toEqual(['Bug Tracker', 'closed'])
  })

  it.each(['closed', 'triaged'])('goes back where it was "%s" meanwhile', async (status) => {
    const before = homeOf('ENG-140')
    const done = await update('ENG-140', { move_to: 'Bug Tracker' })
    await update('ENG-140', { status })
    const { ran } = await undo(done)
    expect(ran.map(({ fate }) => fate)).toEqual(['held'])
    expect(homeOf('ENG-140')).toBe(before)
  })
})

describe('undone twice', () => {
  it('it is as it was after it was done', async () => {
    const done = await update('ENG-118', { status: 'in review', priority: 'urgent' })
    const { ran } = await undo(done)
    expect((await undo(ran)).conflicts).toEqual([])
    expect([statusOf('ENG-118'), taskOf('ENG-118').priority]).toEqual(['in review', 1])
  })

  it('a checklist is there with its items', async () => {
    const lists = () =>
      taskOf('ENG-118').checklists.map(({ name, items }) => ({
        name,
        items: items.map((one) => [one.name, one.resolved]).sort(),
      }))
    const done = await update('ENG-118', { checklists: { Release: { Notes: true, Tag: false } } })
    const made = lists()
    const { ran } = await undo(done)
    expect(lists()).toEqual([])
    await undo(ran)
    expect(lists()).toEqual(made)
  })
})

describe('two inverses of one thing', () => {
  const target = { id: '1', label: 'ENG-1' }
  const step = (after: Step['after'], before: Step['after']): Step => ({
    id: '1/task.x',
    kind: 'task.x',
    v: 1,
    target,
    before: { at: 'known', is: before },
    after,
  })

  it('become what the value was first', () => {
    expect(folded([step('b', 'c'), step('a', 'b')])).toEqual([step('a', 'c')])
  })

  it('become what a set gains and loses in the end', () => {
    const later = step({ add: ['sam'], remove: ['jo'] }, ['jo'])
    const earlier = step({ add: ['alex'], remove: ['sam'] }, ['sam'])
    expect(folded([later, earlier]).map(({ after }) => after)).toEqual([
      { add: ['alex'], remove: ['jo', 'sam'] },
    ])
  })
})
