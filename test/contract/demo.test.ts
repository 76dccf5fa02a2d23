// The demo's data: the same at every start, dated relative to now, and fit for the main job.
import { describe, expect, it } from 'vitest'
import type { Task } from '../../src/sandbox/state/model.ts'
import { createState, type State } from '../../src/sandbox/state/state.ts'

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

  it('has a backlog of exactly 25 open tasks, with names of about 30 characters', () => {
    const open = tasksOf(demo(), 'Infrastructure Backlog').filter(({ archived }) => !archived)
    expect(open).toHaveLength(25)
    const length = open.reduce((sum, { name }) => sum + name.length, 0) / open.length
    expect(length).toBeGreaterThan(25)
    expect(length).toBeLessThan(32)
  })

  it('has a custom field of every type, with a value where one is kept', () => {
    const { store } = demo()
    const list = [...store.lists.values()].find(({ name }) => name === 'Infrastructure Backlog')
    if (!list) throw new Error('no backlog')
    const types = new Set(store.fieldsOf(list).map(({ type }) => type))
    expect([...types].sort()).toEqual(
      [
        ...['attachment', 'automatic_progress', 'button', 'checkbox', 'currency', 'date'],
        ...['drop_down', 'email', 'emoji', 'formula', 'labels', 'list_relationship', 'location'],
        ...['manual_progress', 'multi_key', 'number', 'phone', 'rollup', 'short_text', 'signature'],
        ...['tasks', 'text', 'url', 'users', 'votes'],
      ].sort(),
    )
    const valued = new Set(store.tasksOf(list.id).flatMap(({ fields }) => [...fields.keys()]))
    const empty = store.fieldsOf(list).filter(({ id }) => !valued.has(id))
    // Progress is counted; a button keeps nothing; of the others no value was ever seen.
    expect(empty.map(({ type }) => type).sort()).toEqual([
      'automatic_progress',
      'button',
      'multi_key',
      'signature',
    ])
  })

  it('has two texts that try to give orders to an assistant', () => {
    const { store } = demo()
    const hostile = /ignore all previous instructions|maintenance mode/
    const tasks = [...store.tasks.values()].filter(({ markdown }) => hostile.test(markdown))
    const comments = [...store.comments.values()].filter(({ blocks }) =>
      hostile.test(blocks.map(({ text }) => text ?? '').join('')),
    )
    expect(tasks.map(({ customId }) => customId)).toEqual(['ENG-146'])
    expect(comments).toHaveLength(1)
  })

  it('has two people of one first name', () => {
    const first = [...demo().store.users.values()].map(({ username }) => username?.split(' ')[0])
    expect(first.filter((name) => name === 'Sam')).toHaveLength(2)
  })
})

describe('the large workspace', () => {
  it('has 50,000 tasks in 400 lists, 5,000 of them in one', () => {
    const { store } = createState({ seed: 'large', now: () => start })
    expect([store.spaces.size, store.lists.size, store.tasks.size]).toEqual([20, 400, 50_000])
    const counts = [...store.lists.keys()].map((id) => store.tasksOf(id).length)
    expect(Math.max(...counts)).toBe(5_000)
    expect(Math.min(...counts)).toBeGreaterThan(100)
  })
})
