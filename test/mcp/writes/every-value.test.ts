// Every value that is asked of a task is answered: of a new one as it is set, of one that is there as
// before and after, or under `already` where it was so.
import { describe, expect, it } from 'vitest'
import { TASK_ARGUMENTS } from '../../../src/changes/tasks/arguments.ts'
import { usePair } from '../../support/pair.ts'

const running = usePair()
const { call, writes } = running

const LIST = 'Infrastructure Backlog'
const store = () => running.sandbox.state.store
const only = (name: string) => {
  const [task, ...others] = [...store().tasks.values()].filter((one) => one.name === name)
  if (!task || others.length > 0) throw new Error(`${others.length + 1} tasks are called ${name}`)
  return task
}

type Asked = readonly [said: unknown, field: string, told: unknown]

/** Of each argument what is said, under which name it is told, and how. */
const ASKED: Readonly<Record<keyof typeof TASK_ARGUMENTS, Asked>> = {
  name: ['Otherwise called', 'name', 'Otherwise called'],
  description: ['Words', 'description', 'Words'],
  status: ['In Progress', 'status', 'in progress'],
  priority: ['HIGH', 'priority', 'high'],
  due: ['2027-05-01', 'due', '2027-05-01'],
  start: ['2027-04-01T09:30', 'start', '2027-04-01T09:30'],
  estimate: ['1d', 'estimate', '8h'],
  points: [5, 'points', 5],
  parent: ['ENG-140', 'parent', 'ENG-140'],
  type: ['milestone', 'type', 'Milestone'],
  checklists: [{ Steps: ['One'] }, 'checklist Steps', ['[ ] One']],
  fields: [{ platforms: ['web', 'ios'] }, 'Platforms', ['Web', 'iOS']],
  assignees: [{ add: ['me'] }, 'assignees', ['Alex Rivera']],
  tags: [{ add: ['API'] }, 'tags', ['api']],
  lists: [{ add: ['Bug Tracker'] }, 'lists', ['Bug Tracker']],
  watchers: [{ add: ['Priya'] }, 'watchers', expect.arrayContaining(['Priya Nair'])],
  waits_on: [{ add: ['ENG-118'] }, 'waits_on', ['ENG-118']],
  blocks: [{ add: ['ENG-121'] }, 'blocks', ['ENG-121']],
  links: [{ add: ['ENG-122'] }, 'links', ['ENG-122']],
  move_to: ['Bug Tracker', 'list', 'Engineering / Bug Tracker'],
  archived: [true, 'archived', true],
  estimates: [{ me: '2h' }, 'estimates', { 'Alex Rivera': '2h' }],
}

const FIELDS: Readonly<Record<string, readonly [said: unknown, told: unknown]>> = {
  'Release Notes': ['Better.', 'Better.'],
  Team: ['frontend', 'Frontend'],
  Effort: ['8', 8],
  'Target date': ['2027-06-01', '2027-06-01'],
  Reviewer: [{ set: ['priya', 'me'] }, ['Priya Nair', 'Alex Rivera']],
  'Customer visible': [true, true],
  Runbook: ['https://wiki.acme.example/y', 'https://wiki.acme.example/y'],
  'Monthly cost': [99.5, expect.stringContaining('99.5')],
  Confidence: [2, 2],
  Rollout: [45, expect.anything()],
  'Related work': [['ENG-141'], [expect.stringMatching(/\(task \w+\)$/)]],
}

const ALL: readonly (readonly [string, Record<string, unknown>, string, unknown])[] = [
  ...Object.entries(ASKED).map(
    ([name, [said, field, told]]) => [name, { [name]: said }, field, told] as const,
  ),
  ...Object.entries(FIELDS).map(
    ([name, [said, told]]) => [`field ${name}`, { fields: { [name]: said } }, name, told] as const,
  ),
]

describe('of a task that is there', () => {
  it.each(ALL)(
    '%s is told as before and after, then under already',
    async (name, set, field, told) => {
      const label = `There for ${name}`
      await call('create_tasks', { list: LIST, tasks: [{ name: label }] })
      const { customId } = only(label)
      const first = await call('update_tasks', { tasks: customId, set })
      expect({ ok: first.ok, set: first.result.set }).toEqual({
        ok: true,
        set: { [field]: [expect.toSatisfy((was) => was !== undefined), told] },
      })
      running.sandbox.state.log.clear()
      const again = await call('update_tasks', { tasks: customId, set })
      expect(Object.keys(again.result.already)).toEqual([field])
      expect(writes()).toEqual([])
    },
  )
})

