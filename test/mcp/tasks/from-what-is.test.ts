// What is said by what is there: dates moved from where they are, statuses by their group, and null
// where a client fills with it what a call leaves out.
import { describe, expect, it } from 'vitest'
import { codesOf, expectRefusal, usePair } from '../../support/pair.ts'

const running = usePair()
const { call, writes } = running

const LIST = 'Infrastructure Backlog'
const store = () => running.sandbox.state.store
const only = (name: string) => {
  const [task, ...others] = [...store().tasks.values()].filter((one) => one.name === name)
  if (!task || others.length > 0) throw new Error(`${others.length + 1} tasks are called ${name}`)
  return task
}
const make = async (...tasks: readonly Record<string, unknown>[]): Promise<readonly string[]> => {
  expect(await call('create_tasks', { list: LIST, tasks })).toMatchObject({ ok: true })
  running.sandbox.state.log.clear()
  return tasks.map(({ name }) => only(String(name)).customId ?? '')
}

describe('shift', () => {
  it('moves the dates of each task from where they are', async () => {
    const tasks = await make(
      { name: 'Early', due: '2027-01-08', start: '2027-01-04T09:30' },
      { name: 'Late', due: '2027-02-05T17:00', start: '2027-02-01' },
    )
    const set = { due: 'shift +1w', start: 'shift 3 working days' }
    const { ok, result } = await call('update_tasks', { tasks, set })
    expect({ ok, sets: result.done.map((one: { set: unknown }) => one.set) }).toEqual({
      ok: true,
      sets: [
        { due: ['2027-01-08', '2027-01-15'], start: ['2027-01-04T09:30', '2027-01-07T09:30'] },
        { due: ['2027-02-05T17:00', '2027-02-12T17:00'], start: ['2027-02-01', '2027-02-04'] },
      ],
    })
  })

  it('is refused where a task has no such date, naming it', async () => {
    const [dated, undated] = await make({ name: 'Dated', due: '2027-01-08' }, { name: 'Undated' })
    const issue = await expectRefusal(
      running,
      ['update_tasks', { tasks: [dated, undated], set: { due: 'shift -2d' } }],
      'INVALID_INPUT',
      /no date that could be shifted/,
    )
    expect(issue?.message).toContain(`${undated}: due is not set`)
  })

  it.each([
    ['shift +1w or so', /how far to shift/],
    ['shift', /how far to shift/],
    ['shift +2h', /no time of the day/],
  ])('is refused as %j', async (due, words) => {
    const [task] = await make({ name: `By ${due}`, due: '2027-01-08' })
    await expectRefusal(
      running,
      ['update_tasks', { tasks: task, set: { due } }],
      'INVALID_INPUT',
      words,
    )
  })

  it('is refused for a new task', async () => {
    const tasks = [{ name: 'New', due: 'shift +1w' }]
    await expectRefusal(
      running,
      ['create_tasks', { list: LIST, tasks }],
      'INVALID_INPUT',
      /new has no date/,
    )
  })

  it('moves the date of a list, too', async () => {
    await call('create_list', { in: 'Engineering', name: 'Moved on', due: '2027-03-31' })
    const { result } = await call('update_list', { list: 'Moved on', set: { due: 'shift -1w' } })
    expect(result.set).toEqual({ due: ['2027-03-31', '2027-03-24'] })
  })
})

