// A recurring task comes back open with its next date when it is closed: doing so again moves it on again.
import { describe, expect, it } from 'vitest'
import type { Filled } from '../../../src/changes/steps/kind.ts'
import { taskStatus } from '../../../src/changes/tasks/properties/status.ts'
import { planUpdateTasks } from '../../../src/changes/tasks/update.ts'
import { getTask } from '../../../src/clickup/objects/task/task.ts'
import { codesOf } from '../../support/pair.ts'
import { createWorld as createKindsWorld } from '../kinds/world.ts'
import { taskOf } from '../weather/cases/world.ts'
import { createWorld, textOf, type World } from './world.ts'

const WEEK = 7 * 24 * 3_600_000
const DUE = Date.parse('2026-11-27T04:00:00+01:00')

const recurring = (world: World, key: string) => {
  const task = taskOf(world.store, key)
  task.visits = [{ status: 'in progress', since: world.store.now() }]
  task.dueDate = DUE
  task.startDate = DUE - 24 * 3_600_000
  task.recursEveryMs = WEEK
  return task
}
const statusOf = (world: World, key: string) => taskOf(world.store, key).visits.at(-1)?.status
const whole = (answer: Awaited<ReturnType<World['call']>>): string => JSON.stringify(answer)

describe('a task that is closed and given another date', () => {
  it('is not taken for one that recurs where it stays open with that date', async () => {
    const { at, store } = createKindsWorld()
    const set = { status: 'closed', due: '2026-12-20' }
    const [step] = await planUpdateTasks(at, ['ENG-118'], set)
    const { id, dueDate } = taskOf(store, 'ENG-118')
    expect(dueDate).not.toBeNull()
    taskOf(store, 'ENG-118').dueDate = Date.parse('2026-12-20T04:00:00+01:00')
    const filled = { ...step, target: { ...step?.target, id } } as Filled
    const now = taskStatus.value(await getTask(at.api, { id }), filled as never)
    expect(now).toMatchObject({ at: 'known', is: { status: 'in progress' } })
    expect(now.at === 'known' && taskStatus.holds(now.is, filled as never)).toBe(false)
  })
})

describe('a recurring task that is closed', () => {
  it('is told as one that recurs, with the date it moved to', async () => {
    const world = createWorld()
    const task = recurring(world, 'ENG-140')
    const answer = await world.call('update_tasks', { tasks: 'ENG-140', set: { status: 'closed' } })
    expect({ status: statusOf(world, 'ENG-140'), due: task.dueDate }).toEqual({
      status: 'to do',
      due: DUE + WEEK,
    })
    expect(world.writes()).toHaveLength(1)
    expect(codesOf(answer)).not.toContain('NOT_APPLIED')
    expect(whole(answer)).toMatch(/recur/i)
    expect(whole(answer)).toContain('2026-12-04')
  })

  it('lets no one close it again', async () => {
    const world = createWorld()
    recurring(world, 'ENG-140')
    const answer = await world.call('update_tasks', { tasks: 'ENG-140', set: { status: 'closed' } })
    expect(textOf(answer)).toMatch(/not.*again|do not repeat/i)
  })

  it('leaves all else that was set as asked, and told', async () => {
    const world = createWorld()
    const task = recurring(world, 'ENG-140')
    const answer = await world.call('update_tasks', {
      tasks: 'ENG-140',
      set: { status: 'closed', priority: 'low', tags: { add: ['quality'] } },
    })
    expect({ priority: task.priority, tagged: task.tags.includes('quality') }).toEqual({
      priority: 4,
      tagged: true,
    })
    expect(codesOf(answer)).not.toContain('NOT_APPLIED')
    expect(whole(answer)).toContain('"priority"')
    expect(whole(answer)).toContain('"tags"')
    expect(whole(answer)).toMatch(/recur/i)
  })

  it('is told as one that recurs where nothing else can be read any more', async () => {
    const world = createWorld()
    const task = recurring(world, 'ENG-140')
    world.inject('GET /v2/user=403 x*')
    const answer = await world.call('update_tasks', { tasks: 'ENG-140', set: { status: 'closed' } })
    expect({ ok: answer.ok, due: task.dueDate }).toEqual({ ok: true, due: DUE + WEEK })
    expect(textOf(answer)).toMatch(/recurs.*do not close it again/)
  })

  it('is told as one that recurs where it is given another date as well', async () => {
    const world = createWorld()
    const task = recurring(world, 'ENG-140')
    const set = { status: 'closed', due: '2026-12-08' }
    const answer = await world.call('update_tasks', { tasks: 'ENG-140', set })
    expect(statusOf(world, 'ENG-140')).toBe('to do')
    expect({ due: task.dueDate, told: textOf(answer) }).toMatchObject({
      told: expect.stringMatching(/recurs/),
    })
  })

  it('among others is the only one that is told so', async () => {
    const world = createWorld()
    recurring(world, 'ENG-140')
    const answer = await world.call('update_tasks', {
      tasks: ['ENG-140', 'ENG-143'],
      set: { status: 'closed' },
    })
    expect(statusOf(world, 'ENG-143')).toBe('closed')
    const about = (answer.issues ?? []).filter(({ message }) => /recur/i.test(message))
    expect(about.map(({ message }) => /ENG-140/.test(message))).toEqual([true])
    expect(textOf(answer)).not.toContain('ENG-143')
  })

  it.each(['500-after', 'drop-after'])(
    'moves on once, though its answer ended in %s',
    async (fault) => {
      const world = createWorld()
      const task = recurring(world, 'ENG-140')
      world.inject(`PUT /v2/task/*=${fault}`)
      const answer = await world.call('update_tasks', {
        tasks: 'ENG-140',
        set: { status: 'closed' },
      })
      expect(task.dueDate).toBe(DUE + WEEK)
      expect(whole(answer)).toMatch(/recur/i)
    },
  )

  it('by an operation is told so as well', async () => {
    const world = createWorld()
    const task = recurring(world, 'ENG-140')
    const answer = await world.call('call_operation', {
      operation: 'UpdateTask',
      path: { task_id: 'ENG-140' },
      body: { status: 'closed' },
    })
    expect(task.dueDate).toBe(DUE + WEEK)
    expect(codesOf(answer)).not.toContain('NOT_APPLIED')
    expect(whole(answer)).toMatch(/recur/i)
  })

  it('is not taken for one that ClickUp ignored', async () => {
    const world = createWorld()
    recurring(world, 'ENG-140').recursEveryMs = undefined
    const answer = await world.call('update_tasks', { tasks: 'ENG-140', set: { status: 'closed' } })
    expect({ ok: answer.ok, status: statusOf(world, 'ENG-140') }).toEqual({
      ok: true,
      status: 'closed',
    })
    expect(whole(answer)).not.toMatch(/recur/i)
  })
})
