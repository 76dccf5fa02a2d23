// The person's own tasks: in which group each stands, what it costs, and what a change brings anew.
import { beforeEach, describe, expect, it } from 'vitest'
import { type Task, taskSchema } from '../../../src/clickup/objects/task/task.ts'
import { grouped } from '../../../src/extension/views/my-work/my-tasks.ts'
import { type Counts, MyWorkModel } from '../../../src/extension/views/my-work/my-work-model.ts'
import type { ViewState } from '../../../src/extension/views/tree/model.ts'
import type { GroupNode } from '../../../src/extension/views/tree/nodes.ts'
import { type Filter, NO_FILTER } from '../../../src/extension/views/tree/view-memory.ts'
import { useSandbox } from '../../support/api.ts'

const connected = useSandbox()

describe('a group', () => {
  // A Wednesday, 15:00 in Berlin.
  const now = Date.parse('2026-11-18T14:00:00Z')
  const groupOf = (due: string | undefined, fields: object = {}): string | undefined => {
    const task: Task = taskSchema.parse({
      id: '1',
      name: 'T',
      status: { status: 'open', type: 'custom' },
      assignees: [{ id: 7 }],
      due_date: due === undefined ? null : String(Date.parse(due)),
      ...fields,
    })
    return grouped({ me: '7', zone: 'Europe/Berlin', tasks: [task] }, now)[0]?.id
  }

  it.each([
    ['2026-11-17T03:00:00Z', 'overdue'],
    ['2026-11-18T10:00:00Z', 'overdue'],
    // A date without a time stands at 04:00, and holds for the whole day.
    ['2026-11-18T03:00:00Z', 'today'],
    ['2026-11-18T22:30:00Z', 'today'],
    // Past midnight in Berlin.
    ['2026-11-18T23:30:00Z', 'week'],
    ['2026-11-22T03:00:00Z', 'week'],
    ['2026-11-23T03:00:00Z', 'later'],
    [undefined, 'none'],
  ])('of what is due %s is: %s', (due, group) => {
    expect(groupOf(due)).toBe(group)
  })

  it('holds nothing that is done, or assigned to somebody else by now', () => {
    expect(groupOf(undefined, { status: { status: 'done', type: 'done' } })).toBeUndefined()
    expect(groupOf(undefined, { assignees: [{ id: 8 }] })).toBeUndefined()
  })
})

describe('the view', () => {
  let states: ViewState[]
  let counts: Counts
  let changes: number
  let visible: boolean
  let filter: Filter
  let model: MyWorkModel

  beforeEach(() => {
    states = []
    counts = { overdue: -1, today: -1 }
    filter = NO_FILTER
    changes = 0
    visible = true
    model = new MyWorkModel({
      connect: async () => ({
        api: connected.api,
        workspace: { id: connected.sandbox.workspaceId, name: 'Acme' },
        sandbox: true,
      }),
      isVisible: () => visible,
      onChange: () => {
        changes += 1
      },
      onError: () => {},
      onCounts: (told) => {
        counts = told
      },
      filter: () => filter,
      onState: (state) => states.push(state),
    })
  })

  const groups = async () => (await model.children()) as readonly GroupNode[]
  const mine = async () => (await groups()).flatMap(({ tasks }) => tasks)

  it('is read in one request once it is known who and where one is', async () => {
    await groups()
    expect(connected.requests().map((line) => line.replace(/\d+/g, 'n'))).toEqual([
      'GET /api/vn/user',
      'GET /api/vn/team',
      'GET /api/vn/team/n/task',
    ])
    model.reset()
    await groups()
    expect(connected.requests()).toHaveLength(4)
  })

  it('asks for nothing again that is loaded', async () => {
    await groups()
    const asked = connected.requests().length
    for (const group of await groups()) await model.children(group)
    expect(connected.requests()).toHaveLength(asked)
  })

  it('tells how many tasks are overdue, and how many are due today', async () => {
    const all = await groups()
    const count = (group: string) => all.find(({ id }) => id === group)?.tasks.length ?? 0
    expect(counts).toEqual({ overdue: count('overdue'), today: count('today'), cutAt: undefined })
    expect(states).toEqual(['loading', 'ready'])
  })

  it('tells it quietly before anybody has looked, with one request', async () => {
    await model.renew(true)
    expect(counts.overdue + counts.today).toBeGreaterThan(0)
    expect(states).toEqual(['ready'])
    expect(connected.requests()).toHaveLength(3)
    await model.renew(false)
    await groups()
    expect(connected.requests()).toHaveLength(3)
  })

  it('keeps what it shows where it cannot be read quietly', async () => {
    const before = await mine()
    const told = counts
    connected.sandbox.state.faults.add('GET /v2/team/*/task=400 x*')
    await model.renew(true)
    expect(await mine()).toEqual(before)
    expect(counts).toEqual(told)
  })

  it('shows what fits the filter, and counts all of it', async () => {
    const [task] = await mine()
    if (!task) throw new Error('No task.')
    const all = counts
    filter = { text: task.name, matches: ({ id }) => id === task.id }
    expect(await mine()).toEqual([task])
    expect(counts).toEqual(all)
    filter = { text: 'zzqqxx', matches: () => false }
    expect((await model.children()).map(({ kind }) => kind)).toEqual(['empty'])
  })

  it('takes a task away that is done, with one request', async () => {
    const [task] = await mine()
    if (!task) throw new Error('No task.')
    const stored = connected.sandbox.state.store.tasks.get(task.id)
    if (!stored) throw new Error('No such task.')
    const asked = connected.requests().length
    connected.sandbox.state.store.tasks.delete(task.id)
    await model.apply([{ kind: 'task', id: task.id }])
    expect((await mine()).map(({ id }) => id)).not.toContain(task.id)
    expect(connected.requests()).toHaveLength(asked + 1)
    connected.sandbox.state.store.tasks.set(task.id, stored)
  })

  it('only takes note of a change while nobody sees it', async () => {
    await groups()
    const asked = connected.requests().length
    visible = false
    await model.apply([{ kind: 'task', id: '868512p' }])
    expect(connected.requests()).toHaveLength(asked)
    expect(changes).toBe(1)
  })

  it('asks for nothing before it was ever seen', async () => {
    await model.apply([{ kind: 'task', id: '868512p' }])
    expect(connected.requests()).toEqual([])
  })

  it('says so where ClickUp fails', async () => {
    connected.sandbox.state.faults.add('GET /v2/team/*/task=503x4')
    expect(await groups()).toEqual([])
    expect(states).toEqual(['loading', 'failed'])
    expect(counts).toEqual({ overdue: 0, today: 0 })
  })
})

describe('the view of somebody with more work than anybody looks at', () => {
  const large = useSandbox({ seed: 'large' })

  it('says that it shows the first of it only', async () => {
    const told: Counts[] = []
    const model = new MyWorkModel({
      connect: async () => ({
        api: large.api,
        workspace: { id: large.sandbox.workspaceId, name: 'Acme' },
        sandbox: true,
      }),
      isVisible: () => true,
      onChange: () => {},
      onError: () => {},
      onCounts: (counts) => told.push(counts),
      filter: () => NO_FILTER,
      onState: () => {},
    })
    const groups = (await model.children()) as readonly GroupNode[]
    const shown = groups.flatMap(({ tasks }) => tasks)
    expect(shown.length).toBeGreaterThan(400)
    expect(told.at(-1)?.cutAt).toBe(shown.length)
    expect(large.requests().filter((line) => line.endsWith('/task'))).toHaveLength(5)
  })
})