describe('a status by its group', () => {
  /** A list of such statuses, and a task in it. */
  const listWith = async (name: string, ...statuses: readonly (readonly [string, string])[]) => {
    await call('create_list', { in: 'Engineering', name })
    const list = [...store().lists.values()].find((one) => one.name === name)
    if (!list) throw new Error(`${name} was not created`)
    list.statuses = statuses.map(([status, type], orderindex) => ({
      id: `sc${name}_${orderindex}`,
      status,
      type: type as 'open',
      orderindex,
      color: '#87909e',
    }))
    const tasks = [{ name: `In ${name}`, status: statuses[0]?.[0] }]
    expect(await call('create_tasks', { list: list.id, tasks })).toMatchObject({ ok: true })
    running.sandbox.state.log.clear()
    return only(`In ${name}`).customId ?? only(`In ${name}`).id
  }
  const BOARD = [
    ['backlog', 'open'],
    ['doing', 'custom'],
    ['shipped', 'done'],
    ['ended', 'closed'],
  ] as const

  it.each([
    ['closed', 'ended'],
    ['done', 'shipped'],
    ['active', 'doing'],
  ])('%s is the only one of it: %s', async (status, told) => {
    const task = await listWith(`Board ${status}`, ...BOARD)
    const answer = await call('update_tasks', { tasks: task, set: { status } })
    expect(answer).toEqual({ ok: true, result: { id: task, set: { status: ['backlog', told] } } })
  })

  it('not started is the only one of it, for a new task', async () => {
    await listWith('Board of new', ...BOARD)
    const tasks = [{ name: 'Not begun', status: 'not started' }]
    const { result } = await call('create_tasks', { list: 'Board of new', tasks })
    expect(result.set).toEqual({ status: 'backlog' })
  })

  it('done is closed where the list makes no difference', async () => {
    const task = await listWith('Plain', ['to do', 'open'], ['complete', 'closed'])
    const { result } = await call('update_tasks', { tasks: task, set: { status: 'done' } })
    expect(result.set).toEqual({ status: ['to do', 'complete'] })
  })

  it('is asked back where the list has several of it', async () => {
    const task = await listWith('Several', ...BOARD, ['testing', 'custom'])
    const answer = await call('update_tasks', { tasks: task, set: { status: 'active' } })
    expect({ codes: codesOf(answer), sent: writes() }).toEqual({ codes: ['AMBIGUOUS'], sent: [] })
    const [issue] = answer.issues ?? []
    expect(issue?.candidates).toEqual(['doing', 'testing'])
    expect(await call('update_tasks', { tasks: task, set: { status: 'testing' } })).toMatchObject({
      ok: true,
    })
  })

  it('gives way to a status of that very name', async () => {
    const task = await listWith('Named', ['todo', 'open'], ['active', 'open'], ['at it', 'custom'])
    const { result } = await call('update_tasks', { tasks: task, set: { status: 'active' } })
    expect(result.set).toEqual({ status: ['todo', 'active'] })
  })

  it('is not found where the list has none of it', async () => {
    const task = await listWith('Without', ['todo', 'open'], ['end', 'closed'])
    await expectRefusal(
      running,
      ['update_tasks', { tasks: task, set: { status: 'active' } }],
      'INVALID_INPUT',
      /There is no status/,
    )
  })

  it('is that of the new list for a task that moves', async () => {
    const task = await listWith('From here', ...BOARD)
    await listWith('To there', ['new', 'open'], ['over', 'closed'])
    const set = { move_to: 'To there', status: 'closed' }
    const { ok, result } = await call('update_tasks', { tasks: task, set })
    expect({ ok, status: result.set.status[1] }).toEqual({ ok: true, status: 'over' })
  })
})

describe('null', () => {
  it('in a new task is as good as left out', async () => {
    const nulls = Object.fromEntries(
      [
        ...['description', 'status', 'priority', 'due', 'start', 'estimate', 'points', 'parent'],
        ...['type', 'checklists', 'fields', 'assignees', 'tags', 'lists', 'watchers', 'waits_on'],
        ...['blocks', 'links', 'template', 'subtasks'],
      ].map((name) => [name, null]),
    )
    const tasks = [
      { ...nulls, name: 'Filled with null', subtasks: [{ ...nulls, name: 'Below null' }] },
    ]
    const { ok, issues, result } = await call('create_tasks', { list: LIST, tasks })
    expect({ ok, issues, sets: result.done.map((one: object) => 'set' in one) }).toEqual({
      ok: true,
      issues: undefined,
      sets: [false, false],
    })
    const bodies = running
      .asked()
      .filter(({ method }) => method === 'POST')
      .map(({ body }) => Object.keys(JSON.parse(body || '{}')))
    expect(bodies).toEqual([['name'], ['name', 'parent']])
  })

  it('leaves the name of a list as it is, and clears what can be cleared', async () => {
    await call('create_list', { in: 'Engineering', name: 'Keeps its name', due: '2027-03-31' })
    const { ok, result } = await call('update_list', {
      list: 'Keeps its name',
      set: { name: null, due: null },
    })
    expect({ ok, set: result.set }).toEqual({ ok: true, set: { due: ['2027-03-31', null] } })
  })

  it('alone is nothing to set', async () => {
    await expectRefusal(
      running,
      ['update_list', { list: LIST, set: { name: null } }],
      'INVALID_INPUT',
      /set.*empty/,
    )
  })
})
