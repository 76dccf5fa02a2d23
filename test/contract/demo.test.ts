// The demo's data: the same at every start, dated relative to now, and fit for the main job.
import { describe, expect, it } from 'vitest'
import type { Task } from '../../src/sandbox/model.ts'
import { createState, type State } from '../../src/sandbox/state.ts'

const day = 86_400_000
const start = Date.UTC(2026, 10, 20, 12)

const tasksOf = ({ store }: State, name: string): readonly Task[] => {
  const list = [...store.lists.values()].find((each) => each.name === name)
  if (!list) throw new Error(`no list ${name}`)
  return store.tasksOf(list.id)
}

const demo = (now = start) => createState({ now: () => now })

const stalled = (state: State, of: (task: Task) => boolean) =>
  tasksOf(state, 'Current Sprint')
    .filter((task) => task.parentId === null && of(task))
    .filter((task) => state.store.statusOf(task).status === 'in progress')
    .filter((task) => state.store.now() - (task.visits.at(-1)?.since ?? 0) > 4 * day)
    .map((task) => task.customId)

describe('the demo', () => {
  it('is the same at every start, moved by the time between', () => {
    const ages = (state: State) =>
      [...state.store.tasks.values()].map((task) => [
        task.id,
        task.customId,
        task.name,
        state.store.now() - task.dateUpdated,
      ])
    expect(ages(demo())).toEqual(ages(demo()))
    // Whole days, within the same half of the year: no change of the clocks in between.
    expect(ages(demo(start + 3 * day))).toEqual(ages(demo()))
  })

  it('has four stalled tasks of the backend in Current Sprint, and others by other people', () => {
    const state = demo()
    const backend = [...state.store.groups.values()].find(({ name }) => name === 'Backend')
    const ofBackend = ({ assigneeIds }: Task) =>
      assigneeIds.some((id) => backend?.memberIds.includes(id) ?? false)
    expect(stalled(state, ofBackend)).toEqual(['ENG-118', 'ENG-121', 'ENG-127', 'ENG-130'])
    expect(stalled(state, (task) => !ofBackend(task))).toEqual([
      'ENG-119',
      'ENG-124',
      'ENG-129',
      'ENG-136',
    ])
  })

  it('has tasks in every status of every board', () => {
    const state = demo()
    for (const name of ['Current Sprint', 'Bug Tracker', 'Q3 Deliverables']) {
      const tasks = tasksOf(state, name)
      const list = state.store.lists.get(tasks[0]?.listId ?? '')
      if (!list) throw new Error(`no list ${name}`)
      const used = new Set(tasks.map((task) => state.store.statusOf(task).status))
      expect(used).toEqual(new Set(state.store.statusesOf(list).map(({ status }) => status)))
    }
  })

  it('has one sprint that holds today, one before and one after', () => {
    for (let n = 0; n < 28; n++) {
      const now = start + n * day
      const sprints = [...demo(now).store.lists.values()].filter((each) =>
        each.name.startsWith('Sprint '),
      )
      expect(sprints.map(({ name }) => name.replace(/ \(.*/, ''))).toEqual([
        'Sprint 23',
        'Sprint 24',
        'Sprint 25',
      ])
      const [before, current, after] = sprints.map(({ startDate, dueDate }) => ({
        from: startDate ?? 0,
        to: (dueDate ?? 0) + day,
      }))
      expect(before?.to).toBeLessThanOrEqual(now)
      expect(current?.from).toBeLessThanOrEqual(now)
      expect(current?.to).toBeGreaterThan(now - day)
      expect(after?.from).toBeGreaterThan(now)
    }
  })

  it('has the task 868512p with an estimate and release notes', () => {
    const { store } = demo()
    const task = store.tasks.get('868512p')
    const field = [...store.fields.values()].find(({ name }) => name === 'Release Notes')
    expect(task?.timeEstimate).toBeGreaterThan(0)
    expect(task?.fields.get(field?.id ?? '')).toContain('Export')
  })

  it('has two people of one first name', () => {
    const first = [...demo().store.users.values()].map(({ username }) => username.split(' ')[0])
    expect(first.filter((name) => name === 'Sam')).toHaveLength(2)
  })
})
