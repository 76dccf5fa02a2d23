// Whatever can be written to a task can be read back, and so can what ClickUp alone writes.
import { describe, expect, it } from 'vitest'
import { TASK_ARGUMENTS } from '../../../src/changes/tasks/arguments.ts'
import { COLUMNS } from '../../../src/mcp/show/cells.ts'
import { usePair } from '../../support/pair.ts'

const running = usePair()
const { call } = running

const INCLUDE = [
  'full_description',
  'subtasks',
  'checklists',
  'dependencies',
  'attachments',
  'watchers',
]

/** By argument: what is set, and what get_task tells then. */
const WRITTEN: Readonly<Record<keyof typeof TASK_ARGUMENTS, readonly [unknown, object]>> = {
  name: ['Another name', { name: 'Another name' }],
  description: ['In **bold**', { description: 'In **bold**' }],
  status: ['in review', { status: 'in review' }],
  priority: ['low', { priority: 'low' }],
  due: ['2027-03-04', { due: '2027-03-04' }],
  start: ['2027-03-01', { start: '2027-03-01' }],
  estimate: ['3h', { estimate: '3h' }],
  points: [5, { points: 5 }],
  parent: ['ENG-130', { parent: { id: 'ENG-130', name: expect.any(String) } }],
  type: ['milestone', { type: 'Milestone' }],
  checklists: [
    { Steps: ['one', 'two'] },
    { checklists: [{ name: 'Steps', items: ['[ ] one', '[ ] two'] }] },
  ],
  fields: [{ Effort: 8 }, { fields: { Effort: 8 } }],
  assignees: [{ add: ['Priya Nair'] }, { assignees: expect.stringContaining('Priya Nair') }],
  tags: [{ add: ['api'] }, { tags: expect.stringContaining('api') }],
  lists: [{ add: ['Bug Tracker'] }, { also_in: 'Bug Tracker' }],
  watchers: [{ add: ['Jonas Weber'] }, { watchers: expect.arrayContaining(['Jonas Weber']) }],
  waits_on: [{ add: ['ENG-118'] }, { waits_on: [{ id: 'ENG-118', status: expect.any(String) }] }],
  blocks: [{ add: ['ENG-121'] }, { blocks: [{ id: 'ENG-121', status: expect.any(String) }] }],
  links: [{ add: ['ENG-122'] }, { links: [{ id: 'ENG-122', status: expect.any(String) }] }],
  move_to: ['Infrastructure Backlog', { list: 'Infrastructure Backlog' }],
  archived: [true, { archived: true }],
  estimates: [{ 'Alex Rivera': '2h' }, { estimates: 'Alex Rivera 2h' }],
}

const make = async (): Promise<string> => {
  const made = await call('create_tasks', {
    list: 'Current Sprint',
    tasks: [{ name: 'To be told' }],
  })
  expect(made.ok, JSON.stringify(made)).toBe(true)
  return [...running.sandbox.state.store.tasks.keys()].at(-1) ?? ''
}

describe('what update_tasks writes', () => {
  it.each(Object.keys(TASK_ARGUMENTS) as (keyof typeof TASK_ARGUMENTS)[])(
    'get_task tells: %s',
    async (name) => {
      const [value, told] = WRITTEN[name]
      const task = await make()
      const before = await call('get_task', { task, include: INCLUDE })
      expect(before.result).not.toMatchObject(told)
      const written = await call('update_tasks', { tasks: [task], set: { [name]: value } })
      expect(written.ok, JSON.stringify(written)).toBe(true)
      expect((await call('get_task', { task, include: INCLUDE })).result).toMatchObject(told)
    },
  )
})

describe('what ClickUp alone writes', () => {
  it('is told of one task, and in columns of many', async () => {
    const task = await make()
    await call('track_time', { action: 'log', task, duration: '45m' })
    await call('update_tasks', { tasks: [task], set: { status: 'closed', type: 'milestone' } })
    const { result } = await call('get_task', { task })
    const date = expect.stringMatching(/^20\d\d-/)
    expect(result).toMatchObject({ tracked: '45m', done: date, closed: date, type: 'Milestone' })
    const columns = ['id', 'tracked', 'done', 'closed', 'type', 'watchers', 'also_in', 'archived']
    const rows = await call('find_tasks', {
      in: 'Current Sprint',
      text: 'told',
      include_closed: true,
      columns,
      limit: 100,
    })
    expect(rows.ok).toBe(true)
    expect(rows.result.rows.find(([id]: string[]) => id === result.id)).toEqual([
      result.id,
      '45m',
      result.done,
      result.closed,
      'Milestone',
      'Alex Rivera',
      null,
      null,
    ])
  })

  it('has a column each, a further type by its name among them', async () => {
    const { ok, result } = await call('find_tasks', { columns: COLUMNS.slice(), limit: 100 })
    expect([ok, result.columns]).toEqual([true, COLUMNS])
    const { store } = running.sandbox.state
    const further = [...store.tasks.values()].find(({ customItemId }) => customItemId > 1)
    if (!further) throw new Error('the demo has no further type')
    const listId = further.listId
    const args = { in: listId, include_closed: true, include_subtasks: true, limit: 100 }
    const types = await call('find_tasks', { ...args, columns: ['id', 'type'] })
    expect(new Map(types.result.rows).get(further.customId ?? further.id)).toBe('Incident')
  })
})
