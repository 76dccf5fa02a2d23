// Custom fields of the rarer kinds, through the tools: what they hold is told, set, found, or refused with a way out.
import { beforeEach, describe, expect, it } from 'vitest'
import { tellTask } from '../../../src/clickup/fields/told.ts'
import type { FieldType } from '../../../src/sandbox/state/model.ts'
import { codesOf } from '../../support/pair.ts'
import { fieldNamed, PRIYA, taskOf } from '../weather/cases/world.ts'
import { createWorld, textOf, type World } from '../writes/world.ts'

const BACKLOG = 'Infrastructure Backlog'
let world: World
beforeEach(() => {
  world = createWorld()
})

const read = async (task: string, include: readonly string[] = []) =>
  (await world.call('get_task', { task, include })).result
const set = (task: string, fields: object) =>
  world.call('update_tasks', { tasks: task, set: { fields } })
const found = async (fields: object): Promise<readonly string[]> => {
  const answer = await world.call('find_tasks', {
    in: BACKLOG,
    fields,
    columns: ['id'],
    limit: 100,
  })
  expect(answer.issues).toBeUndefined()
  return answer.result.rows.flat().sort()
}
const addField = (name: string, type: FieldType, id: string): string => {
  const { store } = world
  const { scopeId } = fieldNamed(store, 'Approval')
  const base = { options: [], config: {}, required: false, dateCreated: 0, itemTypes: null }
  store.fields.set(id, { id, name, type, scopeId, ...base })
  return id
}

describe('what a task holds in its fields', () => {
  it('is told with its currency, with names for voters and related tasks, with titles of files', async () => {
    expect((await read('ENG-140')).fields).toMatchObject({
      'Monthly cost': '310.4 EUR',
      'Yearly cost': 3724.8,
      Votes: 'Alex Rivera, Sam Chen',
      'Delivered in': tellTask(taskOf(world.store, 'ENG-122')),
      Evidence: 'storage-costs.csv, sidebar.png',
    })
    expect((await read('ENG-141')).fields).toMatchObject({ 'Yearly cost': 'N/A' })
  })

  it('is told with ids where nobody knows who voted', async () => {
    const { id } = fieldNamed(world.store, 'Votes')
    taskOf(world.store, 'ENG-140').fields.set(id, [PRIYA, 7])
    const columns = ['id', 'Votes']
    const { result } = await world.call('find_tasks', { in: BACKLOG, text: 'Postgres 16', columns })
    expect(result.rows).toEqual([['ENG-140', 'Priya Nair, (user 7)']])
  })

  it('costs no further request where the people are known', async () => {
    await Promise.all([world.call('find_members', { query: 'Alex' }), read('ENG-141')])
    const before = world.asked().length
    await read('ENG-140')
    expect(world.asked()).toHaveLength(before + 1)
  })
})

describe('a relationship to a list', () => {
  const ids = (): unknown => {
    const { id } = fieldNamed(world.store, 'Delivered in')
    return taskOf(world.store, 'ENG-140').fields.get(id)
  }

  it('takes tasks by any of their names, exactly or as a change', async () => {
    const [first, second] = ['ENG-122', 'ENG-118'].map((key) => taskOf(world.store, key).id)
    const added = await set('ENG-140', { 'Delivered in': { add: ['ENG-118'] } })
    expect(added.issues).toBeUndefined()
    expect(ids()).toEqual([first, second])
    expect((await set('ENG-140', { 'Delivered in': ['ENG-118'] })).ok).toBe(true)
    expect(ids()).toEqual([second])
    expect((await set('ENG-140', { 'Delivered in': null })).ok).toBe(true)
    expect(ids()).toBeUndefined()
  })

  it('is set on a new task', async () => {
    const task = { name: 'Rain', fields: { 'Delivered in': ['ENG-122'] } }
    const { ok, result } = await world.call('create_tasks', { list: BACKLOG, tasks: [task] })
    expect(ok).toBe(true)
    const [made] = [...world.store.tasks.values()].filter(({ name }) => name === 'Rain')
    const { id } = fieldNamed(world.store, 'Delivered in')
    expect(made?.fields.get(id)).toEqual([taskOf(world.store, 'ENG-122').id])
    expect(result).toBeDefined()
  })

  it('finds the tasks that hold another', async () => {
    expect(await found({ 'Delivered in': 'ENG-122' })).toEqual(['ENG-140'])
    expect(await found({ 'Delivered in': 'ENG-118' })).toEqual([])
  })
})