describe('of a new task', () => {
  const CREATED = ALL.filter(([, set]) =>
    Object.keys(set).every(
      (name) =>
        TASK_ARGUMENTS[name as keyof typeof TASK_ARGUMENTS] &&
        'create' in TASK_ARGUMENTS[name as keyof typeof TASK_ARGUMENTS],
    ),
  )

  it.each(CREATED)('%s is told as it is set', async (name, set, field, told) => {
    const label = `New with ${name}`
    const { ok, result } = await call('create_tasks', {
      list: LIST,
      tasks: [{ name: label, ...set }],
    })
    expect(ok).toBe(true)
    const { parent, set: values, made: _made, zone: _zone, ...where } = result
    expect(where).toEqual({
      id: only(label).customId,
      name: label,
      list: `Engineering / ${LIST}`,
      url: `https://app.clickup.com/t/${only(label).id}`,
    })
    if (field === 'parent') expect(parent).toMatch(/\(task ENG-140\)$/)
    else expect(values).toEqual({ [field]: told })
  })

  it('its parent is told so that it is found by what is told', async () => {
    const { result } = await call('create_tasks', {
      list: LIST,
      tasks: [{ name: 'Told above', subtasks: [{ name: 'Told below' }] }],
    })
    const [, below] = result.done
    for (const parent of [below.parent, below.parent.toUpperCase().replace('TASK', 'task')]) {
      const found = await call('get_task', { task: parent })
      expect(found.result.name).toBe('Told above')
    }
    const named = await call('create_tasks', {
      list: LIST,
      tasks: [{ name: 'One more', parent: 'ENG-140' }],
    })
    expect((await call('get_task', { task: named.result.parent })).result.id).toBe('ENG-140')
  })

  it('relations with others of the call stand in its own entry, and are found by what is told', async () => {
    const { ok, result } = await call('create_tasks', {
      list: LIST,
      tasks: [
        { name: 'Row one', priority: 'low' },
        { name: 'Row two', waits_on: { add: ['Row one', 'ENG-118'] }, links: ['Row three'] },
        { name: 'Row three', blocks: { add: ['Row two'] } },
      ],
    })
    expect({ ok, names: result.done.map(({ name }: { name: string }) => name) }).toEqual({
      ok: true,
      names: ['Row one', 'Row two', 'Row three'],
    })
    const [one, two, three] = result.done
    expect([one.set, Object.keys(two.set), Object.keys(three.set)]).toEqual([
      { priority: 'low' },
      ['waits_on', 'links'],
      ['blocks'],
    ])
    for (const [told, name] of [
      [two.set.waits_on[0], 'Row one'],
      [two.set.links[0], 'Row three'],
      [three.set.blocks[0], 'Row two'],
    ])
      expect((await call('get_task', { task: told })).result.name).toBe(name)
  })

  it('as many are told whole as there is room for, then by id and name, then by id alone', async () => {
    const make = async (count: number, name: string) => {
      const tasks = Array.from({ length: count }, (_, i) => ({ name: `${name} ${i}`, points: 1 }))
      const { ok, result } = await call('create_tasks', { list: LIST, tasks })
      expect({ ok, count: result.done.length }).toEqual({ ok: true, count })
      expect(JSON.stringify(result).length).toBeLessThan(6500)
      return result.done[count - 1]
    }
    expect(await make(20, 'Some')).toMatchObject({ name: 'Some 19', set: { points: 1 } })
    const last = await make(60, 'Many')
    expect(last).toEqual({ id: only('Many 59').customId, name: 'Many 59' })
    expect(await make(100, `Very many of a long name ${'x'.repeat(60)}`)).toMatch(/^ENG-/)
  })
})

describe('of a long text', () => {
  it('what changes is told, whatever stands before it', async () => {
    const text = (word: string) => `${'Before it. '.repeat(300)}${word}${' After it.'.repeat(300)}`
    await call('create_tasks', {
      list: LIST,
      tasks: [{ name: 'Long text', fields: { 'Release Notes': text('red') } }],
    })
    const set = { fields: { 'Release Notes': text('green') } }
    const { result } = await call('update_tasks', { tasks: only('Long text').customId, set })
    const [was, is] = result.set['Release Notes']
    expect([was, is]).toEqual([
      expect.stringMatching(/^….*Before it\. red After it\..*… \(6303 characters\)$/),
      expect.stringMatching(/^….*Before it\. green After it\..*… \(6305 characters\)$/),
    ])
    expect(was.length).toBeLessThan(300)
  })
})

describe('create_tasks without a list', () => {
  it('stands each task where its parent is', async () => {
    const { ok, result } = await call('create_tasks', {
      tasks: [
        { name: 'Below one', parent: 'ENG-140', subtasks: [{ name: 'Two below' }] },
        { name: 'Below the other', parent: '868512p' },
      ],
    })
    expect({
      ok,
      lists: result.done.map(({ list }: { list: string }) => list.split(' / ').at(-1)),
    }).toEqual({
      ok: true,
      lists: [LIST, LIST, 'Q3 Deliverables'],
    })
    expect(only('Below the other')).toMatchObject({ parentId: '868512p' })
    expect(only('Two below').parentId).toBe(only('Below one').id)
  })

  it.each([
    ['the only one', [{ name: 'Nowhere' }], /`list` is missing, and it has no parent/],
    [
      'one of several',
      [{ name: 'Nowhere', parent: 'ENG-140' }, { name: 'Nowhere' }],
      /tasks\[1\] has no parent/,
    ],
  ])('refuses %s that has no parent', async (_, tasks, words) => {
    const answer = await call('create_tasks', { tasks })
    expect({ ok: answer.ok, sent: writes() }).toEqual({ ok: false, sent: [] })
    expect(answer.issues?.[0]?.message).toMatch(words)
  })
})