describe('an amount of money', () => {
  it('is set as it is told, and told with its currency before and after', async () => {
    const answer = await set('ENG-140', { 'Monthly cost': '310.5 EUR' })
    expect(answer).toMatchObject({
      ok: true,
      result: { set: { 'Monthly cost': ['310.4 EUR', '310.5 EUR'] } },
    })
    const { id } = fieldNamed(world.store, 'Monthly cost')
    expect(taskOf(world.store, 'ENG-140').fields.get(id)).toBe(310.5)
  })

  it('is not taken in another currency', async () => {
    const answer = await set('ENG-140', { 'Monthly cost': '310.5 SEK' })
    expect([codesOf(answer), world.writes()]).toEqual([['INVALID_INPUT'], []])
    expect(textOf(answer)).toContain('holds EUR, not SEK')
  })
})

describe('a condition on what ClickUp keeps by itself', () => {
  it.each<readonly [string, object, readonly string[]]>([
    ['a formula above', { 'Yearly cost': '> 3000' }, ['ENG-140']],
    ['a formula below', { 'Yearly cost': '< 3000' }, []],
    ['a formula that gives nothing', { 'Yearly cost': 'N/A' }, ['ENG-141']],
    ['any formula', { 'Yearly cost': 'any' }, ['ENG-140', 'ENG-141']],
    ['votes of a person', { Votes: 'Sam Chen' }, ['ENG-140']],
    ['my votes', { Votes: 'me' }, ['ENG-140']],
    ['votes of nobody', { Votes: 'Priya Nair' }, []],
    ['so many votes', { Votes: '>= 2' }, ['ENG-140']],
    ['more votes', { Votes: '> 2' }, []],
    ['a rollup', { 'Effort of parts': '20..22' }, ['ENG-140']],
    ['a file', { Evidence: 'sidebar' }, ['ENG-140']],
    ['money with its currency', { 'Monthly cost': '> 500 EUR' }, ['ENG-147']],
  ])('%s', async (_, fields, tasks) => {
    expect(await found(fields)).toEqual(tasks)
  })

  it.each<readonly [string, unknown, RegExp]>([
    ['Approval', 'Alex Rivera', /"any" or "none"/],
    ['BASELINE_due_date', 'this week', /another field/],
    ['Escalate', true, /click/],
    ['Yearly cost', 'high', /> 3/],
    ['Monthly cost', '> 500 SEK', /EUR/],
    ['Customer visible', 'perhaps', /true or false/],
  ])('on "%s" by %j is refused with what to ask for', async (field, said, hint) => {
    const answer = await world.call('find_tasks', { in: BACKLOG, fields: { [field]: said } })
    expect([answer.ok, codesOf(answer), answer.result]).toEqual([
      false,
      ['INVALID_INPUT'],
      undefined,
    ])
    expect(textOf(answer)).toContain(field)
    expect(answer.issues?.[0]?.hint).toMatch(hint)
  })
})

describe('a field that cannot be set', () => {
  it.each([
    ['Yearly cost', /computed/, /what it is computed from/],
    ['Effort of parts', /computed/, /what it is computed from/],
    ['Parts done', /computed/, /what it is computed from/],
    ['Votes', /votes/, /votes in ClickUp/],
    ['Approval', /signature/, /signed in ClickUp/],
    ['BASELINE_due_date', /baselines/, /dates or the status/],
    ['Evidence', /files/, /Attach/],
  ])('"%s" says so, and what to do instead', async (field, message, hint) => {
    const answer = await set('ENG-140', { [field]: 'x' })
    expect([codesOf(answer), world.writes()]).toEqual([['INVALID_INPUT'], []])
    expect(answer.issues?.[0]?.message).toMatch(message)
    expect(answer.issues?.[0]?.hint).toMatch(hint)
  })
})

describe('two fields of one name on one task', () => {
  beforeEach(() => {
    const { fields } = taskOf(world.store, 'ENG-140')
    fields.set(addField('Notes', 'short_text', 'f-one'), 'first')
    fields.set(addField('Notes', 'text', 'f-two'), 'second')
  })

  it('are both told, and given back as they are told', async () => {
    const { fields } = await read('ENG-140')
    expect(fields).toMatchObject({
      'Notes (short_text field f-one)': 'first',
      'Notes (text field f-two)': 'second',
    })
    const answer = await set('ENG-140', {
      'Notes (short_text field f-one)': 'third',
      'f-two': 'fourth',
    })
    expect(answer).toMatchObject({
      ok: true,
      result: {
        set: {
          'Notes (short_text field f-one)': ['first', 'third'],
          'Notes (text field f-two)': ['second', 'fourth'],
        },
      },
    })
    expect(await found({ 'Notes (text field f-two)': 'fourth' })).toEqual(['ENG-140'])
  })

  it('are two columns by their name, and one by that of one', async () => {
    const ask = async (columns: readonly string[]) =>
      (await world.call('find_tasks', { in: BACKLOG, text: 'Postgres 16', columns })).result
    expect(await ask(['id', 'Notes'])).toMatchObject({
      columns: ['id', 'Notes (short_text field f-one)', 'Notes (text field f-two)'],
      rows: [['ENG-140', 'first', 'second']],
    })
    expect(await ask(['Notes (text field f-two)'])).toMatchObject({
      columns: ['Notes (text field f-two)'],
      rows: [['second']],
    })
  })

  it('stand in the list by names that tell them apart', async () => {
    const { result } = await world.call('get_list', { list: BACKLOG })
    const names = result.fields.map(({ name }: { readonly name: string }) => name)
    expect(names).toEqual(
      expect.arrayContaining([
        'Notes (short_text field f-one)',
        'Notes (text field f-two)',
        'Effort',
      ]),
    )
  })

  it('are ambiguous by that name where one is to be set', async () => {
    const answer = await set('ENG-140', { Notes: 'x' })
    expect([codesOf(answer), world.writes()]).toEqual([['AMBIGUOUS'], []])
    expect(answer.issues?.[0]?.candidates).toHaveLength(2)
  })
})

describe('where the Custom Fields ClickApp is off', () => {
  const calls: readonly (readonly [string, object])[] = [
    ['update_tasks', { tasks: 'ENG-140', set: { fields: { Effort: 3 } } }],
    ['create_tasks', { list: BACKLOG, tasks: [{ name: 'Rain', fields: { Effort: 3 } }] }],
    ['find_tasks', { in: BACKLOG, fields: { Effort: 3 } }],
  ]
  it.each(calls)('%s says so, and who can turn it on', async (tool, args) => {
    world = createWorld({ customFields: false })
    const answer = await world.call(tool, { ...args })
    expect([codesOf(answer), world.writes()]).toEqual([['PLAN_LIMIT'], []])
    expect(answer.issues?.[0]?.hint).toMatch(/ClickApp "Custom Fields" is off/)
  })

  it('the task itself is read', async () => {
    world = createWorld({ customFields: false })
    const answer = await world.call('get_task', { task: 'ENG-140' })
    expect(answer).toMatchObject({ ok: true, result: { name: 'Postgres 16 upgrade' } })
    expect(answer.result).not.toHaveProperty('fields')
  })
})

describe('a task that is assigned to a group', () => {
  it('alone shows it, and beside people after them, wherever tasks are shown', async () => {
    const { store } = world
    const [group] = store.groups.values()
    if (!group) throw new Error('The demo has no groups.')
    const [alone, beside] = [taskOf(store, 'ENG-141'), taskOf(store, 'ENG-142')]
    Object.assign(alone, { assigneeIds: [], groupAssigneeIds: [group.id] })
    Object.assign(beside, { assigneeIds: [PRIYA], groupAssigneeIds: [group.id] })
    const rows = await world.call('find_tasks', {
      in: BACKLOG,
      text: 'a',
      columns: ['id', 'assignees'],
      limit: 100,
    })
    expect(rows.result.rows).toEqual(
      expect.arrayContaining([
        ['ENG-141', group.name],
        ['ENG-142', `Priya Nair, ${group.name}`],
      ]),
    )
    expect((await read('ENG-141')).assignees).toBe(group.name)
    const nobody = await world.call('find_tasks', {
      in: BACKLOG,
      assignees: 'unassigned',
      columns: ['id'],
      limit: 100,
    })
    expect(nobody.result.rows.flat()).not.toContain('ENG-141')
  })
})
